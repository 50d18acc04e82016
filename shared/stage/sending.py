"""Sending records through the producer that Faust holds, and waiting for every acknowledgement."""

import asyncio
from collections.abc import Callable, Sequence

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError
from aiokafka.structs import RecordMetadata

from shared.errors import CopydeskError
from shared.events import Pointer
from shared.records import Outgoing
from shared.stage.health import Progress
from shared.telemetry import Telemetry


class SendFailed(CopydeskError):
    """The broker refused a record or did not acknowledge it: the process ends, its inputs come again."""


class BrokerSender:
    """Sends records; a failure is fatal, since an idempotent producer does not recover its sequence."""

    def __init__(
        self,
        producer: Callable[[], AIOKafkaProducer],
        topic_prefix: str,
        telemetry: Telemetry,
        progress: Progress,
        on_failure: Callable[[BaseException], None],
    ) -> None:
        self._producer = producer
        self._prefix = topic_prefix
        self._telemetry = telemetry
        self._progress = progress
        self._on_failure = on_failure

    async def send(self, records: Sequence[Outgoing]) -> list[Pointer]:
        """Send and wait for every acknowledgement; where each record stands. Raises SendFailed."""
        pending: list[asyncio.Future[RecordMetadata]] = []
        try:
            for record in records:
                pending.append(await self._enqueue(record))  # noqa: PERF401 - those before a failure must be kept
        except KafkaError as error:
            raise self._failed(records[len(pending)].topic, error) from error
        finally:
            # Every one of them, also when one has failed: nothing may be in flight that nobody waits for.
            places = await asyncio.gather(*pending, return_exceptions=True)
        return [self._pointer(record, place) for record, place in zip(records, places, strict=True)]

    def progressed(self) -> None:
        """A piece of the work in hand is done."""
        self._progress.done()

    def worker_restarted(self, reason: str) -> None:
        """A worker process was replaced."""
        self._telemetry.worker_restarted(reason)

    async def _enqueue(self, record: Outgoing) -> "asyncio.Future[RecordMetadata]":
        future: asyncio.Future[RecordMetadata] = await self._producer().send(
            self._prefix + record.topic, value=record.value, key=record.key, headers=list(record.headers)
        )
        return future

    def _pointer(self, record: Outgoing, place: RecordMetadata | BaseException) -> Pointer:
        if isinstance(place, BaseException):
            raise self._failed(record.topic, place) from place
        return Pointer(topic=record.topic, partition=place.partition, offset=place.offset)

    def _failed(self, topic: str, error: BaseException) -> SendFailed:
        self._telemetry.send_failed(topic)
        failure = SendFailed(
            f"the broker did not take a record for {self._prefix}{topic} ({type(error).__name__}: {error}). "
            "Is it up, and does the topic's max.message.bytes allow the size?"
        )
        self._on_failure(failure)
        return failure
