"""Feasts and holidays: the day on which one falls in a year."""

from datetime import date, timedelta

from services.enrich.times.lexicon import HOLIDAYS

_NTH_WEEKDAYS = {
    "thanksgiving": (11, 3, 4),
    "labor": (9, 0, 1),
    "king": (1, 0, 3),
    "presidents": (2, 0, 3),
    "columbus": (10, 0, 2),
    "mothers": (5, 6, 2),
}
"""Month, weekday (0 is Monday) and which one of the month: as kept in the United States."""


def holiday_rule(words: tuple[str, ...]) -> str:
    """Return the rule of a feast: a month and day, or a name."""
    return HOLIDAYS[words]


def holiday_date(rule: str, year: int) -> date:
    """Return the day of a feast in a year.

    >>> holiday_date("easter", 2024), holiday_date("thanksgiving", 1999), holiday_date("12-25", 2000)
    (datetime.date(2024, 3, 31), datetime.date(1999, 11, 25), datetime.date(2000, 12, 25))
    """
    if rule.startswith("easter"):
        return _easter(year) + timedelta(days=int(rule[6:] or 0))
    if rule in _NTH_WEEKDAYS:
        month, weekday, number = _NTH_WEEKDAYS[rule]
        return nth_weekday(year, month, weekday, number)
    if rule == "election":
        first = date(year, 11, 2)
        return first + timedelta(days=(1 - first.weekday()) % 7)
    if rule == "memorial":
        last = date(year, 5, 31)
        return last - timedelta(days=last.weekday())
    return date(year, int(rule[:2]), int(rule[3:]))


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """Return the first, second … such weekday of a month; ValueError where there is none.

    >>> nth_weekday(2024, 11, 1, 1)
    datetime.date(2024, 11, 5)
    """
    first = date(year, month, 1)
    return first.replace(day=1 + (weekday - first.weekday()) % 7 + 7 * (number - 1))


def _easter(year: int) -> date:
    """Easter Sunday of the western churches (the Gregorian computus of Butcher, 1876)."""
    golden, century = year % 19, year // 100
    part, rest = divmod(year % 100, 4)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    letter = (32 + 2 * (century % 4) + 2 * part - epact - rest) % 7
    shift = (golden + 11 * epact + 22 * letter) // 451
    month, day = divmod(epact + letter - 7 * shift + 114, 31)
    return date(year, month, day + 1)
