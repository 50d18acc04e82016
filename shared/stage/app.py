"""The Faust application of a stage, with the settings that were tried together (see ``consumer``)."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import faust
import mode
from faust.sensors import Monitor
from faust.types import EventT

from shared.limits import KIB, MAX_QUARANTINE_BYTES
from shared.settings import ServiceSettings
from shared.stage.consumer import FETCH_BYTES, SafeConsumer, SafeTransport
from shared.stage.security import bootstrap_servers, faust_credentials
from shared.stage.stage import Stage

PRODUCER_OVERHEAD_BYTES = 64 * KIB
"""Kafka's framing on top of the biggest record."""
QUEUE_FACTOR = 4
"""Faust's own queue never fills before our limits do, so that it never pauses a partition."""
REQUEST_SECONDS = 40.0
REBALANCE_SECONDS = 60.0
HEARTBEAT_PARTS = 5
"""Heartbeats in a session timeout."""
LINGER_SECONDS = 0.005
"""Tried with 0, 5 and 20 ms: 5 keeps batches together and costs 5 ms (KAFKA: latency)."""

SettleBatch = Callable[[list[EventT[bytes]]], Awaitable[None]]
LeftLoop = Callable[[], None]


class QuietMonitor(Monitor):
    """Faust's own statistics, switched off: they cost a fifth of the time of a message and nobody reads them."""

    def on_message_in(self, *_: Any) -> None:
        """Nothing."""

    def on_stream_event_in(self, *_: Any) -> None:
        """Nothing."""

    def on_stream_event_out(self, *_: Any) -> None:
        """Nothing."""

    def on_message_out(self, *_: Any) -> None:
        """Nothing."""


class StageApp(faust.App):
    """A Faust application that reads and writes through our consumer and producer."""

    @property
    def safe_consumer(self) -> SafeConsumer:
        """The consumer, as what it is."""
        consumer = self.consumer
        if not isinstance(consumer, SafeConsumer):
            raise TypeError(f"the consumer is a {type(consumer).__name__}, not ours")
        return consumer

    def _new_transport(self) -> Any:
        return SafeTransport(self.conf.broker_consumer, self)

    def _new_producer_transport(self) -> Any:
        return SafeTransport(self.conf.broker_producer, self)


def build_app(stage: Stage, settings: ServiceSettings, settle: SettleBatch, left_loop: LeftLoop) -> StageApp:
    """Build the application; within a running event loop, since Faust binds to it.

    ``settle`` gets every batch; ``left_loop`` is called when the loop over the stream ends for any reason.
    """
    app = StageApp(
        settings.topic_prefix + stage.name,
        broker=[f"kafka://{server}" for server in bootstrap_servers(settings)],
        broker_credentials=faust_credentials(settings),
        Monitor=QuietMonitor,
        datadir=Path(gettempdir()) / "copydesk-faust",
        **_fixed_settings(),
        **_sizes(stage),
        **_times(settings),
    )
    inputs = app.topic(*(settings.topic_prefix + name for name in stage.inputs), **_raw_bytes())
    app.agent(inputs, name=stage.name, concurrency=1)(_agent(stage, settings, settle, left_loop))
    app.finalize()
    app.safe_consumer.buffer_messages = stage.holds_messages
    return app


def batch_messages(stage: Stage, settings: ServiceSettings) -> int:
    """How many inputs are settled together: half of what is held, so that the next batch waits ready."""
    return max(1, min(settings.batch_messages, stage.holds_messages // 2))


def _agent(
    stage: Stage, settings: ServiceSettings, settle: SettleBatch, left_loop: LeftLoop
) -> Callable[[Any], Awaitable[None]]:
    messages = batch_messages(stage, settings)

    async def settle_stream(stream: Any) -> None:
        try:
            async for batch in stream.noack_take(messages, within=settings.batch_wait_seconds):
                await settle(batch)
        finally:
            left_loop()

    return settle_stream


def _fixed_settings() -> dict[str, Any]:
    return {
        "store": "memory://",
        "autodiscover": False,
        "origin": None,
        "web_enabled": False,
        "topic_allow_declare": False,
        "topic_disable_leader": True,
        "consumer_auto_offset_reset": "earliest",
        "agent_supervisor": mode.CrashingSupervisor,
        "processing_guarantee": "at_least_once",
        "stream_wait_empty": True,
        "stream_publish_on_commit": False,
        "table_standby_replicas": 0,
        "cython_optimizations": False,
        "producer_acks": -1,
        "producer_threaded": False,
        "producer_compression_type": "zstd",
        "producer_linger": LINGER_SECONDS,
        **_raw_serializers(),
    }


def _raw_serializers() -> dict[str, Any]:
    return {"key_serializer": "raw", "value_serializer": "raw"}


def _raw_bytes() -> dict[str, Any]:
    return {**_raw_serializers(), "key_type": bytes, "value_type": bytes}


def _sizes(stage: Stage) -> dict[str, Any]:
    return {
        "stream_buffer_maxsize": QUEUE_FACTOR * stage.holds_messages + QUEUE_FACTOR,
        "broker_max_poll_records": max(1, stage.holds_messages // 2),
        "consumer_max_fetch_size": FETCH_BYTES,
        "producer_max_batch_size": 256 * KIB,
        "producer_max_request_size": MAX_QUARANTINE_BYTES + PRODUCER_OVERHEAD_BYTES,
    }


def _times(settings: ServiceSettings) -> dict[str, Any]:
    session = settings.kafka_session_timeout_seconds
    return {
        "broker_commit_interval": 1.0,
        "broker_commit_every": 1000,
        "broker_session_timeout": session,
        "broker_heartbeat_interval": session / HEARTBEAT_PARTS,
        "broker_request_timeout": max(REQUEST_SECONDS, session),
        "broker_rebalance_timeout": REBALANCE_SECONDS,
        "broker_max_poll_interval": settings.kafka_max_poll_interval_seconds,
        "consumer_group_instance_id": settings.kafka_group_instance_id,
        "producer_request_timeout": 30.0,
    }
