"""The contents of a dump: the files in it, however deep they lie, and every record in them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from services.ingest.containers import choose_container
from services.ingest.formats import choose_format, format_named
from services.ingest.reading import Broken, Found, Member, Reading, Record
from shared.dump import Dump
from shared.errors import InvalidMessage
from shared.events import Gap

MAX_DEPTH = 5
"""Containers in containers: a mail in an mbox in a gzip in a zip is four."""


@dataclass(frozen=True, slots=True)
class Place:
    """One record and where it was found."""

    member: Member
    reading: Reading
    found: Found


@dataclass(frozen=True, slots=True)
class Contents:
    """All records of a dump in order, and what is said of the dump as a whole."""

    wire_format: str
    encoding: str
    places: tuple[Place, ...]
    gaps: tuple[Gap, ...] = ()
    stated_found: int | None = None


def read_contents(dump: Dump) -> Contents:
    """Read a whole dump."""
    member = Member(dump.payload, None, dump.filename, dump.content_type)
    container, confidence = choose_container(member)
    if container is None or choose_format(member).detect(member) >= confidence:
        reading = choose_format(member).read(member)
        places = tuple(Place(member, reading, found) for found in reading.records)
        return Contents(reading.wire_format, reading.encoding, places, reading.gaps, reading.stated_found)
    places = tuple(_places(member, 0))
    stated = {id(place.reading): place.reading.stated_found for place in places}.values()
    return Contents(container.name, "binary", places, stated_found=sum(n for n in stated if n) or None)


def read_record(dump: Dump) -> Contents:
    """Read one record of a dump that was sent again. Raises InvalidMessage where it is not one any more."""
    member = Member(dump.payload, None, dump.filename, dump.content_type, is_record=True, encoding=dump.record_encoding)
    wire_format = format_named(dump.record_format or "") or choose_format(member)
    reading = wire_format.read(member)
    if len(reading.records) > 1:
        raise InvalidMessage("broken_record", f"one record is read as {len(reading.records)}; feed the dump again")
    shift = dump.record_byte_start
    origin = Member(member.payload, dump.record_member, dump.filename, dump.content_type, is_record=True)
    places = tuple(Place(origin, reading, _shifted(found, shift)) for found in reading.records)
    return Contents(reading.wire_format, reading.encoding, places)


def _places(member: Member, depth: int) -> Iterator[Place]:
    container, confidence = choose_container(member)
    wire_format = choose_format(member)
    if container is None or wire_format.detect(member) >= confidence:
        reading = wire_format.read(member)
        yield from (Place(member, reading, found) for found in reading.records)
        return
    outer = Reading(container.name, member.content_type or "application/octet-stream", "binary", ())
    if depth == MAX_DEPTH:
        detail = f"archives lie in one another more than {MAX_DEPTH} deep"
        yield Place(member, outer, Broken("archive_limit", detail, 0, len(member.payload)))
        return
    for inner in container.unpack(member):
        if isinstance(inner, Member):
            yield from _places(inner, depth + 1)
        else:
            yield Place(member, outer, inner)


def _shifted(found: Found, shift: int) -> Found:
    moved = replace(found, byte_start=found.byte_start + shift, byte_end=found.byte_end + shift)
    if not isinstance(moved, Record) or not shift:
        return moved
    signals = tuple(
        signal.model_copy(update={"byte_start": signal.byte_start + shift, "byte_end": signal.byte_end + shift})
        for signal in moved.boundary.evidence
    )
    return replace(moved, boundary=moved.boundary.model_copy(update={"evidence": signals}))
