"""Markup of feeds: its bytes as text, and where its items stand, cut by their tags alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.ingest.encoding import Decoded, charset_hint, decode, decode_dump_bytes, decode_record_bytes
from services.ingest.reading import Member
from services.ingest.xml_records import declared_encoding

MAX_SHELL_CHARS = 16 * 1024
"""So much of what stands before the items is given to each of them: the root with its namespaces, the channel."""
MAX_PROLOG_CHARS = 64 * 1024

_PROLOG_PART = re.compile(
    r"[\s\ufeff]++|<\?[^>]{0,2000}>|<!--(?:(?!-->).)*+(?:-->)?|<!DOCTYPE(?:[^<>\[]|\[[^\]]*+\]|<[^<>]*+>)*+>",
    re.DOTALL | re.IGNORECASE,
)
_START_TAG = re.compile(r"<(?:([A-Za-z_][\w.-]{0,40}):)?([A-Za-z_][\w.-]{0,60})(?=[\s/>])[^<>]{0,8000}>?")


@dataclass(frozen=True, slots=True)
class Root:
    """The first element of a document: its prefix and name in small letters, its tag, and where it stands."""

    prefix: str
    name: str
    tag: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """Where one item stands; not closed where its end tag is missing."""

    start: int
    end: int
    is_closed: bool


def decode_markup(member: Member) -> Decoded:
    """Decode a document as it declares itself, unless its bytes say otherwise."""
    if member.is_record:
        return decode_record_bytes(member.payload, member.content_type, member.encoding)
    declared = declared_encoding(member.payload)
    known = charset_hint(f"text/xml; charset={declared}") if declared else None
    if known and not known.startswith(("utf-16", "utf-32", "utf-8")):
        return decode(member.payload, known)
    return decode_dump_bytes(member.payload, member.content_type)


def find_root(text: str) -> Root | None:
    """Return the root element behind declarations and comments, or None where there is none."""
    at = 0
    while match := _PROLOG_PART.match(text, at, at + MAX_PROLOG_CHARS):
        at = match.end()
    tag = _START_TAG.match(text, at)
    if tag is None:
        return None
    return Root((tag.group(1) or "").lower(), tag.group(2).lower(), tag.group(), tag.start(), tag.end())


def is_blank_document(text: str) -> bool:
    """Say whether a document holds declarations and comments and nothing else."""
    at = 0
    while match := _PROLOG_PART.match(text, at):
        at = match.end()
    return at == len(text)


def cut_items(text: str, names: str) -> Iterator[Item]:
    """Yield the items of a document; ``names`` is a pattern of their names. They never stand in one another.

    One that is never closed ends where the next begins, or with the last of its text.
    """
    tag = re.compile(
        rf"<!--|<!\[CDATA\[|<(/?)(?:[A-Za-z_][\w.-]{{0,40}}:)?(?:{names})(?=[\s/>])[^<>]*+(/?)>", re.IGNORECASE
    )
    skip = _Skip(text, names)
    start, at = -1, 0
    while match := tag.search(text, at):
        at = match.end()
        mark = match.group()
        if mark.startswith("<!"):
            at = skip.behind(mark, at)
        elif match.group(1):
            if start >= 0:
                yield Item(start, match.end(), is_closed=True)
            start = -1
        else:
            if start >= 0:
                yield Item(start, match.start(), is_closed=False)
            is_empty = mark.endswith("/>")
            if is_empty:
                yield Item(match.start(), match.end(), is_closed=True)
            start = -1 if is_empty else match.start()
    if start >= 0:
        yield Item(start, len(text), is_closed=False)


class _Skip:
    """The ends of comments and CDATA, whose tags are text; one that reaches over an item's border was never closed."""

    def __init__(self, text: str, names: str) -> None:
        self.text = text
        self._is_over: set[str] = set()
        self._border = re.compile(
            rf"</(?:[\w.-]{{1,40}}:)?(?:{names})\s{{0,20}}>\s{{0,200}}<(?:[\w.-]{{1,40}}:)?(?:{names})\b", re.I
        )

    def behind(self, mark: str, at: int) -> int:
        """Return where reading goes on behind what begins with a mark."""
        close = "-->" if mark == "<!--" else "]]>"
        end = -1 if close in self._is_over else self.text.find(close, at)
        if end < 0:
            self._is_over.add(close)
            return at
        return at if self._border.search(self.text, at, end) else end + len(close)
