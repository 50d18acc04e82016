"""ninjs: IPTC's News in JSON, one item, a list of them, or an answer around them."""

import re

from services.ingest.encoding import decode_dump_bytes
from services.ingest.reading import SAMPLE_BYTES, Member, Reading
from services.ingest.structured import ninjs_items
from services.ingest.structured.json_elements import find_elements
from services.ingest.structured.json_reading import is_item, read_json
from services.ingest.structured.json_values import JsonReader
from services.ingest.structured.lost import mark_undecodable
from services.ingest.structured.ninjs_names import KNOWN_PREFIXES, STRONG_NAMES

WIRE_FORMAT = "ninjs"
SURE = 0.95
MIN_STRONG_NAMES = 2
"""Of a file too large to be read for this, so many names that only ninjs has must stand in its head."""

_NAME = re.compile(r'"([A-Za-z_$]{2,30})"\s{0,50}:')
_OPENS = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]{0,200}[\[{]")


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file holds ninjs items."""
    if not _OPENS.match(member.head):
        return 0.0
    decoded = decode_dump_bytes(member.head)
    if len(member.payload) < SAMPLE_BYTES:
        text, lost = mark_undecodable(decoded)
        first = next(iter(find_elements(JsonReader(text, lost), is_item).values), None)
        if first is not None and first.fault is None:
            return SURE if ninjs_items.is_item(first.value) else 0.0
    names = {name.lower() for name in _NAME.findall(decoded.text)}
    strong = {name for name in names if name in STRONG_NAMES or name.startswith(KNOWN_PREFIXES)}
    is_ninjs = bool(names & {"uri", "guid"}) and len(strong) >= MIN_STRONG_NAMES
    return SURE if is_ninjs else 0.0


def read(member: Member) -> Reading:
    """Return the items of a ninjs file."""
    return read_json(member, WIRE_FORMAT)
