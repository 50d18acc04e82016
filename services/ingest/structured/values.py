"""Values of data fields as the texts that they state: from whatever a producer puts there."""

import math
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from services.ingest.blocks import TextBlock
from services.ingest.html_fragments import fragment_blocks
from shared.events import StatedField, StatedTime

MAX_STATED_CHARS = 2000
"""A longer text is no field of a header."""
MAX_STATED_FIELDS = 100
"""So many more fields of one article are carried along; news formats state some thirty."""
MAX_VALUES = 1000
"""So many values of one field are looked at."""
_NAMING_KEYS = """
name full_name value rendered text main original content by title label term literal href url uri
link code id $date $oid @value _
"""
NAMING_KEYS = tuple(_NAMING_KEYS.split())
"""Members that say what an object is, in the order in which they count."""

_ELEMENTS = """
p br div span h[1-6] ul ol li dl dt dd a b i u s em strong small big code cite q abbr time mark tt strike del
ins sub sup blockquote figure figcaption picture img table tbody thead tr td th caption section article aside
main nav header footer address html head body title meta link base hr iframe frame frameset object embed
applet param video audio source svg script style noscript template form input button label select option
textarea pre font center
"""
_HTML_ELEMENT = re.compile(rf"</?(?:{'|'.join(_ELEMENTS.split())})(?=[\s/>])[^<>]{{0,4000}}>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?!lt;|gt;)(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
"""Angle brackets stay written out: unescaped they would look like markup to the next reader."""
_EMBED = re.compile(r"</?embed\b[^<>]*+>", re.IGNORECASE)
_SWALLOWING = "iframe|object|applet|svg|math|noscript|template|select|textarea|title|script|style|video|audio"
_SELF_CLOSED = re.compile(rf"<(?:{_SWALLOWING})\b[^<>]*+(?<=/)>", re.IGNORECASE)
_OPENED = re.compile(r"<(iframe|object|applet|svg|math|noscript|template|select)\b[^<>]*+>", re.IGNORECASE)
_CLOSED = re.compile(r"</(iframe|object|applet|svg|math|noscript|template|select)\s*>", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Say whether a text is marked up in HTML.

    >>> is_html("<p>One</p>"), is_html("one < two and <three>")
    (True, False)
    """
    return _HTML_ELEMENT.search(text) is not None


def text_blocks(text: str, path: str, *, html: bool | None = None) -> list[TextBlock]:
    """Return the blocks of a text field: of HTML its elements, else running text."""
    if is_html(text) if html is None else html:
        return html_blocks(text, path)
    return [TextBlock("text", text, path)]


def html_blocks(text: str, path: str) -> list[TextBlock]:
    """Return the blocks of HTML; a frame or object that is never closed does not swallow the text behind it.

    >>> [block.text for block in html_blocks("<p>safe <iframe src='x'> text</p>", "")]
    ['safe text']
    """
    text = _SELF_CLOSED.sub("", _EMBED.sub("", text))
    closed = {name.lower() for name in _CLOSED.findall(text)}
    text = _OPENED.sub(lambda tag: tag.group() if tag.group(1).lower() in closed else "", text)
    return fragment_blocks(text, path)


def body_blocks(value: Any, path: str) -> list[TextBlock]:
    """Return the blocks of a body that may be one text, or a list of paragraphs."""
    if isinstance(value, str):
        return text_blocks(value, path)
    if isinstance(value, dict):
        return [block for text in strings_of(value)[:1] for block in text_blocks(text, path)]
    if not isinstance(value, list):
        return []
    blocks = []
    for index, item in enumerate(value, 1):
        for text in strings_of(item)[:1]:
            where = f"{path}[{index}]"
            blocks += html_blocks(text, where) if is_html(text) else [TextBlock("paragraph", text, where)]
    return blocks


def one_line(value: Any) -> str | None:
    """Return what a field states as one line of plain text, or None."""
    for text in strings_of(value):
        line = plain_line(text)
        if line:
            return line
    return None


def plain_line(text: str) -> str:
    """Return a text without markup and line ends.

    >>> plain_line("Ferry &amp; crew"), plain_line("https://h.example/?a=1&copy=2")
    ('Ferry & crew', 'https://h.example/?a=1&copy=2')
    """
    if is_html(text):
        text = " ".join(block.text for block in html_blocks(text, ""))
    elif "&" in text:
        text = _REFERENCE.sub(lambda reference: unescape(reference.group()), text)
    return " ".join(text.split())


def lines_of(value: Any) -> tuple[str, ...]:
    """Return all that a field states, each as one line, once."""
    return tuple(dict.fromkeys(line for text in strings_of(value) if (line := plain_line(text))))


def strings_of(value: Any) -> list[str]:
    """Return the texts that a value states; of an object, what names it.

    >>> strings_of([{"name": "Ada Moss", "id": 7}, "Lars Quill", 3])
    ['Ada Moss', 'Lars Quill', '3']
    """
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, bool) or value is None:
        return []
    if isinstance(value, int | float):
        return [number_text(value)] if math.isfinite(value) else []
    if isinstance(value, list):
        return [text for item in value[:MAX_VALUES] if not isinstance(item, list) for text in strings_of(item)]
    if isinstance(value, dict):
        return next((found for key in NAMING_KEYS if key in value and (found := _scalar_strings(value[key]))), [])
    return []


def _scalar_strings(value: Any) -> list[str]:
    return [] if isinstance(value, dict | list) else strings_of(value)


def number_text(value: float) -> str:
    """Return a number as it is written in data.

    >>> number_text(3.0), number_text(2.5)
    ('3', '2.5')
    """
    return str(int(value)) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else str(value)


def number_of(value: Any) -> int | None:
    """Return a small whole number that a field states, or None.

    >>> number_of("4"), number_of(4.0), number_of("four")
    (4, 4, None)
    """
    text = one_line(value) or ""
    digits = text.removesuffix(".0")
    return int(digits) if re.fullmatch(r"[0-9]{1,9}", digits) else None


def stated_times(pairs: Iterable[tuple[str, str, Any]]) -> tuple[StatedTime, ...]:
    """Return the times that fields state: kind, the field's own name, its value."""
    return tuple(
        StatedTime(kind=kind, field=field, text=text[:MAX_STATED_CHARS])
        for kind, field, value in pairs
        for text in lines_of(value)[:1]
    )


def stated_fields(pairs: Iterable[tuple[str, Any]]) -> tuple[StatedField, ...]:
    """Return other fields as they stand there; long ones and what nests deeper is left out."""
    return tuple(_limited(StatedField(field=name, text=text) for name, text in _plain_pairs(pairs)))


def _plain_pairs(pairs: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, str]]:
    for name, value in pairs:
        texts = _short(value)
        yield from ((name, text) for text in texts)
        if isinstance(value, dict) and not texts:
            yield from ((f"{name}.{key}", text) for key, inner in value.items() for text in _short(inner))


def _short(value: Any) -> list[str]:
    if isinstance(value, bool):
        return ["true" if value else "false"]
    return [text.strip() for text in strings_of(value) if len(text) <= MAX_STATED_CHARS]


def _limited(fields: Iterable[StatedField]) -> Iterator[StatedField]:
    for count, each in enumerate(fields):
        if count == MAX_STATED_FIELDS:
            return
        yield each
