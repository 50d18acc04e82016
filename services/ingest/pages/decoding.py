"""The characters of a page: decoded by what its bytes are, then by what it says of itself, which is often wrong."""

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.ingest.encoding import Decoded, charset_hint, decode_dump_bytes, decode_record_bytes
from shared.events import Replacement, Warned

DECLARATION_BYTES = 4096
"""Browsers look for the charset in the first 1024 bytes; pages with long comments put it behind them."""
FIRST_MARK = 0xF0000
MAX_MARKS = 0xFFFD
"""Undecodable bytes travel through the parser as private characters of plane 15, so that each is found again."""

_META_CHARSET = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9._:-]{2,40})")
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What browsers take for a name: the larger character set that pages really use (WHATWG Encoding)."""
_MARKS = re.compile(f"[{chr(FIRST_MARK)}-{chr(FIRST_MARK + MAX_MARKS)}]")
_MARK_TABLE = dict.fromkeys(range(FIRST_MARK, FIRST_MARK + MAX_MARKS + 1), "\ufffd")


@dataclass(frozen=True, slots=True)
class PageText:
    """A page as characters; ``originals`` are the bytes behind the private marks in it, in order."""

    text: str
    encoding: str
    originals: tuple[bytes, ...] = ()
    warnings: tuple[Warned, ...] = ()


def decode_page(payload: bytes, content_type: str | None = None, encoding: str | None = None) -> PageText:
    """Decode a page; ``encoding`` is how a record of it was read before."""
    declared = declared_charset(payload, content_type)
    decoded = (
        decode_record_bytes(payload, content_type, encoding) if encoding else _decode(payload, content_type, declared)
    )
    text, originals = _marked(decoded)
    is_wrong = declared is not None and declared != decoded.encoding and not payload.isascii()
    detail = f"the page says {declared} and is {decoded.encoding}"
    return PageText(
        text, decoded.encoding, originals, (Warned(code="declared_encoding_wrong", detail=detail),) if is_wrong else ()
    )


def declared_charset(payload: bytes, content_type: str | None) -> str | None:
    """Return the charset that the page or its transport names, as browsers take it; None where unknown.

    >>> declared_charset(b'<meta charset="ISO-8859-1">', None)
    'cp1252'
    """
    head = payload[:DECLARATION_BYTES]
    named = _META_CHARSET.search(head) or _XML_ENCODING.match(head)
    for hint in (content_type, f"text/html; charset={named.group(1).decode('ascii')}" if named else None):
        if known := charset_hint(_wider(hint)):
            return known
    return None


def restore_marks(text: str, originals: Sequence[bytes]) -> tuple[str, tuple[Replacement, ...]]:
    """Return the text with U+FFFD where bytes made no character, and which bytes they were."""
    if not originals:
        return text, ()
    replacements = tuple(_replacements(text, originals))
    return text.translate(_MARK_TABLE), replacements


def _replacements(text: str, originals: Sequence[bytes]) -> Iterator[Replacement]:
    for match in _MARKS.finditer(text):
        number = ord(match.group()) - FIRST_MARK
        if number < len(originals):
            yield Replacement(offset=match.start(), original_hex=originals[number].hex())


def _decode(payload: bytes, content_type: str | None, declared: str | None) -> Decoded:
    hint = f"text/html; charset={declared}" if declared else content_type
    decoded = decode_dump_bytes(payload, hint)
    if declared == "utf-8" or decoded.encoding != declared or decoded.encoding in {"utf-16-le", "utf-16-be"}:
        return decoded
    # A page that says it is Latin-1 and has one broken byte in its UTF-8 would become mojibake throughout.
    honest = decode_dump_bytes(payload)
    return honest if honest.encoding == "utf-8" else decoded


def _wider(content_type: str | None) -> str | None:
    known = charset_hint(content_type)
    return f"text/html; charset={_WIDER[known]}" if known in _WIDER else content_type


def _marked(decoded: Decoded) -> tuple[str, tuple[bytes, ...]]:
    text = decoded.text
    if not decoded.undecodable and "\x00" not in text:
        return text, ()
    if _MARKS.search(text):
        return text.replace("\x00", "\ufffd"), ()
    broken = {mark.offset: mark.original for mark in decoded.undecodable}
    nul = "\x00".encode(codecs.lookup(decoded.encoding).name)
    nuls = ((match.start(), nul) for match in re.finditer("\x00", text))
    places = sorted([*broken.items(), *nuls])[:MAX_MARKS]
    pieces, at = [], 0
    for number, (offset, _) in enumerate(places):
        pieces += [text[at:offset], chr(FIRST_MARK + number)]
        at = offset + 1
    rest = text[at:].replace("\x00", "\ufffd")
    return "".join([*pieces, rest]), tuple(original for _, original in places)
