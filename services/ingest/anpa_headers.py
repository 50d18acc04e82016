"""ANPA 1312 headers: the two lines before a text that say its number, desk, rank, category, slug, date and words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shared.events import StatedField

MAX_LINE_CHARS = 160

_NUMBER_LINE = re.compile(r"\x01?(?P<service>[A-Za-z]{0,2})(?P<number>\d{2,5})\x1f(?P<selector>[^\s\x00-\x1f]{0,20})")
_DESKS = re.compile(r"\x05+(?P<desks>[A-Z0-9 ]{1,40})$")
# The two format bytes (DC1 to DC4) say how the lines are set; the second is DC2 for tables.
_SLUG_LINE = re.compile(
    r"(?P<priority>[a-z]{1,3}) (?P<category>[a-z])(?P<format>[\x11-\x14]{0,2}) (?P<keyword>\S[^\x00-\x1f]*?)\s+"
    r"(?P<date>\d{1,2}-\d{1,2})(?:\s(?P<words>\d{1,5}))?\s*$"
)
_TABLE_FORMAT = "\x12"


@dataclass(frozen=True, slots=True)
class AnpaHeader:
    """What the header of a message states; None where it says nothing."""

    service: str | None = None
    number: str | None = None
    selector: str | None = None
    desks: str | None = None
    priority: str | None = None
    category: str | None = None
    is_tabular: bool = False
    keyword: str | None = None
    date: str | None = None
    words: int | None = None

    @property
    def local_id(self) -> str | None:
        """Service letter and number: they come round again."""
        return f"{self.service or ''}{self.number}" if self.number else None


def parse_header(text: str) -> AnpaHeader:
    r"""Return what the header lines state; any text gives a header, an empty one where nothing is understood.

    >>> header = parse_header("\x16\x16\x01f0704\x1freute\nu f BC-FERRY-CARGO   02-26 0105")
    >>> header.local_id, header.priority, header.keyword, header.date, header.words
    ('f0704', 'u', 'BC-FERRY-CARGO', '02-26', 105)
    """
    lines = [line[:MAX_LINE_CHARS].strip("\r ") for line in text.split("\n")[:8]]
    number = _first(_NUMBER_LINE, lines)
    slug = _first(_SLUG_LINE, lines)
    desks = _first(_DESKS, lines)
    return AnpaHeader(
        service=(number["service"] or None) if number else None,
        number=number["number"] if number else None,
        selector=(number["selector"] or None) if number else None,
        desks=desks["desks"].strip() or None if desks else None,
        priority=slug["priority"] if slug else None,
        category=slug["category"] if slug else None,
        is_tabular=slug is not None and slug["format"].endswith(_TABLE_FORMAT),
        keyword=slug["keyword"].strip() if slug else None,
        date=slug["date"] if slug else None,
        words=int(slug["words"]) if slug and slug["words"] else None,
    )


def header_fields(header: AnpaHeader, field: str) -> Iterator[StatedField]:
    """Yield what has no field of its own in an event."""
    values = {
        "desks": header.desks,
        "selector": header.selector,
        "priority": header.priority,
        "category": header.category,
        "keyword": header.keyword,
        "date": header.date,
        "words": f"{header.words:04d}" if header.words is not None else None,
    }
    return (StatedField(field=f"{field}/{name}", text=value) for name, value in values.items() if value)


def _first(form: re.Pattern[str], lines: list[str]) -> re.Match[str] | None:
    return next((match for line in lines if (match := form.search(line))), None)
