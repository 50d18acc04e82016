"""A dump: the bytes that a user hands in, and what the record around them says."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from shared import ids
from shared.envelope import MAX_DIGITS, Envelope, from_millis, read_number, read_time
from shared.events.vocabulary import DEAD_REASONS
from shared.records import Incoming

PART_PREFIX = "copydesk-part-"
MAX_OFFSET_DIGITS = 15
"""A petabyte: parts come from files far above the limit of one dump."""
LAST_PART = {"true": True, "false": False}
UNNAMED = "unnamed"
MAX_NAME_CHARS = 255
"""Of a source or file name; longer ones are cut, as file systems do."""


@dataclass(frozen=True, slots=True)
class Part:
    """A dump that is one part of a file, cut at a hard record border (EVENTS: files above 8 MiB).

    ``reason`` and ``fault`` say why a part cannot be read: it is the beginning of a record that is too large for any
    dump, or the place where the file is damaged.
    """

    group: str
    index: int
    offset_bytes: int
    is_last: bool
    reason: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Dump:
    """One arrival of raw bytes.

    ``record_position`` is set where this is not a whole dump but one of its records, sent again
    from quarantine: then exactly one item is expected, without dump facts, and its bytes stand at
    ``record_byte_start`` of the dump, or of the file ``record_member`` in it, which was read as ``record_format`` and
    decoded as ``record_encoding``. ``part_fault`` says what is
    wrong with the headers of a part.
    """

    payload: bytes
    dump_id: str
    source: str
    received_at: datetime
    content_type: str | None = None
    filename: str | None = None
    record_position: int | None = None
    record_byte_start: int = 0
    record_encoding: str | None = None
    record_format: str | None = None
    record_member: str | None = None
    part: Part | None = None
    part_fault: str = ""


def dump_envelope(reading: str) -> Callable[[Incoming], Envelope]:
    """Return how ingest makes the envelope of a dump; any bytes from any producer have one.

    A dump sent again from quarantine carries the delivery that it first arrived as.
    """

    def envelope(incoming: Incoming) -> Envelope:
        delivery = _uuid_header(incoming, "copydesk-delivery")
        position = _number_header(incoming, "copydesk-position") if delivery else None
        # One record of a dump stays what it was cut as: its position means something in that reading only.
        first_reading = incoming.header("copydesk-reading") if position is not None else None
        return Envelope(
            delivery_id=delivery
            or ids.delivery_id(incoming.topic, incoming.partition, incoming.offset, incoming.timestamp_ms),
            dump_id=(delivery and _uuid_header(incoming, "copydesk-dump")) or ids.dump_id(incoming.value),
            reading=first_reading or reading,
            received_at=_received_at(incoming),
            position=position,
            attempt=_number_header(incoming, "copydesk-attempt") or 1,
        )

    return envelope


def decode_dump(incoming: Incoming, envelope: Envelope) -> Dump:
    """Return the dump of a record; any bytes are one."""
    key = incoming.key.decode("utf-8", "replace") if incoming.key else ""
    part, part_fault = read_part(incoming)
    return Dump(
        payload=incoming.value,
        dump_id=envelope.dump_id,
        source=_name(incoming.header("source")) or _source_from_key(key) or UNNAMED,
        received_at=envelope.received_at,
        content_type=_name(incoming.header("content-type")),
        filename=_name(incoming.header("filename")),
        record_position=envelope.position,
        record_byte_start=_number_header(incoming, "copydesk-byte-start") or 0,
        record_encoding=incoming.header("copydesk-encoding"),
        record_format=incoming.header("copydesk-format"),
        record_member=incoming.header("copydesk-member"),
        part=part,
        part_fault=part_fault,
    )


def read_part(incoming: Incoming) -> tuple[Part | None, str]:
    """Which part of a file a dump is, or what is wrong with its headers; neither for a whole file."""
    group, last = incoming.header(PART_PREFIX + "group"), incoming.header(PART_PREFIX + "last")
    index = _number_header(incoming, PART_PREFIX + "index")
    offset = _number_header(incoming, PART_PREFIX + "offset", MAX_OFFSET_DIGITS)
    if not any(name.startswith(PART_PREFIX) for name, _ in incoming.headers):
        return None, ""
    if not group or index is None or offset is None or last not in LAST_PART:
        return None, "a part of a file needs the headers copydesk-part-group, -index, -offset and -last (true or false)"
    reason, fault = incoming.header(PART_PREFIX + "reason") or "", incoming.header(PART_PREFIX + "fault") or ""
    return Part(group, index, offset, LAST_PART[last], reason if reason in DEAD_REASONS else "", fault), ""


def part_headers(part: Part) -> dict[str, str]:
    """Return a part as the headers that ``read_part`` reads."""
    stated = {
        "group": part.group,
        "index": str(part.index),
        "offset": str(part.offset_bytes),
        "last": "true" if part.is_last else "false",
        "reason": part.reason,
        "fault": part.fault,
    }
    return {PART_PREFIX + name: value for name, value in stated.items() if value}


def _source_from_key(key: str) -> str:
    # `copydesk feed` uses the dump id as key: that names content, not a source.
    return "" if _is_uuid(key) else _name(key) or ""


def _name(stated: str | None) -> str | None:
    # No database and no terminal takes control characters; a name of nothing else is none.
    printable = (c for c in stated or "" if unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(printable).strip()[:MAX_NAME_CHARS] or None


def _received_at(incoming: Incoming) -> datetime:
    try:
        return read_time(incoming.header("received-at") or "")
    except ValueError:
        return from_millis(incoming.timestamp_ms)


def _uuid_header(incoming: Incoming, name: str) -> str | None:
    value = incoming.header(name) or ""
    return value if _is_uuid(value) else None


def _is_uuid(value: str) -> bool:
    try:
        return ids.read_id(value) == value
    except ValueError:
        return False


def _number_header(incoming: Incoming, name: str, max_digits: int = MAX_DIGITS) -> int | None:
    try:
        return read_number(incoming.header(name) or "", max_digits)
    except ValueError:
        return None
