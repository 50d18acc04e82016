"""Wire frames: the messages of a file that are marked by control bytes, as IPTC 7901 and ANPA 1312 do.

A message is SOH header STX text ETX trailer EOT, one after the other; any of the marks behind SOH may be missing.
"""

import re
from dataclasses import dataclass
from itertools import islice, pairwise

from services.ingest.encoding import REPLACEMENT, Decoded, charset_hint, guess_encoding
from services.ingest.reading import Broken, Found, Member, gaps_between
from shared.events import Gap, Replacement

SOH, STX, ETX, EOT = b"\x01", b"\x02", b"\x03", b"\x04"
MAX_HEADER_BYTES = 400
"""Header and keyword line together have 40 to 120 bytes."""
FILL = b"\x00\x05\x16\x7f\xff \t\r\n\x0b\x0c"
"""What stands between messages: idle and synchronising bytes, deletes and blanks."""
MAX_LEAD_IN = 64
MIN_STRAY_LETTERS = 12
"""Fewer letters between two messages are noise of the line, not text that somebody misses."""

# A header or a start of text must follow, so a stray SOH in a text parts nothing.
_START = re.compile(rb"\x01(?=[A-Za-z]{0,6}\d{2,5}[ \x1f][ -~\r\n]{4}|[^\x01\x02\x03\x04]{6,400}\x02)")
_LETTERS = re.compile(rb"[A-Za-z\x80-\xff]")
_MARKUP = re.compile(rb"<[!?/A-Za-z][^<>]{0,1000}>")
_REPLACED = re.compile(REPLACEMENT)
_BROKEN_DETAIL = "text outside of any message"


@dataclass(frozen=True, slots=True)
class Frame:
    """One message: the bytes it reaches over, and where its pieces stand in the file.

    Header, text and trailer are spans without the control bytes around them. ``is_cut`` where the end of text is
    missing.
    """

    start: int
    end: int
    header: tuple[int, int]
    text: tuple[int, int]
    trailer: tuple[int, int]
    is_cut: bool


def choose_encoding(member: Member) -> str:
    """Return the encoding of all messages of a file: for a record sent again that of its first reading."""
    known = charset_hint(f"text/plain; charset={member.encoding}") if member.encoding else None
    return known or guess_encoding(member.payload, member.content_type)


def cut_frames(payload: bytes) -> list[Frame]:
    """Return the messages of a file in order; linear in its size."""
    starts = [match.start() for match in _START.finditer(payload)]
    return [_frame(payload, start, limit) for start, limit in pairwise([*starts, len(payload)])]


def first_frame(payload: bytes) -> Frame | None:
    """Return the message of a record that was cut out earlier, to its very end."""
    match = _START.search(payload)
    return _frame(payload, match.start(), len(payload), is_record=True) if match else None


def _frame(payload: bytes, start: int, limit: int, *, is_record: bool = False) -> Frame:
    text_at = payload.find(STX, start, limit)
    header_end = text_at if text_at >= 0 else min(_end_of_header(payload, start, limit), limit)
    body_start = text_at + 1 if text_at >= 0 else header_end
    etx = payload.find(ETX, body_start, limit)
    eot = payload.find(EOT, etx + 1 if etx >= 0 else body_start, limit)
    end = limit if is_record or eot < 0 else eot + 1
    text_end = etx if etx >= 0 else eot if eot >= 0 else limit
    trailer_end = eot if eot >= 0 else limit
    trailer = (etx + 1, trailer_end) if etx >= 0 else (text_end, text_end)
    return Frame(
        start=_lead_in(payload, start),
        end=end if eot >= 0 or is_record else _without_fill(payload, start, limit),
        header=(start + 1, header_end),
        text=(body_start, text_end),
        trailer=trailer,
        is_cut=etx < 0,
    )


def _end_of_header(payload: bytes, start: int, limit: int) -> int:
    """Where no text start is marked, the header is the first line."""
    line = payload.find(b"\n", start, min(limit, start + MAX_HEADER_BYTES))
    return line + 1 if line >= 0 else min(limit, start + MAX_HEADER_BYTES)


def _lead_in(payload: bytes, start: int) -> int:
    """The synchronising bytes before a message belong to it."""
    at = start
    while at > 0 and start - at < MAX_LEAD_IN and payload[at - 1] in b"\x16\x05":
        at -= 1
    return at


def _without_fill(payload: bytes, start: int, limit: int) -> int:
    return start + len(payload[start:limit].rstrip(FILL))


def settle_frames(payload: bytes, found: list[Found]) -> tuple[tuple[Found, ...], tuple[Gap, ...]]:
    """Return the records of a file with the text that stands between them as broken ones, and the gaps."""
    between = [gap for gap in gaps_between(tuple(found), len(payload)) if _is_text(payload, gap)]
    strays = [Broken("broken_record", _BROKEN_DETAIL, gap.byte_start, gap.byte_end) for gap in between]
    records = tuple(sorted([*found, *strays], key=lambda record: record.byte_start))
    return records, gaps_between(records, len(payload))


def _is_text(payload: bytes, gap: Gap) -> bool:
    between = _MARKUP.sub(b"", payload[gap.byte_start : gap.byte_end])
    return sum(1 for _ in islice(_LETTERS.finditer(between), MIN_STRAY_LETTERS)) == MIN_STRAY_LETTERS


def find_replacements(decoded: Decoded, text: str) -> tuple[Replacement, ...]:
    """Return where the undecodable bytes of a message stand in its source text, which keeps their order."""
    places = [match.start() for match in _REPLACED.finditer(text)]
    if len(places) != len(decoded.undecodable):
        return ()
    pairs = zip(places, decoded.undecodable, strict=True)
    return tuple(Replacement(offset=at, original_hex=mark.original.hex()) for at, mark in pairs)
