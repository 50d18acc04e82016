"""Reading a feed: from the bytes of an RSS or Atom file to one record for each of its entries."""

from services.ingest.reading import Found, Member, Reading, Skipped
from services.ingest.structured.drafts import broken, settle_draft
from services.ingest.structured.feed_entries import Feed, open_feed, read_entry
from services.ingest.structured.json_reading import gaps_around
from services.ingest.structured.lost import Lost, mark_undecodable
from services.ingest.structured.markup import Item, cut_items, decode_markup, find_root
from shared.events import Warned

ITEM_NAMES = "item|entry"


def read_feed(member: Member, wire_format: str, media_type: str) -> Reading:
    """Return the entries of a feed; a feed without any is one record that is no article."""
    decoded = decode_markup(member)
    text, lost = mark_undecodable(decoded)
    items = [Item(0, len(text), is_closed=True)] if member.is_record else list(cut_items(text, ITEM_NAMES))
    if not items:
        whole = Skipped("channel", "the feed has no entries", 0, len(member.payload))
        return Reading(wire_format, media_type, decoded.encoding, (whole,))
    root = None if member.is_record else find_root(text)
    feed = open_feed(text, root if root and root.start < items[0].start else None, items[0].start)
    spans = decoded.byte_offsets(offset for item in items for offset in (item.start, item.end))
    records = tuple(
        _record(text[item.start : item.end], item, (spans[item.start], spans[item.end]), feed, lost, wire_format)
        for item in items
    )
    gaps = () if member.is_record else gaps_around(records, decoded.skipped, len(member.payload))
    return Reading(wire_format, media_type, decoded.encoding, records, gaps)


def _record(text: str, item: Item, span: tuple[int, int], feed: Feed, lost: Lost, wire_format: str) -> Found:
    cut = () if item.is_closed else (Warned(code="truncated_record", detail="the item is never closed"),)
    draft, warned = read_entry(text, feed, wire_format)
    if draft is None:
        return broken("nothing can be read in the item", span)
    return settle_draft(draft, span, lost, *warned, *cut)
