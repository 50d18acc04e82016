"""Feeding: files become records on the dumps topic, each with the place that the broker gave it."""

import asyncio
import mimetypes
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass

from copydesk import screen
from copydesk.inputs import Input, NoSuchInput
from shared import ids, topics
from shared.limits import MIB
from shared.records import Outgoing
from shared.settings import KafkaSettings

MAX_BYTES_UNDER_WAY = 32 * MIB
"""Four dumps of the largest size: more would only wait in our memory instead of on disk."""


@dataclass(frozen=True, slots=True)
class Fed:
    """One dump that the broker has acknowledged."""

    filename: str | None
    size_bytes: int
    dump_id: str
    delivery_id: str
    partition: int
    offset: int


@dataclass(frozen=True, slots=True)
class Feeding:
    """What came of feeding: the dumps on the broker, and the files that could not be read."""

    fed: tuple[Fed, ...]
    refused: tuple[str, ...]

    def as_json(self) -> list[dict[str, object]]:
        """One value a dump, for machines."""
        return [asdict(fed) for fed in self.fed]


def feed_inputs(kafka: KafkaSettings, inputs: Sequence[Input], source: str | None) -> Feeding:
    """Send every input as one dump, under a progress bar, and wait for every acknowledgement.

    Unreadable files do not stop the others.
    """
    with screen.bytes_progress() as progress:
        task = progress.add_task("feeding", total=sum(each.size_bytes for each in inputs) or None)
        return asyncio.run(_feed(kafka, inputs, source, lambda fed: progress.advance(task, fed.size_bytes)))


def dump_record(payload: bytes, filename: str | None, source: str | None) -> Outgoing:
    """The record of a dump: keyed by its content, with what is known of it as headers."""
    stated = {
        "source": source,
        "filename": filename,
        "content-type": mimetypes.guess_type(filename)[0] if filename else None,
    }
    headers = tuple((name, value.encode("utf-8", "replace")) for name, value in stated.items() if value)
    return Outgoing(topics.DUMPS, ids.dump_id(payload).encode(), payload, headers)


async def _feed(
    kafka: KafkaSettings, inputs: Iterable[Input], source: str | None, on_fed: Callable[[Fed], None]
) -> Feeding:
    from shared.stage.client import DumpProducer

    fed: dict[int, Fed] = {}
    refused: list[str] = []
    under_way: set[asyncio.Task[None]] = set()
    async with DumpProducer(kafka) as producer, asyncio.TaskGroup() as group:

        async def send(index: int, given: Input, payload: bytes) -> None:
            record = dump_record(payload, given.filename, source)
            placed = await producer.send(record)
            fed[index] = Fed(
                given.filename,
                len(payload),
                (record.key or b"").decode(),
                ids.delivery_id(topics.DUMPS, placed.partition, placed.offset, placed.timestamp_ms),
                placed.partition,
                placed.offset,
            )
            on_fed(fed[index])

        waiting_bytes = 0
        for index, given in enumerate(inputs):
            try:
                payload = given.read()
            except NoSuchInput as error:
                refused.append(str(error))
                continue
            waiting_bytes += len(payload)
            under_way.add(group.create_task(send(index, given, payload)))
            if waiting_bytes >= MAX_BYTES_UNDER_WAY:
                await asyncio.wait(under_way)
                under_way.clear()
                waiting_bytes = 0
    return Feeding(tuple(fed[index] for index in sorted(fed)), tuple(refused))
