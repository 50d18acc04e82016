"""JSON Feed: versions 1 and 1.1, one entry a record."""

import re

from services.ingest.reading import Member, Reading
from services.ingest.structured.json_reading import read_json

WIRE_FORMAT = "json_feed"
SURE = 0.97

_VERSION = re.compile(r'"version"\s{0,20}:\s{0,20}"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file is a JSON Feed: it names its version."""
    if b"jsonfeed" not in member.head.replace(b"\0", b""):
        return 0.0
    text = member.head_text
    return SURE if text.lstrip("\ufeff \t\r\n").startswith("{") and _VERSION.search(text) else 0.0


def read(member: Member) -> Reading:
    """Return the entries of a JSON Feed."""
    return read_json(member, WIRE_FORMAT)
