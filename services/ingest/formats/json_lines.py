"""JSON Lines: one JSON object a line; a broken line costs nothing but itself."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from services.ingest.encoding import decode_dump_bytes
from services.ingest.reading import Member, Reading
from services.ingest.structured.json_reading import gaps_around, read_json, record_of
from services.ingest.structured.json_values import JsonReader, Value, is_json_object
from services.ingest.structured.lost import Lost, mark_undecodable

WIRE_FORMAT = "jsonl"
MEDIA_TYPE = "application/x-ndjson"
SURE = 0.96
"""Surer than the formats of single items, which may stand on each line."""
LOOKED_AT = 50
"""So many lines of the head are looked at."""
MIN_SHARE = 0.5
"""At least this share of them must be whole objects: files with a few broken lines are still JSON Lines."""

_LINE = re.compile(r"[^\n]+")
_LEADING = " \t\r\x1e\ufeff"
_TRAILING = " \t\r,"
_OBJECT_LINE = re.compile(rb"[ \t\x1e]{0,100}\{\s{0,100}(?:\"|\}).*\}[ \t\r,]{0,100}\Z", re.DOTALL)


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that each line of a file is an object of its own."""
    if not re.match(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0\x1e]{0,200}\S", member.head):
        return 0.0
    head = member.head_text.encode("utf-8", "replace")
    lines = [line for line in islice(head.split(b"\n"), 4 * LOOKED_AT) if line.strip()][:LOOKED_AT]
    if len(lines) < 2:
        return SURE if _is_long_first_line(member, lines) else 0.0
    whole = [line for line in lines if _OBJECT_LINE.match(line) and is_json_object(line)]
    return SURE if whole and len(whole) >= MIN_SHARE * (len(lines) - 1) else 0.0


def _is_long_first_line(member: Member, lines: list[bytes]) -> bool:
    """Say whether the first line reaches beyond the head and the next begins an object like it."""
    if len(member.payload) <= len(member.head) or not lines or not lines[0].lstrip().startswith(b'{"'):
        return False
    end = member.payload.find(b"\n", len(member.head))
    before, behind = member.payload[max(0, end - 1) : end].strip(), member.payload[end + 1 : end + 40].lstrip()
    return end > 0 and (before or b"}") == b"}" and behind.startswith(b'{"')


def read(member: Member) -> Reading:
    """Return the article of each line."""
    if member.is_record:
        reading = read_json(member, WIRE_FORMAT)
        return Reading(WIRE_FORMAT, MEDIA_TYPE, reading.encoding, reading.records)
    decoded = decode_dump_bytes(member.payload, member.content_type)
    text, lost = mark_undecodable(decoded)
    values = tuple(_values(text, lost))
    spans = decoded.byte_offsets(offset for value in values for offset in (value.start, value.end))
    records = tuple(record_of(value, (spans[value.start], spans[value.end]), lost, WIRE_FORMAT) for value in values)
    gaps = gaps_around(records, decoded.skipped, len(member.payload))
    return Reading(WIRE_FORMAT, MEDIA_TYPE, decoded.encoding, records, gaps)


def _values(text: str, lost: Lost) -> Iterator[Value]:
    reader = JsonReader("", lost)
    for line in _LINE.finditer(text):
        content = line.group().rstrip(_TRAILING)
        start = line.start() + len(content) - len(content.lstrip(_LEADING))
        content = content.lstrip(_LEADING)
        if content:
            value = reader.read_whole(content)
            yield replace(value, start=start, end=start + len(content))
