"""Full dates in the body: beside a word such as ``today`` they tell the day of the version, else they are a bound."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from services.clean.dates.clues import EXACT, NOT_BEFORE, Clue, day_bounds
from shared.events import Evidence, Segment
from shared.text.calendar_words import WEEKDAY_NUMBERS
from shared.text.dates_in_text import find_dates

RELATIVE_CONFIDENCE = 0.85
"""The word may stand in a quotation, or in a text that is printed again."""
BOUND_CONFIDENCE = 0.6
"""What is told as past was before the publication; but tense is guessed from words nearby."""
RELATIVE_PARAGRAPHS = 6
BOUND_PARAGRAPHS = 40
MAX_PARAGRAPH_CHARS = 5_000
NEAR_CHARS = 40
MIN_CHARS = 60
"""A shorter paragraph is a line of its own and tells nothing."""

_SHIFTS = (
    (
        0,
        """today tonight heute aujourd'hui aujourd’hui hoy hoje oggi vandaag idag tänään dziś dzisiaj dnes сегодня
        сьогодні bugün اليوم 今天 今日 오늘""",
    ),
    (1, "yesterday gestern hier ayer ontem ieri gisteren igår eilen wczoraj včera вчера вчора dün أمس 昨天 昨日 어제"),
    (
        -1,
        """tomorrow morgen demain mañana amanhã domani imorgen imorgon huomenna jutro zítra завтра yarın غدا 明天 明日
        내일""",
    ),
)
DAYS_SINCE = MappingProxyType({word: shift for shift, words in _SHIFTS for word in words.split()})
"""How many days after the named day the article was written."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ARTICLES = frozenset({"the", "den", "le", "il", "el", "dem", "am", "on", "o", "на"})
_AHEAD = re.compile(
    r"(?i)\b(?:will|would|shall|to be|due|scheduled|plans?|planned|plan to|expected|until|till|by|upcoming|set|from|"
    r"deadline|expires?|expiring|valid|before|starting|beginning|effective|target|maturing|ending|ends|through|next|"
    r"as of|no later than|postponed|delayed|moved to|matures?|due|payable|ahead of|future|could|may|should|if|going"
    r"|tickets|runs?)\b"
)
_TOLD_BEFORE = re.compile(r"(?i)(?:\b(?:on|of|since|the|came|night|morning)|day,?)\s$")
"""How a sentence leads to the date of an event; other dates are titles, sources and terms."""
_PAST = re.compile(
    r"(?i)\b(?:said|was|were|had|died|began|took|made|held|won|lost|became|came|went|told|left|met|born|killed|shot|"
    r"founded|[a-z]{3,}ed)\b"
)


def relative_clues(segments: Sequence[Segment]) -> list[Clue]:
    """Return a clue for each full date that a word such as ``today`` or ``yesterday`` explains."""
    return [clue for segment in _body(segments)[:RELATIVE_PARAGRAPHS] for clue in _explained(segment)]


def text_clues(segments: Sequence[Segment]) -> list[Clue]:
    """Return the bound that the latest date told as past sets. Reads tense in English only."""
    told = [segment for segment in _body(segments)[:BOUND_PARAGRAPHS] if len(segment.text or "") >= MIN_CHARS]
    past = [found for segment in told for found in _past_dates(segment)]
    if not past:
        return []
    day, evidence = max(past, key=lambda found: found[0])
    return [Clue(NOT_BEFORE, *day_bounds(day), "day", "text", BOUND_CONFIDENCE, (evidence,), is_civil=True)]


def _body(segments: Sequence[Segment]) -> list[Segment]:
    return [segment for segment in segments if segment.role == "body" and segment.text]


def _dates(segment: Segment) -> Iterator[tuple[date, int, int, str]]:
    text = (segment.text or "")[:MAX_PARAGRAPH_CHARS]
    for day, start, end in find_dates(text):
        yield day, start, end, text


def _evidence(segment: Segment, start: int, end: int, text: str) -> Evidence:
    return Evidence(space="source", start=segment.start + start, end=segment.start + end, text=text[start:end])


def _explained(segment: Segment) -> Iterator[Clue]:
    for day, start, end, text in _dates(segment):
        before = text[max(0, start - NEAR_CHARS) : start]
        word = _relative_word(before)
        if word is None:
            continue
        named = _evidence(segment, start - len(before) + word.start(), end, text)
        shift = DAYS_SINCE[word.group().lower()]
        told = day_bounds(day + timedelta(days=shift))
        yield Clue(EXACT, *told, "day", "relative", RELATIVE_CONFIDENCE, (named,), is_civil=True)


def _relative_word(before: str) -> re.Match[str] | None:
    """The word that explains a date behind it: its neighbour, or that of its weekday and article."""
    for word in reversed(list(_WORD.finditer(before))):
        name = word.group().lower()
        if name in DAYS_SINCE:
            return word
        if name not in WEEKDAY_NUMBERS and name not in _ARTICLES:
            return None
    return None


def _past_dates(segment: Segment) -> Iterator[tuple[date, Evidence]]:
    for day, start, end, text in _dates(segment):
        sentence_start = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
        before = text[max(sentence_start, start - 3 * NEAR_CHARS) : start]
        behind = text[end : end + 2 * NEAR_CHARS].split(". ")[0]
        if not _TOLD_BEFORE.search(before):
            continue
        if not _AHEAD.search(before) and not _AHEAD.search(behind[:NEAR_CHARS]) and _PAST.search(f"{before} {behind}"):
            yield day, _evidence(segment, start, end, text)
