"""Ingest: from the bytes of a dump to one RawArticle for each article in it."""

import re
from dataclasses import replace

from services.ingest.formats import choose_format
from services.ingest.reading import Reading, Record
from shared import ids
from shared.dump import Dump, decode_dump, dump_envelope
from shared.errors import InvalidMessage
from shared.events import RawArticle
from shared.limits import MAX_ARTICLE_BYTES, MAX_ARTICLE_CHARS, MAX_DUMP_BYTES, MIB
from shared.outcomes import Dead, Dropped, DumpFacts, Event, Item, Settled
from shared.steps import Step

READING = "ingest-1"
"""The version of the rules by which dumps are split: change it with them."""
MAX_CONTROL_SHARE = 0.05
"""More control characters than this make a record binary; real wires carry a few at each end."""
FORGIVEN_CONTROLS = 8
"""So few control characters are repaired even in a short record, unless it is hardly anything else."""
HOPELESS_CONTROL_SHARE = 0.3

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def ingest(dump: Dump) -> Settled:
    """Return one item for each record of the dump, broken ones included, and what was learnt of the dump.

    Raises InvalidMessage where the dump as a whole is too large, or is a part that does not say which.
    """
    if len(dump.payload) > MAX_DUMP_BYTES:
        raise InvalidMessage(
            "too_large",
            f"the dump has {len(dump.payload)} bytes, {MAX_DUMP_BYTES} ({MAX_DUMP_BYTES // MIB} MiB) are allowed;"
            " cut it between two articles and feed the pieces",
        )
    if dump.part_fault:
        raise InvalidMessage("unsupported_part", dump.part_fault)
    reading = choose_format(dump).read(dump)
    items = tuple(_item(dump, reading, record, position) for position, record in enumerate(reading.records))
    binary = [item for item in items if isinstance(item, Dead) and item.reason == "binary"]
    if binary and len(binary) == len(items):
        return _binary_dump(dump, reading, binary[0])
    if dump.record_position is not None:
        return Settled(items or (Dropped("no_text", "the record is blank"),))
    return Settled(items, DumpFacts(reading.wire_format, reading.encoding, reading.gaps))


def _binary_dump(dump: Dump, reading: Reading, found: Dead) -> Settled:
    """A dump without any text is one record: nobody can say where one ends in it, so all of its bytes are kept."""
    whole = replace(found, payload=dump.payload, byte_start=dump.record_byte_start)
    is_record = dump.record_position is not None
    return Settled((whole,), None if is_record else DumpFacts(reading.wire_format, reading.encoding))


def _item(dump: Dump, reading: Reading, record: Record, position: int) -> Item:
    if fault := _fault(record):
        reason, detail = fault
        return Dead(reason, detail, _payload(dump, record), record.byte_start, reading.encoding)
    return Event(_article(dump, reading, record, position))


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


def _payload(dump: Dump, record: Record) -> bytes:
    shift = dump.record_byte_start if dump.record_position is not None else 0
    return dump.payload[record.byte_start - shift : record.byte_end - shift]


def _article(dump: Dump, reading: Reading, record: Record, position: int) -> RawArticle:
    return RawArticle(
        article_id=ids.article_id_from_text(record.text),
        content_hash=ids.content_hash(record.text),
        dump_id=dump.dump_id,
        position=position if dump.record_position is None else dump.record_position,
        source=dump.source,
        filename=dump.filename,
        wire_format=reading.wire_format,
        media_type=reading.media_type,
        encoding=reading.encoding,
        byte_start=record.byte_start,
        byte_end=record.byte_end,
        received_at=dump.received_at,
        text=record.text,
        replacements=record.replacements,
        boundary=record.boundary,
    )


STEP = Step("ingest", READING, decode=decode_dump, run=ingest, envelope=dump_envelope(READING))
