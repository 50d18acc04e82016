"""The lexicon: terms of one or more words, each with the topics that it tells and how strongly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from services.enrich.topics.scheme import table_lines

WEIGHTS = {"4": 3.0, "2": 1.5, "1": 0.4}
"""What the levels of ``terms.txt`` weigh. Steeper and flatter ones do no better on pages and Reuters stories."""
TOKEN = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*")
"""A word with what joins its parts: ``team-mate``, ``U.N``, ``R&B``, ``coach's``."""

_SECTION = re.compile(r"\[(\d{8})\]")
_ROW = re.compile(r"([124]): (.+)")

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Term:
    """A term: the words behind its first, and its weight for each topic that it tells."""

    text: str
    tail: tuple[str, ...]
    weights: Weights


@dataclass(frozen=True, slots=True)
class Hit:
    """A term where it stands: its first character, and the number of its first word."""

    term: Term
    start: int
    word: int

    def end(self, text: str) -> int:
        """One past its last character in the text that it was found in."""
        words = TOKEN.finditer(text, self.start)
        return max(match.end() for match, _ in zip(words, ("", *self.term.tail), strict=False))


def find_terms(text: str) -> Iterator[Hit]:
    """Yield the terms of a text in order; they do not overlap, and the longest counts."""
    words = TOKEN.findall(text)
    free = 0
    for at, match in enumerate(TOKEN.finditer(text)):
        if at >= free and (terms := _terms_from(words[at])) and (term := _longest(terms, words, at)):
            free = at + 1 + len(term.tail)
            yield Hit(term, match.start(), at)


def singular(word: str) -> str:
    """Return a word without possessive and plural endings, for matching only.

    >>> [singular(word) for word in ("coach's", "parties", "matches", "glass", "gas", "series")]
    ['coach', 'party', 'match', 'glass', 'gas', 'sery']
    """
    bare = word.removesuffix("'s").removesuffix("’s")
    if bare != word or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return bare
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]


@cache
def load_lexicon() -> dict[str, tuple[Term, ...]]:
    """Read the terms by their first word, the longest first; once per process: some 40 ms and 2 MB."""
    weights: dict[str, Weights] = {}
    topic = ""
    for line in table_lines("terms.txt"):
        if section := _SECTION.match(line):
            topic = section[1]
        elif row := _ROW.match(line):
            for text in row[2].split(", "):
                weights.setdefault(text, {})[topic] = WEIGHTS[row[1]]
    terms: dict[str, list[Term]] = {}
    for text in sorted(weights):
        first, *tail = TOKEN.findall(text)
        terms.setdefault(first, []).append(Term(text, tuple(tail), weights[text]))
    return {first: tuple(sorted(group, key=lambda term: -len(term.tail))) for first, group in terms.items()}


@lru_cache(maxsize=1 << 15)
def _forms(word: str) -> tuple[str, ...]:
    """A word as it stands, in lower case, and without its ending: the first that the lexicon holds counts."""
    folded = word.lower()
    return tuple(dict.fromkeys((word, folded, singular(folded))))


@lru_cache(maxsize=1 << 15)
def _terms_from(word: str) -> tuple[Term, ...]:
    """The terms that may begin with a word: the longest first, exact case before folded."""
    found = [term for form in _forms(word) for term in load_lexicon().get(form, ())]
    return tuple(sorted(found, key=lambda term: -len(term.tail)))


def _longest(terms: tuple[Term, ...], words: list[str], at: int) -> Term | None:
    for term in terms:
        behind = words[at + 1 : at + 1 + len(term.tail)]
        if len(behind) == len(term.tail) and all(map(_is_form, term.tail, behind)):
            return term
    return None


def _is_form(part: str, word: str) -> bool:
    return part in _forms(word)
