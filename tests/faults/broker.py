"""Reads whole topics with librdkafka: from the first record to the last, whatever state a transaction is in."""

import asyncio
import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from confluent_kafka import OFFSET_BEGINNING, OFFSET_END, Consumer, KafkaException, TopicPartition
from confluent_kafka import Message as Fetched

from shared.errors import CopydeskError
from shared.limits import MAX_QUARANTINE_BYTES
from shared.settings import KafkaSettings, load
from shared.stage.connection import admin_client
from shared.topics import TopicSpec

ANSWER_SECONDS = 10.0
"""A local broker answers in milliseconds; one that is away is asked again."""
RETRY_SECONDS = 0.5
NOT_READ_SECONDS = 60.0
"""A bound on the silence before the end of a topic."""


@dataclass(frozen=True)
class TopicRecord:
    """One record as it stands on the broker; ``topic`` is without the prefix."""

    topic: str
    partition: int
    offset: int
    timestamp_ms: int
    key: bytes | None
    value: bytes | None
    headers: dict[str, str]

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands."""
        return self.topic, self.partition, self.offset

    @cached_property
    def event(self) -> dict[str, Any]:
        """The value as JSON."""
        event: dict[str, Any] = json.loads(self.value or b"{}")
        return event


class Broker:
    """The broker as the oracle sees it; ``prefix`` is put before topics and groups.

    librdkafka's admin client is not used: its requests end the process when the broker dies under them.
    """

    def __init__(self, kafka: str, prefix: str) -> None:
        self._kafka = kafka
        self._prefix = prefix
        self._watching: dict[str, Consumer] = {}

    def lag(self, group: str, name: str) -> int:
        """How many messages of a topic a group has not committed.

        Raises KafkaException where the broker is away.
        """
        ends = self._ends(name)
        asked = [TopicPartition(self._prefix + name, number) for number in ends]
        committed = self._consumer(group).committed(asked, timeout=ANSWER_SECONDS)
        return sum(ends[at.partition] - max(at.offset, 0) for at in committed)

    def read(self, names: Iterable[str]) -> dict[str, list[TopicRecord]]:
        """Every record of these topics, each topic's in order of partition and offset."""
        consumer = Consumer(
            {
                "bootstrap.servers": self._kafka,
                "group.id": "faults-oracle",
                "enable.auto.commit": False,
                "isolation.level": "read_uncommitted",
                "fetch.message.max.bytes": MAX_QUARANTINE_BYTES,
                "receive.message.max.bytes": 4 * MAX_QUARANTINE_BYTES,
            }
        )
        try:
            return {name: sorted(self._read(consumer, name), key=lambda r: (r.partition, r.offset)) for name in names}
        finally:
            consumer.close()

    def set_max_message_bytes(self, spec: TopicSpec, size: int) -> bool:
        """Make a topic refuse greater messages from now on; False where the broker is away."""
        try:
            asyncio.run(asyncio.wait_for(self._alter(spec, size), 2 * ANSWER_SECONDS))
        except (CopydeskError, TimeoutError):
            return False
        return True

    def is_up(self) -> bool:
        """Whether the broker answers."""
        try:
            self._consumer("").list_topics(timeout=1.0)
        except KafkaException:
            return False
        return True

    async def _alter(self, spec: TopicSpec, size: int) -> None:
        # This request replaces all settings of a topic, so all are given.
        config = {**spec.config, "max.message.bytes": str(size)}
        async with admin_client(load(KafkaSettings, kafka_bootstrap_servers=self._kafka)) as admin:
            await admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, self._prefix + spec.name, config)])

    def _read(self, consumer: Consumer, name: str) -> Iterator[TopicRecord]:
        left = {number: end for number, end in self._ends_when_known(name).items() if end}
        consumer.assign([TopicPartition(self._prefix + name, number, OFFSET_BEGINNING) for number in left])
        while left:
            fetched = consumer.poll(NOT_READ_SECONDS)
            if fetched is None:
                raise TimeoutError(f"{name} could not be read up to {left}")
            if fetched.error():
                raise KafkaException(fetched.error())
            record = _record(name, fetched)
            if record.offset + 1 >= left.get(record.partition, 0):
                left.pop(record.partition, None)
            yield record

    def _ends_when_known(self, name: str) -> dict[int, int]:
        """A client that has seen the broker come back may know of a leader that the broker does not know yet."""
        deadline = time.monotonic() + NOT_READ_SECONDS
        while True:
            try:
                return self._ends(name)
            except KafkaException:
                if time.monotonic() > deadline:
                    raise
                self._watching.pop("", None)
                time.sleep(RETRY_SECONDS)

    def _ends(self, name: str) -> dict[int, int]:
        topic, consumer = self._prefix + name, self._consumer("")
        known = consumer.list_topics(topic, timeout=ANSWER_SECONDS).topics[topic]
        # For times the offset field takes OFFSET_END, too, and answers for all partitions at once.
        asked = [TopicPartition(topic, number, OFFSET_END) for number in known.partitions]
        answers = consumer.offsets_for_times(asked, timeout=ANSWER_SECONDS)
        if any(at.error for at in answers) or not answers:
            raise KafkaException(next((at.error for at in answers if at.error), None))
        return {at.partition: at.offset for at in answers}

    def _consumer(self, group: str) -> Consumer:
        """One that asks for a group, and never joins it."""
        if group not in self._watching:
            settings = {"bootstrap.servers": self._kafka, "group.id": self._prefix + group, "log_level": 0}
            self._watching[group] = Consumer({**settings, "reconnect.backoff.max.ms": 1000})
        return self._watching[group]


def _record(name: str, fetched: Fetched) -> TopicRecord:
    pairs: Any = fetched.headers() or ()
    headers = {header: (value or b"").decode("utf-8", "replace") for header, value in pairs}
    partition: Any = fetched.partition()
    offset: Any = fetched.offset()
    _, time_ms = fetched.timestamp()
    return TopicRecord(name, partition, offset, time_ms, _bytes(fetched.key()), _bytes(fetched.value()), headers)


def _bytes(value: str | bytes | None) -> bytes | None:
    return value.encode() if isinstance(value, str) else value
