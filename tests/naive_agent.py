"""A Faust agent as one would write it at first: the fault tests must see it lose messages.

``take`` acknowledges a batch whatever became of it, and ``topic.send`` without a second await is only
a wish. Started by tests as ``python -m tests.naive_agent``; the same step and topics as the real stage.
"""

import os
import sys
from datetime import UTC, datetime
from typing import Any

import faust

from shared import topics
from shared.settings import ServiceSettings, load
from shared.settlement import settle
from shared.stage.incoming import incoming_from
from tests.runner_stage import INPUTS, STEP, raise_once_less, raises_left

BATCH = 100


def build() -> faust.App:
    settings = load(ServiceSettings)
    prefix = settings.topic_prefix
    raw = {"key_serializer": "raw", "value_serializer": "raw", "key_type": bytes, "value_type": bytes}
    app = faust.App(
        prefix + "clean",
        broker=[f"kafka://{settings.kafka_bootstrap_servers}"],
        store="memory://",
        autodiscover=False,
        web_enabled=False,
        topic_allow_declare=False,
        topic_disable_leader=True,
        broker_session_timeout=settings.kafka_session_timeout_seconds,
        broker_commit_interval=0.2,
        broker_max_poll_records=500,
        datadir=os.environ["TEST_DATADIR"],
        key_serializer="raw",
        value_serializer="raw",
    )
    output = app.topic(prefix + topics.LEDGER, **raw)

    async def naive(stream: Any) -> None:
        async for events in stream.take(BATCH, within=0.1):
            if raises_left():
                raise_once_less()
            for event in events:
                message = incoming_from(event.message, prefix)
                for record in settle(STEP, message, datetime.now(UTC)).records:
                    await output.send(key=record.key, value=record.value, headers=dict(record.headers))

    app.agent(app.topic(*(prefix + name for name in INPUTS), **raw))(_with_events(naive))
    return app


def _with_events(agent: Any) -> Any:
    # `take` hands on values; events carry the headers, so they are put in the values' place.
    async def run(stream: Any) -> None:
        stream.add_processor(lambda value: stream.current_event)
        await agent(stream)

    return run


if __name__ == "__main__":
    sys.argv = ["naive", "worker", "-l", "warn", "--without-web"]
    build().main()
