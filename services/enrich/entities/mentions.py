"""A mention: a run of the body that names something; and how the text of one is brought to a bare name."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

WITH_ARTICLE = frozenset({"The Hague", "The Gambia", "The Bahamas"})
MOST_LETTERS_OF_AN_ABBREVIATION = 4
"""`Blue Gannet Corp.` and `Ada Moss Jr.` keep their stop; `Ada Velkova.` does not."""
CAPITALS_AROUND = 30
LEAST_LETTERS_AROUND = 15
MOST_SMALL_IN = 10
"""One letter in ten may be small."""
_LEADING_THE = re.compile(r"(?i)the\s+(?=\S)")
_POSSESSIVE = re.compile(r"['’]s?$")
_OUTER_MARKS = ' \t\r\n"“”„«»‘`([{)]},;:!?*•_|<>=+#~/\\-–—'


class Mention(NamedTuple):
    """A run of the body with the type of what it names and what says so (a key of ``confidence.SHARE_RIGHT``)."""

    start: int
    end: int
    type: str
    basis: str


def canonical_name(mention: str) -> str:
    r"""Return a mention as a bare name: one space between words, no leading article, no possessive.

    >>> [canonical_name(mention) for mention in ("the  Harbour\nCouncil", "Mara Quill’s", "The Hague")]
    ['Harbour Council', 'Mara Quill', 'The Hague']
    """
    name = " ".join(mention.split())
    bare = name if name in WITH_ARTICLE else _LEADING_THE.sub("", name, count=1) if _LEADING_THE.match(name) else name
    return _POSSESSIVE.sub("", bare) or name


def trim(body: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without outer punctuation, leading article and possessive; empty where nothing is left.

    >>> body = "“the Harbour Council’s"
    >>> body[slice(*trim(body, 0, len(body)))]
    'Harbour Council'
    """
    while start < end and body[start] in _OUTER_MARKS:
        start += 1
    while start < end and body[end - 1] in _OUTER_MARKS and not _closes(body, start, end):
        end -= 1
    if (article := _LEADING_THE.match(body, start, end)) and body[start:end] not in WITH_ARTICLE:
        start = article.end()
    if body[max(start, end - 2) : end] in ("'s", "’s"):
        end -= 2
    elif start < end and body[end - 1] in "'’":
        end -= 1
    if (
        end - start > 1
        and body[end - 1] == "."
        and body.find(".", start, end) == end - 1
        and body[start:end].count(" ")
    ):
        end -= _is_sentence_stop(body, start, end)
    return start, max(start, end)


def _closes(body: str, start: int, end: int) -> bool:
    return body[end - 1] == ")" and "(" in body[start:end]


def _is_sentence_stop(body: str, start: int, end: int) -> int:
    return int(len(body[start : end - 1].split()[-1]) > MOST_LETTERS_OF_AN_ABBREVIATION)


def in_capitals(body: str, start: int, end: int) -> bool:
    """Say whether a span stands among words in capitals, where the model sees names everywhere.

    >>> [in_capitals(body, 4, 9) for body in ("THE FERRY STAYS WHERE IT IS", "The Ferry stays where it is")]
    [True, False]
    """
    before = body[max(0, start - CAPITALS_AROUND) : start].rpartition("\n")[2]
    after = body[end : end + CAPITALS_AROUND].partition("\n")[0]
    around = before + after
    letters = sum(map(str.isalpha, around))
    return letters >= LEAST_LETTERS_AROUND and sum(map(str.islower, around)) * MOST_SMALL_IN < letters


def longest_first(candidates: Iterable[Mention]) -> list[Mention]:
    """Return candidates that do not overlap, in body order; of two that do the longer, else the one given first."""
    kept: list[Mention] = []
    for mention in sorted(candidates, key=attrgetter("start")):
        while kept and kept[-1].end > mention.start and _length(mention) > _length(kept[-1]):
            kept.pop()
        if not kept or kept[-1].end <= mention.start:
            kept.append(mention)
    return kept


def _length(mention: Mention) -> int:
    return mention.end - mention.start


class Taken:
    """Says whether a span is free of the mentions so far, which do not overlap."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions = sorted(mentions)
        self._starts = [mention.start for mention in self._mentions]

    def over(self, start: int, end: int) -> Mention | None:
        """Return the last mention that shares a character with the span."""
        before = bisect_left(self._starts, end) - 1
        found = self._mentions[before] if before >= 0 else None
        return found if found and found.end > start else None

    def has_person(self, start: int, end: int) -> bool:
        """Say whether a person is named within the span."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return any(mention.type == "person" for mention in self._mentions[first:last])
