"""Ingest: from the bytes of a dump to one RawArticle for each article in it."""

import re
from dataclasses import replace

from services.ingest.contents import Contents, Place, read_contents, read_record
from services.ingest.reading import Broken, Record, Skipped
from shared import ids
from shared.dump import Dump, decode_dump, dump_envelope
from shared.errors import InvalidMessage
from shared.events import RawArticle
from shared.limits import MAX_ARTICLE_BYTES, MAX_ARTICLE_CHARS, MAX_DUMP_BYTES, MIB
from shared.outcomes import Dead, Dropped, DumpFacts, Event, Item, Settled
from shared.steps import Step

READING = "ingest-3"
"""The version of the rules by which dumps are split: change it with them."""
MAX_CONTROL_SHARE = 0.05
"""More control characters than this make a record binary; real wires carry a few at each end."""
FORGIVEN_CONTROLS = 8
"""So few control characters are repaired even in a short record, unless it is hardly anything else."""
HOPELESS_CONTROL_SHARE = 0.3

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def ingest(dump: Dump) -> Settled:
    """Return one item for each record of the dump, broken ones included, and what was learnt of the dump.

    Raises InvalidMessage where the dump as a whole is too large, or is a part that does not say which or has a fault.
    """
    if len(dump.payload) > MAX_DUMP_BYTES:
        raise InvalidMessage(
            "too_large",
            f"the dump has {len(dump.payload)} bytes, {MAX_DUMP_BYTES} ({MAX_DUMP_BYTES // MIB} MiB) are allowed;"
            " cut it between two articles and feed the pieces",
        )
    if dump.part_fault:
        raise InvalidMessage("unsupported_part", dump.part_fault)
    if dump.part and dump.part.reason:
        raise InvalidMessage(dump.part.reason, dump.part.fault)
    is_record = dump.record_position is not None
    contents = read_record(dump) if is_record else read_contents(dump)
    items = tuple(_item(dump, place, position) for position, place in enumerate(contents.places))
    binary = [item for item in items if isinstance(item, Dead) and item.reason == "binary"]
    if binary and len(binary) == len(items):
        return _binary_dump(dump, contents, binary[0])
    if is_record:
        return Settled(items or (Dropped("no_text", "the record is blank"),))
    return Settled(items, _facts(contents))


def _facts(contents: Contents) -> DumpFacts:
    return DumpFacts(contents.wire_format, contents.encoding, contents.gaps, contents.stated_found)


def _binary_dump(dump: Dump, contents: Contents, found: Dead) -> Settled:
    """A dump without any text is one record: nobody can say where one ends in it, so all of its bytes are kept."""
    whole = replace(found, payload=dump.payload, byte_start=dump.record_byte_start, member=None)
    is_record = dump.record_position is not None
    return Settled((whole,), None if is_record else DumpFacts(contents.wire_format, contents.encoding))


def _item(dump: Dump, place: Place, position: int) -> Item:
    match place.found:
        case Skipped(reason, detail):
            return Dropped(reason, detail)
        case Broken(reason, detail):
            return _dead(dump, place, reason, detail)
        case Record() as record:
            if fault := _fault(record):
                return _dead(dump, place, *fault)
            is_apart = place.member.path is not None
            return Event(_article(dump, place, record, position), _payload(dump, place) if is_apart else None)


def _dead(dump: Dump, place: Place, reason: str, detail: str) -> Dead:
    reading, member = place.reading, place.member
    start = place.found.byte_start
    return Dead(reason, detail, _payload(dump, place), start, reading.encoding, reading.wire_format, member.path)


def _fault(record: Record) -> tuple[str, str] | None:
    controls, size = len(_CONTROL.findall(record.text)), len(record.text)
    if controls > HOPELESS_CONTROL_SHARE * size or (
        controls > FORGIVEN_CONTROLS and controls > MAX_CONTROL_SHARE * size
    ):
        return "binary", f"{controls} of {size} characters are control characters"
    if size > MAX_ARTICLE_CHARS:
        return "too_large", f"the article has {size} characters, {MAX_ARTICLE_CHARS} are allowed"
    text_bytes = len(record.text.encode("utf-8"))
    if text_bytes > MAX_ARTICLE_BYTES:
        return "too_large", f"the article has {text_bytes} bytes in UTF-8, {MAX_ARTICLE_BYTES} are allowed"
    return None


def _payload(dump: Dump, place: Place) -> bytes:
    shift = dump.record_byte_start if dump.record_position is not None else 0
    return place.member.payload[place.found.byte_start - shift : place.found.byte_end - shift]


def _article(dump: Dump, place: Place, record: Record, position: int) -> RawArticle:
    reading, provider = place.reading, record.provider
    facts = (provider.signal or "", provider.embargo or "")
    return RawArticle(
        article_id=_article_id(dump, record),
        content_hash=ids.content_hash(record.text, *(facts if any(facts) else ())),
        dump_id=dump.dump_id,
        position=position if dump.record_position is None else dump.record_position,
        source=dump.source,
        filename=dump.filename,
        wire_format=reading.wire_format,
        media_type=reading.media_type,
        encoding=reading.encoding,
        member=place.member.path,
        byte_start=record.byte_start,
        byte_end=record.byte_end,
        received_at=dump.received_at,
        text=record.text,
        blocks=record.blocks,
        replacements=record.replacements,
        boundary=record.boundary,
        provider=provider,
        warnings=record.warnings,
    )


def _article_id(dump: Dump, record: Record) -> str:
    guid = record.provider.guid
    if guid is None:
        return ids.article_id_from_text(record.text)
    return ids.article_id_from_guid(record.provider.name or dump.source, guid)


STEP = Step("ingest", READING, decode=decode_dump, run=ingest, envelope=dump_envelope(READING))
