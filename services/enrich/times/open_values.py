"""Values with open parts: what stays of a value where the day of publication is unknown or may be several days."""

from dataclasses import replace

from services.enrich.times.periods import Period
from services.enrich.times.tree import Compared, Day, Shift, Spoken, Stated

_OPEN = {
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
"""What is left of the value of a unit."""


def unanchored(expression: Day) -> str:
    """Return the value with the parts left open that only a day of publication could fill.

    >>> unanchored(Stated(weekday=3)), unanchored(Shift(-1, "week")), unanchored(Stated(month=1, day=16))
    ('XXXX-WXX-4', 'XXXX-WXX', 'XXXX-01-16')
    """
    match expression:
        case Stated():
            return _open_stated(expression)
        case Spoken() | Compared(unit="quarter"):
            return "XXXX-QX"
        case Shift(is_fine=False):
            return _OPEN.get(expression.unit, "XXXX-XX-XX")
        case Shift():
            return "XXXX-XX-XX"
    return "XXXX"


def _open_stated(stated: Stated) -> str:
    if stated.weekday is not None:
        return f"XXXX-WXX-{stated.weekday + 1}"
    if stated.month is not None:
        return f"XXXX-{stated.month:02}" + (f"-{stated.day:02}" if stated.day else "")
    if stated.quarter is not None or stated.half is not None:
        return f"XXXX-Q{stated.quarter}" if stated.quarter else f"XXXX-H{stated.half}"
    if stated.season:
        return f"XXXX-{stated.season}"
    if stated.holiday:
        return f"XXXX-{stated.holiday}" if stated.holiday[0].isdigit() else "XXXX-XX-XX"
    return "XXXX"


def merged(first: Period, last: Period, expression: Day) -> Period:
    """Return what two readings share: every day of both, and a value with the parts open in which they differ.

    >>> from datetime import date
    >>> from services.enrich.times.periods import day_period
    >>> merged(day_period(date(2020, 1, 16)), day_period(date(2020, 1, 18)), Shift(0, "day")).value
    '2020-01-XX'
    """
    if first.value == last.value:
        return first
    value = _common(first.value, last.value) or unanchored(expression)
    if isinstance(expression, Stated) and expression.weekday is not None:
        value = unanchored(expression)
    earliest, latest = sorted((first, last), key=lambda period: period.first)
    return replace(earliest, value=value, last=max(earliest.last, latest.last))


def _common(first: str, last: str) -> str:
    """The parts in which two values of one form agree, the others as ``X``; empty where the first part differs."""
    parts, others = first.split("-"), last.split("-")
    if len(parts) != len(others) or parts[0] != others[0]:
        return ""
    common = list(parts)
    for index, (part, other) in enumerate(zip(parts, others, strict=True)):
        if part != other:
            letters = part[0] if part[0] in "WQH" else ""
            common[index:] = [letters + "X" * (len(part) - len(letters))] + ["XX"] * (len(parts) - index - 1)
            break
    return "-".join(common)
