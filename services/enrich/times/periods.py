"""Periods of the calendar: a TIMEX3 value with its first and last day, and steps from one to another."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

SEASON_MONTHS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 15)}
"""First and last month, both counted in: a season ends in the month in which the next begins."""
YEARS = range(1, 9999)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar, as a value and as its first and last day."""

    value: str
    first: date
    last: date

    @property
    def unit(self) -> str:
        """The unit that it is one of: day, week, month, quarter, year; else the empty word."""
        value = self.value
        if "-W" in value:
            return "week"
        if "-Q" in value:
            return "quarter"
        return {4: "year", 7: "month", 10: "day"}.get(len(value), "")


def day_period(day: date) -> Period:
    """Return one day.

    >>> day_period(date(2020, 1, 16)).value
    '2020-01-16'
    """
    return Period(day.isoformat(), day, day)


def month_period(year: int, month: int) -> Period:
    """Return a month; months beyond the year count into the next or the last one.

    >>> month_period(2020, 13).value, month_period(2020, 0).value
    ('2021-01', '2019-12')
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Period(f"{year:04}-{month:02}", date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_period(year: int) -> Period:
    """Return a year."""
    return Period(f"{year:04}", date(year, 1, 1), date(year, 12, 31))


def quarter_period(year: int, quarter: int) -> Period:
    """Return a quarter; quarters beyond the year count on.

    >>> quarter_period(2020, 0)
    Period(value='2019-Q4', first=datetime.date(2019, 10, 1), last=datetime.date(2019, 12, 31))
    """
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    months = [month_period(year, quarter * 3 - 2), month_period(year, quarter * 3)]
    return Period(f"{year:04}-Q{quarter}", months[0].first, months[1].last)


def half_period(year: int, half: int) -> Period:
    """Return a half of a year."""
    return Period(f"{year:04}-H{half}", date(year, half * 6 - 5, 1), month_period(year, half * 6).last)


def week_period(day: date, weeks: int = 0) -> Period:
    """Return the ISO week of a day, or one some weeks away.

    >>> week_period(date(2021, 1, 1)).value
    '2020-W53'
    """
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    year, week, _ = monday.isocalendar()
    return Period(f"{year:04}-W{week:02}", monday, monday + timedelta(days=6))


def weekend_period(day: date, weeks: int = 0) -> Period:
    """Return Saturday and Sunday of the ISO week of a day."""
    week = week_period(day, weeks)
    return Period(f"{week.value}-WE", week.first + timedelta(days=5), week.last)


def season_period(year: int, season: str) -> Period:
    """Return a season (of the north); winter is of the year in which it begins.

    >>> season_period(1998, "WI").last
    datetime.date(1999, 3, 31)
    """
    first, last = SEASON_MONTHS[season]
    return Period(f"{year:04}-{season}", date(year, first, 1), month_period(year, last).last)


def decade_period(year: int) -> Period:
    """Return the decade of a year.

    >>> decade_period(1987).value
    '198'
    """
    first = year - year % 10
    return Period(f"{first // 10:03}", date(max(first, 1), 1, 1), date(first + 9, 12, 31))


def century_period(number: int) -> Period:
    """Return the so-manieth century.

    >>> century_period(20)
    Period(value='19', first=datetime.date(1901, 1, 1), last=datetime.date(2000, 12, 31))
    """
    return Period(f"{number - 1:02}", date((number - 1) * 100 + 1, 1, 1), date(number * 100, 12, 31))


def shifted(day: date, count: int, unit: str) -> date:
    """Return the day so many units away; the last of a month stays within the month.

    >>> shifted(date(2020, 3, 31), -1, "month"), shifted(date(2020, 2, 29), -1, "year")
    (datetime.date(2020, 2, 29), datetime.date(2019, 2, 28))
    """
    if unit in {"day", "night"}:
        return day + timedelta(days=count)
    if unit in {"week", "weekend", "fortnight"}:
        return day + timedelta(weeks=count * (2 if unit == "fortnight" else 1))
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit, 12000)
    month = month_period(day.year, day.month + months)
    return month.first.replace(day=min(day.day, month.last.day))


def period_of(day: date, unit: str) -> Period:
    """Return the period of a unit in which a day lies."""
    match unit:
        case "week" | "fortnight":
            return week_period(day)
        case "weekend":
            return weekend_period(day)
        case "month":
            return month_period(day.year, day.month)
        case "quarter":
            return quarter_period(day.year, (day.month + 2) // 3)
        case "year":
            return year_period(day.year)
        case "decade":
            return decade_period(day.year)
        case "century" | "millennium":
            return century_period((day.year + 99) // 100)
    return day_period(day)
