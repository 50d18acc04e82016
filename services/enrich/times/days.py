"""Builders of days: of a month, of a week, and feasts."""

from dataclasses import replace

from services.enrich.times.clocks import ATTACKS, ATTACKS_YEAR
from services.enrich.times.grammar import Phrase
from services.enrich.times.holidays import holiday_rule
from services.enrich.times.lexicon import DAY_PARTS, month_of, weekday_of
from services.enrich.times.stated_parts import SHIFTS, YEAR_KINDS, Pieces, nth_of, relation_of, year_parts
from services.enrich.times.tree import Expression, OfDay, Stated

_DAY_LEADERS = frozenset({"on", "by", "until", "till", "from", "last", "next"})
"""A short form without a full stop (``Sun``, ``Sat``) is a day only behind one of these."""

_NAMED_DAYS = frozenset({"black", "bloody", "super", "cyber", "palm"})
"""``Black Friday``, ``Super Tuesday``: days of their own, which no rule here places."""
ATTACKS_WORDS = frozenset({"attack", "attacks", "hijackings", "hijackers"})


def build_date(phrase: Phrase) -> Expression | None:
    """Build a day of a month (``Friday, Oct. 23``, ``the 3rd of May, 2019``)."""
    month_at = phrase.find("month")
    day = phrase.value("day", "ord")
    if month_at is None or day is None or not 1 <= day <= 31:
        return None
    if phrase.tokens.has(month_at + 1, "day", "ord") is False and phrase.has("ord") and not phrase.has("of", "year"):
        return None
    weekday, month = phrase.word("weekday"), month_of(phrase.tokens.words[month_at])
    year = phrase.value(*YEAR_KINDS)
    if year is None and (month, day) == ATTACKS and phrase.after() in ATTACKS_WORDS:
        year = ATTACKS_YEAR
    return Stated(
        year=year,
        month=month,
        day=day,
        on_weekday=weekday_of(weekday) if weekday else None,
        relation=relation_of(phrase),
    )


def build_week_of(phrase: Phrase) -> Expression | None:
    """Build ``the week of March 6``."""
    day = build_date(phrase)
    return replace(day, is_week=True) if isinstance(day, Stated) and phrase.word("unit") == "week" else None


def build_day_pair(phrase: Phrase) -> Pieces | None:
    """Build two days of one month (``Nov. 3-5``): each is an expression."""
    month_at = phrase.find("month")
    first_at = phrase.find("day")
    if month_at is None or first_at is None:
        return None
    second_at = phrase.find("day", start=first_at + 1)
    if second_at is None or (phrase.has("comma", "and") and phrase.is_after("plain", "units", "unit", "hyphen")):
        return None
    month, year = month_of(phrase.tokens.words[month_at]), phrase.value(*YEAR_KINDS)
    days = [phrase.tokens.values[index] for index in (first_at, second_at)]
    is_month_first = month_at < first_at
    first = phrase.part(phrase.first, first_at + 1)
    second = phrase.part(second_at, phrase.last)
    if not is_month_first:
        first, second = phrase.part(first_at, first_at + 1), phrase.part(second_at, phrase.last)
    return [(first, Stated(year=year, month=month, day=days[0])), (second, Stated(year=year, month=month, day=days[1]))]


def build_nth_weekday(phrase: Phrase) -> Expression | None:
    """Build ``the first Tuesday of November``."""
    number = nth_of(phrase)
    if number is None or not 1 <= number <= 5:
        return None
    month, year = month_of(phrase.word("month")), phrase.value(*YEAR_KINDS)
    return Stated(year=year, month=month, nth=number, on_weekday=weekday_of(phrase.word("weekday")))


def build_weekday(phrase: Phrase) -> Expression | None:
    """Build a weekday, with or without a part of the day."""
    name = phrase.word("weekday")
    if len(name) == 3 and not phrase.raw(phrase.first).endswith(".") and phrase.before() not in _DAY_LEADERS:
        return None
    if phrase.before() in _NAMED_DAYS or (phrase.has("the") and _is_name_going_on(phrase)):
        return None
    if phrase.has("unit"):
        relation = relation_of(phrase)
        return Stated(weekday=weekday_of(name), shift=SHIFTS[relation]) if phrase.word("unit") == "week" else None
    day = Stated(weekday=weekday_of(name), relation=relation_of(phrase))
    if not phrase.has("part"):
        return day
    return OfDay(DAY_PARTS[phrase.word("part")], day)


def _is_name_going_on(phrase: Phrase) -> bool:
    """Whether a word with a capital follows at once: ``the Monday Club`` is no day."""
    behind, gap = phrase.raw(phrase.last), phrase.tokens.starts[phrase.last : phrase.last + 1]
    is_next = bool(gap) and gap[0] == phrase.tokens.ends[phrase.last - 1] + 1
    return is_next and behind[:1].isupper() and behind[1:2].islower()


def build_holiday(phrase: Phrase) -> Expression | None:
    """Build a feast, with or without a year."""
    words = tuple(phrase.word("holiday").replace("’", "'").split())
    year, shift = year_parts(phrase)
    return Stated(year=year, shift=shift, holiday=holiday_rule(words), relation=relation_of(phrase))
