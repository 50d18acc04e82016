"""Mail: one message, its subject as headline and its text as story; the first text that its reader would see.

Signatures and quoted mails are set apart, attachments are files of their own.
"""

import binascii
import email
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import cast

from services.ingest.blocks import TextBlock, join_blocks
from services.ingest.html_fragments import fragment_blocks
from services.ingest.mail_bodies import form_blocks, form_fields, form_provider, text_blocks
from services.ingest.mail_headers import decode_bytes, display_name, header_text
from services.ingest.reading import Broken, Found, Member, Reading, Record, Skipped
from shared.events import Provider, StatedTime, Warned

WIRE_FORMAT = "mail"
MEDIA_TYPE = "message/rfc822"
SURE = 0.95
LIKELY = 0.9
MAX_HEAD_BYTES = 64 * 1024
MAX_PARTS = 1000
"""Parts of one mail, of all depths; the largest digests have some hundred."""
GUID_PREFIX = "mail:"

_HEADER = re.compile(rb"([!-9;-~]{1,76}):[^\n]*\n?(?:[ \t]+[^\n]*\n?)*")
_OF_THE_WAY = frozenset(
    {b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to", b"dkim-signature", b"x-received"}
)
"""Headers that only mail programs write."""
_OF_ALL = frozenset({b"from", b"date", b"subject", b"to"})
_NO_FILES = ("application/pgp-", "application/pkcs7-", "application/x-pkcs7-", "text/calendar", "text/x-vcard")
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, binascii.Error, RecursionError, IndexError)


def detect(member: Member) -> float:
    """Return how sure we are that a file is one mail: it begins with headers that mail programs write."""
    head = member.head.lstrip()
    names: list[bytes] = []
    at = 0
    while header := _HEADER.match(head, at):
        names.append(header.group(1).lower())
        at = header.end()
    is_headed = at == len(head) or head[at : at + 1] in (b"\r", b"\n")
    if not names or not is_headed:
        return 0.0
    by_program = len(_OF_THE_WAY.intersection(names))
    if by_program >= 2 or (by_program and _OF_ALL.intersection(names)):
        return SURE
    return (
        LIKELY if _OF_ALL.issuperset(names[:3]) and b"@" in head[:at] and len(_OF_ALL.intersection(names)) > 2 else 0.0
    )


def read(member: Member) -> Reading:
    """Return the mail as one record."""
    try:
        message = _parse(member.payload)
        found, encoding = _found(message, len(member.payload))
    except _FAULTS:
        found, encoding = Broken("broken_record", "the parts of the mail cannot be read", 0, len(member.payload)), ""
    return Reading(WIRE_FORMAT, MEDIA_TYPE, encoding or "ascii", (found,))


def attachments(member: Member) -> Iterator[Member]:
    """Yield the files that a mail carries."""
    try:
        message = _parse(member.payload)
        body = {id(part) for part in _body_parts(message)}
        files = [part for part in _parts(message) if id(part) not in body and _is_file(part, message)]
    except _FAULTS:
        return
    for number, part in enumerate(files, 1):
        yield member.inside(_name(part) or f"attachment {number}", _content(part), part.get_content_type())


def _parse(payload: bytes) -> Message:
    return email.message_from_bytes(payload.lstrip())


@dataclass(frozen=True, slots=True)
class _Story:
    blocks: list[TextBlock]
    encoding: str
    warnings: tuple[Warned, ...] = ()
    form: Mapping[str, str] | None = None


def _found(message: Message, size: int) -> tuple[Found, str]:
    story = _story(message)
    text, blocks = join_blocks(story.blocks)
    if all(block.kind in ("headline", "private_note", "footer") for block in blocks):
        return Skipped("no_text", "the mail has no text of its own", 0, size), story.encoding
    provider = _provider(message)
    if story.form is not None:
        stated = form_provider(story.form)
        times = (*provider.times, *cast(tuple[StatedTime, ...], stated["times"]))
        provider = provider.model_copy(update={**stated, "times": times})
    return Record(text, 0, size, blocks=blocks, provider=provider, warnings=story.warnings), story.encoding


def _story(message: Message) -> _Story:
    blocks = [TextBlock("headline", header_text(message, "subject"), "subject")]
    encoding, wrong = "", False
    for part in _body_parts(message):
        text, encoding, is_wrong = decode_bytes(_content(part), part.get_content_charset())
        wrong |= is_wrong
        if part.get_content_subtype() == "html":
            blocks += fragment_blocks(text, "text/html")
        elif form := form_fields(text):
            return _Story(form_blocks(form), encoding, form=form)
        else:
            blocks += text_blocks(text, is_flowed=str(part.get_param("format", "")).lower() == "flowed")
    warned = (Warned(code="declared_encoding_wrong", detail="the text is in another encoding"),) if wrong else ()
    return _Story(blocks, encoding, warned)


def _provider(message: Message) -> Provider:
    message_id = header_text(message, "message-id").strip("<> ")
    date = header_text(message, "date")
    keywords = [word.strip() for word in header_text(message, "keywords").split(",")]
    return Provider(
        guid=GUID_PREFIX + message_id if message_id else None,
        headline=header_text(message, "subject") or None,
        byline=display_name(header_text(message, "from")),
        publisher=header_text(message, "organization") or None,
        language=header_text(message, "content-language").split(",")[0].strip() or None,
        keywords=tuple(word for word in keywords if word),
        sent_at=_sent_at(date),
        times=(StatedTime(kind="sent", field="Date", text=date),) if date else (),
    )


def _sent_at(date: str) -> datetime | None:
    try:
        sent = parsedate_to_datetime(date)
        return sent.astimezone(UTC) if sent.tzinfo else None
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _parts(message: Message) -> Iterator[Message]:
    """Yield the leaves of a mail in order, an attached mail as one of them."""
    waiting = [message]
    for _ in range(MAX_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        inner = part.get_payload()
        if part.get_content_type() != "message/rfc822" and isinstance(inner, list):
            waiting += [each for each in reversed(inner) if isinstance(each, Message)]
        else:
            yield part


def _body_parts(message: Message) -> list[Message]:
    """Return the parts that make the text: plain text before HTML, but not where it is blank."""
    shown = [part for part in _parts(message) if not _name(part) and part.get_content_disposition() != "attachment"]
    for content_type in ("text/plain", "text/html"):
        parts = [part for part in shown if part.get_content_type() == content_type and _content(part).strip()]
        if parts:
            return parts
    return []


def _is_file(part: Message, message: Message) -> bool:
    content_type = part.get_content_type()
    if content_type.startswith(_NO_FILES) or part is message:
        return False
    return bool(_name(part)) or part.get_content_disposition() == "attachment" or content_type == MEDIA_TYPE


def _name(part: Message) -> str | None:
    try:
        return part.get_filename()
    except _FAULTS:
        return "unnamed"


def _content(part: Message) -> bytes:
    if part.get_content_type() == MEDIA_TYPE:
        inner = part.get_payload()
        return inner[0].as_bytes() if isinstance(inner, list) and inner and isinstance(inner[0], Message) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
