"""A date in the opening of the first paragraph like a dateline's: place, full date, dash; in any script."""

import re
from collections.abc import Sequence

from services.clean.dates.clues import EXACT, Clue, day_bounds
from shared.events import Evidence, Segment
from shared.text.dates_in_text import find_dates

OPENING_CONFIDENCE = 0.9
MAX_OPENING_CHARS = 90
MAX_PLACE_CHARS = 40

_PLACE = re.compile(r"[(（]?(?P<first>[^\W\d_]+)[^\d.!?;:]{0,40}[,،，、]\s?|[^\x00-\u2e7f]{2,16}")
_BEHIND = re.compile(r"\s?(?:[(（/][^()（）/]{1,30}[)）/])?\s?(?:[-–—]{1,2}|\.-|:|：)\s|\s?[)）]?[电電讯訊]")
_CONNECTIVES = frozenset(
    {"however", "but", "then", "later", "also", "on", "in", "by", "since", "until", "from", "after"}
)


def opening_clues(segments: Sequence[Segment]) -> list[Clue]:
    """Return the day of a place and full date, parted from the text by a dash, with which the text begins."""
    first = next((segment for segment in segments if segment.role in {"dateline", "body"} and segment.text), None)
    opening = (first.text or "")[:MAX_OPENING_CHARS] if first else ""
    for day, start, end in find_dates(opening):
        place = _PLACE.fullmatch(opening[:start]) if start <= MAX_PLACE_CHARS else None
        if first is None or place is None or not _BEHIND.match(opening, end):
            return []
        if (place["first"] or "").lower() in _CONNECTIVES:
            return []
        evidence = Evidence(space="source", start=first.start, end=first.start + end, text=opening[:end])
        return [
            Clue(EXACT, *day_bounds(day), "day", "dateline", OPENING_CONFIDENCE, (evidence,), is_civil=True, day=day)
        ]
    return []
