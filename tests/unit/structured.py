"""What the tests of data formats share: reading bytes as any file is read, and the laws that hold for every file."""

from services.ingest.formats import choose_format
from services.ingest.reading import Broken, Found, Member, Reading, Record, Skipped


def read(payload: bytes, expected_format: str | None = None) -> Reading:
    """Read a file in the format that claims it; records and gaps must hold every byte of it once."""
    member = Member(payload)
    chosen = choose_format(member)
    assert expected_format in (None, chosen.name)
    reading = chosen.read(member)
    assert_holds_every_byte(reading, payload)
    return reading


def assert_holds_every_byte(reading: Reading, payload: bytes) -> None:
    spans = [(each.byte_start, each.byte_end) for each in (*reading.records, *reading.gaps)]
    assert b"".join(payload[start:end] for start, end in sorted(spans)) == payload


def outcomes(reading: Reading) -> list[str]:
    """The outcome of each record: article, or the reason why it is none."""
    return [outcome(found) for found in reading.records]


def outcome(found: Found) -> str:
    return found.reason if isinstance(found, Skipped | Broken) else "article"


def article(reading: Reading, index: int = 0) -> Record:
    """One record that must be an article."""
    found = reading.records[index]
    assert isinstance(found, Record), found
    return found


def blocks(record: Record) -> list[tuple[str, str]]:
    """The kinds of a record's blocks with their text."""
    return [(block.kind, record.text[block.start : block.end]) for block in record.blocks]


def times(record: Record) -> list[tuple[str, str]]:
    return [(time.kind, time.text) for time in record.provider.times]


def others(record: Record) -> dict[str, str]:
    return {each.field: each.text for each in record.provider.stated}
