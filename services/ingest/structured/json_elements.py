"""JSON elements: where the articles stand in a JSON text, each with its span, also where one of them is broken.

Articles stand one behind the other, in an array, or in an array inside an envelope such as ``{"articles": [...]}``.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from services.ingest.structured.field_names import COUNT_KEYS, ENVELOPE_KEYS, LIST_KEYS, plain_name
from services.ingest.structured.json_values import JsonReader, Value

MAX_ENVELOPES = 6
"""Envelopes in envelopes: Elasticsearch inside an API's ``data`` is three."""
MAX_FAULTS = 10_000
"""So many broken elements are told apart; behind them the rest of the text is one. Each costs some 0.3 ms."""
MAX_REREADS = 8
"""How often, in lengths of the text, broken elements may be read in vain before the rest is given up as one."""

_STRUCTURE = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL)
_NEXT_OBJECT = re.compile(r"[}\]]\s{0,200}(?:,\s{0,200})?(?=\{\s{0,200}\")")
_FIRST_KEY = re.compile(r"\{\s{0,200}(\"[^\"\\]{1,60}\")\s{0,20}:")
_NEXT_LINE_OBJECT = re.compile(r"\n[ \t]{0,200}(?=\{\s{0,200}\")")


@dataclass(frozen=True, slots=True)
class Elements:
    """The values of a text that may be articles, and how many articles the envelope says there are."""

    values: tuple[Value, ...]
    stated_found: int | None = None


def find_elements(reader: JsonReader, is_item: Callable[[Any], bool]) -> Elements:
    """Return the elements of a JSON text; ``is_item`` knows an object that is itself an article."""
    at = reader.skip_space(0)
    if reader.text.startswith("[", at):
        end, values = _array(reader, at)
        return Elements((*values, *_sequence(reader, end)))
    first = reader.read(at)
    if isinstance(first.value, dict):
        rest = tuple(_sequence(reader, first.end))
        inside = None if is_item(first.value) or rest else _inside(reader, first.value, at, 0, is_item)
        return inside or Elements((first, *rest))
    if reader.text.startswith("{", at) and (inside := _inside(reader, None, at, 0, is_item)):
        return inside
    return Elements(tuple(_sequence(reader, at)))


def _inside(
    reader: JsonReader, known: dict[str, Any] | None, at: int, depth: int, is_item: Callable[[Any], bool]
) -> Elements | None:
    """Look for the arrays of articles in an envelope; ``known`` is its value, None where it cannot be read whole."""
    if depth == MAX_ENVELOPES:
        return None
    found: list[Value] = []
    stated = _stated_found(known or {})
    for key, value in _members(reader, at):
        name = plain_name(key)
        if reader.text.startswith("[", value.start) and (name in LIST_KEYS or _lists_items(value, is_item)):
            found += _array(reader, value.start)[1] if _may_hold_objects(value) else ()
        elif name in ENVELOPE_KEYS | LIST_KEYS and reader.text.startswith("{", value.start):
            known_inner = value.value if isinstance(value.value, dict) else None
            inner = _inside(reader, known_inner, value.start, depth + 1, is_item)
            found += inner.values if inner else ()
            stated = (inner.stated_found if inner else None) or stated
    return Elements(tuple(found), stated) if found else None


def _lists_items(value: Value, is_item: Callable[[Any], bool]) -> bool:
    """Say whether an array of any name holds articles, by its first element."""
    return isinstance(value.value, list) and bool(value.value) and is_item(value.value[0])


def _may_hold_objects(value: Value) -> bool:
    return value.fault is not None or (bool(value.value) and any(isinstance(item, dict) for item in value.value))


def _members(reader: JsonReader, at: int) -> Iterator[tuple[str, Value]]:
    """Yield the members of the object at a place, up to the first that is broken, that one too."""
    at = reader.skip_space(at + 1)
    while reader.text.startswith('"', at):
        key = reader.read(at)
        colon = reader.skip_space(key.end)
        if key.fault is not None or not reader.text.startswith(":", colon):
            return
        value = reader.read(reader.skip_space(colon + 1))
        yield str(key.value), value
        comma = reader.skip_space(value.end)
        if value.fault is not None or not reader.text.startswith(",", comma):
            return
        at = reader.skip_space(comma + 1)


