"""Grammar: what a token can be, as far as its form and the closed classes of words show it."""

import re
from typing import Literal, NamedTuple

from services.enrich.quotes.sentences import Token
from services.enrich.quotes.words import ADVERBS, PERSONAL

Rule = Literal[
    "pronoun", "relative", "adjacent", "apposition", "coordinated", "participle", "inverted", "accordance", "quoted"
]

MAX_SOURCE_TOKENS = 45
"""How far a source reaches at most; a longer one is a list or a misread sentence."""

MAX_TITLE_TOKENS = 14

NOMINATIVES = frozenset({"he", "she", "they", "i", "we"})

OBJECTS = frozenset({"him", "them", "me", "us"})

BREAKS = frozenset({";", ":", "—", "–", "--", "...", "…", "?", "!", "|", "•", "["})

_NOT_ADVERBS = frozenset(
    {"family", "ally", "italy", "july", "reply", "assembly", "rally", "supply", "police", "only", "fly"}
)


class Anchors(NamedTuple):
    """Where the names of an article start and end in its body."""

    starts: frozenset[int]
    ends: frozenset[int]


class Source(NamedTuple):
    """A source as a range of tokens, and the rule by which it was found."""

    start: int
    end: int
    rule: Rule


def is_word(token: Token) -> bool:
    """Tell whether a token is a word or number."""
    return token.text[:1].isalnum()


def is_capital(token: Token) -> bool:
    """Tell whether a token is written like a name."""
    return token.text[:1].isupper()


def is_personal(token: Token) -> bool:
    """Tell whether a token is a personal pronoun, alone or with its verb: `he`, `she’s`, `they've`."""
    return token.lower in PERSONAL or re.split("['’]", token.lower, maxsplit=1)[0] in PERSONAL


def is_adverb(token: Token) -> bool:
    """Tell whether a token can stand between a subject and its verb."""
    lower = token.lower
    return lower in ADVERBS or (
        lower.endswith("ly") and len(lower) > 4 and not is_capital(token) and lower not in _NOT_ADVERBS
    )
