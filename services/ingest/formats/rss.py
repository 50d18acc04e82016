"""RSS: 0.9x, 1.0 (RDF) and 2.0, well and ill formed."""

import re

from services.ingest.encoding import decode_dump_bytes
from services.ingest.reading import Member, Reading, Skipped
from services.ingest.structured.feed_reading import read_feed
from services.ingest.structured.markup import find_root, is_blank_document

WIRE_FORMAT = "rss"
MEDIA_TYPE = "application/rss+xml"
SURE = 0.93
BLANK = 0.2
"""A document of nothing but comments is XML without anything; better no text than an article of comments."""

_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe\0\0|\0\0\xfe\xff|\xff\xfe|\xfe\xff)?[\s\0]{0,2000}<")
_RDF = re.compile(r"purl\.org/rss/1\.|my\.netscape\.com/(?:rdf|publish)|channel\.netscape\.com/rdf|purl\.org/net/rss1")


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file is an RSS feed."""
    if not _MARKUP.match(member.head):
        return 0.0
    text = member.head_text
    root = find_root(text)
    if root is None:
        return BLANK if "<!--" in text and is_blank_document(text) else 0.0
    if root.name in {"rss", "redirect"}:
        return SURE if root.name == "rss" else 0.0
    return SURE if root.name == "rdf" and _RDF.search(text) else 0.0


def read(member: Member) -> Reading:
    """Return the entries of an RSS feed."""
    if not member.is_record and is_blank_document(decode_dump_bytes(member.payload[:100_000]).text):
        nothing = Skipped("no_text", "the document holds nothing but comments", 0, len(member.payload))
        return Reading(WIRE_FORMAT, MEDIA_TYPE, "utf-8", (nothing,))
    return read_feed(member, WIRE_FORMAT, MEDIA_TYPE)
