"""Reading JSON: from the bytes of a file to its records, whichever of the JSON formats each element is in."""

from dataclasses import replace
from typing import Any

from services.ingest.encoding import decode_dump_bytes, decode_record_bytes
from services.ingest.reading import Found, Member, Reading, gaps_between
from services.ingest.structured import ap_items, data_items, ninjs_items
from services.ingest.structured.drafts import Draft, NoArticle, broken, settle_draft
from services.ingest.structured.field_names import LIST_KEYS, plain_name
from services.ingest.structured.json_elements import Elements, find_elements
from services.ingest.structured.json_values import JsonReader, Value
from services.ingest.structured.lost import Lost, mark_undecodable
from shared.events import Gap

MEDIA_TYPE = "application/json"


def read_json(member: Member, wire_format: str) -> Reading:
    """Return the records of a JSON file; any bytes have a reading."""
    if member.is_record:
        decoded = decode_record_bytes(member.payload, member.content_type, member.encoding)
    else:
        decoded = decode_dump_bytes(member.payload, member.content_type)
    text, lost = mark_undecodable(decoded)
    reader = JsonReader(text, lost)
    found = _one(reader) if member.is_record else find_elements(reader, is_item)
    spans = decoded.byte_offsets(offset for value in found.values for offset in (value.start, value.end))
    records = tuple(
        record_of(value, (spans[value.start], spans[value.end]), lost, wire_format) for value in found.values
    )
    gaps = () if member.is_record else gaps_around(records, decoded.skipped, len(member.payload))
    return Reading(wire_format, MEDIA_TYPE, decoded.encoding, records, gaps, found.stated_found)


def is_item(value: Any) -> bool:
    """Say whether an object is an article itself, and no envelope around some."""
    if not isinstance(value, dict) or ap_items.is_answer(value):
        return False
    return ninjs_items.is_item(value) or (data_items.is_article(value) and not _holds_stories(value))


def _holds_stories(value: dict[str, Any]) -> bool:
    """Say whether an object with a title and description of its own is a feed or a page of results."""
    lists = [
        items for name, items in value.items() if plain_name(name) in LIST_KEYS and isinstance(items, list) and items
    ]
    return any(data_items.is_story(items[0]) or ninjs_items.is_item(items[0]) for items in lists)


def interpret(value: dict[str, Any], wire_format: str) -> Draft | NoArticle:
    """Return what an object is, by its own signs: an element of one format may stand in a file of another."""
    if ap_items.is_wrapped(value):
        return ap_items.read_wrapped(value)
    if ninjs_items.is_item(value):
        return ninjs_items.read_item(value)
    return data_items.read_record(value, wire_format)


def _one(reader: JsonReader) -> Elements:
    value = reader.read_whole(reader.text)
    return Elements((replace(value, start=0, end=len(reader.text)),))


def record_of(value: Value, span: tuple[int, int], lost: Lost, wire_format: str) -> Found:
    """Return the record of a value that stands in these bytes."""
    if value.fault is not None:
        return broken(value.fault, span)
    if not isinstance(value.value, dict):
        draft: Draft | NoArticle = NoArticle("not_an_article", "the element is no object")
    else:
        draft = interpret(value.value, wire_format)
    return settle_draft(draft, span, lost, *value.warnings)


def gaps_around(records: tuple[Found, ...], mark_bytes: int, size: int) -> tuple[Gap, ...]:
    """Return the bytes between the records as gaps, the byte order mark apart."""
    gaps = gaps_between(records, size)
    if not mark_bytes or not gaps:
        return gaps
    first, *others = gaps
    mark = Gap(byte_start=0, byte_end=mark_bytes, reason="byte_order_mark")
    rest = [first.model_copy(update={"byte_start": mark_bytes})] if first.byte_end > mark_bytes else []
    return (mark, *rest, *others)
