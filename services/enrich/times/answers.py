"""Answers: what an expression means, given the day of publication and what was told before."""

from dataclasses import dataclass
from datetime import date

from services.enrich.times.anchors import Anchor
from services.enrich.times.grammar import Parsed
from services.enrich.times.instants import Bounds, clock_bounds, first_instant, last_instant
from services.enrich.times.open_values import merged, unanchored
from services.enrich.times.periods import Period, shifted
from services.enrich.times.resolution import FUTURE, Context, resolve
from services.enrich.times.tree import Compared, Day, Expression, Fixed, Length, OfDay, Shift, Spoken, Stated

NEAR_TOKENS = 30
"""A bare time of day is one of the day mentioned so few tokens before: about a sentence; else of the publication."""
_ANY_DAY = date(2000, 1, 1)
"""What stands in for the day of publication where it does not matter."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an expression means: its type and value, its bounds and what it was resolved against."""

    type: str
    value: str
    basis: str
    bounds: Bounds = (None, None)
    period: Period | None = None


def answer_of(item: Parsed, anchor: Anchor, context: Context, direction: int) -> Answer | None:
    """Return what an expression means; None for a day that no calendar has."""
    match item.expression:
        case Fixed(type=type_name, value=value):
            return Answer(type_name, value, "none")
        case Length() as length:
            return _length(length, anchor)
        case OfDay() as of_day:
            return _of_day(item, of_day, anchor, context, direction)
        case day:
            return _day(day, anchor, context, direction)


def _length(length: Length, anchor: Anchor) -> Answer:
    if not length.direction:
        return Answer("DURATION", length.value, "none")
    if not anchor.is_known or length.unit in {"hour", "minute", "second"} or length.count is None:
        return Answer("DURATION", length.value, "none" if anchor.is_known else "relative")
    count = round(length.count) * length.direction
    try:
        first = anchor.first and shifted(anchor.first, min(count, 0), length.unit)
        last = anchor.last and shifted(anchor.last, max(count, 0), length.unit)
    except (ValueError, OverflowError):
        return Answer("DURATION", length.value, "none")
    return Answer("DURATION", length.value, anchor.basis, _bounds(first, last))


def _day(day: Day, anchor: Anchor, context: Context, direction: int) -> Answer | None:
    basis = _basis(day, anchor, context)
    if basis == "relative":
        return Answer("DATE", unanchored(day), "relative")
    days = (anchor.first, anchor.last) if basis == anchor.basis else (_ANY_DAY, _ANY_DAY)
    first, last = (resolve(day, today, context, direction) if today else None for today in days)
    if first is None and last is None:
        return None
    if first is not None and last is not None:
        period = merged(first, last, day)
        return Answer("DATE", period.value, basis, _bounds(period.first, period.last), period)
    return Answer("DATE", unanchored(day), basis, _bounds(first.first if first else None, last.last if last else None))


def _bounds(first: date | None, last: date | None) -> Bounds:
    return (first_instant(first) if first else None), (last_instant(last) if last else None)


def _basis(day: Day, anchor: Anchor, context: Context) -> str:
    """What an expression is resolved against: itself, what was told before, the publication, or nothing."""
    if isinstance(day, Stated) and (day.year or day.decade or day.century):
        return "explicit"
    if isinstance(day, Shift) and day.in_context:
        return "context" if context.mentioned else "relative"
    if isinstance(day, Stated) and day.relation == "that" and context.mentioned:
        return "context"
    if isinstance(day, Spoken | Compared) and context.spoken and getattr(day, "quarter", None) is None:
        return "context"
    if isinstance(day, Compared) and day.unit == "year":
        return "explicit"
    return anchor.basis


def _of_day(item: Parsed, of_day: OfDay, anchor: Anchor, context: Context, direction: int) -> Answer | None:
    day = of_day.day
    if day is None:
        mentioned = context.mentioned
        is_near = item.phrase.first - context.place <= NEAR_TOKENS
        if context.blurred is not None and is_near:
            value, bounds, basis = context.blurred
            return Answer("TIME", f"{value}T{of_day.time}", basis, bounds)
        day = Shift(0, "day", in_context=mentioned is not None and mentioned.unit == "day" and is_near)
    answer = _day(day, anchor, context, direction)
    if answer is None:
        return None
    value = f"{answer.value}T{of_day.time}"
    if answer.period is None:
        return Answer("TIME", value, answer.basis, answer.bounds)
    return Answer("TIME", value, answer.basis, clock_bounds(answer.period, of_day.time, of_day.zone), answer.period)


def is_day(expression: Expression) -> bool:
    """Whether an expression means one day of the calendar."""
    if isinstance(expression, Shift):
        return expression.unit == "day"
    return isinstance(expression, Stated) and (expression.weekday is not None or expression.day is not None)


def remember(context: Context, item: Parsed, answer: Answer, direction: int) -> None:
    """Keep what later expressions refer to."""
    if isinstance(item.expression, Length) and item.expression.unit == "month":
        context.spoken = None
    period = answer.period
    if (period is None or "X" in period.value) and is_day(item.expression):
        context.blurred, context.place = (answer.value, answer.bounds, answer.basis), item.phrase.first
        context.mentioned = None
        return
    if period is None or "X" in period.value or isinstance(item.expression, Compared):
        return
    context.mentioned, context.place, context.blurred = period, item.phrase.first, None
    if period.unit == "quarter" and direction != FUTURE:
        context.spoken = period
