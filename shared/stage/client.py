"""Kafka for the command line and for tests: send records, read one back, follow a topic."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from shared.errors import CopydeskError
from shared.events import Pointer
from shared.limits import KIB, MAX_QUARANTINE_BYTES
from shared.records import Incoming, Outgoing
from shared.settings import KafkaSettings
from shared.stage.admin import partitions_of
from shared.stage.connection import REQUEST_TIMEOUT_MS, kafka_errors, only_our_words
from shared.stage.security import client_options

REQUEST_BYTES = MAX_QUARANTINE_BYTES + 64 * KIB
"""The biggest record of any topic, with Kafka's framing."""
READ_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an acknowledged record stands, and the time stamp that the broker gave it."""

    partition: int
    offset: int
    timestamp_ms: int


class NoSuchRecord(CopydeskError):
    """There is no record at a pointer: it was deleted with age, or never was there."""


class DumpProducer:
    """Sends records, each acknowledged by all replicas, once: ``async with DumpProducer(settings) as producer``."""

    def __init__(self, settings: KafkaSettings) -> None:
        self._settings = settings
        self._producer: AIOKafkaProducer | None = None

    async def __aenter__(self) -> Self:
        """Connect; raises ConfigurationError or Unavailable."""
        async with kafka_errors(self._settings), only_our_words():
            self._producer = AIOKafkaProducer(
                **client_options(self._settings),
                acks="all",
                enable_idempotence=True,
                max_request_size=REQUEST_BYTES,
                compression_type="zstd",
                linger_ms=5,
            )
            try:
                await self._producer.start()
            except BaseException:
                await self._producer.stop()
                raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Disconnect."""
        if self._producer is not None:
            await self._producer.stop()

    async def send(self, record: Outgoing) -> Placed:
        """Send and wait for the acknowledgement; raises ConfigurationError or Unavailable."""
        if self._producer is None:
            raise RuntimeError("use it as `async with DumpProducer(settings) as producer`")
        async with kafka_errors(self._settings):
            place = await self._producer.send_and_wait(
                self._settings.topic_prefix + record.topic,
                value=record.value,
                key=record.key,
                headers=list(record.headers),
            )
        return Placed(place.partition, place.offset, place.timestamp)


async def read_record(settings: KafkaSettings, pointer: Pointer) -> Incoming:
    """Read one record; raises NoSuchRecord, ConfigurationError or Unavailable."""
    async with _reader(settings, [(pointer.topic, pointer.partition)]) as consumer:
        pair = TopicPartition(settings.topic_prefix + pointer.topic, pointer.partition)
        ends = await consumer.end_offsets([pair])
        if pointer.offset < ends[pair]:
            consumer.seek(pair, pointer.offset)
            async with asyncio.timeout(READ_SECONDS):
                record = await consumer.getone(pair)
            if record.offset == pointer.offset:
                return _incoming(record, settings.topic_prefix)
    raise NoSuchRecord(
        f"there is no record at {pointer.topic}, partition {pointer.partition}, offset {pointer.offset}: "
        "it was deleted with age, or the topic was made anew."
    )


async def tail(settings: KafkaSettings, *names: str, from_start: bool = True) -> AsyncIterator[Incoming]:
    """Every record of these topics, for ever; those that are there already come first, unless told otherwise."""
    counts = await partitions_of(settings, names)
    pairs = [(name, number) for name, count in counts.items() for number in range(count)]
    async with _reader(settings, pairs) as consumer:
        if not from_start:
            await consumer.seek_to_end()
        async for record in consumer:
            yield _incoming(record, settings.topic_prefix)


@asynccontextmanager
async def _reader(settings: KafkaSettings, pairs: list[tuple[str, int]]) -> AsyncIterator[AIOKafkaConsumer]:
    async with kafka_errors(settings):
        consumer = AIOKafkaConsumer(
            **client_options(settings),
            request_timeout_ms=REQUEST_TIMEOUT_MS,
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            max_partition_fetch_bytes=REQUEST_BYTES,
        )
        try:
            await consumer.start()
            consumer.assign([TopicPartition(settings.topic_prefix + name, number) for name, number in pairs])
            yield consumer
        finally:
            await consumer.stop()


def _incoming(record: Any, topic_prefix: str) -> Incoming:
    return Incoming(
        topic=record.topic.removeprefix(topic_prefix),
        partition=record.partition,
        offset=record.offset,
        timestamp_ms=record.timestamp,
        key=record.key,
        value=record.value or b"",
        headers=tuple((name, value or b"") for name, value in record.headers),
    )
