"""The contents of a dump: the files in it, however deep they lie, and every record in them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from services.ingest.containers import Container, choose_container, container_named
from services.ingest.containers.limits import MAX_DEPTH, Budget, LimitReached
from services.ingest.formats import Format, choose_format, format_named, text
from services.ingest.formats.mail import WIRE_FORMAT as MAIL
from services.ingest.formats.mail import attachments
from services.ingest.reading import PATH_SEPARATOR, Broken, Found, Member, Reading, Record, Skipped
from services.ingest.unsupported import FileType, unsupported_type
from shared.dump import Dump
from shared.errors import InvalidMessage
from shared.events import Gap, Provider, Warned
from shared.limits import MAX_DUMP_BYTES, MIB

UNSUPPORTED = "unsupported"
"""The format that a dump is said to have which is a picture or the like."""


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


def recognise(member: Member) -> Container | Format | FileType:
    """Return what is surest of a file: a container, a format, or a kind of file that nobody here reads."""
    container, confidence = choose_container(member)
    wire_format = choose_format(member)
    if container is not None and confidence > wire_format.detect(member):
        return container
    known = unsupported_type(member) if wire_format.name == text.WIRE_FORMAT else None
    return known or wire_format


def read_contents(dump: Dump) -> Contents:
    """Read a whole dump. Raises InvalidMessage where it is a file of a kind that nobody here reads."""
    member = Member(dump.payload, None, dump.filename, dump.content_type)
    kind = recognise(member)
    if isinstance(kind, FileType) and kind.is_refused_alone:
        raise InvalidMessage("unsupported_format", f"the dump is {kind.title}, which Copydesk does not read")
    walk = _Walk(Budget(len(dump.payload)))
    places = tuple(walk.places_of(kind, member, 0))
    if isinstance(kind, Container):
        stated = {id(place.reading): place.reading.stated_found for place in places}.values()
        total = sum(count for count in stated if count)
        return Contents(kind.name, "binary", places, tuple(walk.gaps), stated_found=total or None)
    reading = walk.top or Reading(_name_of(kind), "", "binary", ())
    return Contents(reading.wire_format, reading.encoding, places, reading.gaps, reading.stated_found)


def read_record(dump: Dump) -> Contents:
    """Read one record of a dump that was sent again. Raises InvalidMessage where it is not one any more."""
    member = Member(dump.payload, None, dump.filename, dump.content_type, is_record=True, encoding=dump.record_encoding)
    container = container_named(dump.record_format)
    if container is not None:
        return _read_piece(container, member, dump)
    wire_format = format_named(dump.record_format or "") or choose_format(member)
    if known := unsupported_type(member) if wire_format.name == text.WIRE_FORMAT else None:
        if not known.is_refused_alone:
            return Contents(UNSUPPORTED, "binary", (_unread(member, known),))
        raise InvalidMessage("unsupported_format", f"the file is {known.title}, which Copydesk does not read")
    reading = wire_format.read(member)
    if len(reading.records) > 1:
        raise InvalidMessage("broken_record", f"one record is read as {len(reading.records)}; feed the dump again")
    shift = dump.record_byte_start
    origin = Member(member.payload, dump.record_member, dump.filename, dump.content_type, is_record=True)
    stated = _stated_by_path(dump.record_member)
    places = tuple(Place(origin, reading, _stating(_shifted(found, shift), stated)) for found in reading.records)
    return Contents(reading.wire_format, reading.encoding, places)


def _read_piece(container: Container, member: Member, dump: Dump) -> Contents:
    """Read what was a broken piece of a container: mended since, or by newer rules, it may hold one record."""
    places = tuple(_Walk(Budget(len(member.payload))).places(replace(member, is_record=False), 0))
    if len(places) != 1 or isinstance(places[0].found, Broken):
        detail = f"this piece of a {container.name} file cannot be read alone; mend the file and feed it again"
        raise InvalidMessage("broken_archive", detail)
    found = _shifted(places[0].found, dump.record_byte_start)
    origin = Member(member.payload, dump.record_member, dump.filename, dump.content_type, is_record=True)
    return Contents(container.name, "binary", (Place(origin, places[0].reading, found),))


class _Walk:
    """One way through a dump and all files in it; ``top`` is the reading of a dump that is no container."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.gaps: list[Gap] = []
        self.top: Reading | None = None

    def places(self, member: Member, depth: int) -> Iterator[Place]:
        if depth and not member.payload.strip():
            blank = Reading(text.WIRE_FORMAT, text.MEDIA_TYPE, "ascii", ())
            yield Place(member, blank, Skipped("no_text", "the file is blank", 0, len(member.payload)))
            return
        yield from self.places_of(recognise(member), member, depth)

    def places_of(self, kind: Container | Format | FileType, member: Member, depth: int) -> Iterator[Place]:
        if isinstance(kind, Container):
            yield from self._unpacked(kind, member, depth)
        elif isinstance(kind, FileType):
            yield _unread(member, kind)
        else:
            yield from self._read(kind, member, depth)

    def _unpacked(self, container: Container, member: Member, depth: int) -> Iterator[Place]:
        outer = Reading(container.name, member.content_type or "application/octet-stream", "binary", ())
        if depth == MAX_DEPTH:
            detail = f"archives lie in one another more than {MAX_DEPTH} deep"
            yield Place(member, outer, Broken("archive_limit", detail, 0, len(member.payload)))
            return
        for inner in container.unpack(member, self.budget):
            if isinstance(inner, Member):
                yield from self.places(_stated_on(member, inner), depth + 1)
            elif not isinstance(inner, Gap):
                yield Place(member, outer, inner)
            elif depth == 0:
                self.gaps.append(inner)

    def _read(self, wire_format: Format, member: Member, depth: int) -> Iterator[Place]:
        size = len(member.payload)
        if depth and size > MAX_DUMP_BYTES:
            detail = f"the file has {size} bytes, {MAX_DUMP_BYTES} ({MAX_DUMP_BYTES // MIB} MiB) are allowed"
            empty = Reading(wire_format.name, "", "binary", ())
            yield Place(member, empty, Broken("too_large", f"{detail}; `copydesk feed` cuts it", 0, size))
            return
        reading = wire_format.read(member)
        self.top = reading if depth == 0 else None
        stated = member.stated if len(reading.records) == 1 else member.stated.model_copy(update={"url": None})
        yield from (Place(member, reading, _stating(found, stated, member.warnings)) for found in reading.records)
        if depth and not reading.records:
            yield Place(member, reading, Skipped("no_text", "the file is blank", 0, size))
        if reading.wire_format == MAIL:
            yield from self._attached(member, reading, depth)

    def _attached(self, member: Member, reading: Reading, depth: int) -> Iterator[Place]:
        for attached in attachments(member):
            try:
                self.budget.spend_member()
                self.budget.spend_bytes(len(attached.payload))
            except LimitReached as limit:
                yield Place(attached, reading, Broken("archive_limit", str(limit), 0, len(attached.payload)))
                return
            if depth == MAX_DEPTH:
                detail = f"mails lie in one another more than {MAX_DEPTH} deep"
                yield Place(attached, reading, Broken("archive_limit", detail, 0, len(attached.payload)))
                return
            yield from self.places(attached, depth + 1)


