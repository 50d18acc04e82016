"""Subjects: which passages speak of the same thing, by the rarer words that they share."""

import math
import re
from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from services.ingest.passages import BODY, Passage

WINDOW = 3
"""Paragraphs on either side of a place that are compared; more would reach into the article after next."""
FAR_WINDOW = 8
"""And so many where the question is whether a word is new."""
MAX_WORDS_CHARS = 1200
"""Words are taken from so much of a paragraph; longer ones say the same again."""
STEM_CHARS = 6
"""Words with the same first letters are one: strike, strikes, striking."""

DWELT_ON = 3
LEAST_DWELT_ON = 3
"""Words in so many of the last paragraphs are what they are about; where there are too few such, those in two."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_WIDE_RUN = re.compile(r"[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7a3]{2,}")
_NAME = re.compile(r"(?<=[\w,] )[A-ZÀ-ÖØ-ÞΑ-ΩА-Я][^\W\d_]{2,}")
_EMPTY: frozenset[str] = frozenset()


class Subjects:
    """The words of a dump's passages, and what each is worth: the rarer, the more."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Look at all passages once."""
        self._words = [subject_words(passage.text) for passage in passages]
        counts = Counter(word for words in self._words for word in words)
        self._worth = {word: math.log(len(passages) / count) for word, count in counts.items()}
        self._behind, self._ahead = _windows(passages, self._words), _windows_ahead(passages, self._words)
        self._from_here = [words | ahead for words, ahead in zip(self._words, self._ahead, strict=True)]
        names = [name_words(passage.text) for passage in passages]
        names_ahead = _windows_ahead(passages, names)
        names_from_here = [words | ahead for words, ahead in zip(names, names_ahead, strict=True)]
        self.names_carried = [again for again, _ in carried(passages, names, names_from_here)]
        taken_up = carried(passages, self._words, self._from_here)
        self.words_carried = [again for again, _ in taken_up]
        self._known = [known for _, known in taken_up]

    @cached_property
    def kinships(self) -> Sequence[float]:
        """For each place, how much the passages before it and those from it on share, 0 (nothing) to 1."""
        sides = zip(self._behind, self._from_here, self._worth_from_here, strict=True)
        return [self._shared(behind, ahead, worth) for behind, ahead, worth in sides]

    @cached_property
    def novelties(self) -> Sequence[float]:
        """For each place, how many of the words from it on did not stand in the passages well before it, 0 to 1."""
        sides = zip(self._known, self._worth_from_here, strict=True)
        return [1 - self._worth_of(known) / worth if worth else 0.0 for known, worth in sides]

    @cached_property
    def leanings(self) -> Sequence[float]:
        """For each passage, how much more it shares with what follows than with what is before it, -1 to 1."""
        return [self._leaning(index) for index in range(len(self._words))]

    @cached_property
    def _worth_from_here(self) -> Sequence[float]:
        return [self._worth_of(words) for words in self._from_here]

    def _leaning(self, index: int) -> float:
        words = self._words[index]
        whole = self._worth_of(words) or 1.0
        return (self._worth_of(words & self._ahead[index]) - self._worth_of(words & self._behind[index])) / whole

    def _shared(self, one: frozenset[str], other: frozenset[str], worth: float) -> float:
        smaller = min(self._worth_of(one), worth)
        return self._worth_of(one & other) / smaller if smaller else 0.0

    def _worth_of(self, words: Iterable[str]) -> float:
        return sum(map(self._worth.__getitem__, words))


def carried(
    passages: Sequence[Passage], words: Sequence[frozenset[str]], from_here: Sequence[frozenset[str]]
) -> list[tuple[float | None, set[str]]]:
    """Return for each place how what the passages well before it say is taken up in the words from it on.

    First how much of what they dwell on, 0 to 1, None where they dwell on nothing: no word stands in two of them.
    Then which of the words stand in them.
    """
    recent = _Recent()
    found: list[tuple[float | None, set[str]]] = []
    for passage, own, following in zip(passages, words, from_here, strict=True):
        dwelt_on = recent.dwelt_on()
        share = _share_taken_up(dwelt_on, following) if dwelt_on else None
        found.append((share, recent.counts.keys() & following))
        if passage.kind in BODY:
            recent.add(own)
    return found


class _Recent:
    """The words of the last body passages, each with the number of those it stands in: ``repeated`` in two or more."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self._repeated: dict[str, int] = {}
        self._passages: deque[frozenset[str]] = deque()

    def add(self, words: frozenset[str]) -> None:
        """Take in a passage, and let go of the one that is too far behind then."""
        if len(self._passages) == FAR_WINDOW:
            self._drop(self._passages.popleft())
        self._passages.append(words)
        counts = self.counts
        for word in words:
            counts[word] = count = counts.get(word, 0) + 1
            if count > 1:
                self._repeated[word] = count

    def _drop(self, words: frozenset[str]) -> None:
        counts = self.counts
        for word in words:
            count = counts[word] - 1
            if not count:
                del counts[word]
                continue
            counts[word] = count
            if count > 1:
                self._repeated[word] = count
            else:
                del self._repeated[word]

    def dwelt_on(self) -> Mapping[str, int]:
        """Return the words that stand in several of the passages with their counts."""
        often = {word: count for word, count in self._repeated.items() if count >= DWELT_ON}
        return often if len(often) >= LEAST_DWELT_ON else self._repeated


def _share_taken_up(dwelt_on: Mapping[str, int], words: frozenset[str]) -> float:
    return sum(map(dwelt_on.__getitem__, dwelt_on.keys() & words)) / sum(dwelt_on.values())


def name_words(text: str) -> frozenset[str]:
    """Return the stems of the capitalised words of a text that open no sentence.

    >>> sorted(name_words("Then the mayor of Varna met Ada Moss. They spoke."))
    ['ada', 'moss', 'varna']
    """
    return frozenset(word[:STEM_CHARS].lower() for word in _NAME.findall(text[:MAX_WORDS_CHARS]))


def subject_words(text: str) -> frozenset[str]:
    """Return the stems of the longer words of a text; of scripts without spaces, pairs of characters.

    >>> sorted(subject_words("The strikes at the port: strike on"))
    ['port', 'strike']
    """
    text = text[:MAX_WORDS_CHARS].lower()
    words = {word[:STEM_CHARS] for word in _WORD.findall(text)}
    if not text.isascii():
        for run in _WIDE_RUN.findall(text):
            words.update(map("".join, pairwise(run)))
    return frozenset(words)


def _windows_ahead(passages: Sequence[Passage], words: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """For each passage, the words of the body passages right behind it."""
    return _windows(passages[::-1], words[::-1])[::-1]


def _windows(passages: Sequence[Passage], words: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """For each passage, the words of the body passages right before it."""
    windows = []
    recent: deque[frozenset[str]] = deque(maxlen=WINDOW)
    united = _EMPTY
    for passage, own in zip(passages, words, strict=True):
        windows.append(united)
        if passage.kind in BODY:
            recent.append(own)
            united = _EMPTY.union(*recent)
    return windows
