"""A clue: one sign of when an article was published, an interval with evidence and trust."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from shared.events import Evidence
from shared.text.moments import Moment
from shared.text.time_zones import Zone

EXACT, NOT_BEFORE, NOT_AFTER = "exact", "not_before", "not_after"
"""What a clue says of the publication: it was then, not before, or not after."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One sign: the interval in UTC that it gives, how exact, on what basis, and its words.

    ``is_soft`` where it bounds what is not known better, but contradicts nothing: a page may be changed before it is
    published. ``rank`` orders signs of one kind, the smallest first; ``is_civil`` where the zone of its days is not
    known, so that it agrees with instants of the neighbouring hours. ``day`` is the calendar day as stated.
    """

    says: str
    earliest: datetime
    latest: datetime
    precision: str
    basis: str
    confidence: float
    evidence: tuple[Evidence, ...]
    rank: int = 0
    is_civil: bool = False
    is_soft: bool = False
    day: date | None = None


FARTHEST_WEST, FARTHEST_EAST = timedelta(hours=12), timedelta(hours=14)
"""How long after UTC a calendar day ends in the last place on Earth, and how long before it begins in the first."""
PRECISIONS = ("instant", "day", "interval", "month", "year")
"""From the most exact."""


def moment_clue(moment: Moment, zone: Zone | None, clue: Clue) -> Clue:
    """Return a clue with the interval and precision of a moment; the rest is taken from ``clue``."""
    earliest, latest = moment.bounds(zone)
    if moment.other is not None:
        precision = "interval"
    elif moment.has_time:
        precision = "instant" if earliest == latest else "interval"
    else:
        precision = moment.unit
    is_civil = moment.offsets is None and not moment.has_time
    return replace(clue, earliest=earliest, latest=latest, precision=precision, is_civil=is_civil, day=moment.day)


def day_bounds(first: date, last: date | None = None) -> tuple[datetime, datetime]:
    """Return the first and last second of calendar days, written in UTC."""
    return datetime.combine(first, time(), UTC), datetime.combine(last or first, time(23, 59, 59), UTC)


def agree(one: Clue, other: Clue) -> bool:
    """Say whether two exact clues can both be right."""
    first, last = _slack(one)
    other_first, other_last = _slack(other)
    return first <= other_last and other_first <= last


def _slack(clue: Clue) -> tuple[datetime, datetime]:
    if clue.is_civil:
        return clue.earliest - FARTHEST_EAST, clue.latest + FARTHEST_WEST
    return clue.earliest, clue.latest