def _name_of(kind: Format | FileType) -> str:
    if isinstance(kind, FileType):
        return text.WIRE_FORMAT if kind.is_text else UNSUPPORTED
    return kind.name


def _unread(member: Member, kind: FileType) -> Place:
    size = len(member.payload)
    reading = Reading(UNSUPPORTED, member.content_type or "application/octet-stream", "binary", ())
    if kind.drop_reason is None:
        found: Found = Broken("unsupported_format", f"the file is {kind.title}, which Copydesk does not read", 0, size)
    else:
        found = Skipped(kind.drop_reason, f"the file is {kind.title}", 0, size)
    return Place(member, reading, found)


def _stated_on(outer: Member, inner: Member) -> Member:
    return inner if outer.stated == Provider() or inner.stated != Provider() else replace(inner, stated=outer.stated)


def _stated_by_path(path: str | None) -> Provider:
    """Return what the path of a file in a dump tells: the address of a page in a web archive."""
    name = (path or "").rsplit(PATH_SEPARATOR, 1)[-1]
    return Provider(url=name) if name.startswith(("http:", "https:")) else Provider()


def _stating(found: Found, stated: Provider, warnings: tuple[Warned, ...] = ()) -> Found:
    """Return a record with what its container states: where the record says nothing itself, or beside it."""
    if not isinstance(found, Record):
        return found
    if stated == Provider():
        return replace(found, warnings=(*found.warnings, *warnings)) if warnings else found
    provider = found.provider
    merged = provider.model_copy(
        update={
            "url": provider.url or stated.url,
            "times": (*provider.times, *(time for time in stated.times if time not in provider.times)),
        }
    )
    return replace(found, provider=merged, warnings=(*found.warnings, *warnings))


def _shifted(found: Found, shift: int) -> Found:
    moved = replace(found, byte_start=found.byte_start + shift, byte_end=found.byte_end + shift)
    if not isinstance(moved, Record) or not shift:
        return moved
    signals = tuple(
        signal.model_copy(update={"byte_start": signal.byte_start + shift, "byte_end": signal.byte_end + shift})
        for signal in moved.boundary.evidence
    )
    return replace(moved, boundary=moved.boundary.model_copy(update={"evidence": signals}))
