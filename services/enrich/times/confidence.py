"""Confidence: how often answers of a kind are right, as measured, lowered where the day of publication is unsure."""

from types import MappingProxyType

from services.enrich.times.anchors import Anchor
from services.enrich.times.grammar import Parsed
from services.enrich.times.tree import Compared, Fixed, Length, OfDay, Shift, Spoken, Stated

SHARE_RIGHT = MappingProxyType(
    {
        "FUTURE_REF future": 0.54,
        "FUTURE_REF soon": 0.53,
        "PAST_REF": 0.91,
        "PAST_REF previously": 0.46,
        "PAST_REF recent": 0.45,
        "PAST_REF recently": 0.56,
        "PRESENT_REF current": 0.59,
        "PRESENT_REF currently": 0.75,
        "PRESENT_REF now": 0.74,
        "age": 0.50,
        "ago": 0.53,
        "clock": 0.51,
        "day": 0.95,
        "day of stated year": 0.96,
        "day of year left open": 0.97,
        "decade": 0.42,
        "length": 0.84,
        "length until now": 0.69,
        "month": 0.88,
        "month of stated year": 0.95,
        "month of year left open": 0.90,
        "open length": 0.54,
        "part of day": 0.39,
        "period of accounts": 0.71,
        "quarter": 0.97,
        "season or feast": 0.90,
        "set": 0.87,
        "set word": 0.41,
        "week": 0.26,
        "weekday ahead": 0.73,
        "weekday past": 0.93,
        "weekday unsure": 0.91,
        "weekday with last or next": 0.81,
        "weekend": 0.53,
        "year": 0.76,
        "year stated": 0.85,
    }
)
"""Share of answers with the value that people gave, on AQUAINT and every second document of TimeBank, drawn a little
towards three quarters. People left out nine ages in ten, and wrote weeks and parts of the day in several ways: of
these the share says less about the answer than about the agreement. To fit anew: ``tests/quality/test_times.py``."""
OTHERWISE = 0.7
"""For kinds that the documents hold too few of."""
EITHER_ORDER = 0.5
"""``11/09/2020`` is a day of September to half of the world, of November to the other. Not measured."""
HIGHEST_MONTH = 12


def confidence_of(item: Parsed, basis: str, anchor: Anchor, direction: int) -> float:
    """Return the share of answers of this kind that are right, times that of the publication where it rests on that."""
    share = EITHER_ORDER if _is_either_order(item) else SHARE_RIGHT.get(kind_of(item, direction), OTHERWISE)
    return round(share * anchor.confidence, 3) if basis == anchor.basis and anchor.confidence else share


def _is_either_order(item: Parsed) -> bool:
    """Whether a day in figures may be written with the month or with the day first, which makes a difference."""
    first, slash, rest = item.phrase.word("slash").partition("/")
    second = rest.partition("/")[0]
    return bool(slash) and first != second and 1 <= int(second) <= HIGHEST_MONTH and int(first) <= HIGHEST_MONTH


def kind_of(item: Parsed, direction: int) -> str:
    """Name what kind of answer it is: answers of one kind are about equally often right."""
    match item.expression:
        case OfDay(time=time):
            return "clock" if ":" in time else "part of day"
        case Length() as length:
            return _kind_of_length(item, length)
        case Fixed(type="SET"):
            return "set word" if item.rule == "set" else "set"
        case Fixed(value=value):
            return f"{value} {item.phrase.word('ref')}".strip()
        case Stated() as stated:
            return _kind_of_stated(stated, direction)
        case Shift() as shift:
            return "ago" if shift.is_fine else f"{shift.unit}{' told before' if shift.in_context else ''}"
        case Compared() | Spoken():
            return "period of accounts"


def _kind_of_length(item: Parsed, length: Length) -> str:
    if item.phrase.has("old"):
        return "age"
    if length.count is None:
        return "open length"
    return "length until now" if length.direction else "length"


def _kind_of_stated(stated: Stated, direction: int) -> str:
    if stated.weekday is not None:
        return (
            f"weekday {('unsure', 'ahead', 'past')[direction]}" if not stated.relation else "weekday with last or next"
        )
    if stated.decade is not None or stated.century is not None:
        return "decade"
    if stated.month is not None:
        return f"{'day' if stated.day else 'month'} of {'stated year' if stated.year else 'year left open'}"
    if stated.quarter is not None or stated.half is not None:
        return "quarter"
    if stated.season or stated.holiday:
        return "season or feast"
    return "year stated"