def _array(reader: JsonReader, at: int) -> tuple[int, list[Value]]:
    """Return the end of an array and its elements."""
    values: list[Value] = []
    place = at + 1
    for value in _separated(reader, place):
        values.append(value)
        place = value.end
    close = reader.skip_space(place)
    while reader.text.startswith(",", close):
        close = reader.skip_space(close + 1)
    return (close + 1 if reader.text.startswith("]", close) else close), values


def _sequence(reader: JsonReader, at: int) -> Iterator[Value]:
    """Yield the values that stand one behind the other, with or without commas."""
    yield from _separated(reader, at, skipped=",]")


def _separated(reader: JsonReader, at: int, skipped: str = ",") -> Iterator[Value]:
    """Yield values up to a closing bracket or the end; a broken one reaches to the border of the next."""
    text, faults, wasted, borders = reader.text, 0, 0, _Borders(reader.text)
    while True:
        at = reader.skip_space(at)
        while at < len(text) and text[at] in skipped:
            at = reader.skip_space(at + 1)
        if at >= len(text) or text.startswith("]", at):
            return
        value = reader.read(at)
        if value.fault is not None:
            faults, wasted = faults + 1, wasted + value.end - at
            is_over = faults > MAX_FAULTS or wasted > MAX_REREADS * len(text)
            end = len(text) if is_over else max(at + 1, borders.end_of(at, value.end))
            value = Value(at, _trimmed(text, at, end), fault=value.fault)
            at = end
        else:
            at = value.end
        yield value


class _Borders:
    """Where broken elements end; what was searched once is not searched again, so all of them cost one pass."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._next: dict[re.Pattern[str], re.Match[str] | None] = {}

    def end_of(self, start: int, broke_at: int) -> int:
        """Return where a broken element ends: where its brackets close, or before the next object that begins.

        The next object begins like this one, with the same first key; a quote that is never closed hides it from
        the parser, so it is looked for from the start.
        """
        following = self._like(start) or self._following(_NEXT_LINE_OBJECT, broke_at)
        following = following or self._following(_NEXT_OBJECT, broke_at)
        closed = _closing(self.text, start, broke_at)
        if closed is not None and (following is None or closed <= following.end()):
            return closed
        return following.end() if following else len(self.text)

    def _like(self, start: int) -> re.Match[str] | None:
        opening = _FIRST_KEY.match(self.text, start)
        if opening is None:
            return None
        pattern = re.compile(rf"[,\n]\s{{0,200}}(?=\{{\s{{0,200}}{re.escape(opening.group(1))}\s{{0,20}}:)")
        return self._following(pattern, start + 1)

    def _following(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        known = self._next.get(pattern)
        if pattern not in self._next or (known is not None and known.start() < at):
            self._next[pattern] = pattern.search(self.text, at)
        return self._next[pattern]


def _closing(text: str, start: int, broke_at: int) -> int | None:
    """Return where the brackets opened at ``start`` are closed, if that is soon behind the break."""
    depth = 0
    for match in _STRUCTURE.finditer(text, start, min(len(text), broke_at + _LOOK_AHEAD)):
        mark = match.group()
        if mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
            if depth <= 0:
                return match.end() if depth == 0 else match.start()
    return None


_LOOK_AHEAD = 4096
"""A fault is mostly a single wrong character: the element's end is looked for so far behind it."""


def _trimmed(text: str, start: int, end: int) -> int:
    """Return the end of an element without the comma and the spaces behind it."""
    return start + max(1, len(text[start:end].rstrip(" \t\r\n,")))


def _stated_found(envelope: dict[str, Any]) -> int | None:
    for key, value in envelope.items():
        if plain_name(key) in COUNT_KEYS:
            count = value.get("value") if isinstance(value, dict) else value
            if isinstance(count, int) and not isinstance(count, bool) and count > 0:
                return count
    return None
