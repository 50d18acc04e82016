"""Resolution: from an expression and a day of publication to the period that it means."""

from dataclasses import dataclass
from datetime import date, timedelta

from services.enrich.times.holidays import holiday_date, nth_weekday
from services.enrich.times.instants import Bounds
from services.enrich.times.periods import (
    Period,
    century_period,
    day_period,
    decade_period,
    half_period,
    month_period,
    period_of,
    quarter_period,
    season_period,
    shifted,
    week_period,
    weekend_period,
    year_period,
)
from services.enrich.times.tree import Compared, Day, Shift, Spoken, Stated

PAST, UNSURE, FUTURE = -1, 0, 1
LEANING = {PAST: 0.3, UNSURE: 1.0, FUTURE: 4.0}
"""A day without a year is the nearest one; the tense makes those ahead count as so much nearer or farther.
Half and double these change the share right by 0.002 at most (tests/quality/test_times.py)."""
LATE_RESULTS_DAYS = 130
"""A quarter is spoken of for so long after its end, also where results are said to be expected."""


@dataclass(slots=True)
class Context:
    """What was told before: the period mentioned last, the token at which it stood, and the quarter spoken of.

    ``blurred`` is the day mentioned last, as value and bounds with its basis, where it may be one of several.
    """

    mentioned: Period | None = None
    place: int = 0
    spoken: Period | None = None
    blurred: tuple[str, Bounds, str] | None = None


def resolve(expression: Day, today: date, context: Context, direction: int) -> Period | None:
    """Return the period that an expression means on a day; None where the calendar has none such.

    >>> resolve(Stated(weekday=3), date(2020, 1, 17), Context(), PAST).value
    '2020-01-16'
    >>> resolve(Shift(-1, "week"), date(2020, 1, 17), Context(), PAST).value
    '2020-W02'
    """
    try:
        match expression:
            case Stated(relation="that") if context.mentioned is not None:
                return _told_before(expression, context.mentioned.first)
            case Stated():
                return _stated(expression, today, direction)
            case Shift():
                return _shift(expression, today, context)
            case Compared():
                return _compared(expression, today, context)
            case Spoken():
                return context.spoken or _last_quarter(today)
    except (ValueError, OverflowError):
        return None


def _stated(stated: Stated, today: date, direction: int) -> Period | None:
    if stated.decade is not None:
        return decade_period(stated.decade)
    if stated.century is not None:
        return century_period(stated.century)
    if stated.weekday is not None and stated.shift is not None:
        return day_period(week_period(today, stated.shift).first + timedelta(days=stated.weekday))
    if stated.weekday is not None:
        return day_period(_weekday(stated.weekday, today, stated.relation, direction))
    if stated.year is not None:
        return _in_year(stated, stated.year)
    if stated.shift is not None:
        return _in_year(stated, today.year + stated.shift)
    return _nearest(stated, today, direction)


def _told_before(stated: Stated, mentioned: date) -> Period | None:
    """The weekday of the week, or the month of the year, that was told of before (``that Friday``, ``that spring``)."""
    if stated.weekday is not None:
        return day_period(mentioned - timedelta(days=mentioned.weekday() - stated.weekday))
    return _in_year(stated, mentioned.year)


def _in_year(stated: Stated, year: int) -> Period | None:
    if stated.month is not None:
        if stated.nth is not None and stated.on_weekday is not None:
            return day_period(nth_weekday(year, stated.month, stated.on_weekday, stated.nth))
        if stated.day is not None:
            day = date(year, stated.month, stated.day)
            return week_period(day) if stated.is_week else day_period(day)
        return month_period(year, stated.month)
    if stated.quarter is not None:
        return quarter_period(year, stated.quarter)
    if stated.half is not None:
        return half_period(year, stated.half)
    if stated.season:
        return season_period(year, stated.season)
    if stated.holiday:
        return day_period(holiday_date(stated.holiday, year))
    return year_period(year)


