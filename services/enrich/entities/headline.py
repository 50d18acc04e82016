"""Whether a headline names something that the body is about."""

import re
from collections.abc import Iterable

from services.enrich.entities.nouns import NOT_NAMES

_WORD = re.compile(r"[^\W_]+(?:[.&](?=[^\W_]))?[^\W_]*", re.UNICODE)
LONGEST_ACRONYM = 4
SHORTEST_SURNAME = 3


class Headline:
    """The words of a headline, to be asked for names. In capitals, a short acronym may be a word: it is not found."""

    def __init__(self, text: str) -> None:
        self._is_capital = not any(map(str.islower, text))
        self._words = f" {' '.join(_WORD.findall(text))} "
        self._folded = self._words.casefold()

    def names(self, names: Iterable[str]) -> bool:
        """Say whether one of the names stands there as whole words.

        >>> [Headline(text).names(["Ada Moss", "UN"]) for text in ("MOSS TELLS UN", "Un-American", "Ada Moss’s UN")]
        [False, False, True]
        """
        return any(map(self._has, names))

    def has_surname(self, surname: str) -> bool:
        """Say whether the surname of a person whom the body names in full stands there; a common word does not count.

        >>> [Headline(text).has_surname("Moss") for text in ("Moss Quits", "MOSS QUITS", "Roof of moss burns")]
        [True, True, False]
        """
        if len(surname) < SHORTEST_SURNAME or surname in NOT_NAMES:
            return False
        return f" {surname.upper() if self._is_capital else surname} " in self._words

    def _has(self, name: str) -> bool:
        words = " ".join(_WORD.findall(name))
        if not words:
            return False
        if name.isupper() and len(words) <= LONGEST_ACRONYM:
            return not self._is_capital and f" {words} " in self._words
        return f" {words.casefold()} " in self._folded
