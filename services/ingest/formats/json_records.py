"""JSON: one article, an array of them, or an envelope around an array, with the usual names of fields."""

import re

from services.ingest.reading import SAMPLE_BYTES, Member, Reading
from services.ingest.structured.json_reading import read_json
from services.ingest.structured.json_values import TOO_DEEP, JsonReader
from services.ingest.structured.lost import Lost

WIRE_FORMAT = "json"
LIKELY = 0.9
"""Beside the formats that know their own kind of JSON."""
MAYBE = 0.6

_OPENS = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]{0,2000}[\[{]")
_OBJECT = re.compile(
    r"[\s\ufeff]{0,2000}(?:\[\s{0,2000}(?:,\s{0,2000})?)?\{\s{0,2000}\"(?:[^\"\\\n]|\\.){0,200}\"\s{0,200}:"
)


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file is JSON."""
    if not _OPENS.match(member.head):
        return 0.0
    text = member.head_text
    if _OBJECT.match(text):
        return LIKELY
    reader = JsonReader(text, Lost())
    value = reader.read(reader.skip_space(0))
    if value.fault == TOO_DEEP:
        return MAYBE
    is_whole = value.fault is None and reader.skip_space(value.end) == len(text)
    return MAYBE if is_whole and len(member.payload) < SAMPLE_BYTES else 0.0


def read(member: Member) -> Reading:
    """Return the articles of a JSON file."""
    return read_json(member, WIRE_FORMAT)
