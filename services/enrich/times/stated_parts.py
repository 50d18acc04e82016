"""Parts that dates of every kind share: the year that words state, their relation to the publication, an ordinal."""

from services.enrich.times.grammar import Phrase
from services.enrich.times.tree import Expression

YEAR_KINDS = ("year", "short")
SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
"""By how many years, or weeks, words move a period from that of publication."""
_RELATIONS = {
    "that": "that",
    "last": "last",
    "past": "last",
    "previous": "last",
    "next": "next",
    "coming": "next",
    "this": "this",
}
_PREPOSITIONS = frozenset({"in", "on", "by", "of", "from", "until", "since", "during", "before", "after"})

Pieces = list[tuple[Phrase, Expression]]
"""Expressions that stand in one phrase, each with its own words."""


def year_parts(phrase: Phrase) -> tuple[int | None, int | None]:
    """Return the year that a phrase states, or how far its year is from that of publication."""
    year = phrase.value(*YEAR_KINDS)
    if year is not None:
        return year, None
    unit_at = phrase.find("unit")
    if unit_at is None or phrase.tokens.words[unit_at] != "year":
        return None, None
    words = phrase.tokens.words[max(phrase.first, unit_at - 2) : unit_at]
    return None, next((SHIFTS[word] for word in words if word in SHIFTS), None)


def relation_of(phrase: Phrase) -> str:
    """Return how the words relate a period to that of publication: last, next, this or nothing.

    ``that`` relates it to what was told before only behind a preposition or before a season; else it begins a clause
    (``said that May``).
    """
    index = phrase.find("last", "next", "this", "previous", "coming", "that")
    if index is None:
        return ""
    relation = _RELATIONS.get(phrase.tokens.words[index], "last")
    begins_clause = relation == "that" and phrase.before() not in _PREPOSITIONS and not phrase.has("season")
    return "" if begins_clause else relation


def nth_of(phrase: Phrase) -> int | None:
    """Return the number of the first ordinal of a phrase (``second`` is also a unit, so it has no value of its own)."""
    index = phrase.find("ord", "second")
    if index is None:
        return None
    return 2 if phrase.tokens.has(index, "second") else phrase.tokens.values.get(index)
