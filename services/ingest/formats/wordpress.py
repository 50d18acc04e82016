"""WordPress export (WXR): posts are articles; pages, attachments, menus and revisions are none."""

import re

from services.ingest.reading import Found, Member, Reading, Skipped
from services.ingest.structured.drafts import Draft, NoArticle, broken, settle_draft
from services.ingest.structured.feed_entries import open_feed
from services.ingest.structured.json_reading import gaps_around
from services.ingest.structured.lost import Lost, mark_undecodable
from services.ingest.structured.markup import Item, cut_items, decode_markup, find_root
from services.ingest.structured.wordpress_items import author_names, read_post
from shared.events import Warned

WIRE_FORMAT = "wordpress"
MEDIA_TYPE = "application/rss+xml"
SURE = 0.98
"""Surer than RSS, which an export is as well."""

_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]{0,2000}<")
_EXPORT = re.compile(r"wordpress\.org/export/\d|<wp:wxr_version>")
_BARE_ROOT = (
    '<rss xmlns:excerpt="urn:excerpt" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="urn:wp"><channel>'
)
"""Around an item that comes again alone, its namespaces left behind."""


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file is an export of WordPress."""
    if not _MARKUP.match(member.head):
        return 0.0
    text = member.head_text
    root = find_root(text)
    return SURE if root is not None and root.name == "rss" and _EXPORT.search(text) else 0.0


def read(member: Member) -> Reading:
    """Return the items of an export."""
    decoded = decode_markup(member)
    text, lost = mark_undecodable(decoded)
    if member.is_record:
        items, source = [Item(0, len(text), is_closed=True)], f"{_BARE_ROOT}{text}"
    else:
        items, source = list(cut_items(text, "item")), text
    if not items:
        whole = Skipped("channel", "the export has no items", 0, len(member.payload))
        return Reading(WIRE_FORMAT, MEDIA_TYPE, decoded.encoding, (whole,))
    feed = open_feed(source, find_root(source), len(_BARE_ROOT) if member.is_record else items[0].start)
    names = author_names(text[: items[0].start])
    spans = decoded.byte_offsets(offset for item in items for offset in (item.start, item.end))
    records = []
    for item in items:
        draft, warned = read_post(text[item.start : item.end], feed, names)
        records.append(_record(draft, warned, item, (spans[item.start], spans[item.end]), lost))
    gaps = () if member.is_record else gaps_around(tuple(records), decoded.skipped, len(member.payload))
    return Reading(WIRE_FORMAT, MEDIA_TYPE, decoded.encoding, tuple(records), gaps)


def _record(
    draft: Draft | NoArticle | None, warned: tuple[Warned, ...], item: Item, span: tuple[int, int], lost: Lost
) -> Found:
    cut = () if item.is_closed else (Warned(code="truncated_record", detail="the item is never closed"),)
    if draft is None:
        return broken("nothing can be read in the item", span)
    return settle_draft(draft, span, lost, *warned, *cut)
