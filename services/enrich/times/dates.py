"""Builders of calendar dates: days, months, years, quarters, seasons, decades, weekdays and feasts."""

import re

from services.enrich.times.grammar import Phrase
from services.enrich.times.holidays import holiday_rule
from services.enrich.times.lexicon import DAY_PARTS, SEASONS, month_of, unit_of, weekday_of
from services.enrich.times.tokens import LETTERS
from services.enrich.times.tree import Expression, Fixed, OfDay, Stated
from services.enrich.times.words import MONTH_LEADERS, NOT_COUNTED, YEAR_FOLLOWERS, YEAR_LEADERS

_YEARS = range(1500, 2100)
_RECENT_YEARS = range(1900, 2040)
_YEAR_KINDS = ("year", "short")
_RELATIONS = {
    "that": "that",
    "last": "last",
    "past": "last",
    "previous": "last",
    "next": "next",
    "coming": "next",
    "this": "this",
}
_NAME_LIKE = frozenset({"april", "may", "june", "august", "march", "jan", "mar", "dec"})
_PREPOSITIONS = frozenset({"in", "on", "by", "of", "from", "until", "since", "during", "before", "after"})
_SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
_NO_NEIGHBOURS = frozenset({"plain", "money", "hyphen", "slash", "number", "int", "day", "decimal", "q"})
_YEAR_NEIGHBOURS = tuple(kind for kind in LETTERS if kind not in _NO_NEIGHBOURS)
"""Kinds that a year may stand behind; behind a number or sign it is one of several figures."""
_DAY_LEADERS = frozenset({"on", "by", "until", "till", "from", "last", "next"})
"""A short form without a full stop (``Sun``, ``Sat``) is a day only behind one of these."""
_UNITS = ("unit", "units")

Pieces = list[tuple[Phrase, Expression]]


def year_parts(phrase: Phrase) -> tuple[int | None, int | None]:
    """Return the year that a phrase states, or how far its year is from that of publication."""
    year = phrase.value(*_YEAR_KINDS)
    if year is not None:
        return year, None
    unit_at = phrase.find("unit")
    if unit_at is None or phrase.tokens.words[unit_at] != "year":
        return None, None
    words = phrase.tokens.words[max(phrase.first, unit_at - 2) : unit_at]
    return None, next((_SHIFTS[word] for word in words if word in _SHIFTS), None)


def relation_of(phrase: Phrase) -> str:
    """Return how the words relate a period to that of publication: last, next, this or nothing.

    ``that`` relates it to what was told before only behind a preposition; else it begins a clause (``said that May``).
    """
    index = phrase.find("last", "next", "this", "previous", "coming", "that")
    if index is None:
        return ""
    relation = _RELATIONS.get(phrase.tokens.words[index], "last")
    return "" if relation == "that" and phrase.before() not in _PREPOSITIONS else relation


def build_date(phrase: Phrase) -> Expression | None:
    """Build a day of a month (``Friday, Oct. 23``, ``the 3rd of May, 2019``)."""
    month_at = phrase.find("month")
    day = phrase.value("day", "ord")
    if month_at is None or day is None or not 1 <= day <= 31:
        return None
    if phrase.tokens.has(month_at + 1, "day", "ord") is False and phrase.has("ord") and not phrase.has("of", "year"):
        return None
    weekday = phrase.word("weekday")
    return Stated(
        year=phrase.value(*_YEAR_KINDS),
        month=month_of(phrase.tokens.words[month_at]),
        day=day,
        on_weekday=weekday_of(weekday) if weekday else None,
        relation=relation_of(phrase),
    )


