"""Where records end in XML and SGML, by the tags of the format's record element, and in an array of JSON objects."""

import re

from copydesk.cutting.borders import Borders
from copydesk.cutting.parts import Frame
from copydesk.cutting.window import Window
from shared.limits import MIB

MAX_HEAD_BYTES = 1 * MIB
"""What stands before the first record: a channel of a feed, a header of a message."""
_ANY_TAG = re.compile(rb"<(/?)([A-Za-z_][\w.:-]{0,100})(?=[\s/>])[^<>]*>")
_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[{}\[\]]', re.DOTALL)
"""A whole string, one that the end of the bytes cuts, or a bracket."""
NESTING = frozenset({b"NewsItem"})
"""Records that may hold others of their kind; of all others, a second beginning means that the first has no end."""
_ITEM_START = re.compile(rb"\}\s{0,200},\s{0,200}(\{)")


def elements(name: bytes) -> Borders:
    """Return borders of a format whose records are elements of a name, with any prefix."""
    tag = re.compile(rb"<(/?)(?:[A-Za-z_][\w.-]{0,40}:)?" + re.escape(name) + rb"(?=[\s/>])[^<>]*>", re.IGNORECASE)
    start = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,40}:)?" + re.escape(name) + rb"(?=[\s/>])", re.IGNORECASE)

    def find_end(data: bytes, at: int, is_all: bool) -> int | None:
        depth = 0
        for match in tag.finditer(data, at):
            if match.group(1):
                depth -= depth > 0
            elif not match.group().endswith(b"/>"):
                if depth and name not in NESTING:
                    return match.start()
                depth += 1
            if depth == 0:
                return match.end()
        return len(data) if is_all else None

    def frame(window: Window) -> Frame:
        found = start.search(window.peek(MAX_HEAD_BYTES))
        head = window.take(found.start()) if found else b""
        return Frame(head=head, tail=closing_tags(head))

    def record(payload: bytes) -> bytes:
        return payload if start.search(payload) else b""

    return Borders(find_end, start, frame, record)


def closing_tags(head: bytes) -> bytes:
    """Return what closes the elements that markup leaves open.

    >>> closing_tags(b'<?xml version="1.0"?><rss><channel><title>Port</title><link/>')
    b'</channel></rss>'
    """
    opened: list[bytes] = []
    for match in _ANY_TAG.finditer(head):
        if match.group(1):
            if match.group(2) in opened:
                del opened[len(opened) - 1 - opened[::-1].index(match.group(2)) :]
        elif not match.group().endswith(b"/>"):
            opened.append(match.group(2))
    return b"".join(b"</" + name + b">" for name in reversed(opened))


def _item_end(data: bytes, at: int, is_all: bool) -> int | None:
    """Return where the next object of an array ends, the comma before it included."""
    depth, position = 0, at
    while match := _TOKEN.search(data, position):
        position = match.end()
        token = match.group()
        if position == len(data) and not is_all:
            return None
        if token in (b"{", b"["):
            depth += 1
        elif token in (b"}", b"]"):
            depth -= 1
            if depth <= 0:
                return position
    return len(data) if is_all else None


def _item(payload: bytes) -> bytes:
    item = payload.strip(b", \t\r\n")
    return b"" if item == b"]" else item


def _array_start(window: Window) -> Frame:
    opened = re.match(rb"(?:\xef\xbb\xbf)?\s*\[\s*", window.peek(MAX_HEAD_BYTES))
    window.take(opened.end() if opened else 0)
    return Frame(head=b"[", joiner=b",\n", tail=b"]")


ARRAY = Borders(_item_end, _ITEM_START, _array_start, _item)
RECORD_ELEMENTS = {
    b"reuters": b"REUTERS",
    b"rss": b"item",
    b"rdf": b"item",
    b"feed": b"entry",
    b"newsmessage": b"newsItem",
    b"newsml": b"NewsItem",
    b"nitf": b"nitf",
    b"urlset": b"url",
    b"distdoc": b"article",
}
"""The element that one record is, by the first element of the file."""


def record_element(head: bytes) -> bytes | None:
    """Return the element that the records of a file are, told by its first element; None where that is unknown.

    >>> record_element(b'<?xml version="1.0"?><!-- Port --><rss version="2.0"><channel>')
    b'item'
    """
    first = _ANY_TAG.search(head) if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else None
    return RECORD_ELEMENTS.get(first.group(2).rsplit(b":", 1)[-1].lower()) if first else None
