"""Sitemaps, of news too: lists of addresses. They hold no text, so each entry is set aside with that reason."""

import re

from services.ingest.reading import Found, Member, Reading, Skipped
from services.ingest.structured.drafts import broken
from services.ingest.structured.json_reading import gaps_around
from services.ingest.structured.markup import Item, cut_items, decode_markup, find_root
from services.ingest.structured.sitemap_urls import describe_address

WIRE_FORMAT = "sitemap"
MEDIA_TYPE = "application/xml"
SURE = 0.95
ITEM_NAMES = "url|sitemap"

_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]{0,2000}<")


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file is a sitemap or an index of sitemaps."""
    if not _MARKUP.match(member.head):
        return 0.0
    root = find_root(member.head_text)
    return SURE if root is not None and root.name in {"urlset", "sitemapindex"} else 0.0


def read(member: Member) -> Reading:
    """Return the entries of a sitemap, none of which is an article."""
    decoded = decode_markup(member)
    text = decoded.text
    items = [Item(0, len(text), is_closed=True)] if member.is_record else list(cut_items(text, ITEM_NAMES))
    if not items:
        whole = Skipped("metadata_only", "the sitemap lists nothing", 0, len(member.payload))
        return Reading(WIRE_FORMAT, MEDIA_TYPE, decoded.encoding, (whole,))
    spans = decoded.byte_offsets(offset for item in items for offset in (item.start, item.end))
    records = tuple(_record(text[item.start : item.end], (spans[item.start], spans[item.end])) for item in items)
    gaps = () if member.is_record else gaps_around(records, decoded.skipped, len(member.payload))
    return Reading(WIRE_FORMAT, MEDIA_TYPE, decoded.encoding, records, gaps)


def _record(item: str, span: tuple[int, int]) -> Found:
    detail = describe_address(item.encode("utf-8", "replace"))
    return Skipped("metadata_only", detail, *span) if detail else broken("no address can be read in the entry", span)
