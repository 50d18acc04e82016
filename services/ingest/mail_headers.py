"""Headers of mails as text: encoded words, bytes that nobody declared, names and addresses."""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from contextlib import suppress
from email.message import Message

from services.ingest.encoding import guess_encoding

_WORD = re.compile(r"=\?([A-Za-z0-9._:-]{1,40})(?:\*[A-Za-z-]{1,10})?\?([BbQq])\?([^?]{0,2000})\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)[ \t\r\n]+(?==\?)")
_FOLD = re.compile(r"[ \t]{0,100}\r?\n[ \t]+|[\r\n]+")
_ADDRESS = re.compile(r"<[^<>]{0,320}>|\([^()]{0,200}\)|[^\s<>@\"]{1,64}@[^\s<>@\"]{1,255}")
NO_TEXT_ENCODINGS = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})
"""Python codecs that no mail means, some of them slow."""


def header_text(message: Message, name: str) -> str:
    """Return a header as its reader sees it; empty where there is none."""
    try:
        return decode_words(str(message.get(name, "")))
    except (ValueError, LookupError, TypeError):
        return ""


def decode_words(stated: str) -> str:
    """Return a header's text without folds and encoded words.

    >>> decode_words("=?utf-8?Q?Caf=C3=A9?= =?utf-8?B?IG9wZW4=?=\\r\\n again")
    'Café open again'
    """
    unfolded = _BETWEEN_WORDS.sub(r"\1", _FOLD.sub(" ", stated))
    return "".join(_pieces(_undeclared(unfolded))).strip()


def display_name(stated: str) -> str | None:
    """Return the name of a sender without the address; None where there is nothing else.

    >>> display_name('"Ana Reyes" <ana@example.org>'), display_name("desk@example.org")
    ('Ana Reyes', None)
    """
    return _ADDRESS.sub("", stated).strip(" \t\"',;") or None


def decode_bytes(payload: bytes, charset: str | None) -> tuple[str, str, bool]:
    """Return text, the encoding that it was read in, and whether a declared one was wrong."""
    if charset and charset.lower().replace("-", "_") not in NO_TEXT_ENCODINGS:
        with suppress(LookupError, UnicodeError, ValueError):
            return payload.decode(charset), charset.lower(), False
    guessed = guess_encoding(payload)
    return payload.decode(guessed, "replace"), guessed, charset is not None


def _pieces(stated: str) -> Iterator[str]:
    """Yield plain text and decoded words; neighbours of one charset are joined first, which may halve a character."""
    at, waiting, waiting_charset = 0, b"", ""
    for word in _WORD.finditer(stated):
        charset, between = word.group(1).lower(), stated[at : word.start()]
        is_next = not between and charset == waiting_charset and word.group(3).isascii()
        if waiting and not is_next:
            yield decode_bytes(waiting, waiting_charset)[0]
            waiting = b""
        yield between
        at = word.end()
        if not word.group(3).isascii():
            # No mail program writes this; its own bytes were read as what they look like.
            yield word.group(3).replace("_", " ")
            continue
        waiting, waiting_charset = waiting + _word_bytes(word.group(2), word.group(3)), charset
    if waiting:
        yield decode_bytes(waiting, waiting_charset)[0]
    yield stated[at:]


def _word_bytes(coding: str, text: str) -> bytes:
    raw = text.encode("ascii", "replace")
    if coding in "Qq":
        return quopri.decodestring(raw, header=True)
    try:
        return base64.b64decode(raw + b"=" * (-len(raw) % 4))
    except (binascii.Error, ValueError):
        return raw


def _undeclared(text: str) -> str:
    """Return a header whose raw bytes, which the parser keeps as surrogates, are decoded."""
    raw = text.encode("utf-8", "surrogateescape")
    return raw.decode(guess_encoding(raw), "replace")
