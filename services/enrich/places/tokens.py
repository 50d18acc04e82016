"""The words of a body, and the spans that the recogniser has named, each with its offsets."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from services.enrich.places.words import SMALL_WORDS
from services.enrich.recognizer import Recognised

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVES = ("'s", "’s", "'S", "’S")


class Word(NamedTuple):
    """A word without its possessive ending; ``is_owner`` says that it had one."""

    text: str
    start: int
    end: int
    is_owner: bool


class Span(NamedTuple):
    """A named span, with its OntoNotes label."""

    start: int
    end: int
    label: str


def split_words(body: str) -> list[Word]:
    """Return the words of a body; initials with full stops are one. A text in capitals is read as if it were not.

    >>> [word.text for word in split_words("Angola's U.S. envoy left Port-au-Prince, N’Djamena")]
    ['Angola', 'U.S.', 'envoy', 'left', 'Port', 'au', 'Prince', 'N’Djamena']
    """
    shouts = body.isupper()
    words = []
    for match in _WORD.finditer(body):
        text, (start, end) = match[0], match.span()
        is_owner = text.endswith(_POSSESSIVES) and len(text) > len(_POSSESSIVES[0])
        if is_owner:
            text, end = text[:-2], end - 2
        words.append(Word(spoken(text) if shouts else text, start, end, is_owner))
    return words


def spoken(word: str) -> str:
    """Return a word of an old wire, all in capitals, as it would stand in a text: small, or with a capital.

    >>> [spoken(word) for word in ("IN", "PORT", "O'BRIEN", "U.S.")]
    ['in', 'Port', "O'Brien", 'U.S.']
    """
    small = word.lower()
    return small if small in SMALL_WORDS else word.title()


class Spans:
    """The named spans of a body, found by their place; they do not overlap."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.all = spans
        self._ends = [span.end for span in spans]
        self._starts = [span.start for span in spans]

    def around(self, start: int, end: int) -> Span | None:
        """Return the first span that shares a character with another."""
        at = bisect_right(self._ends, start)
        return self.all[at] if at < len(self.all) and self.all[at].start < end else None


def named_spans(recognised: Recognised) -> Spans:
    """Return what the recogniser has named, in body order."""
    return Spans(
        [
            Span(chunk.start + span.start_char, chunk.start + span.end_char, span.label_)
            for chunk in recognised.chunks
            for span in chunk.document.ents
        ]
    )


def words_within(words: Sequence[Word], start: int, end: int) -> tuple[int, int] | None:
    """Return the first and last word between two offsets, by number; None where none lies wholly within."""
    first = bisect_left(words, start, key=lambda word: word.start)
    last = bisect_right(words, end, key=lambda word: word.end) - 1
    return (first, last) if first <= last else None
