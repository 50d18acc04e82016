"""Words of keyphrases: runs of content words in a body, and what may not stand at the edges of a phrase."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

WORD = re.compile(r"[^\W\d_]+(?:[-'’&][^\W\d_]+)*")
LEAST_LETTERS = 3
POSSESSIVES = ("'s", "’s")
ENDS_OF_OTHERS = ("ly", "ed", "ing", "ous", "ful", "able", "ible", "less", "ish", "ical")
"""Endings of adverbs, verbs and adjectives, with which no phrase ends: `the harbour is navigable`."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word without its possessive ending, folded, with its place in the body."""

    key: str
    start: int
    end: int


def content_runs(body: str, taken: Sequence[Span]) -> Iterator[list[Word]]:
    """Yield the runs of content words of a body that no taken span touches; between them single spaces."""
    spans, at = sorted(taken), 0
    run: list[Word] = []
    for match in WORD.finditer(body):
        start, end = match.span()
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        is_taken = at < len(spans) and spans[at][0] < end
        text = match.group()
        is_joined = bool(run) and run[-1].end + 1 == start and body[start - 1] == " "
        if run and (is_taken or not is_joined or is_dull(text)):
            yield run
            run = []
        if not is_taken and not is_dull(text):
            word = without_possessive(text)
            run.append(Word(fold(word), start, start + len(word)))
    if run:
        yield run


def without_possessive(word: str) -> str:
    """Return a word without a possessive ending.

    >>> without_possessive("harbour’s")
    'harbour'
    """
    return word[:-2] if word.endswith(POSSESSIVES) else word


@lru_cache(maxsize=1 << 14)
def is_dull(word: str) -> bool:
    """Say whether no keyphrase has this word.

    >>> is_dull("Monday"), is_dull("told"), is_dull("ferry")
    (True, True, False)
    """
    bare = without_possessive(word)
    return len(bare) < LEAST_LETTERS or bare.lower() in _dull_words()["nowhere"]


@lru_cache(maxsize=1 << 14)
def may_begin(key: str) -> bool:
    """Say whether a phrase may begin with a folded word."""
    return key not in _dull_words()["edges"] and not key.endswith("ly")


@lru_cache(maxsize=1 << 14)
def may_end(key: str) -> bool:
    """Say whether a phrase may end with a folded word.

    >>> [may_end(key) for key in ("wind", "windy", "navigable", "arctic", "music", "quickly")]
    [True, True, False, False, True, False]
    """
    return not key.endswith(ENDS_OF_OTHERS) and (not key.endswith("ic") or key in _dull_words()["nouns_in_ic"])


def folded(text: str) -> str:
    """Return the words of a text as they are compared.

    >>> folded("Harbour Council's wind farms")
    'harbour council wind farm'
    """
    return " ".join(fold(without_possessive(word)) for word in WORD.findall(text))


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """Return a word in lower case, without its plural ending, for comparison only."""
    lower = word.lower()
    if len(lower) <= LEAST_LETTERS or not lower.endswith("s") or lower.endswith(("ss", "us", "is")):
        return lower
    return lower[:-1]


@cache
def _dull_words() -> dict[str, frozenset[str]]:
    """The lists of the data file: words nowhere in a phrase, words not at its beginning, nouns that end in -ic."""
    words: dict[str, set[str]] = {}
    section = ""
    for line in files("services.enrich.keyphrases").joinpath("data", "dull_words.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            words.setdefault(section, set()).update(line.split())
    words["edges"] = {fold(word) for word in words["edges"]}
    return {name: frozenset(found) for name, found in words.items()}
