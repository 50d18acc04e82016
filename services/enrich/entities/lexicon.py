"""The lexicon: where the names and titles of the tables stand in a body, found in one pass."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from services.enrich.entities import bodies, nations
from services.enrich.entities.titles import TITLES

TYPES = {"country": "place", "people": "group", "place": "place", "organization": "organization", "event": "event"}
TITLE = "title"
_IN_NAME = re.compile(r"(?i)(?:\bal|\bel|\bbin|\babu|\bvan|\bde|\bdi)[- ]$")
SHORTEST_IN_CAPITALS = 5
"""In a line of capitals a shorter name may be a word: US, IS, WHO, CHAD."""


class Entry(NamedTuple):
    """What the tables say of a spelling: its kind, the name it is a spelling of, whether it has other meanings too."""

    kind: str
    name: str
    is_weak: bool = False


class Hit(NamedTuple):
    """A spelling of the tables that stands in the body."""

    start: int
    end: int
    entry: Entry


class Hits:
    """The hits of a body in order, to be asked by where they start or end."""

    def __init__(self, hits: list[Hit]) -> None:
        self.all = hits
        self.starting = {hit.start: hit for hit in hits}
        self.ending = {hit.end: hit for hit in hits}
        self._starts = [hit.start for hit in hits]

    def inside(self, start: int, end: int) -> Iterator[Hit]:
        """Yield the hits that lie within a span."""
        for position in range(bisect_left(self._starts, start), len(self.all)):
            if self.all[position].start >= end:
                return
            if self.all[position].end <= end:
                yield self.all[position]


def look_up(body: str) -> Hits:
    """Return the names and titles of the tables that stand in a body as whole words, the longest first."""
    automaton, entries = _automaton()
    found = automaton.find_matches_as_indexes(body)
    return Hits([Hit(start, end, entries[index]) for index, start, end in found if _is_whole(body, start, end)])


def entry_of(name: str) -> Entry | None:
    """Return what the tables say of a name other than a title."""
    return _names().get(name)


def _is_whole(body: str, start: int, end: int) -> bool:
    before, after = body[start - 1 : start], body[end : end + 1]
    if before.isalnum() or after.isalnum() or after == "$" or (before in ("@", "#", "_", ".") and start):
        return False
    return not (before in ("-", " ") and start > 1 and _IN_NAME.search(body, max(0, start - 5), start))


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[Entry, ...]]:
    """Build the automaton, once per process: a few milliseconds and some 2 MB."""
    entries = {title: Entry(TITLE, title) for title in TITLES}
    names = _names()
    entries |= names
    entries |= {
        name.upper(): entry
        for name, entry in names.items()
        if len(name) >= SHORTEST_IN_CAPITALS and name.upper() not in entries
    }
    matchkind = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.AhoCorasick(list(entries), matchkind=matchkind), tuple(entries.values())


@cache
def _names() -> dict[str, Entry]:
    return {
        **_entries("people", nations.PEOPLES, nations.WEAK),
        **_entries("country", nations.COUNTRIES, nations.WEAK),
        **_entries("place", bodies.PLACES, bodies.WEAK),
        **_entries("event", bodies.EVENTS, bodies.WEAK),
        **_entries("organization", bodies.ORGANISATIONS, bodies.WEAK),
    }


def _entries(kind: str, table: Mapping[str, str], weak: frozenset[str]) -> dict[str, Entry]:
    return {spelling: Entry(kind, name, spelling in weak) for spelling, name in table.items()}
