"""IPTC 7901: messages framed by control bytes, with a header line, a keyword line and a time at the end."""

import re

from services.ingest.blocks import join_blocks
from services.ingest.encoding import Decoded, decode
from services.ingest.iptc_headers import IptcHeader, find_keyword_line, header_fields, parse_header
from services.ingest.message_heads import MessageHead, field_text, find_head
from services.ingest.message_tails import Tail, read_tail
from services.ingest.reading import Broken, Found, Member, Reading, Record, Skipped
from services.ingest.wire_frames import (
    Frame,
    choose_encoding,
    cut_frames,
    find_replacements,
    first_frame,
    settle_frames,
)
from services.ingest.wire_times import read_day_group
from shared.events import Provider, StatedField, StatedTime, Take, Warned
from shared.text.signals import find_signals, weightiest
from shared.text.slugs import parse_take

WIRE_FORMAT = "iptc7901"
MEDIA_TYPE = "text/plain"
SURE = 0.95
MAX_LEADING_BYTES = 200
"""How much noise of the line may stand before the first message."""

_OPENING = re.compile(rb"\x01[A-Za-z]{1,6} ?\d{2,5} [1-9] [A-Za-z]{1,5} {1,3}\d{1,5}(?=[\s/])")
FLASH_URGENCY = 1


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file begins with an IPTC 7901 message."""
    opening = _OPENING.search(member.head)
    if opening is None:
        return 0.0
    return SURE if opening.start() <= MAX_LEADING_BYTES else SURE / 2


def read(member: Member) -> Reading:
    """Return the messages of a file, one record each."""
    return read_messages(member, WIRE_FORMAT)


def read_messages(member: Member, wire_format: str) -> Reading:
    """Return the framed messages of a file under the name of a format."""
    payload = member.payload
    encoding = choose_encoding(member)
    if member.is_record:
        frame = first_frame(payload)
        found = read_frame(payload, frame, encoding) if frame else None
        whole = found or Broken("broken_record", "the message has no header and no text", 0, len(payload))
        return Reading(wire_format, MEDIA_TYPE, encoding, (whole,))
    records, gaps = settle_frames(payload, [read_frame(payload, frame, encoding) for frame in cut_frames(payload)])
    return Reading(wire_format, MEDIA_TYPE, encoding, records, gaps)


def read_frame(payload: bytes, frame: Frame, encoding: str) -> Found:
    """Return one message as a record; without a header or an end it is read with a warning."""
    head = decode(payload[slice(*frame.header)], encoding).text
    trailer = decode(payload[slice(*frame.trailer)], encoding).text
    text = decode(payload[slice(*frame.text)], encoding)
    header = parse_header(head)
    if header is None and frame.is_cut:
        return Broken("broken_record", "the message has neither a header nor an end", frame.start, frame.end)
    return _record(frame, header, head, text, trailer)


def _record(frame: Frame, header: IptcHeader | None, head: str, decoded: Decoded, trailer: str) -> Found:
    lines = [line.rstrip("\r") for line in decoded.text.split("\n")]
    opening = find_head(lines)
    tail = read_tail(lines[opening.length :], "text")
    text, blocks = join_blocks([*opening.blocks("text"), *tail.blocks])
    if not text:
        return Skipped("no_text", "the message has no text", frame.start, frame.end)
    return Record(
        text,
        frame.start,
        frame.end,
        replacements=find_replacements(decoded, text),
        blocks=blocks,
        provider=_provider(header, find_keyword_line(head), opening, tail, trailer),
        warnings=_warnings(frame, header),
    )


def _warnings(frame: Frame, header: IptcHeader | None) -> tuple[Warned, ...]:
    found = []
    if header is None:
        found.append(Warned(code="recovered_markup", detail="the header cannot be read"))
    if frame.is_cut:
        found.append(Warned(code="truncated_record", detail="the end of the text is not marked"))
    return tuple(found)


def _provider(
    header: IptcHeader | None, keyword: str | None, opening: MessageHead, tail: Tail, trailer: str
) -> Provider:
    time = " ".join(trailer.replace("\x7f", " ").split())
    headline = field_text(" ".join(opening.headline)) or None
    return Provider(
        name=header.agency if header else None,
        local_id=header.local_id if header else None,
        slug=keyword,
        keywords=tuple(part for part in (keyword or "").split("/") if part.strip()),
        take=_take(opening),
        word_count=header.words if header else None,
        urgency=header.urgency if header else None,
        category=(header.category,) if header else (),
        headline=headline,
        byline=field_text(opening.byline[0]) if opening.byline else None,
        sent_at=read_day_group(time),
        times=(StatedTime(kind="sent", field="trailer", text=time),) if time else (),
        signal=_signal(header, opening, headline),
        embargo=opening.embargo,
        editors_note=tail.editors_note,
        stated=_stated(header, opening, tail),
    )


def _take(opening: MessageHead) -> Take | None:
    takes = (parse_take(field_text(line)) for line in opening.lead_lines)
    return next((take for take in takes if take), None)


def _signal(header: IptcHeader | None, opening: MessageHead, headline: str | None) -> str | None:
    said = [found.signal for line in [*opening.lead_lines, headline or ""] for found in find_signals(line)]
    return weightiest([*said, "flash"] if header and header.urgency == FLASH_URGENCY else said)


def _stated(header: IptcHeader | None, opening: MessageHead, tail: Tail) -> tuple[StatedField, ...]:
    fields = list(header_fields(header)) if header else []
    fields += [StatedField(field="lead", text=field_text(line)) for line in opening.lead_lines]
    if tail.sign_off:
        fields.append(StatedField(field="sign-off", text=tail.sign_off))
    return tuple(fields)
