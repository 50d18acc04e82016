"""Finding quotes: from a body and its entities to the quotes with their speakers, sentence by sentence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from services.enrich.quotes.clauses import Clause, find_clauses
from services.enrich.quotes.contents import Report, find_contents
from services.enrich.quotes.cues import FORMS
from services.enrich.quotes.leading import leading_source
from services.enrich.quotes.marks import count_signs
from services.enrich.quotes.names import Names
from services.enrich.quotes.pairing import Paragraph, find_quotations, split_paragraphs
from services.enrich.quotes.records import make_quote
from services.enrich.quotes.resolution import UNKNOWN
from services.enrich.quotes.scares import is_utterance
from services.enrich.quotes.sentences import Sentence, Token, split_sentences
from services.enrich.quotes.speakers import Cast, Speaker
from shared.events import Entity, Quote

VERSION = "quotes-1"
MAX_QUOTES = 2_000
"""More are a table or junk: the rest of the body is not read, and its sentences are counted."""
MAX_SIGNS = 40_000
"""The same of quotation marks and apostrophes: the longest article of a million characters has some 20,000."""

_WORDS = re.compile(r"[a-z]+")
_CUE_WORDS = frozenset(FORMS) | {"according"}


class Found(NamedTuple):
    """The quotes in body order, and how many sentences or paragraphs were not read."""

    quotes: tuple[Quote, ...]
    unread: int = 0


@dataclass(slots=True)
class Telling:
    """What the sentences so far leave behind for those without a cue of their own."""

    quotes: list[Quote] = field(default_factory=list)
    speaker: Speaker | None = None
    paragraph: int = 0
    announced: Speaker | None = None
    last_name: str | None = None
    previous: Sentence | None = None

    def note(self, speaker: Speaker | None, paragraph: int) -> None:
        """Remember who spoke last."""
        if speaker is not None:
            self.speaker, self.paragraph = speaker, paragraph
            is_unknown = speaker.kind == "named" and speaker.name is None
            self.last_name = UNKNOWN if is_unknown else speaker.name or self.last_name


def find_quotes(body: str, entities: Sequence[Entity]) -> Found:
    """Return the quotes of an English body.

    >>> [quote.speaker for quote in find_quotes("“We sail at dawn,” said Mara Quill. She gave no reason.", ()).quotes]
    ['Mara Quill']
    """
    paragraphs, unread = _readable(body, split_paragraphs(body))
    quotations = find_quotations(body, paragraphs)
    cast = Cast(Names(body, entities), [(quotation.start, quotation.end) for quotation in quotations])
    telling = Telling()
    for sentence in split_sentences(body, paragraphs, quotations):
        if len(telling.quotes) >= MAX_QUOTES:
            unread += 1
            continue
        _read(sentence, cast, telling)
        telling.previous = sentence
    return Found(_ordered(telling.quotes[:MAX_QUOTES]), unread)


def _readable(body: str, paragraphs: list[Paragraph]) -> tuple[list[Paragraph], int]:
    """Return the paragraphs up to ``MAX_SIGNS`` quotation marks, and how many there are beyond."""
    sums = accumulate(count_signs(body, paragraph.start, paragraph.end) for paragraph in paragraphs)
    count = sum(1 for total in sums if total <= MAX_SIGNS)
    return paragraphs[:count], len(paragraphs) - count


def _ordered(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return quotes in body order, with `continues` counted in that order."""
    order = sorted(range(len(quotes)), key=lambda at: (quotes[at].start, quotes[at].end))
    place = {old: new for new, old in enumerate(order)}
    return tuple(_placed(quotes[at], place) for at in order)


def _placed(quote: Quote, place: Mapping[int, int]) -> Quote:
    if quote.continues is None:
        return quote
    return quote.model_copy(update={"continues": place[quote.continues]})


def _read(sentence: Sentence, cast: Cast, telling: Telling) -> None:
    """Take in one sentence: what its clauses report, then the quotations that no clause claims."""
    announced, telling.announced = telling.announced, None
    if not sentence.quotations and not _has_cue(sentence):
        return
    clauses = find_clauses(sentence, cast.names.anchors)
    reports = find_contents(sentence, clauses)
    claimed = [span for report in reports for span in _add_report(sentence, report, cast, telling)]
    for at, token in enumerate(sentence.tokens):
        if token.quotation is not None and not any(start <= token.start < end for start, end in claimed):
            _add_unclaimed(sentence, at, announced, cast, telling)
    if sentence.tokens and sentence.tokens[-1].text == ":":
        telling.announced = _announced(sentence, clauses, cast, telling)


