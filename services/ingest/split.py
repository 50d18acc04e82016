"""Where one article ends and the next begins: evidence found over lines, weighed, and every cut with its reasons.

A place is cut when the weights of its signs reach ``THRESHOLD``. No sign decides alone, save end marks
and very long runs of blank lines; a ruler is no sign at all.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.ingest.signs import DumpLines, Sign, find_signs
from shared.text.lines import find_lines

THRESHOLD = 2.0
"""The sum of weights that makes a boundary; tests/quality/test_splitting.py measures a change."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a text: its characters, and the signs that it begins there."""

    start: int
    end: int
    confidence: float
    signs: tuple[Sign, ...]


def split_articles(text: str) -> tuple[Article, ...]:
    r"""Return the articles of a text in order; between them stand only blanks.

    >>> [a.start for a in split_articles("Ferry Back in Port\n\nIt came.\n-30-\nRain Expected\n\nIt fell.")]
    [0, 34]
    """
    dump = DumpLines.of(find_lines(text))
    if not dump.lines:
        return ()
    cuts = tuple(_cuts(dump))
    return tuple(_articles(dump, cuts, len(text)))


def whole_article(text: str) -> tuple[Article, ...]:
    """Return the text as one article, without asking whether it is one; none where it is blank."""
    lines = find_lines(text)
    return (Article(lines[0].start, lines[-1].end, 1.0, ()),) if lines else ()


def confidence_from(score: float) -> float:
    """Return how sure a sum of weights makes us: 0.5 at the threshold.

    >>> confidence_from(THRESHOLD)
    0.5
    """
    return round(1 / (1 + math.exp(min(THRESHOLD - score, 50.0))), 3)


@dataclass(frozen=True, slots=True)
class _Cut:
    line: int
    confidence: float
    signs: tuple[Sign, ...]


def _cuts(dump: DumpLines) -> Iterator[_Cut]:
    first = 0
    start = dump.lines[0].start
    yield _Cut(0, 1.0, (Sign("start_of_dump", start, start, THRESHOLD),))
    for index in dump.candidates():
        signs = find_signs(dump, index, first)
        score = sum(sign.weight for sign in signs)
        if score >= THRESHOLD:
            yield _Cut(index, confidence_from(score), tuple(sorted(signs, key=lambda sign: sign.start)))
            first = index


def _articles(dump: DumpLines, cuts: Sequence[_Cut], size: int) -> Iterator[Article]:
    lines = dump.lines
    for number, cut in enumerate(cuts):
        is_last = number + 1 == len(cuts)
        end = lines[-1 if is_last else cuts[number + 1].line - 1].end
        signs = (*cut.signs, Sign("end_of_dump", end, size, THRESHOLD)) if is_last else cut.signs
        yield Article(lines[cut.line].start, end, cut.confidence, signs)
