"""Quotations: from a body to the runs between quotation marks, over paragraphs too, and with a mark missing."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from services.enrich.quotes.cues import SAYING_WORDS
from services.enrich.quotes.marks import Mark, find_marks

MIN_UNOPENED_WORDS = 3
"""A closing mark alone is taken as the end of a quotation from this many words on; fewer are a stray mark."""

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t\r]*\n)[^\n]+)*")
_PARAGRAPH_HEAD = re.compile(r"[\s>*•–—-]*")
_ATTRIBUTION = re.compile(
    r"[,.?!…—](?= (?:(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|(?:[Tt]he|[Aa]n?) \w+|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})"
    rf" (?:{SAYING_WORDS})|(?:{SAYING_WORDS}) (?:[A-Z][\w.’'-]*|the|an?|his|her|their))\b)"
)
_PRONOUN = re.compile(r" (?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e)\b")
_ENDS = frozenset(",.!?…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A run of the body with its marks; ``is_whole`` is False where one of the two marks is missing."""

    start: int
    end: int
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of the body between blank lines."""

    start: int
    end: int


def split_paragraphs(body: str) -> list[Paragraph]:
    """Return the paragraphs of a body."""
    return [Paragraph(*match.span()) for match in _PARAGRAPH.finditer(body)]


def find_quotations(body: str, paragraphs: Sequence[Paragraph]) -> list[Quotation]:
    r"""Return the outermost quotations in body order.

    >>> body = 'He said: "One.\n\n"Two," and "left.'
    >>> [body[q.start : q.end] for q in find_quotations(body, split_paragraphs(body))]
    ['"One.\n\n"Two,"', '"left.']
    """
    found: list[Quotation] = []
    running: Quotation | None = None
    for at, paragraph in enumerate(paragraphs):
        marks = list(find_marks(body, paragraph.start, paragraph.end))
        follower = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        quotations, runs_on = _pair(body, paragraph, marks, follower)
        if running is not None and quotations:
            quotations[0] = Quotation(running.start, quotations[0].end, quotations[0].is_whole)
        running = quotations.pop() if runs_on and quotations else None
        found.extend(quotations)
    return found if running is None else [*found, running]


def _pair(
    body: str, paragraph: Paragraph, marks: Sequence[Mark], follower: Paragraph | None
) -> tuple[list[Quotation], bool]:
    doubles = [mark for mark in marks if mark.family != "single"]
    pairs, opened, closed = _match(doubles)
    quotations = [Quotation(start, end) for start, end in pairs]
    singles = _single_pairs(body, [mark for mark in marks if mark.family == "single"], quotations)
    quotations = _outermost([*quotations, *singles])
    runs_on = False
    quotations += _unopened(body, paragraph, closed, quotations)
    unclosed = list(_without(_openers(marks, opened), quotations))
    runs_on = bool(unclosed) and follower is not None and _reopens(body, follower, unclosed[-1].family)
    runs_on = runs_on and not _is_attributed(body, unclosed[-1].end, paragraph.end)
    if runs_on:
        last = unclosed.pop()
        quotations.append(Quotation(last.start, paragraph.end))
    unclosed = [mark for mark in unclosed if mark.family != "single"]
    starts = sorted([*(mark.start for mark in unclosed), *(q.start for q in quotations), paragraph.end])
    for mark in unclosed:
        limit = starts[bisect_right(starts, mark.start)]
        quotations.append(Quotation(mark.start, _cut_unclosed(body, mark, limit), is_whole=False))
    quotations = _outermost(quotations)
    return quotations, runs_on and bool(quotations) and quotations[-1].end == paragraph.end


def _match(marks: Sequence[Mark]) -> tuple[list[tuple[int, int]], list[Mark], list[Mark]]:
    """Pair opening with closing marks like brackets; returns the pairs and the marks left over on either side."""
    pairs, stack, closed = [], list[Mark](), list[Mark]()
    for mark in marks:
        is_open = bool(stack) and stack[-1].family == mark.family
        if mark.side == "open" or (mark.side == "either" and not is_open):
            stack.append(mark)
        elif is_open:
            pairs.append((stack.pop().start, mark.end))
        else:
            closed.append(mark)
    return pairs, stack, closed


def _single_pairs(body: str, singles: Sequence[Mark], taken: Sequence[Quotation]) -> list[Quotation]:
    """Pair single marks outside the other quotations: up to the first one that is no plural's apostrophe."""
    pairs: list[Quotation] = []
    opener: Mark | None = None
    possessive: Mark | None = None
    for mark in _without(singles, taken):
        if mark.side == "open":
            pairs += [Quotation(opener.start, possessive.end)] if opener and possessive else []
            opener, possessive = mark, None
        elif opener is not None:
            if _is_plural(body, mark):
                possessive = possessive or mark
                continue
            pairs.append(Quotation(opener.start, mark.end))
            opener = possessive = None
    return pairs + ([Quotation(opener.start, possessive.end)] if opener and possessive else [])


def _is_plural(body: str, mark: Mark) -> bool:
    return body[mark.start - 1 : mark.start] in {"s", "S"} and body[mark.end : mark.end + 2].strip().isalpha()


def _without(marks: Iterable[Mark], taken: Sequence[Quotation]) -> Iterator[Mark]:
    """Yield the marks that stand outside the given quotations, both in body order."""
    spans = iter(sorted(taken, key=lambda quotation: quotation.start))
    span = next(spans, None)
    for mark in marks:
        while span is not None and span.end <= mark.start:
            span = next(spans, None)
        if span is None or mark.end <= span.start:
            yield mark


def _openers(marks: Sequence[Mark], opened: Sequence[Mark]) -> list[Mark]:
    singles = [mark for mark in marks if mark.family == "single" and mark.side == "open"]
    return sorted([*opened, *singles], key=lambda mark: mark.start)


def _reopens(body: str, paragraph: Paragraph, family: str) -> bool:
    head = _PARAGRAPH_HEAD.match(body, paragraph.start, paragraph.end)
    at = head.end() if head else paragraph.start
    mark = next(find_marks(body, at, min(at + 2, paragraph.end)), None)
    return mark is not None and mark.start == at and mark.family == family and mark.side != "close"


def _unopened(
    body: str, paragraph: Paragraph, closed: Sequence[Mark], quotations: Sequence[Quotation]
) -> list[Quotation]:
    """Return the quotation that a paragraph begins with, where only its closing mark is there."""
    if not closed or any(quotation.start < closed[0].start for quotation in quotations):
        return []
    end = closed[0].end
    is_quote = body[closed[0].start - 1] in _ENDS and len(body[paragraph.start : end].split()) >= MIN_UNOPENED_WORDS
    return [Quotation(paragraph.start, end, is_whole=False)] if is_quote else []


def _cut_unclosed(body: str, mark: Mark, limit: int) -> int:
    """Return the end of a quotation that is never closed: before ", he said", else the next quotation or paragraph."""
    match = _ATTRIBUTION.search(body, mark.end, limit)
    return mark.start + len(body[mark.start : match.end() if match else limit].rstrip())


def _is_attributed(body: str, start: int, end: int) -> bool:
    """Tell whether a name says what stands before it; `…, he said to me` may be told within a quotation."""
    match = _ATTRIBUTION.search(body, start, end)
    return match is not None and not _PRONOUN.match(body, match.end())


def _outermost(quotations: Sequence[Quotation]) -> list[Quotation]:
    kept: list[Quotation] = []
    for quotation in sorted(quotations, key=lambda q: (q.start, -q.end)):
        if not kept or quotation.start >= kept[-1].end:
            kept.append(quotation)
    return kept
