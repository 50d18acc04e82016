"""Atom: a feed, or a single entry as a document of its own."""

import re

from services.ingest.reading import Member, Reading
from services.ingest.structured.feed_reading import read_feed
from services.ingest.structured.markup import find_root

WIRE_FORMAT = "atom"
MEDIA_TYPE = "application/atom+xml"
SURE = 0.93
LIKELY = 0.8
"""Of a root called feed without the namespace of Atom."""

_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe\0\0|\0\0\xfe\xff|\xff\xfe|\xfe\xff)?[\s\0]{0,2000}<")
_ATOM = re.compile(r"w3\.org/2005/Atom|purl\.org/atom/ns", re.IGNORECASE)


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file is an Atom feed."""
    if not _MARKUP.match(member.head):
        return 0.0
    root = find_root(member.head_text)
    if root is None or root.name not in {"feed", "entry"}:
        return 0.0
    if _ATOM.search(root.tag):
        return SURE
    return LIKELY if root.name == "feed" else 0.0


def read(member: Member) -> Reading:
    """Return the entries of an Atom feed."""
    return read_feed(member, WIRE_FORMAT, MEDIA_TYPE)