def build_day_pair(phrase: Phrase) -> Pieces | None:
    """Build two days of one month (``Nov. 3-5``): each is an expression."""
    month_at = phrase.find("month")
    first_at = phrase.find("day")
    if month_at is None or first_at is None:
        return None
    second_at = phrase.find("day", start=first_at + 1)
    if second_at is None or (phrase.has("comma", "and") and phrase.is_after("plain", "units", "unit", "hyphen")):
        return None
    month, year = month_of(phrase.tokens.words[month_at]), phrase.value(*_YEAR_KINDS)
    days = [phrase.tokens.values[index] for index in (first_at, second_at)]
    is_month_first = month_at < first_at
    first = phrase.part(phrase.first, first_at + 1)
    second = phrase.part(second_at, phrase.last)
    if not is_month_first:
        first, second = phrase.part(first_at, first_at + 1), phrase.part(second_at, phrase.last)
    return [(first, Stated(year=year, month=month, day=days[0])), (second, Stated(year=year, month=month, day=days[1]))]


def build_month(phrase: Phrase) -> Expression | None:
    """Build a month, with or without a year."""
    month_at = phrase.find("month")
    if month_at is None:
        return None
    year, shift = year_parts(phrase)
    word = phrase.tokens.words[month_at]
    if year is None and shift is None:
        if phrase.has("unit") or _is_name(phrase, month_at, word.rstrip(".")):
            return None
        if phrase.has("every"):
            return Fixed("SET", f"XXXX-{month_of(word):02}")
    if phrase.has("last") and phrase.word("last") == "past" and phrase.first < month_at - 1:
        return None
    return Stated(
        year=year, month=month_of(word), relation=relation_of(phrase.part(phrase.first, month_at)), shift=shift
    )


def _is_name(phrase: Phrase, month_at: int, word: str) -> bool:
    """Whether a month's name alone is rather a person's, a verb or a short form of something else."""
    if word not in _NAME_LIKE or phrase.first < month_at:
        return False
    before, after = phrase.raw(month_at - 1), phrase.raw(month_at + 1)
    if len(word) <= 3 and word != "may" and after[:1].isupper():
        return True
    if before.lower() in MONTH_LEADERS:
        return before.lower() in {"and", "or"} and after[:1].isupper()
    is_opening = not before or before in {".", "!", "?", '"', "“", "`"} or phrase.is_before("gap", "stop")
    if is_opening:
        return not phrase.is_after("comma", "poss")
    return before[:1].isupper() or after[:1].isupper() or (len(word) <= 3 and word != "may")


def build_nth_weekday(phrase: Phrase) -> Expression | None:
    """Build ``the first Tuesday of November``."""
    number = _nth(phrase)
    if number is None or not 1 <= number <= 5:
        return None
    month, year = month_of(phrase.word("month")), phrase.value(*_YEAR_KINDS)
    return Stated(year=year, month=month, nth=number, on_weekday=weekday_of(phrase.word("weekday")))


def build_month_pair(phrase: Phrase) -> Pieces | None:
    """Build two months of one year (``May to July 1998``)."""
    first_at = phrase.find("month")
    if first_at is None:
        return None
    second_at = phrase.find("month", start=first_at + 1)
    if second_at is None:
        return None
    first, second = phrase.part(phrase.first, first_at + 1), phrase.part(second_at, phrase.last)
    year = phrase.value(*_YEAR_KINDS)
    numbers = [month_of(phrase.tokens.words[index]) for index in (first_at, second_at)]
    if _is_name(first, first_at, phrase.tokens.words[first_at]):
        return None
    earlier = year - 1 if year and numbers[0] > numbers[1] else year
    return [(first, Stated(year=earlier, month=numbers[0])), (second, Stated(year=year, month=numbers[1]))]


def build_year(phrase: Phrase) -> Expression | None:
    """Build a year, where the words around a number say that it is one."""
    if phrase.has("unit"):
        year = phrase.value("year", "short", "number")
        is_year = phrase.word("unit") == "year" and year is not None and year in _YEARS
        return Stated(year=year) if is_year else None
    year = phrase.value(*_YEAR_KINDS)
    if year is None or year not in _YEARS:
        return None
    if " " in phrase.words[-1]:
        return Stated(year=year) if year in _RECENT_YEARS and not phrase.is_after("units", "scale") else None
    if phrase.has("short"):
        return None if phrase.is_after("units") else Stated(year=year)
    return Stated(year=year) if _is_year(phrase, year) else None


