"""Reads whole topics with librdkafka: from the first record to the last, whatever state a transaction is in."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from confluent_kafka import (
    OFFSET_BEGINNING,
    Consumer,
    ConsumerGroupTopicPartitions,
    KafkaException,
    TopicPartition,
)
from confluent_kafka import Message as Fetched
from confluent_kafka.admin import (  # type: ignore[attr-defined]  # it exports them, untyped
    AdminClient,
    AlterConfigOpType,
    ConfigEntry,
    ConfigResource,
    OffsetSpec,
)

from shared.limits import MAX_QUARANTINE_BYTES

ANSWER_SECONDS = 10.0
"""A local broker answers in milliseconds; one that is away is asked again."""
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
    """The broker as the oracle sees it; ``prefix`` is put before topics and groups."""

    def __init__(self, kafka: str, prefix: str) -> None:
        self._kafka = kafka
        self._prefix = prefix
        self._admin = AdminClient({"bootstrap.servers": kafka, "log_level": 0, "reconnect.backoff.max.ms": 1000})

    def lag(self, group: str, name: str) -> int:
        """How many messages of a topic a group has not committed.

        Raises KafkaException where the broker is away.
        """
        ends = self._ends(name)
        partitions = [TopicPartition(at.topic, at.partition) for at in ends]
        asked = ConsumerGroupTopicPartitions(self._prefix + group, partitions)
        ((_, future),) = self._admin.list_consumer_group_offsets([asked], request_timeout=ANSWER_SECONDS).items()
        committed = {at.partition: max(at.offset, 0) for at in future.result().topic_partitions}
        return sum(end - committed.get(partition.partition, 0) for partition, end in ends.items())

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

    def set_max_message_bytes(self, name: str, size: int) -> bool:
        """Make a topic refuse greater messages from now on; False where the broker is away."""
        entry = ConfigEntry("max.message.bytes", str(size), incremental_operation=AlterConfigOpType.SET)
        resource = ConfigResource(ConfigResource.Type.TOPIC, self._prefix + name, incremental_configs=[entry])
        try:
            for future in self._admin.incremental_alter_configs([resource], request_timeout=ANSWER_SECONDS).values():
                future.result()
        except KafkaException:
            return False
        return True

    def is_up(self) -> bool:
        """Whether the broker answers."""
        try:
            self._admin.list_topics(timeout=1.0)
        except KafkaException:
            return False
        return True

    def _read(self, consumer: Consumer, name: str) -> Iterator[TopicRecord]:
        left = {at.partition: end for at, end in self._ends(name).items() if end}
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

    def _ends(self, name: str) -> dict[TopicPartition, int]:
        topic = self._admin.list_topics(self._prefix + name, timeout=ANSWER_SECONDS).topics[self._prefix + name]
        latest = OffsetSpec.latest()  # type: ignore[no-untyped-call]
        asked = {TopicPartition(self._prefix + name, number): latest for number in topic.partitions}
        answers = self._admin.list_offsets(asked, request_timeout=ANSWER_SECONDS)
        return {partition: future.result().offset for partition, future in answers.items()}


def _record(name: str, fetched: Fetched) -> TopicRecord:
    pairs: Any = fetched.headers() or ()
    headers = {header: (value or b"").decode("utf-8", "replace") for header, value in pairs}
    partition: Any = fetched.partition()
    offset: Any = fetched.offset()
    _, time_ms = fetched.timestamp()
    return TopicRecord(name, partition, offset, time_ms, _bytes(fetched.key()), _bytes(fetched.value()), headers)


def _bytes(value: str | bytes | None) -> bytes | None:
    return value.encode() if isinstance(value, str) else value
