"""Dates in captions: the story is not older than its picture, and new when its first lines name the same weekday."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from services.clean.dates.clues import EXACT, NOT_BEFORE, Clue, day_bounds
from services.clean.dates.weekdays import NamedWeekday, named_weekdays
from shared.events import Evidence, Segment
from shared.text.dates_in_text import find_dates

CAPTION_CONFIDENCE = 0.7
"""A picture is older than the story that it illustrates, but a caption may name a date to come."""
AGREEING_CONFIDENCE = 0.75
"""One file picture in seven has the weekday of the news by chance."""
SHARED_NAMES_CONFIDENCE = 0.85
"""Caption and sentence also name the same people or places."""
MIN_SHARED_NAMES = 2
DAYS_BEHIND_NAMED_DAY = 2
"""News that names a weekday without a date is at most two days old, or the next day's paper a day later."""

_FILE_PICTURE = re.compile(r"(?i)\bfile\b|\barchiv|\bundated\b|\bd['’]archives?\b|\bde archivo\b|\bstock\b")
_TO_COME = re.compile(r"(?i)\b(?:will|to be held|scheduled|upcoming|ahead of|planned)\b")
_NAME = re.compile(r"\b[^\W\d_a-z][^\W\d_]{3,}")


def caption_clues(segments: Sequence[Segment]) -> list[Clue]:
    """Return the bound that the latest date of a caption sets and, where the text agrees, the days it was news."""
    dated = [
        (day, segment, start, end)
        for segment in segments
        if segment.role == "caption" and segment.text and not _TO_COME.search(segment.text)
        for day, start, end in find_dates(segment.text)
    ]
    if not dated:
        return []
    day, segment, start, end = max(dated, key=lambda found: (found[0], -found[2]))
    text = segment.text or ""
    evidence = Evidence(space="source", start=segment.start + start, end=segment.start + end, text=text[start:end])
    earliest, latest = day_bounds(day)
    bound = Clue(NOT_BEFORE, earliest, latest, "day", "caption", CAPTION_CONFIDENCE, (evidence,), is_civil=True)
    return [bound, *([] if _FILE_PICTURE.search(text) else _agreeing(day, text, evidence, segments))]


def _agreeing(day: date, caption: str, evidence: Evidence, segments: Sequence[Segment]) -> Iterator[Clue]:
    """The days on which the story was news, where its opening names the picture's weekday as past."""
    weekdays = named_weekdays(segments)
    past = next((found for found in weekdays if found.is_past and found.is_opening), None)
    if past is None or past.weekday != day.weekday():
        return
    last = day + timedelta(days=DAYS_BEHIND_NAMED_DAY)
    ahead = _first_day_ahead(day, weekdays)
    evidences = [evidence, past.evidence]
    if ahead and ahead[0] - timedelta(days=1) < last + timedelta(days=1) and ahead[0] > day:
        last = min(last, ahead[0] - timedelta(days=1))
        evidences.append(ahead[1].evidence)
    shared = {name.lower() for name in _NAME.findall(caption)} & {name.lower() for name in _NAME.findall(past.sentence)}
    confidence = SHARED_NAMES_CONFIDENCE if len(shared) >= MIN_SHARED_NAMES else AGREEING_CONFIDENCE
    earliest, latest = day_bounds(day, last)
    yield Clue(EXACT, earliest, latest, "interval", "caption", confidence, tuple(evidences), is_civil=True)


def _first_day_ahead(day: date, weekdays: Sequence[NamedWeekday]) -> tuple[date, NamedWeekday] | None:
    """The next of the weekdays that the text names as still to come, counted from the picture's day."""
    ahead = [
        (day + timedelta(days=(found.weekday - day.weekday() - 1) % 7 + 1), found)
        for found in weekdays
        if found.is_ahead
    ]
    return min(ahead, key=lambda found: found[0], default=None)
