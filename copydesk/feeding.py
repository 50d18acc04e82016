"""Feeding: files become records on the dumps topic, each with the place that the broker gave it."""

import asyncio
import mimetypes
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass

from copydesk import screen
from copydesk.cutting import CannotCut, FilePart
from copydesk.inputs import Input, NoSuchInput
from shared import ids, topics
from shared.dump import part_headers
from shared.limits import MIB
from shared.records import Outgoing
from shared.settings import KafkaSettings

MAX_BYTES_UNDER_WAY = 32 * MIB
"""Four dumps of the largest size: more would only wait in our memory instead of on disk."""


@dataclass(frozen=True, slots=True)
class Fed:
    """One dump that the broker has acknowledged; of a file that was cut, one part."""

    filename: str | None
    size_bytes: int
    dump_id: str
    delivery_id: str
    partition: int
    offset: int
    part_group: str | None = None
    part_index: int | None = None


@dataclass(frozen=True, slots=True)
class Feeding:
    """What came of feeding: the dumps on the broker, the files that could not be read, and the records too large."""

    fed: tuple[Fed, ...]
    refused: tuple[str, ...]
    faults: tuple[str, ...] = ()

    def as_json(self) -> list[dict[str, object]]:
        """One value a dump, for machines."""
        return [asdict(fed) for fed in self.fed]


def feed_inputs(kafka: KafkaSettings, inputs: Sequence[Input], source: str | None) -> Feeding:
    """Send every input, cut where it is large, under a progress bar, and wait for every acknowledgement.

    Unreadable files do not stop the others.
    """
    with screen.bytes_progress() as progress:
        task = progress.add_task("feeding", total=sum(each.size_bytes for each in inputs) or None)
        return asyncio.run(_feed(kafka, inputs, source, lambda count: progress.advance(task, count)))


def dump_record(part: FilePart, group: str, filename: str | None, source: str | None) -> Outgoing:
    """The record of a dump: keyed by its content, with what is known of it as headers."""
    name, of_group = part.name_in(filename), part.of_group(group)
    stated = {
        "source": source,
        "filename": name,
        "content-type": mimetypes.guess_type(name)[0] if name else None,
        **(part_headers(of_group) if of_group else {}),
    }
    headers = tuple((name, value.encode("utf-8", "replace")) for name, value in stated.items() if value)
    return Outgoing(topics.DUMPS, ids.dump_id(part.payload).encode(), part.payload, headers)


async def _feed(
    kafka: KafkaSettings, inputs: Iterable[Input], source: str | None, on_read: Callable[[int], None]
) -> Feeding:
    from shared.stage.client import DumpProducer

    fed: dict[int, Fed] = {}
    refused: list[str] = []
    faults: list[str] = []
    under_way: set[asyncio.Task[None]] = set()
    async with DumpProducer(kafka) as producer, asyncio.TaskGroup() as tasks:

        async def send(number: int, given: Input, part: FilePart, group: str) -> None:
            record = dump_record(part, group, given.filename, source)
            placed = await producer.send(record)
            fed[number] = Fed(
                given.filename,
                len(part.payload),
                (record.key or b"").decode(),
                ids.delivery_id(topics.DUMPS, placed.partition, placed.offset, placed.timestamp_ms),
                placed.partition,
                placed.offset,
                None if part.is_whole else group,
                None if part.is_whole else part.index,
            )

        waiting_bytes = number = 0
        for given in inputs:
            group = str(uuid.uuid4())
            try:
                for part in given.parts(on_read):
                    faults += [f"{given.filename or 'standard input'}: {part.fault}"] if part.fault else []
                    under_way.add(tasks.create_task(send(number, given, part, group)))
                    waiting_bytes += len(part.payload)
                    number += 1
                    if waiting_bytes >= MAX_BYTES_UNDER_WAY:
                        await asyncio.wait(under_way)
                        under_way.clear()
                        waiting_bytes = 0
            except (NoSuchInput, CannotCut) as error:
                refused.append(str(error))
    return Feeding(tuple(fed[index] for index in sorted(fed)), tuple(refused), tuple(faults))
