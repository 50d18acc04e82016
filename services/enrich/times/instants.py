"""Instants: the first and last moment (UTC) of a period, and of a time of day in it."""

from datetime import UTC, date, datetime, time, timedelta

from services.enrich.times.periods import Period
from shared.text.moments import Moment
from shared.text.time_zones import ABBREVIATIONS, AMERICAN

Bounds = tuple[datetime | None, datetime | None]
_LAST_SECOND = time(23, 59, 59)


def first_instant(day: date) -> datetime:
    """Return the first second of a calendar day, whose borders are written in UTC."""
    return datetime.combine(day, time(), UTC)


def last_instant(day: date) -> datetime:
    """Return the last second of a calendar day."""
    return datetime.combine(day, _LAST_SECOND, UTC)


def clock_bounds(period: Period, clock: str, zone: str) -> Bounds:
    """Return the bounds of a time of day: those of its day for a part of it, of every zone where none is named.

    >>> from services.enrich.times.periods import day_period
    >>> clock_bounds(day_period(date(2020, 1, 16)), "08:00", "gmt")[0].isoformat()
    '2020-01-16T08:00:00+00:00'
    """
    if ":" not in clock or period.first != period.last:
        return first_instant(period.first), last_instant(period.last)
    hour, minute = int(clock[:2]), int(clock[3:5])
    try:
        civil = datetime.combine(period.first, time()) + timedelta(hours=hour, minutes=minute)
        return Moment(civil, "minute", ABBREVIATIONS.get(zone)).bounds(AMERICAN.get(zone))
    except OverflowError:
        return first_instant(period.first), last_instant(period.last)
