"""The date of a dateline; where it lacks its year, another sign must give one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from services.clean.dates.clues import EXACT, NOT_BEFORE, Clue, day_bounds
from services.clean.dates.stated import stated_evidence
from shared.events import Dateline, Evidence, Provider
from shared.text.instants import named_weekday, parse_instant, parse_month_day

FULL_CONFIDENCE = 0.95
INFERRED_CONFIDENCE = 0.93
"""The year comes from a stated time of the same weeks."""
CAPTION_YEAR_CONFIDENCE = 0.85
"""The year comes from a picture of the days before."""
MAX_DAYS_BEFORE = 45
"""A dated story is sent, changed or crawled so long after at most for its year to be taken from there."""
MAX_DAYS_AHEAD = 2
"""A dateline may be of the next day: written in the evening for the morning, or farther east."""
MAX_DAYS_BEHIND_PICTURE = 14


def dateline_clues(dateline: Dateline | None, provider: Provider, others: Sequence[Clue]) -> list[Clue]:
    """Return the day that the dateline gives, in the text or as a field; ``others`` may give its year."""
    found = []
    if dateline and dateline.date:
        found.append((dateline.date, dateline.evidence))
    if provider.dateline and not found:
        found.append((provider.dateline, stated_evidence("dateline", provider.dateline)))
    return [clue for text, evidence in found for clue in _clues(text, evidence, others)]


def _clues(text: str, evidence: Evidence, others: Sequence[Clue]) -> Iterator[Clue]:
    moment = parse_instant(text)
    if moment is not None and moment.unit in {"day", "minute", "second"} and moment.other is None:
        yield _day_clue(moment.day, FULL_CONFIDENCE, (evidence,))
        return
    stated = parse_month_day(text)
    if stated is None:
        return
    for other in sorted(others, key=lambda clue: -clue.confidence):
        day = _day_near(stated, other)
        if day is not None and named_weekday(text) in {None, day.weekday()}:
            confidence = CAPTION_YEAR_CONFIDENCE if other.says == NOT_BEFORE else INFERRED_CONFIDENCE
            inferred = _day_clue(day, min(confidence, other.confidence), (evidence, *other.evidence))
            # It has its year from the other sign, so it cannot contradict it.
            yield replace(inferred, is_soft=True)
            return


def _day_near(stated: tuple[int, int], other: Clue) -> date | None:
    """The day of that month and number that fits what another sign says, or None."""
    first, last = other.earliest.date(), other.latest.date()
    if other.precision not in {"instant", "day", "interval"} or last - first > timedelta(days=MAX_DAYS_BEFORE):
        return None
    if other.says == NOT_BEFORE:
        first, last = first - timedelta(days=1), last + timedelta(days=MAX_DAYS_BEHIND_PICTURE)
    else:
        first, last = first - timedelta(days=MAX_DAYS_BEFORE), last + timedelta(days=MAX_DAYS_AHEAD)
    for year in range(first.year, last.year + 1):
        try:
            day = date(year, *stated)
        except ValueError:
            continue
        if first <= day <= last:
            return day
    return None


def _day_clue(day: date, confidence: float, evidence: tuple[Evidence, ...]) -> Clue:
    return Clue(EXACT, *day_bounds(day), "day", "dateline", confidence, evidence, is_civil=True, day=day)
