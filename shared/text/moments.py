"""A moment: a civil time as somebody stated it, which knows how exact it is and what it may be in UTC."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from shared.text.time_zones import ANY_OFFSET, Zone

FIRST_YEAR, LAST_YEAR = 1700, 2199
"""Years that news can be of: the oldest digitised papers, and no number that only looks like a year."""
MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

DAY_FIRST, MONTH_FIRST = "day_first", "month_first"


@dataclass(frozen=True, slots=True)
class Moment:
    """A civil time as stated.

    ``unit`` is the smallest part that is stated (second, minute, day, month, year); ``offsets`` the least and greatest
    minutes east of UTC, None where no zone is stated; ``other`` the second reading of an ambiguous date;
    ``weekday`` the stated one (0 is Monday).
    """

    civil: datetime
    unit: str
    offsets: tuple[int, int] | None = None
    other: datetime | None = None
    weekday: int | None = None
    is_whole: bool = True

    @property
    def has_time(self) -> bool:
        """Whether an hour is stated."""
        return self.unit in {"minute", "second"}

    @property
    def day(self) -> date:
        """The civil day (of a month or year: the first)."""
        return self.civil.date()

    def last_civil(self) -> datetime:
        """The last second that the stated unit holds; of an ambiguous date, of the later reading."""
        latest = max(self.civil, self.other) if self.other else self.civil
        match self.unit:
            case "year":
                return latest.replace(month=12, day=31, hour=23, minute=59, second=59)
            case "month":
                following = (latest.replace(day=28) + timedelta(days=4)).replace(day=1)
                return following - timedelta(seconds=1)
            case "day":
                return latest.replace(hour=23, minute=59, second=59)
        return latest

    def bounds(self, zone: Zone | None = None) -> tuple[datetime, datetime]:
        """Return the first and last instant (UTC) that it may be.

        Days, months and years without a stated zone are calendar days: their borders are written in UTC. A time
        without a zone is widened by every offset that there is, unless ``zone`` says where it was stated.
        """
        first, last = min(self.civil, self.other or self.civil), self.last_civil()
        offsets = self.offsets
        if offsets is None and not self.has_time:
            offsets = (0, 0)
        if offsets is None:
            least = (zone.offsets_at(first) if zone else ANY_OFFSET)[0]
            greatest = (zone.offsets_at(last) if zone else ANY_OFFSET)[1]
            offsets = (least, greatest)
        return _utc(first, offsets[1]), _utc(last, offsets[0])

    def in_order(self, order: str | None) -> "Moment":
        """Return the reading of an ambiguous date that a local order of day and month asks for."""
        if self.other is None or order is None:
            return self
        # The civil reading is day first, the other month first.
        chosen = self.civil if order == DAY_FIRST else self.other
        return replace(self, civil=chosen, other=None)


def checked_day(year: int, month: int, day: int) -> Moment | None:
    """Return the day, or None where the calendar or the age of the press has none such."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= MONTH_DAYS[month - 1]):
        return None
    if (month, day) == (2, 29) and (year % 4 or (year % 100 == 0 and year % 400)):
        return None
    return Moment(midnight(year, month, day), "day")


def midnight(year: int, month: int, day: int) -> datetime:
    """Return the first second of a civil day."""
    return datetime.combine(date(year, month, day), time())


def at_time(moment: Moment, hour: int, minute: int, second: int, has_seconds: bool) -> Moment | None:
    """Return that time of a day, or None where no clock shows it; 24:00 is the next midnight."""
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second)):
        return None
    civil = moment.civil + timedelta(hours=hour, minutes=minute, seconds=min(second, 59))
    return replace(moment, civil=civil, unit="second" if has_seconds else "minute")


def _utc(civil: datetime, offset: int) -> datetime:
    return (civil - timedelta(minutes=offset)).replace(tzinfo=UTC)
