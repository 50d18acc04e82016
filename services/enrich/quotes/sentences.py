"""Sentences: from paragraphs and their quotations to sentences of tokens, in which a quotation is one token."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from services.enrich.quotes.cues import SAYING_WORDS
from services.enrich.quotes.pairing import Paragraph, Quotation
from services.enrich.quotes.scares import is_title
from services.enrich.quotes.words import ABBREVIATIONS

MAX_TOKENS = 400
"""Longer sentences are tables or junk: the rest of one is not read."""

_SHORT = "|".join(sorted(ABBREVIATIONS))
_TOKEN = re.compile(
    rf"(?:[A-Za-z]\.){{2,}}|(?:{_SHORT}|[A-Z])\.(?=\s|,)|[^\W_]+(?:[’'.&/@-][^\W_]+)*|\.\.\.|--|[^\s\w]|_"
)
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[)\]”’\"']{0,3}(?=\s)")
_NEXT = re.compile(r"\s*+(?:[“\"‘'«(\[]{0,2})(?P<first>\w?)")
_LAST_WORD = re.compile(r"(?:\b(?:[A-Za-z]\.)+[A-Za-z]|\b[A-Z]|\b(?:" + _SHORT + r"))\Z")
_TAIL_CHARS = 12
_ATTRIBUTED = re.compile(
    rf"\s*+[—–-]?\s?(?:(?:{SAYING_WORDS})\b|(?:[\w.’'-]{{1,30}} ){{1,5}}(?:{SAYING_WORDS})\b"
    rf"|(?:[\w.’'-]{{1,30}} ){{0,4}}[\w.’'-]{{1,30}}, (?:[\w.,’'-]{{1,30}} ){{1,12}}?(?:{SAYING_WORDS})\b)"
)
_ENDS = frozenset(".!?…")
_MARKS = "\"“”‘’'`«»‹›「」『』„,. "
_CLOSING_MARKS = "\"”’'»›」』“"


@dataclass(slots=True)
class Token:
    """A word, a sign, or a whole quotation, at its offsets."""

    start: int
    end: int
    text: str
    lower: str
    quotation: Quotation | None = None


@dataclass
class Sentence:
    """A sentence of the body, with the numbers of the paragraphs it begins and ends in, and the quotations in it."""

    body: str
    start: int
    end: int
    opening: int
    paragraph: int
    quotations: tuple[Quotation, ...]

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens in order; a quotation is one of them."""
        return list(islice(_tokens(self.body, self.start, self.end, self.quotations), MAX_TOKENS))

    @cached_property
    def is_quotation(self) -> bool:
        """Whether nothing but quotations stands in it."""
        return not any(token.text[:1].isalnum() for token in self.tokens if token.quotation is None)


def split_sentences(body: str, paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation]) -> Iterator[Sentence]:
    """Yield the sentences of a body; one never ends within a quotation.

    >>> body = 'He said "Go. Now." Then Dr. Lo left.'
    >>> [body[s.start : s.end] for s in split_sentences(body, [Paragraph(0, 36)], [Quotation(8, 18)])]
    ['He said "Go. Now."', 'Then Dr. Lo left.']
    """
    starts = [paragraph.start for paragraph in paragraphs]
    position = at = 0
    while at < len(paragraphs):
        start, end, first = starts[at], paragraphs[at].end, position
        while position < len(quotations) and quotations[position].start < end:
            while quotations[position].end > paragraphs[at].end and at + 1 < len(paragraphs):
                at += 1
            end = paragraphs[at].end
            position += 1
        for sentence in _cut(body, start, end, quotations[first:position]):
            sentence.opening = bisect_right(starts, sentence.start) - 1
            sentence.paragraph = bisect_right(starts, sentence.end - 1) - 1
            yield sentence
        at += 1


def _cut(body: str, start: int, end: int, quotations: Sequence[Quotation]) -> Iterator[Sentence]:
    stops = sorted({*_plain_stops(body, start, end, quotations), *_quoted_stops(body, quotations, end), end})
    at = 0
    for stop in stops:
        first = at
        while at < len(quotations) and quotations[at].start < stop:
            at += 1
        begin = start + len(body[start:stop]) - len(body[start:stop].lstrip())
        finish = start + len(body[start:stop].rstrip())
        if begin < finish:
            yield Sentence(body, begin, finish, 0, 0, tuple(quotations[first:at]))
        start = stop


def _plain_stops(body: str, start: int, end: int, quotations: Sequence[Quotation]) -> Iterator[int]:
    starts = [quotation.start for quotation in quotations]
    for match in _STOP.finditer(body, start, end):
        before = bisect_right(starts, match.start()) - 1
        is_inside = before >= 0 and match.start() < quotations[before].end
        if not is_inside and not _is_abbreviation(body, start, match) and _begins(body, match.end()):
            yield match.end()


def _is_abbreviation(body: str, start: int, match: re.Match[str]) -> bool:
    tail = body[max(match.start() - _TAIL_CHARS, start) : match.start()]
    return match[0] == "." and _LAST_WORD.search(tail) is not None


def _begins(body: str, at: int) -> bool:
    match = _NEXT.match(body, at)
    return match is None or not match["first"].islower()


def _quoted_stops(body: str, quotations: Sequence[Quotation], end: int) -> Iterator[int]:
    for quotation in quotations:
        last = body[quotation.start : quotation.end].rstrip(_CLOSING_MARKS)[-1:]
        if last in _ENDS and quotation.end < end and body[quotation.end : quotation.end + 1].isspace():
            is_attributed = last != "." and _ATTRIBUTED.match(body, quotation.end, end)
            if _begins(body, quotation.end) and not is_attributed:
                yield quotation.end


def _tokens(body: str, start: int, end: int, quotations: Sequence[Quotation]) -> Iterator[Token]:
    for gap, stop, quotation in _pieces(start, end, quotations):
        for match in _TOKEN.finditer(body, gap, stop):
            yield Token(match.start(), match.end(), match[0], match[0].lower())
        if quotation is not None and _is_name(body, start, quotation):
            inner = body[quotation.start : quotation.end].strip(_MARKS)
            yield Token(quotation.start, quotation.end, inner, inner.lower())
        elif quotation is not None:
            yield Token(quotation.start, quotation.end, body[quotation.start : quotation.end], "", quotation)


def _is_name(body: str, start: int, quotation: Quotation) -> bool:
    """Tell whether a quotation is the title of a work within a sentence, and so a name like any other."""
    before = body[start : quotation.start].rstrip()[-1:]
    return before not in {"", ",", ":", "—", "–"} and is_title(body[quotation.start : quotation.end])


def _pieces(start: int, end: int, quotations: Sequence[Quotation]) -> Iterator[tuple[int, int, Quotation | None]]:
    for quotation in quotations:
        yield start, quotation.start, quotation
        start = quotation.end
    yield start, end, None
