"""IPTC 7901 headers: service and number, urgency, category, words and what the agency adds, then the keyword line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shared.events import StatedField

MAX_LINE_CHARS = 160
MAX_KEYWORD_CHARS = 100

_HEADER = re.compile(
    r"(?P<service>[A-Za-z]{1,6}) ?(?P<number>\d{2,5}) (?P<urgency>[1-9]) (?P<category>[A-Za-z]{1,5}) {1,3}"
    r"(?P<words>\d{1,5})(?!\w)(?P<rest>.*)"
)
_AGENCY = re.compile(r"(?:^|\s|/)(?P<agency>[A-Za-z]{2,8})[ -]?(?P<number>[A-Z]{0,3}\d{1,5})\s*$")


@dataclass(frozen=True, slots=True)
class IptcHeader:
    """What the header of a message states."""

    service: str
    number: str
    urgency: int
    category: str
    words: int
    options: str | None = None
    agency: str | None = None
    agency_number: str | None = None

    @property
    def local_id(self) -> str:
        """Service and number: they come round again every day or month."""
        return f"{self.service}{self.number}"


def parse_header(text: str) -> IptcHeader | None:
    """Return what the first header line of a message states, or None.

    >>> header = parse_header("hwa062 4 i 211 ccccb   hwn 061")
    >>> header.local_id, header.urgency, header.category, header.words, header.agency, header.agency_number
    ('hwa062', 4, 'i', 211, 'hwn', '061')
    """
    line = next((line.strip() for line in text.split("\n")[:6] if line.strip()), "")[:MAX_LINE_CHARS]
    match = _HEADER.match(line)
    if match is None:
        return None
    agency = _AGENCY.search(match["rest"])
    options = match["rest"][: agency.start()].strip() if agency else match["rest"].strip()
    return IptcHeader(
        service=match["service"],
        number=match["number"],
        urgency=int(match["urgency"]),
        category=match["category"],
        words=int(match["words"]),
        options=options or None,
        agency=agency["agency"] if agency else None,
        agency_number=agency["number"] if agency else None,
    )


def find_keyword_line(text: str) -> str | None:
    """Return the keyword line of a header: the next line, whose keywords end with a slash each.

    >>> find_keyword_line("hwa062 4 i 211 hwn 061\\r\\n\\nLarn-ferry/Cargo/\\r\\n")
    'Larn-ferry/Cargo'
    """
    lines = [line.strip() for line in text.split("\n")[:8] if line.strip()]
    behind = [line for line in lines[1:2] if len(line) <= MAX_KEYWORD_CHARS]
    return next((line.rstrip("/ ") for line in behind if line.rstrip("/ ")), None)


def header_fields(header: IptcHeader) -> Iterator[StatedField]:
    """Yield what has no field of its own in an event."""
    values = {"options": header.options, "agency number": header.agency_number}
    return (StatedField(field=f"header/{name}", text=value) for name, value in values.items() if value)
