"""From bytes to characters and back: which encoding a dump has, what it says, and at which byte each character stands.

A wrong guess cannot lose anything: whatever is decoded, every character knows its bytes.
"""

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from email.message import Message

from charset_normalizer import from_bytes

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""In the order to look for them: the mark of UTF-16-LE also begins that of UTF-32-LE."""
FALLBACK = "cp1252"
SAMPLE_BYTES = 64 * 1024
"""How much of a dump is looked at to guess; charset-normalizer needs about 10 ms for as much."""
NUL_SHARE = 0.4
"""UTF-16 of Latin script has a NUL in every other byte; fewer than this share of them is no clear pattern."""
MIN_NULS = 4
"""Fewer are stray NULs in a short text, not its encoding."""
FOREIGN_SHARE = 0.25
"""Above this share of high bytes a single-byte text is no Western one, and charset-normalizer is asked."""
MULTIBYTE = frozenset(
    {"cp932", "shift_jis", "euc_jp", "gb18030", "gbk", "gb2312", "big5", "big5hkscs", "cp949", "euc_kr"}
)
SINGLE_BYTE_PREFIXES = ("cp", "iso8859", "koi8", "kz1048", "mac-", "ptcp154", "tis-620", "hp-roman8")
"""How Python names its one-byte character sets; of the others many have escapes, which have no place of their own."""
REPLACEMENT = "\ufffd"

_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# In cp1252: typographic signs, currency, NBSP, guillemets, or an accented letter beside a letter.
_WESTERN = re.compile(
    rb"[\x80\x82-\x89\x8b\x91-\x97\x99\x9b\xa0-\xbf]|(?<=[A-Za-z])[\x8a\x8c\x8e\x9a\x9c\x9e\x9f\xc0-\xfe]"
    rb"|[\x8a\x8c\x8e\x9a\x9c\x9e\xc0-\xde\xdf-\xfe](?=[A-Za-z])"
)


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Bytes that stand as one U+FFFD at character ``offset``."""

    offset: int
    original: bytes


@dataclass(frozen=True, slots=True)
class Decoded:
    """A dump as characters; ``skipped`` counts the bytes of its byte order mark."""

    text: str
    encoding: str
    skipped: int
    undecodable: tuple[Undecodable, ...]

    def byte_offsets(self, offsets: Iterable[int]) -> dict[int, int]:
        """Return for each character offset the byte of the dump that it stands at; one pass, however many."""
        wanted = sorted(set(offsets))
        found, at, byte, broken = {}, 0, self.skipped, iter(self.undecodable)
        upcoming = next(broken, None)
        for offset in wanted:
            while upcoming is not None and upcoming.offset < offset:
                byte += self._width(at, upcoming.offset) + len(upcoming.original)
                at, upcoming = upcoming.offset + 1, next(broken, None)
            byte += self._width(at, offset)
            found[offset] = byte
            at = offset
        return found

    def _width(self, start: int, end: int) -> int:
        return encoded_width(self.text[start:end], self.encoding)


