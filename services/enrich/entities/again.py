"""Names of an article that stand in it again where the model has not seen them."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

import ahocorasick_rs

from services.enrich.entities.lexicon import entry_of
from services.enrich.entities.mentions import Mention, Taken, canonical_name
from services.enrich.entities.nouns import FIRST_WORDS, HEADS, LONE_HEADS, NAMESAKES, NOT_NAMES
from services.enrich.entities.starts import begins_sentence
from services.enrich.entities.titles import TITLES

MOST_FIRST_NAME_CHARS = 20
_FIRST_NAME = re.compile(r"(?<![\w.-])([A-Z][a-z]+)\s$")
MOST_NAMES = 500
SHORTEST = 3
ONLY_AFTER_THE = HEADS - LONE_HEADS
"""Heads that name a body only as `the Board`."""


def mentioned_again(body: str, mentions: Iterable[Mention], names: dict[str, str]) -> Iterator[Mention]:
    """Yield where ``names`` (each with its type) stand as whole words, free of other mentions, in body order."""
    if not names:
        return
    taken = Taken(mentions)
    spellings = list(names)
    automaton = ahocorasick_rs.AhoCorasick(spellings, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    for index, start, end in automaton.find_matches_as_indexes(body):
        if spellings[index] in ONLY_AFTER_THE and body[max(0, start - 4) : start].lower() != "the ":
            continue
        if _stands_alone(body, start, end) and taken.over(start, end) is None:
            type_ = names[spellings[index]]
            yield Mention(_with_first_name(body, start, taken) if type_ == "person" else start, end, type_, "again")


def _with_first_name(body: str, start: int, taken: Taken) -> int:
    """Return the start of a first name before a surname: `Ben Moss` is another person than Ada Moss."""
    found = _FIRST_NAME.search(body, max(0, start - MOST_FIRST_NAME_CHARS), start)
    if found is None or found[1] in FIRST_WORDS | NOT_NAMES or entry_of(found[1]) or found[1] in TITLES:
        return start
    is_free = taken.over(found.start(1), found.end(1)) is None
    return found.start(1) if is_free and not begins_sentence(body, found.start(1)) else start


def names_to_find(body: str, mentions: Iterable[Mention], small: frozenset[str]) -> dict[str, str]:
    """Return the names to look for with their types: as they stand, the last names of persons, the heads of bodies.

    A word that the body also writes small (``small``: `Rice`, `rice`) is no name to look for.
    """
    names: dict[str, str] = {}
    for mention in mentions:
        name = canonical_name(body[mention.start : mention.end])
        _add(names, name, mention.type)
        if mention.type == "person" and " " in name and mention.basis != "again":
            _add(names, name.rpartition(" ")[2], "person")
        if mention.type == "organization" and " " in name and name.rpartition(" ")[2] in HEADS - NAMESAKES:
            _add(names, name.rpartition(" ")[2], "organization")
    return dict(islice(((name, type_) for name, type_ in names.items() if name.lower() not in small), MOST_NAMES))


def _add(names: dict[str, str], name: str, type_: str) -> None:
    if (
        (len(name) >= SHORTEST or name.isupper())
        and len(name) > 1
        and name[:1].isalpha()
        and name not in NOT_NAMES
        and not name.isdigit()
    ):
        names.setdefault(name, type_)


def _stands_alone(body: str, start: int, end: int) -> bool:
    """Say whether a run of the body is whole words, and no part of a longer name: `Ada Moss` in `Ada Moss Square`."""
    before, after = body[start - 1 : start] if start else "", body[end : end + 1]
    if before.isalnum() or after.isalnum() or (before in ("@", "#", "_", "/") and before):
        return False
    return not (after == " " and body[end + 1 : end + 2].isupper() and not body[end + 1 : end + 3].isupper())
