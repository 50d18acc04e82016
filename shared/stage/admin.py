"""Topics and offsets: make what is missing, say what is not there, tell how far a stage is behind."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import GroupCoordinatorNotAvailableError, TopicAlreadyExistsError, for_code
from aiokafka.structs import OffsetAndMetadata

from shared import topics
from shared.errors import CopydeskError
from shared.settings import KafkaSettings
from shared.stage.connection import REQUEST_TIMEOUT_MS, admin_client, kafka_errors
from shared.stage.security import client_options
from shared.topics import TopicSpec

MAX_REPLICATION = 3
"""Copies of a partition where there are that many brokers; with fewer, as many as there are."""
RETRY_SECONDS = 0.2


class TopicsMissing(CopydeskError):
    """Topics that a stage needs are not there."""


@dataclass(frozen=True, slots=True)
class PartitionLag:
    """How far a group is behind in one partition; ``committed`` is None where it never committed."""

    topic: str
    partition: int
    committed: int | None
    end: int

    @property
    def messages(self) -> int:
        """Messages not yet acknowledged, counted from offset 0 where nothing was committed."""
        return self.end - (self.committed or 0)


async def ensure_topics(
    settings: KafkaSettings,
    partitions: int = topics.PARTITIONS,
    specs: Iterable[TopicSpec] = topics.ALL,
    *,
    replication: int | None = None,
) -> list[str]:
    """Make the topics that are missing, leave those that exist; return the logical names made.

    ``replication``: copies of each partition; None is three, or as many as there are brokers.
    Raises ConfigurationError (we may not) or Unavailable (no broker).
    """
    async with admin_client(settings) as admin:
        there = set(await admin.list_topics())
        missing = [spec for spec in specs if settings.topic_prefix + spec.name not in there]
        if not missing:
            return []
        copies = replication or min(MAX_REPLICATION, len((await admin.describe_cluster())["brokers"]))
        wanted = [_new_topic(settings.topic_prefix, spec, partitions, copies) for spec in missing]
        answer = await admin.create_topics(wanted)
    for name, code, *_ in answer.topic_errors:
        _raise_unless_made(name, code)
    return [spec.name for spec in missing]


async def check_topics(settings: KafkaSettings, names: Iterable[str]) -> None:
    """Check that topics exist; raises TopicsMissing, ConfigurationError or Unavailable."""
    async with admin_client(settings) as admin:
        there = set(await admin.list_topics())
    missing = sorted({settings.topic_prefix + name for name in names} - there)
    if missing:
        raise TopicsMissing(
            f"topics are missing at {settings.kafka_bootstrap_servers}: {', '.join(missing)}. "
            "Make them with `copydesk topics --create`, or set COPYDESK_TOPIC_PREFIX as the other services have it."
        )


async def partitions_of(settings: KafkaSettings, names: Iterable[str]) -> dict[str, int]:
    """How many partitions each of these topics has, by logical name; a missing topic is left out."""
    wanted = {settings.topic_prefix + name: name for name in names}
    async with admin_client(settings) as admin:
        described = await admin.describe_topics()
    return {wanted[topic["topic"]]: len(topic["partitions"]) for topic in described if topic["topic"] in wanted}


async def end_offsets(settings: KafkaSettings, names: Iterable[str]) -> dict[tuple[str, int], int]:
    """The offset that the next record will get, by logical topic and partition."""
    counts = await partitions_of(settings, names)
    prefix = settings.topic_prefix
    pairs = [TopicPartition(prefix + name, number) for name, count in counts.items() for number in range(count)]
    async with kafka_errors(settings):
        consumer = AIOKafkaConsumer(**client_options(settings), request_timeout_ms=REQUEST_TIMEOUT_MS)
        try:
            await consumer.start()
            consumer.assign(pairs)
            ends = await consumer.end_offsets(pairs)
        finally:
            await consumer.stop()
    return {(pair.topic.removeprefix(prefix), pair.partition): end for pair, end in ends.items()}


async def lag(settings: KafkaSettings, stage: str, names: Iterable[str]) -> list[PartitionLag]:
    """How far a stage is behind in these topics, by partition."""
    ends = await end_offsets(settings, names)
    prefix = settings.topic_prefix
    async with admin_client(settings) as admin:
        committed = await _committed(admin, prefix + stage)
    known = {
        (pair.topic.removeprefix(prefix), pair.partition): at.offset for pair, at in committed.items() if at.offset >= 0
    }
    return [PartitionLag(*pair, known.get(pair), end) for pair, end in sorted(ends.items())]


async def _committed(admin: AIOKafkaAdminClient, group: str) -> dict[TopicPartition, OffsetAndMetadata]:
    while True:
        try:
            committed: dict[TopicPartition, OffsetAndMetadata] = await admin.list_consumer_group_offsets(group)
        except GroupCoordinatorNotAvailableError:
            # So for a moment on a new cluster, whose offsets topic is made with the first question.
            await asyncio.sleep(RETRY_SECONDS)
        else:
            return committed


def _new_topic(prefix: str, spec: TopicSpec, partitions: int, copies: int) -> NewTopic:
    return NewTopic(
        name=prefix + spec.name,
        num_partitions=partitions,
        replication_factor=copies,
        topic_configs=spec.config,
    )


def _raise_unless_made(name: str, code: int) -> None:
    error = for_code(code)
    if code and error is not TopicAlreadyExistsError:
        raise CopydeskError(f"the topic {name} could not be made: {error.__name__}")