def _is_year(phrase: Phrase, year: int) -> bool:
    before, after = phrase.before(), phrase.after()
    if (
        phrase.is_after("units", "zone", "money", "clock")
        or after in NOT_COUNTED
        or before in {"$", "£", "€", ":", "no"}
    ):
        return False
    if phrase.is_after("hyphen", "slash") and phrase.tokens.has(phrase.last + 1, "int", "unit", "units"):
        return False
    if before in {"-", "–"} and phrase.tokens.has(phrase.first - 2, "mid", "early", "late", "pre", "post"):
        return True
    if before in YEAR_LEADERS or phrase.is_before("month", "season", "fiscal", "early", "late", "mid", "holiday"):
        return True
    is_round = year % 10 == 0 or phrase.is_before("plain")
    is_counted = phrase.is_after("plain") and after not in YEAR_FOLLOWERS and after.endswith("s") and is_round
    if year not in _RECENT_YEARS or is_counted:
        return False
    if phrase.is_before("plain"):
        return phrase.raw(phrase.first - 1)[:1].islower() and before not in NOT_COUNTED
    return phrase.is_before(*_YEAR_NEIGHBOURS)


def build_year_pair(phrase: Phrase) -> Pieces | None:
    """Build two years (``1990-95``, ``1914-1918``)."""
    first_at, second_at = phrase.first, phrase.last - 1
    first, second = phrase.tokens.values.get(first_at), phrase.tokens.values.get(second_at)
    if first is None or second is None or first not in _YEARS:
        return None
    if second < 100 and re.fullmatch(r"\d\d", phrase.tokens.words[second_at]):
        second += first - first % 100
        second += 100 if second < first else 0
    if not first < second <= first + 150:
        return None
    return [
        (phrase.part(first_at, first_at + 1), Stated(year=first)),
        (phrase.part(second_at, phrase.last), Stated(year=second)),
    ]


