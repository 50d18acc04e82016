"""An independent witness for the runner's tests: librdkafka, and its own list of what the broker accepted."""

import json
import random
import time
import urllib.request
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.error import HTTPError

from confluent_kafka import Consumer, ConsumerGroupTopicPartitions, Message, Producer, TopicPartition
from confluent_kafka.admin import (
    AdminClient,
    AlterConfigOpType,
    ConfigEntry,
    ConfigResource,
    NewTopic,
    OffsetSpec,
    ResourceType,
)

from shared import topics

INPUTS = (topics.RAW, topics.CLEAN)
OUTPUTS = (topics.LEDGER, topics.QUARANTINE)
PARTITIONS = 3
WAIT_SECONDS = 60.0


def wait_for(condition: Callable[[], object], what: str, seconds: float = WAIT_SECONDS) -> None:
    """Wait until a condition holds; fail with words when it does not."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds:g} seconds for this in vain: {what}")
        time.sleep(0.05)


@dataclass
class Verdict:
    """What the witness says: deliveries without an output, and with outputs that differ."""

    missing: set[str]
    differing: set[str]
    duplicates: int
    quarantined: int


@dataclass
class Oracle:
    """Feeds the inputs of a stage and reads its outputs, on topics of one prefix."""

    bootstrap: str
    prefix: str
    accepted: set[str] = field(default_factory=set)
    outputs: dict[str, list[tuple[str, bytes]]] = field(default_factory=lambda: defaultdict(list))
    quarantined: int = 0

    def __post_init__(self) -> None:
        self.admin = AdminClient({"bootstrap.servers": self.bootstrap})
        made = self.admin.create_topics([NewTopic(self.prefix + n, PARTITIONS, 1) for n in (*INPUTS, *OUTPUTS)])
        for future in made.values():
            future.result(30)
        self._reader = Consumer({"bootstrap.servers": self.bootstrap, "group.id": self.prefix + "oracle"})
        pairs = [TopicPartition(self.prefix + n, p, 0) for n in OUTPUTS for p in range(PARTITIONS)]
        wait_for(lambda: self._has_topics(OUTPUTS + INPUTS), "the topics are made")
        self._reader.assign(pairs)

    def close(self) -> None:
        self._reader.close()

    # Feeding.

    def feed(self, values: Iterable[bytes]) -> None:
        """Produce, in turn, to both inputs; what the broker acknowledges is accepted."""
        producer = Producer({"bootstrap.servers": self.bootstrap, "acks": "all", "linger.ms": 5})
        for index, value in enumerate(values):
            delivery = str(uuid.uuid4())
            producer.produce(
                self.prefix + INPUTS[index % 2],
                key=delivery,
                value=value,
                headers=list(_headers(delivery).items()),
                on_delivery=lambda error, _, delivery=delivery: error or self.accepted.add(delivery),
            )
            producer.poll(0)
        assert producer.flush(30) == 0

    # Reading.

    def read(self) -> int:
        """Read what there is; how many deliveries have an output by now."""
        while batch := self._reader.consume(500, timeout=0.2):
            for message in batch:
                self._note(message)
        return len(self.outputs)

    def wait_for_outputs(self, count: int, seconds: float = WAIT_SECONDS) -> None:
        wait_for(lambda: self.read() >= count, f"{count} outputs", seconds)

    def wait_for_all(self, seconds: float = WAIT_SECONDS) -> Verdict:
        """Wait until nothing is missing or the time is over; then judge."""
        end = time.monotonic() + seconds
        while self.read() < len(self.accepted) and time.monotonic() < end:
            pass
        return self.verdict()

    def verdict(self) -> Verdict:
        self.read()
        return Verdict(
            missing=self.accepted - set(self.outputs),
            differing={delivery for delivery, seen in self.outputs.items() if len(set(seen)) > 1},
            duplicates=sum(len(seen) - 1 for seen in self.outputs.values()),
            quarantined=self.quarantined,
        )

    def _note(self, message: Message) -> None:
        assert message.error() is None
        headers = {name: value.decode() for name, value in message.headers() or []}
        if message.topic() == self.prefix + topics.QUARANTINE:
            self.quarantined += 1
            return
        delivery = headers.get("copydesk-delivery") or (message.key() or b"").decode()
        value = message.value() or b""
        if b'"kind":"quarantined"' in value:  # it points to its quarantine record, of which there may be several
            value = json.dumps({**json.loads(value), "quarantine": None}).encode()
        self.outputs[delivery].append((headers.get("ce_id", ""), value))

    # The broker's side of things.

    def refuse_above(self, topic: str, size_bytes: int | None) -> None:
        """Set a topic's max.message.bytes, or (None) put it back."""
        operation = AlterConfigOpType.DELETE if size_bytes is None else AlterConfigOpType.SET
        entry = ConfigEntry("max.message.bytes", str(size_bytes or ""), incremental_operation=operation)
        resource = ConfigResource(ResourceType.TOPIC, self.prefix + topic, incremental_configs=[entry])
        for future in self.admin.incremental_alter_configs([resource]).values():
            future.result(30)

    def members(self, group: str) -> set[str]:
        """The ids of the group's members."""
        (future,) = self.admin.describe_consumer_groups([self.prefix + group]).values()
        return {member.member_id for member in future.result(30).members}

    def lag(self, group: str) -> int:
        """Inputs that the group has not committed."""
        pairs = [TopicPartition(self.prefix + n, p) for n in INPUTS for p in range(PARTITIONS)]
        (future,) = self.admin.list_consumer_group_offsets(
            [ConsumerGroupTopicPartitions(self.prefix + group, pairs)]
        ).values()
        committed = {(at.topic, at.partition): max(at.offset, 0) for at in future.result(30).topic_partitions}
        ends = self.admin.list_offsets({pair: OffsetSpec.latest() for pair in pairs})
        return sum(end.result(30).offset - committed[pair.topic, pair.partition] for pair, end in ends.items())

    def _has_topics(self, names: Iterable[str]) -> bool:
        there = self.admin.list_topics(timeout=10).topics
        return all(self.prefix + n in there and len(there[self.prefix + n].partitions) == PARTITIONS for n in names)


def values(count: int, size: int = 300, seed: int = 1) -> list[bytes]:
    """Values that compress badly, so that a batch of them has some size."""
    source = random.Random(seed)
    return [f"v{source.getrandbits(size * 4):x}".encode() for _ in range(count)]


def health(port: int, path: str) -> tuple[int, str]:
    """Status and body of one of the stage's pages."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()
    except OSError as error:
        return 0, str(error)


def _headers(delivery: str) -> dict[str, bytes]:
    plain = {
        "copydesk-delivery": delivery,
        "copydesk-dump": delivery,
        "copydesk-reading": "reading-1",
        "copydesk-position": "0",
        "ce_time": "2026-01-01T00:00:00+00:00",
        "ce_id": delivery,
    }
    return {name: value.encode() for name, value in plain.items()}