def decode_dump_bytes(payload: bytes, content_type: str | None = None) -> Decoded:
    """Decode a whole dump; any bytes have a text."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if payload.startswith(mark):
            return decode(payload, encoding, skipped=len(mark))
    return decode(payload, guess_encoding(payload, content_type))


def decode_record_bytes(payload: bytes, content_type: str | None, encoding: str | None) -> Decoded:
    """Decode bytes from within a dump of a known encoding; a byte order mark is a character like any other."""
    if known := charset_hint(f"text/plain; charset={encoding}") if encoding else None:
        return decode(payload, known)
    return decode(payload, guess_encoding(payload, content_type))


def guess_encoding(payload: bytes, content_type: str | None = None) -> str:
    """Name the encoding of bytes without a byte order mark: from their pattern, then the hint, then statistics."""
    if wide := _wide_encoding(payload):
        return wide
    if _is_valid(payload, "utf-8"):
        return "utf-8"
    hint = charset_hint(content_type)
    if hint and _is_valid(payload, hint):
        return hint
    if _is_damaged_utf8(payload):
        return "utf-8"
    return _single_byte_encoding(payload)


def charset_hint(content_type: str | None) -> str | None:
    """Return the charset that a content type names, where Python knows it and bytes can be counted in it.

    >>> charset_hint("text/plain; charset=ISO-8859-1")
    'iso8859-1'
    """
    message = Message()
    message["content-type"] = re.sub(r"[\r\n]", " ", content_type or "")
    try:
        name = codecs.lookup(str(message.get_param("charset", ""))).name
    except (LookupError, ValueError):
        return None
    return name if _is_countable(name) else None


def decode(payload: bytes, encoding: str, *, skipped: int = 0) -> Decoded:
    """Decode in a given encoding; bytes that make no character become U+FFFD and are listed."""
    data = payload[skipped:] if skipped else payload
    try:
        return Decoded(data.decode(encoding), encoding, skipped, ())
    except UnicodeDecodeError:
        pieces = list(_decode_pieces(data, encoding))
    text, undecodable, offset = [], [], 0
    for piece in pieces:
        if isinstance(piece, bytes):
            undecodable.append(Undecodable(offset, piece))
        text.append(REPLACEMENT if isinstance(piece, bytes) else piece)
        offset += len(text[-1])
    return Decoded("".join(text), encoding, skipped, tuple(undecodable))


def encoded_width(text: str, encoding: str) -> int:
    """Return how many bytes decoded characters stood in."""
    if encoding.startswith("utf-16"):
        return len(text.encode("utf-16-le"))
    if encoding.startswith("utf-32"):
        return 4 * len(text)
    if (encoding == "utf-8" or encoding in MULTIBYTE) and not text.isascii():
        return len(text.encode(encoding))
    return len(text)


WINDOW_BYTES = 256
"""Damaged bytes are decoded in windows: an error costs a copy of what follows, so that must be short."""


def _decode_pieces(data: bytes, encoding: str) -> Iterator[str | bytes]:
    at = 0
    while at < len(data):
        window = data[at : at + WINDOW_BYTES]
        is_last = at + len(window) == len(data)
        used = 0
        for piece, length in _decode_window(window, encoding, is_last=is_last):
            yield piece
            used += length
        at += used


def _decode_window(window: bytes, encoding: str, *, is_last: bool) -> Iterator[tuple[str | bytes, int]]:
    try:
        yield window.decode(encoding), len(window)
        return
    except UnicodeDecodeError as error:
        start, end = error.start, error.end
    if start:
        yield window[:start].decode(encoding), start
    # What breaks at the very end of a window may only be cut in two: the next window starts with it.
    if is_last or start == 0 or end < len(window):
        yield window[start:end], end - start


def _is_valid(payload: bytes, encoding: str) -> bool:
    try:
        text = payload.decode(encoding)
        return encoding not in MULTIBYTE or len(text.encode(encoding)) == len(payload)
    except UnicodeError:
        return False


def _is_countable(encoding: str) -> bool:
    if encoding in MULTIBYTE or encoding in {"utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"}:
        return True
    if not encoding.startswith(SINGLE_BYTE_PREFIXES):
        return False
    return len(bytes(range(256)).decode(encoding, "replace")) == 256 and "a\n".encode(encoding) == b"a\n"


def _wide_encoding(payload: bytes) -> str | None:
    sample = payload[:SAMPLE_BYTES]
    quarter, half = len(sample) // 4, len(sample) // 2
    if sample.count(0) < MIN_NULS:
        return None
    nuls = [sample[i::4].count(0) for i in range(4)]
    if quarter and min(nuls[1:]) > NUL_SHARE * quarter and nuls[2] == nuls[3] and nuls[0] == 0:
        return "utf-32-le"
    if quarter and min(nuls[:3]) > NUL_SHARE * quarter and nuls[0] == nuls[1] and nuls[3] == 0:
        return "utf-32-be"
    even, odd = nuls[0] + nuls[2], nuls[1] + nuls[3]
    if odd > NUL_SHARE * half and even < odd / 20:
        return "utf-16-le"
    if even > NUL_SHARE * half and odd < even / 20:
        return "utf-16-be"
    return None


def _is_damaged_utf8(payload: bytes) -> bool:
    high = len(_HIGH.findall(payload))
    in_characters = sum(len(character) for character in _UTF8_CHARACTER.findall(payload))
    return in_characters * 2 >= high


def _single_byte_encoding(payload: bytes) -> str:
    sample = _sample_of_high_bytes(payload)
    high = len(_HIGH.findall(sample))
    if high > FOREIGN_SHARE * len(sample):
        return _statistical_encoding(sample, payload) or FALLBACK
    western = len(_WESTERN.findall(sample))
    # Scattered junk in plain ASCII is not a text in another encoding.
    return FALLBACK if western * 2 >= high else "utf-8"


def _sample_of_high_bytes(payload: bytes) -> bytes:
    first = _HIGH.search(payload)
    start = max(0, (first.start() if first else 0) - SAMPLE_BYTES // 8)
    return payload[start : start + SAMPLE_BYTES]


def _statistical_encoding(sample: bytes, payload: bytes) -> str | None:
    best = from_bytes(sample).best()
    if best is None:
        return None
    name = codecs.lookup(best.encoding).name
    candidates: Sequence[str] = (name, FALLBACK)
    return next((c for c in candidates if _is_countable(c) and _is_valid(payload, c)), None)
