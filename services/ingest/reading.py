"""What is read from a dump: files, the records in them, and the bytes between."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from services.ingest.encoding import decode_dump_bytes
from shared.events import Block, Boundary, Gap, Provider, Replacement, Warned

SAMPLE_BYTES = 64 * 1024
"""How much of a file the formats look at to recognise it."""
LONG_SAMPLE_BYTES = 512 * 1024
"""Where the styles of an export may be longer than that; they reach 98 KB in the material."""
PATH_SEPARATOR = "!/"
"""Between an archive and the file in it, as in ``week.zip!/monday.xml``."""
NOTHING_STATED = Provider()
CERTAIN_BOUNDARY = Boundary(confidence=1.0)
"""The border of a record that the format itself marks."""


@dataclass(frozen=True)
class Member:
    """One file as a format is given it: the dump itself, or what an archive in it holds.

    ``path`` is the place inside the dump, None for the dump itself. ``is_record`` where this is no whole file but one
    record cut out of one, sent again from quarantine: then one record is expected, decoded as ``encoding``.
    File name and content type are hints, never the reason for a decision. ``stated`` is what the container around it
    states of it, such as the address and time of a capture, ``warnings`` what is wrong with it there; both are added to
    the records by ``contents``.
    """

    payload: bytes
    path: str | None = None
    filename: str | None = None
    content_type: str | None = None
    is_record: bool = False
    encoding: str | None = None
    stated: Provider = NOTHING_STATED
    warnings: tuple[Warned, ...] = ()

    @cached_property
    def head(self) -> bytes:
        """The first bytes, to recognise a format by."""
        return self.payload[:SAMPLE_BYTES]

    @cached_property
    def head_text(self) -> str:
        """The same as characters."""
        return decode_dump_bytes(self.head).text

    @cached_property
    def ends(self) -> bytes:
        """The first half megabyte and the last bytes: some exports open with a page of styles and close with marks."""
        return self.payload[:LONG_SAMPLE_BYTES] + b"\n" + self.payload[LONG_SAMPLE_BYTES:][-SAMPLE_BYTES:]

    @cached_property
    def folded(self) -> bytes:
        """The same in small letters: looking for a word in it is far cheaper than any pattern."""
        return self.ends.lower()

    @cached_property
    def extension(self) -> str:
        """The lower-case end of the file name without its dot; empty where there is none."""
        name = (self.filename or self.path or "").rsplit("/", 1)[-1]
        return name.rsplit(".", 1)[-1].lower() if "." in name else ""

    def inside(self, name: str, payload: bytes, content_type: str | None = None) -> "Member":
        """A file that this one holds."""
        path = f"{self.path}{PATH_SEPARATOR}{name}" if self.path else name
        return Member(payload, path, name, content_type)


@dataclass(frozen=True, slots=True)
class Record:
    """One article as it stands in its file: decoded, but not yet judged.

    ``text`` is its source text; for markup ``blocks`` say what its runs are. Bytes count in the file.
    """

    text: str
    byte_start: int
    byte_end: int
    boundary: Boundary = CERTAIN_BOUNDARY
    replacements: tuple[Replacement, ...] = ()
    blocks: tuple[Block, ...] = ()
    provider: Provider = NOTHING_STATED
    warnings: tuple[Warned, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that is no article: a picture, a channel, an entry of a list. ``reason`` is of ``DROP_REASONS``."""

    reason: str
    detail: str
    byte_start: int
    byte_end: int


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that cannot be read; its bytes go to quarantine. ``reason`` is of ``DEAD_REASONS``."""

    reason: str
    detail: str
    byte_start: int
    byte_end: int


Found = Record | Skipped | Broken


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole file: together its records and gaps hold every byte once.

    ``stated_found`` is how many articles the file itself says that it holds, or belongs to.
    """

    wire_format: str
    media_type: str
    encoding: str
    records: tuple[Found, ...]
    gaps: tuple[Gap, ...] = ()
    stated_found: int | None = None


def gaps_between(records: tuple[Found, ...], size: int, reason: str = "record_border") -> tuple[Gap, ...]:
    """Return the bytes of a file that belong to no record, as gaps; ``records`` in order of their bytes."""
    return tuple(_gaps(records, size, reason))


def _gaps(records: tuple[Found, ...], size: int, reason: str) -> Iterator[Gap]:
    at = 0
    for record in records:
        if at < record.byte_start:
            yield Gap(byte_start=at, byte_end=record.byte_start, reason=reason)
        at = max(at, record.byte_end)
    if at < size:
        yield Gap(byte_start=at, byte_end=size, reason=reason)