def _weekday(weekday: int, today: date, relation: str, direction: int) -> date:
    back, ahead = (today.weekday() - weekday) % 7, (weekday - today.weekday()) % 7
    if relation == "last":
        return today - timedelta(days=back or 7)
    if relation == "next":
        return today + timedelta(days=ahead or 7)
    if relation == "this" or direction == FUTURE:
        return today + timedelta(days=ahead)
    return today - timedelta(days=back)


def _nearest(stated: Stated, today: date, direction: int) -> Period | None:
    """The period of one of the years around this one that the words and their tense mean."""
    candidates = []
    for year in range(today.year - 2, today.year + 2):
        try:
            candidates.append(_in_year(stated, year))
        except ValueError:
            continue
    periods = [period for period in candidates if period is not None]
    past = [period for period in periods if period.first <= today]
    future = [period for period in periods if period.last >= today]
    if stated.relation == "last":
        past = [period for period in periods if _is_over(period, stated, today)] or past
        return past[-1] if past else None
    if stated.relation == "next":
        ahead = [period for period in periods if period.first > today]
        return ahead[0] if ahead else None
    if stated.relation == "this":
        return next((period for period in periods if period.value.startswith(str(today.year))), None)
    if not (past and future):
        return past[-1] if past else future[-1] if future else None
    if stated.on_weekday is not None and stated.nth is None:
        past, future = _fitting(past, stated.on_weekday), _fitting(future, stated.on_weekday)
    return _nearer(stated, past[-1], future[0], today, direction)


def _fitting(periods: list[Period], weekday: int) -> list[Period]:
    """The days that fall on the stated weekday, or all where none does."""
    return [period for period in periods if period.first.weekday() == weekday] or periods


def _nearer(stated: Stated, past: Period, future: Period, today: date, direction: int) -> Period:
    """Of the last such period and the coming one (they may be the same) the one that is meant."""
    if stated.quarter is not None:
        is_late = (today - past.last).days > LATE_RESULTS_DAYS
        return future if direction == FUTURE and is_late else past
    if stated.day is None and stated.nth is None and direction != UNSURE:
        return future if direction == FUTURE else past
    ahead, back = (future.first - today).days, (today - past.last).days
    return future if ahead <= back * LEANING[direction] else past


def _is_over(period: Period, stated: Stated, today: date) -> bool:
    """Whether a period lies behind; a season does in the month in which the next begins."""
    return (period.last.replace(day=1) <= today) if stated.season else period.last < today


def _shift(shift: Shift, today: date, context: Context) -> Period | None:
    base = today
    if shift.in_context and context.mentioned is not None:
        base = context.mentioned.first if shift.count < 0 or shift.unit != "day" else context.mentioned.last
    if shift.unit == "week":
        week = week_period(shifted(base, shift.count, "week"))
        return day_period(shifted(base, shift.count, "week")) if shift.is_fine else week
    if shift.unit == "weekend":
        # On a Monday "the weekend" is over; "last weekend" on a Sunday is that of the week before.
        return weekend_period(base, shift.count - (1 if shift.count == 0 and base.weekday() < 3 else 0))
    day = shifted(base, shift.count, shift.unit)
    if shift.unit == "fortnight":
        return day_period(day)
    return period_of(day, "day" if shift.is_fine else shift.unit)


def _compared(compared: Compared, today: date, context: Context) -> Period | None:
    spoken = context.spoken
    if compared.unit == "year":
        if spoken is None or spoken.unit != "quarter":
            return year_period(compared.years)
        return quarter_period(compared.years, int(spoken.value[-1]))
    if compared.quarter is not None:
        base = resolve(Stated(quarter=compared.quarter), today, context, PAST)
        return quarter_period(base.first.year - compared.years, compared.quarter) if base else None
    if spoken is None and compared.unit == "quarter":
        spoken = _last_quarter(today)
    if spoken is not None and spoken.unit == "quarter":
        return quarter_period(int(spoken.value[:4]) - compared.years, int(spoken.value[-1]))
    return year_period(today.year - compared.years)


def _last_quarter(today: date) -> Period:
    return quarter_period(today.year, (today.month + 2) // 3 - 1)
