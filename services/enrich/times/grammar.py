"""The grammar: names of kinds, as patterns over the kinds of a text's tokens, compiled to expressions.

A pattern is written with the names of kinds and of groups of them, and the signs ``?``, ``|``, ``(`` and ``)``:
``(weekday comma?)? month day`` is what ``Monday, May 5`` looks like.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from services.enrich.times.tokens import LETTERS, Tokens
from services.enrich.times.tree import Expression

_GROUPS = {
    "num": "number|day|int",
    "nth": "ord|second",
    "nth_day": "day|ord|second",
    "any_unit": "unit|units|second",
    "det": "the|own",
    "rel": "last|next|this|that|previous|coming|following|same|latest",
    "near_rel": "last|next|this|that|previous|coming|same",
    "a_year": "year|short",
    "link": "hyphen|and|to|through|or|until",
}
_MACROS = {
    "COUNT": "(art? num (and? fraction|and art half)? (hyphen? (to|or|and) hyphen? num)?"
    "|decimal|art few|art? couple of?|few|art half?|fraction of? art?)",
    "AMOUNT": "(COUNT (more|trading)? (more|trading)? hyphen? any_unit (and art half|or (num|few|so))?)",
    "REL_YEAR": "(near_rel fiscal? unit)",
    "QUARTER_HEAD": "(det? a_year|(this|last|next) unit poss?|det|this|last|next|that)",
}
_NAME = re.compile(r"[A-Z_]+|[a-z_]+")


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of the grammar to one over the letters of the kinds.

    >>> tokens_letters = "".join(LETTERS[kind] for kind in ("month", "day", "comma", "year"))
    >>> bool(compile_pattern("month day (comma? a_year)?").fullmatch(tokens_letters))
    True
    """
    return re.compile(_expand(pattern).replace(" ", "").replace("(", "(?:"))


def _expand(pattern: str) -> str:
    return _NAME.sub(_letters, pattern)


def _letters(match: re.Match[str]) -> str:
    name = match[0]
    if name in _MACROS:
        return _expand(_MACROS[name])
    if name in _GROUPS:
        return "[" + "".join(LETTERS[kind] for kind in _GROUPS[name].split("|")) + "]"
    return LETTERS[name]


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens that a rule has matched: from ``first`` up to and without ``last``."""

    tokens: Tokens
    first: int
    last: int

    def find(self, *kinds: str, start: int | None = None) -> int | None:
        """Return the first token of one of these kinds, or None."""
        letters = [LETTERS[kind] for kind in kinds]
        kinds_here = self.tokens.kinds
        return next((i for i in range(start or self.first, self.last) if kinds_here[i] in letters), None)

    def has(self, *kinds: str) -> bool:
        """Whether a token of one of these kinds is in it."""
        return self.find(*kinds) is not None

    def word(self, *kinds: str) -> str:
        """Return the first word of one of these kinds, or the empty word."""
        index = self.find(*kinds)
        return "" if index is None else self.tokens.words[index]

    def value(self, *kinds: str) -> int | None:
        """Return the value of the first token of one of these kinds, or None."""
        index = self.find(*kinds)
        return None if index is None else self.tokens.values.get(index)

    @property
    def words(self) -> list[str]:
        """Its words in lower case."""
        return self.tokens.words[self.first : self.last]

    def raw(self, index: int) -> str:
        """Return a token as it stands in the text, empty beyond the ends."""
        tokens = self.tokens
        return tokens.text[tokens.starts[index] : tokens.ends[index]] if 0 <= index < len(tokens.words) else ""

    def before(self, distance: int = 1) -> str:
        """Return the word that stands before it."""
        return self.tokens.word(self.first - distance)

    def after(self, distance: int = 0) -> str:
        """Return the word that stands behind it."""
        return self.tokens.word(self.last + distance)

    def is_before(self, *kinds: str) -> bool:
        """Whether the token before it is of one of these kinds."""
        return self.tokens.has(self.first - 1, *kinds)

    def is_after(self, *kinds: str) -> bool:
        """Whether the token behind it is of one of these kinds."""
        return self.tokens.has(self.last, *kinds)

    def is_in_name(self, index: int) -> bool:
        """Whether a token is written with a capital behind another such word: part of a name (``Harbour Weekly``)."""
        if not self.raw(index)[:1].isupper():
            return False
        return self.tokens.has(index - 1, "plain") and self.raw(index - 1)[:1].isupper()

    def is_opening(self) -> bool:
        """Whether it begins a sentence or what somebody says."""
        return self.first == 0 or self.is_before("stop", "gap", "other")

    def part(self, first: int, last: int) -> "Phrase":
        """Return a part of it."""
        return Phrase(self.tokens, first, last)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A phrase that says a time: what it says, the rule that read it and its modifier."""

    phrase: Phrase
    expression: Expression
    rule: str
    mod: str | None = None


Builder = Callable[[Phrase], "Expression | list[tuple[Phrase, Expression]] | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what makes an expression of a phrase that fits; None where the phrase is none after all."""

    name: str
    pattern: re.Pattern[str]
    build: Builder


def parse(rules: tuple[Rule, ...], runs: Iterator[tuple[int, int]], tokens: Tokens) -> list[Parsed]:
    """Return what the rules read in the runs of tokens: leftmost first, then the longest, none overlapping."""
    found: list[Parsed] = []
    for first, last in runs:
        candidates = sorted(
            (match.start(), -match.end(), order)
            for order, rule in enumerate(rules)
            for match in rule.pattern.finditer(tokens.kinds, first, last)
        )
        position = first
        for start, negative_end, order in candidates:
            if start < position:
                continue
            rule, phrase = rules[order], Phrase(tokens, start, -negative_end)
            built = rule.build(phrase)
            if built is None:
                continue
            parts = built if isinstance(built, list) else [(phrase, built)]
            found.extend(Parsed(part, expression, rule.name) for part, expression in parts)
            position = phrase.last
    return found
