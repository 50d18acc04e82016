"""Whether a headline names something that the body is about."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:[.&](?=[^\W_]))?[^\W_]*", re.UNICODE)
LONGEST_ACRONYM = 4


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

    def _has(self, name: str) -> bool:
        words = " ".join(_WORD.findall(name))
        if not words:
            return False
        if name.isupper() and len(words) <= LONGEST_ACRONYM:
            return not self._is_capital and f" {words} " in self._words
        return f" {words.casefold()} " in self._folded
