"""When an article was published, as far as its dateline or captions tell; unknown is an answer."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

from shared.events import Dateline, Evidence, Published, Segment
from shared.text.datelines import MONTH, MONTHS

DATELINE_CONFIDENCE = 0.95
CAPTION_CONFIDENCE = 0.7
"""A picture is older than the story that it illustrates, but a caption may name a date to come."""

_FULL_DATE = re.compile(
    rf"(?i)\b(?:(?P<month>{MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>(?:19|20)\d\d)"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month2>{MONTH}),?\s(?P<year2>(?:19|20)\d\d)"
    r"|(?P<year3>(?:19|20)\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d))\b"
)


def find_published(dateline: Dateline | None, segments: Sequence[Segment]) -> Published:
    """Return the publication time: a day from a full dateline, else a bound from the latest date in a caption."""
    if dateline and dateline.date and (found := next(find_dates(dateline.date), None)):
        day = found[0]
        return Published(
            earliest=_midnight(day),
            latest=datetime.combine(day, time(23, 59, 59), UTC),
            precision="day",
            basis="dateline",
            confidence=DATELINE_CONFIDENCE,
            evidence=(dateline.evidence,),
        )
    return _from_captions(segments)


def find_dates(text: str) -> Iterator[tuple[date, int, int]]:
    """Find every full date with its span.

    >>> [(str(day), start, end) for day, start, end in find_dates("seen on January 16, 2020 in port")]
    [('2020-01-16', 8, 24)]
    """
    for match in _FULL_DATE.finditer(text):
        parts = match.groupdict()
        year, month, day = (
            next(v for k, v in parts.items() if k.startswith(n) and v) for n in ("year", "month", "day")
        )
        try:
            yield date(int(year), _month_number(month), int(day)), match.start(), match.end()
        except ValueError:
            continue


def _from_captions(segments: Sequence[Segment]) -> Published:
    dated = [
        (day, segment.start + start, segment.start + end)
        for segment in segments
        if segment.role == "caption"
        for day, start, end in find_dates(segment.text or "")
    ]
    if not dated:
        return Published()
    day, start, end = max(dated)
    segment = next(s for s in segments if s.start <= start < s.end)
    text = (segment.text or "")[start - segment.start : end - segment.start]
    return Published(
        earliest=_midnight(day),
        precision="not_before",
        basis="caption",
        confidence=CAPTION_CONFIDENCE,
        evidence=(Evidence(space="source", start=start, end=end, text=text),),
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _month_number(month: str) -> int:
    return int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
