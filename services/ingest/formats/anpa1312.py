"""ANPA 1312: messages framed by control bytes, with a header of two lines and the agency's time at the end."""

import re

from services.ingest.anpa_headers import AnpaHeader, header_fields, parse_header
from services.ingest.anpa_lines import HeadFields, read_lines
from services.ingest.blocks import join_blocks
from services.ingest.encoding import decode
from services.ingest.reading import Broken, Found, Member, Reading, Record, Skipped
from services.ingest.wire_frames import (
    Frame,
    choose_encoding,
    cut_frames,
    find_replacements,
    first_frame,
    settle_frames,
)
from services.ingest.wire_times import read_month_first
from shared.events import Provider, StatedField, StatedTime, Warned
from shared.text.signals import find_signals, find_slug_signals, weightiest
from shared.text.slugs import parse_slug

WIRE_FORMAT = "anpa1312"
MEDIA_TYPE = "text/plain"
SURE = 0.96
MAX_LEADING_BYTES = 200
"""How much noise of the line may stand before the first message."""

_OPENING = re.compile(rb"\x01[A-Za-z]{0,2}\d{2,5}\x1f")
# The line that closes a message of AP: agency, wire, date and time.
_TRAILER = re.compile(r"(?P<agency>[A-Z]{2,6})-(?P<wire>[A-Z]{1,4})-(?P<time>\d\d-\d\d-\d\d\s\d{4}\s?(?:GMT|UTC)?)")


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file begins with an ANPA 1312 message."""
    opening = _OPENING.search(member.head)
    if opening is None:
        return 0.0
    return SURE if opening.start() <= MAX_LEADING_BYTES else SURE / 2


def read(member: Member) -> Reading:
    """Return the messages of a file, one record each."""
    payload = member.payload
    encoding = choose_encoding(member)
    if member.is_record:
        frame = first_frame(payload)
        found = _read_frame(payload, frame, encoding) if frame else None
        whole = found or Broken("broken_record", "the message has no header and no text", 0, len(payload))
        return Reading(WIRE_FORMAT, MEDIA_TYPE, encoding, (whole,))
    records, gaps = settle_frames(payload, [_read_frame(payload, frame, encoding) for frame in cut_frames(payload)])
    return Reading(WIRE_FORMAT, MEDIA_TYPE, encoding, records, gaps)


def _read_frame(payload: bytes, frame: Frame, encoding: str) -> Found:
    # The desks stand before the start of the header, among the bytes that lead in.
    header = parse_header(decode(payload[frame.start : frame.header[1]], encoding).text)
    decoded = decode(payload[slice(*frame.text)], encoding)
    trailer = decode(payload[slice(*frame.trailer)], encoding).text
    if header.number is None and header.keyword is None and frame.is_cut:
        return Broken("broken_record", "the message has neither a header nor an end", frame.start, frame.end)
    lines, fields = read_lines(decoded.text, is_tabular=header.is_tabular)
    text, blocks = join_blocks(lines)
    if not text:
        return Skipped("no_text", "the message has no text", frame.start, frame.end)
    return Record(
        text,
        frame.start,
        frame.end,
        replacements=find_replacements(decoded, text),
        blocks=blocks,
        provider=_provider(header, fields, trailer),
        warnings=_warnings(frame, header),
    )


def _warnings(frame: Frame, header: AnpaHeader) -> tuple[Warned, ...]:
    found = []
    if header.keyword is None:
        found.append(Warned(code="recovered_markup", detail="the header cannot be read"))
    if frame.is_cut:
        found.append(Warned(code="truncated_record", detail="the end of the text is not marked"))
    return tuple(found)


def _provider(header: AnpaHeader, fields: HeadFields, trailer: str) -> Provider:
    slug_line = fields.slug_line or header.keyword or ""
    slug = parse_slug(slug_line)
    closing = _TRAILER.search(trailer[:400])
    return Provider(
        name=closing["agency"] if closing else None,
        local_id=header.local_id,
        slug=slug.slug or None,
        cycle=slug.cycle,
        take=slug.take,
        word_count=slug.word_count or header.words,
        category=(header.category,) if header.category else (),
        headline=fields.headline,
        byline=fields.byline,
        sent_at=read_month_first(closing["time"]) if closing else None,
        times=(StatedTime(kind="sent", field="trailer", text=closing["time"].strip()),) if closing else (),
        signal=_signal(slug_line, header, fields),
        embargo=fields.embargo,
        editors_note=fields.editors_note or " ".join(fields.editors) or None,
        stated=_stated(header, fields, closing["wire"] if closing else None),
    )


def _signal(slug_line: str, header: AnpaHeader, fields: HeadFields) -> str | None:
    said = find_slug_signals(slug_line) + find_slug_signals(header.keyword or "")
    said += [found for line in [fields.headline or "", *fields.editors] for found in find_signals(line)]
    return weightiest([found.signal for found in said])


def _stated(header: AnpaHeader, fields: HeadFields, wire: str | None) -> tuple[StatedField, ...]:
    stated = [named for named in header_fields(header, "header") if named.field != "header/category"]
    stated += [StatedField(field="editors", text=text) for text in fields.editors]
    stated += [StatedField(field="media", text=text) for text in fields.media]
    if wire:
        stated.append(StatedField(field="trailer/wire", text=wire))
    return tuple(stated)
