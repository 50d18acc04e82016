"""DPA text: messages of the German press agency, in the frame of IPTC 7901 or with its control bytes lost.

Its numbers have four digits, where IPTC 7901 has three; a headline may stand in two lines or in four.
"""

import re
from itertools import pairwise

from services.ingest.formats.iptc7901 import MAX_LEADING_BYTES, MEDIA_TYPE, read_frame, read_messages
from services.ingest.reading import Member, Reading
from services.ingest.wire_frames import Frame, choose_encoding, settle_frames

WIRE_FORMAT = "dpa"
SURE = 0.97
LIKELY = 0.92
"""Without control bytes a header line and the closing time speak for it."""

_HEADER = rb"[a-z]{2,6}\d{4} [1-9] [a-z]{1,5} {1,3}\d{1,5}(?=[ ])[^\r\n\x01-\x03]{0,60}\bdpa \d{3,5}[ \t]*(?=[\r\n])"
_FRAMED = re.compile(rb"\x01" + _HEADER)
_BARE = re.compile(
    rb"(?m)^[a-z]{2,6}\d{3,4} [1-9] [a-z]{1,5} {1,3}\d{1,5} [^\r\n\x01-\x03]{0,60}\bdpa \d{3,5}[ \t]*(?=[\r\n])"
)
_KEYWORDS = re.compile(rb"\s{1,8}[^\r\n]{1,100}/[ \t]*\r?\n")
_TIME = re.compile(rb"(?m)^\d{6} (?:[A-Z]{3,4} )?[A-Za-z\x80-\xff]{3,5} \d\d[ \t]*\r?$")


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file begins with a message of DPA."""
    if b"dpa " not in member.head:
        return 0.0
    framed = _FRAMED.search(member.head)
    if framed and framed.start() <= MAX_LEADING_BYTES:
        return SURE
    bare = _BARE.search(member.head) if b"\x01" not in member.head else None
    is_first = bare is not None and not member.head[: bare.start()].strip()
    return LIKELY if is_first and _TIME.search(member.payload[-len(member.head) :]) else 0.0


def read(member: Member) -> Reading:
    """Return the messages of a file, one record each."""
    if b"\x01" in member.payload:
        return read_messages(member, WIRE_FORMAT)
    encoding = choose_encoding(member)
    frames = _bare_frames(member.payload, is_record=member.is_record)
    found = [read_frame(member.payload, frame, encoding) for frame in frames]
    records, gaps = (tuple(found), ()) if member.is_record else settle_frames(member.payload, found)
    return Reading(WIRE_FORMAT, MEDIA_TYPE, encoding, records, gaps)


def _bare_frames(payload: bytes, *, is_record: bool) -> list[Frame]:
    starts = [match.start() for match in _BARE.finditer(payload)]
    if is_record or not starts:
        return [_bare_frame(payload, 0, len(payload))]
    return [_bare_frame(payload, start, limit) for start, limit in pairwise([*starts, len(payload)])]


def _bare_frame(payload: bytes, start: int, limit: int) -> Frame:
    line = payload.find(b"\n", start, limit)
    header_end = line + 1 if line >= 0 else limit
    keywords = _KEYWORDS.match(payload, header_end, limit)
    text_at = keywords.end() if keywords else header_end
    times = list(_TIME.finditer(payload, text_at, limit))
    text_end = times[-1].start() if times else limit
    end = times[-1].end() if times else limit
    return Frame(
        start,
        limit if limit == len(payload) else end,
        (start, text_at),
        (text_at, text_end),
        (text_end, end),
        not times,
    )
