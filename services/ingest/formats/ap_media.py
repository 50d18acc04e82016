"""AP Media: an answer of the Associated Press's interface, with one item or a feed of them."""

import re

from services.ingest.reading import Member, Reading
from services.ingest.structured.json_reading import read_json

WIRE_FORMAT = "ap_media"
SURE = 0.97
"""Surer than ninjs, which its items are close to."""

_ANSWER = re.compile(r'\s{0,200}\{[^{}]{0,400}"api_version"\s{0,20}:')
_ITEM = re.compile(r'"(?:item|altids|editorialpriority)"\s{0,20}:')


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file is an answer of AP's Media API."""
    if b"api_version" not in member.head.replace(b"\0", b""):
        return 0.0
    text = member.head_text
    return SURE if _ANSWER.match(text) and _ITEM.search(text) else 0.0


def read(member: Member) -> Reading:
    """Return the items of an answer."""
    return read_json(member, WIRE_FORMAT)
