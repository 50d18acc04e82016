"""From records to parts: as many whole records together as make a dump of a good size."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from services.ingest.reading import PATH_SEPARATOR
from shared.dump import Part
from shared.limits import MAX_DUMP_BYTES, MIB

PART_BYTES = 1 * MIB
"""A part is full from here on: a hundred web pages or so, which ingest reads in a tenth of its time budget."""
KEPT_BYTES = 64 * 1024
"""Of a record that is too large for any dump so much goes on, for whoever looks into the quarantine."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """The bytes of one or more whole records, and where they begin in the file, unpacked.

    ``reason`` (of ``DEAD_REASONS``) and ``fault`` say what is wrong where this is only the beginning of a record that
    is too large, or the place where the file is damaged. ``path`` is the file in an archive that they are of.
    """

    offset: int
    payload: bytes
    reason: str = ""
    fault: str = ""
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the records of a file, so that a part of it is such a file again."""

    head: bytes = b""
    joiner: bytes = b""
    tail: bytes = b""


@dataclass(frozen=True, slots=True)
class FilePart:
    """One part of a file, as it is fed; ``is_whole`` where the file needed no cutting."""

    index: int
    offset: int
    is_last: bool
    payload: bytes
    reason: str = ""
    fault: str = ""
    path: str | None = None
    is_whole: bool = False

    def name_in(self, filename: str | None) -> str | None:
        """Return the file name to show: where the part is of a file in an archive, with its path in there."""
        return f"{filename or 'standard input'}{PATH_SEPARATOR}{self.path}" if self.path else filename

    def of_group(self, group: str) -> Part | None:
        """Return the part as its headers say it; None for a whole file."""
        if self.is_whole:
            return None
        return Part(group, self.index, self.offset, self.is_last, self.reason, self.fault)


def too_large(chunk: Chunk, size: int) -> Chunk:
    """Return a record of so many bytes as what is left of it."""
    fault = (
        f"one record has {size} bytes, {MAX_DUMP_BYTES} ({MAX_DUMP_BYTES // MIB} MiB) are allowed;"
        f" it begins at byte {chunk.offset}{f' of {chunk.path}' if chunk.path else ''}"
    )
    return replace(chunk, payload=chunk.payload[:KEPT_BYTES], reason="too_large", fault=fault)


def pack(chunks: Iterable[Chunk], frame: Frame, part_bytes: int = PART_BYTES) -> Iterator[Chunk]:
    """Yield chunks as large as parts shall be, each with the frame around it."""
    waiting: list[Chunk] = []
    size = 0
    around = len(frame.head) + len(frame.tail)
    for chunk in chunks:
        grown = size + len(chunk.payload) + len(frame.joiner)
        is_apart = bool(chunk.reason) or bool(waiting and chunk.path != waiting[0].path)
        if waiting and (is_apart or grown + around > part_bytes):
            yield _joined(waiting, frame)
            waiting, size = [], 0
        if chunk.reason:
            yield chunk
            continue
        waiting.append(chunk)
        size += len(chunk.payload) + len(frame.joiner)
    if waiting:
        yield _joined(waiting, frame)


def number(chunks: Iterable[Chunk]) -> Iterator[FilePart]:
    """Yield the parts, numbered, the last one known as such."""
    index, held = 0, None
    for chunk in chunks:
        if held is not None:
            yield _part(index, held, is_last=False)
            index += 1
        held = chunk
    if held is not None:
        yield _part(index, held, is_last=True)


def _part(index: int, chunk: Chunk, *, is_last: bool) -> FilePart:
    return FilePart(index, chunk.offset, is_last, chunk.payload, chunk.reason, chunk.fault, chunk.path)


def _joined(chunks: list[Chunk], frame: Frame) -> Chunk:
    payload = frame.head + frame.joiner.join(chunk.payload for chunk in chunks) + frame.tail
    return replace(chunks[0], payload=payload)