def _has_cue(sentence: Sentence) -> bool:
    text = sentence.body[sentence.start : sentence.end]
    return text.endswith(":") or not _CUE_WORDS.isdisjoint(_WORDS.findall(text.lower()))


def _add_report(sentence: Sentence, report: Report, cast: Cast, telling: Telling) -> list[tuple[int, int]]:
    """Add what a clause reports; returns the spans that are thereby accounted for."""
    tokens, clause = sentence.tokens, report.clause
    speaker = None
    if clause.source is not None:
        rule = f"{clause.source.rule}/{clause.shape}"
        speaker = cast.speaker(tokens, clause.source, rule, telling.last_name)
    via = tuple(cast.span(cast.speaker(tokens, source, "via", telling.last_name)) for source in report.via)
    spans: list[tuple[int, int]] = []
    first: int | None = None
    for start, end in report.runs:
        span = tokens[start].start, tokens[end - 1].end
        if speaker is not None and speaker.start < span[1] and span[0] < speaker.end:
            continue
        spans.append(span)
        quote = make_quote(sentence, (start, end), speaker, clause=clause, via=via, continues=first)
        telling.quotes.append(quote)
        first = len(telling.quotes) - 1
    telling.note(speaker, sentence.paragraph)
    return spans


def _add_unclaimed(sentence: Sentence, at: int, announced: Speaker | None, cast: Cast, telling: Telling) -> None:
    """Add a quotation that no clause of its sentence claims, unless it is a title or a scare quote."""
    if not is_utterance(sentence.tokens[at].text, is_alone=sentence.is_quotation):
        return
    continues = None
    if not sentence.is_quotation:
        speaker = _introduced(sentence, at, cast, telling)
    elif announced is not None:
        speaker = announced
    else:
        speaker, continues = _inherited(sentence, cast, telling)
    telling.quotes.append(make_quote(sentence, (at, at + 1), speaker, continues=continues))
    telling.note(speaker, sentence.paragraph)


def _introduced(sentence: Sentence, at: int, cast: Cast, telling: Telling) -> Speaker | None:
    """Return the subject of a sentence that leads to a quotation with a colon."""
    if not at or sentence.tokens[at - 1].text != ":":
        return None
    subject = _subject(sentence.tokens, at - 1, cast, telling)
    return subject.by("introduced") if subject is not None and cast.may_speak(subject) else None


def _inherited(sentence: Sentence, cast: Cast, telling: Telling) -> tuple[Speaker | None, int | None]:
    """Return who says a quotation that stands alone, and the quote that it goes on from."""
    distance = sentence.opening - telling.paragraph
    if telling.speaker is not None and distance == 0:
        return telling.speaker.by("goes_on"), len(telling.quotes) - 1
    previous = telling.previous
    subject = None
    if previous is not None and previous.paragraph >= sentence.opening - 1:
        subject = _subject(previous.tokens, len(previous.tokens), cast, telling)
    follows = previous is not None and bool(previous.quotations)
    if telling.speaker is not None and distance == 1 and follows and (subject is None or subject.kind != "named"):
        return telling.speaker.by("next_paragraph"), None
    if subject is not None and subject.kind != "document" and cast.may_speak(subject):
        return subject.by("subject_before"), None
    return None, None


def _announced(sentence: Sentence, clauses: Sequence[Clause], cast: Cast, telling: Telling) -> Speaker | None:
    """Return who is about to speak after a sentence that ends with a colon."""
    tokens = sentence.tokens
    if clauses and clauses[-1].source is not None:
        return cast.speaker(tokens, clauses[-1].source, "announced", telling.last_name)
    subject = _subject(tokens, len(tokens) - 1, cast, telling)
    return subject.by("announced") if subject is not None and cast.may_speak(subject) else None


def _subject(tokens: list[Token], limit: int, cast: Cast, telling: Telling) -> Speaker | None:
    source = leading_source(tokens, 0, limit, cast.names.anchors, "coordinated")
    return cast.speaker(tokens, source, "subject", telling.last_name) if source is not None else None
