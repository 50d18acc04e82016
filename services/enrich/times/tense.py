"""Tense: whether the words around a time speak of what has been or of what is to come."""

from services.enrich.times.resolution import FUTURE, PAST, UNSURE
from services.enrich.times.tokens import LETTERS, Tokens
from services.enrich.times.words import FUTURE_WORDS, NOT_PAST, PAST_WORDS

REACH = 14
"""So many tokens before and behind are looked at; clauses of news are seldom longer.
Between 10 and 20 nothing changes in the scores of tests/quality/test_times.py."""
_AUXILIARIES = frozenset({"will", "would", "to", "should", "may", "might"})
_STOPS = {LETTERS[name] for name in ("stop", "gap")}


def tense_at(tokens: Tokens, first: int, last: int) -> int:
    """Return the direction of the nearest verb that shows one: before the expression, else behind it.

    Of what has an event behind it (``Sunday's vote``) only the verb behind tells.

    >>> from services.enrich.times.tokens import read_tokens
    >>> tense_at(read_tokens("the council will meet on Monday"), 5, 6) == FUTURE
    True
    """
    if tokens.word(first - 1) in {"until", "till"}:
        is_opening = first < 2 or tokens.kinds[first - 2] in _STOPS
        return _nearest(tokens, range(last, min(len(tokens.words), last + REACH))) if is_opening else FUTURE
    behind = range(last, min(len(tokens.words), last + REACH))
    if tokens.has(last, "poss"):
        return _nearest(tokens, behind)
    before = _nearest(tokens, range(first - 1, max(-1, first - 1 - REACH), -1))
    return before if before != UNSURE else _nearest(tokens, behind)


def _nearest(tokens: Tokens, places: range) -> int:
    for index in places:
        if tokens.kinds[index] in _STOPS:
            return UNSURE
        word = tokens.words[index]
        if word == "set" and tokens.word(index + 1) in {"to", "for"}:
            return FUTURE
        if word in FUTURE_WORDS or tokens.has(index, "modal"):
            return PAST if _is_told_as_past(tokens, index, places) else FUTURE
        if word in PAST_WORDS or (_is_participle(word) and not _is_adjective(tokens, index)):
            return _behind_auxiliary(tokens, index)
    return UNSURE


def _is_told_as_past(tokens: Tokens, index: int, places: range) -> bool:
    """Whether a plan is itself of the past: ``had been scheduled``, and ``on Friday the council planned``."""
    if tokens.word(index).endswith("ed") and places.step > 0:
        return True
    return tokens.word(index - 1) == "been" and tokens.word(index - 2) == "had"


def _is_participle(word: str) -> bool:
    return word.endswith("ed") and len(word) > 3 and word not in NOT_PAST


def _is_adjective(tokens: Tokens, index: int) -> bool:
    """Whether a participle stands before a noun (``a still unspecified date``)."""
    return tokens.has(index - 1, "art", "the", "own") or tokens.has(index - 2, "art")


def _behind_auxiliary(tokens: Tokens, index: int) -> int:
    """A participle behind ``will`` or ``to`` speaks of the future (``will be opened``, ``to be held``)."""
    for place in range(index - 1, max(-1, index - 4), -1):
        if tokens.kinds[place] in _STOPS:
            return PAST
        word = tokens.words[place]
        if (
            word in _AUXILIARIES
            and not tokens.has(place, "month")
            and tokens.word(place + 1)
            in {
                "be",
                "have",
                tokens.words[index],
            }
        ):
            return FUTURE
    return PAST
