"""What a wire format reads from a dump: its records, and the bytes between them."""

from dataclasses import dataclass

from shared.events import Boundary, Gap, Replacement


@dataclass(frozen=True, slots=True)
class Record:
    """One article as it stands in the dump: decoded, but not yet judged."""

    text: str
    byte_start: int
    byte_end: int
    boundary: Boundary
    replacements: tuple[Replacement, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole dump: together its records and gaps hold every byte once."""

    wire_format: str
    media_type: str
    encoding: str
    records: tuple[Record, ...]
    gaps: tuple[Gap, ...] = ()