def build_decade(phrase: Phrase) -> Expression | None:
    """Build a decade or a century (``the 1980s``, ``the 20th century``)."""
    if phrase.has("unit"):
        number = phrase.value("ord")
        is_century = phrase.word("unit") == "century" and number is not None and 1 <= number <= 22
        return Stated(century=number) if is_century else None
    year, word = phrase.value("decade"), phrase.word("decade")
    is_full = sum(sign.isdigit() for sign in word) == 4
    leaders = {"the", "early", "late", "mid", "hyphen"}
    is_led = phrase.has("the") or phrase.is_before(*leaders) or word[:1] in "'’‘`"
    if year is None or phrase.has("own") or not (is_full or is_led) or (not is_full and phrase.before() == "his"):
        return None
    if is_full and year % 100 == 0 and year < 1800:
        return Stated(century=year // 100 + 1)
    return Stated(decade=year)


def build_quarter(phrase: Phrase) -> Expression | None:
    """Build a quarter of a year (``the third quarter``, ``fiscal 1998's first quarter``)."""
    quarter = _nth(phrase)
    unit_at = phrase.find(*_UNITS)
    units = [phrase.tokens.words[i] for i in range(phrase.first, phrase.last) if phrase.tokens.has(i, *_UNITS)]
    if quarter is None or not 1 <= quarter <= 4 or unit_at is None or not any(u.startswith("quarter") for u in units):
        return None
    if "quarters" in units:
        return Fixed("SET", f"XXXX-Q{quarter}")
    year, shift = year_parts(phrase)
    return Stated(year=year, quarter=quarter, shift=shift)


def build_short_quarter(phrase: Phrase) -> Expression | None:
    """Build ``Q3 1998`` and ``3Q``."""
    tokens, first = phrase.tokens, phrase.first
    quarter = phrase.value("day")
    if tokens.ends[first] != tokens.starts[first + 1] or quarter is None or quarter > 4:
        return None
    return Stated(year=phrase.value(*_YEAR_KINDS), quarter=quarter)


def build_half(phrase: Phrase) -> Expression | None:
    """Build a half of a year, where the words name the year or the half as a trading period."""
    number = _nth(phrase)
    year, shift = year_parts(phrase)
    if number is None or number > 2 or (year is None and shift is None and not phrase.has("unit", "units")):
        return None
    if phrase.has("units"):
        is_two_quarters = number == 1 and phrase.value("number", "day") == 2 and phrase.word("units") == "quarters"
        return Stated(year=year, half=1, shift=shift) if is_two_quarters else None
    if phrase.has("unit") and phrase.word("unit") != "year":
        return None
    return Stated(year=year, half=number, shift=shift)


def build_season(phrase: Phrase) -> Expression | None:
    """Build a season; a bare one only where a word before it says that a time is meant."""
    season_at = phrase.find("season")
    if season_at is None:
        return None
    season = SEASONS[phrase.tokens.words[season_at]]
    year, shift = year_parts(phrase)
    if phrase.has("every"):
        return Fixed("SET", f"XXXX-{season}")
    is_led = phrase.first < season_at and not phrase.has("own")
    is_led = is_led or phrase.before() in {"in", "by", "early", "late", "mid", "until", "since", "during", "-"}
    if year is None and shift is None and not is_led:
        return None
    if phrase.has("the") and season in {"FA", "SP"} and year is None and phrase.is_after("of", "in"):
        return None
    return Stated(year=year, season=season, shift=shift, relation=relation_of(phrase.part(phrase.first, season_at)))


def build_seasons(phrase: Phrase) -> Expression | None:
    """Build ``the past three summers``: a time that recurs; with a capital it is somebody's name."""
    if phrase.raw(phrase.last - 1)[:1].isupper():
        return None
    return Fixed("SET", f"XXXX-{SEASONS[phrase.word('seasons')[:-1]]}")


def build_fiscal(phrase: Phrase) -> Expression | None:
    """Build a fiscal year."""
    year = phrase.value(*_YEAR_KINDS)
    if year is not None:
        return Stated(year=year)
    if phrase.word("unit") != "year":
        return None
    relation = relation_of(phrase)
    return Stated(shift=_SHIFTS.get(relation, 0)) if relation or phrase.has("ref") else None


def build_holiday(phrase: Phrase) -> Expression | None:
    """Build a feast, with or without a year."""
    words = tuple(phrase.word("holiday").replace("’", "'").split())
    year, shift = year_parts(phrase)
    return Stated(year=year, shift=shift, holiday=holiday_rule(words), relation=relation_of(phrase))


def build_weekday(phrase: Phrase) -> Expression | None:
    """Build a weekday, with or without a part of the day."""
    name = phrase.word("weekday")
    if len(name) == 3 and not phrase.raw(phrase.first).endswith(".") and phrase.before() not in _DAY_LEADERS:
        return None
    if phrase.has("unit"):
        relation = relation_of(phrase)
        return Stated(weekday=weekday_of(name), shift=_SHIFTS[relation]) if phrase.word("unit") == "week" else None
    day = Stated(weekday=weekday_of(name), relation=relation_of(phrase))
    if not phrase.has("part"):
        return day
    return OfDay(DAY_PARTS[phrase.word("part")], day)


def _nth(phrase: Phrase) -> int | None:
    index = phrase.find("ord", "second")
    if index is None:
        return None
    return 2 if phrase.tokens.has(index, "second") else phrase.tokens.values.get(index)


def unit_word(phrase: Phrase) -> str:
    """Return the unit that a phrase names, in the singular."""
    return unit_of(phrase.word("unit", "units"))
