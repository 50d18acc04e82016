"""A story as it is compared: headline and body, and what is worked out of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from shared.likeness.facts import Facts, find_facts
from shared.text.shingles import shingles

LEAD_WORDS = 50
SHORT_WORD = 2
"""Words of more letters say what a headline or a lead is about."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Story:
    """A text with its headline, and what is worked out of them once it is compared."""

    headline: str
    body: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in order, case folded."""
        return tuple(_WORD.findall(self.body.casefold()))

    @cached_property
    def shingles(self) -> frozenset[str]:
        """Its runs of three words."""
        return frozenset(shingles(self.body))

    @cached_property
    def facts(self) -> Facts:
        """Its numbers, names and pattern."""
        return find_facts(self.body)

    @cached_property
    def headline_words(self) -> frozenset[str]:
        """What its headline is about."""
        return _long_words(_WORD.findall(self.headline.casefold()))

    @cached_property
    def lead_words(self) -> frozenset[str]:
        """What its opening is about."""
        return _long_words(self.words[:LEAD_WORDS])


def _long_words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if len(word) > SHORT_WORD)
