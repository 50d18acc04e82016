"""Builders of years and what they are divided into or add up to: quarters, halves, decades, centuries."""

import re

from services.enrich.times.grammar import Phrase
from services.enrich.times.stated_parts import SHIFTS, YEAR_KINDS, Pieces, nth_of, relation_of, year_parts
from services.enrich.times.tokens import LETTERS
from services.enrich.times.tree import Expression, Fixed, Stated
from services.enrich.times.words import NOT_COUNTED, YEAR_FOLLOWERS, YEAR_LEADERS

_YEARS = range(1500, 2100)
_RECENT_YEARS = range(1900, 2040)
"""Numbers of four figures that are years even where little around them says so."""
_NO_NEIGHBOURS = frozenset({"plain", "money", "hyphen", "slash", "number", "int", "day", "decimal", "q"})
_YEAR_NEIGHBOURS = tuple(kind for kind in LETTERS if kind not in _NO_NEIGHBOURS)
"""Kinds that a year may stand behind; behind a number or sign it is one of several figures."""
_UNITS = ("unit", "units")


def build_year(phrase: Phrase) -> Expression | None:
    """Build a year, where the words around a number say that it is one."""
    if phrase.has("unit"):
        year = phrase.value("year", "short", "number")
        is_year = phrase.word("unit") == "year" and year is not None and year in _YEARS
        return Stated(year=year) if is_year else None
    year = phrase.value(*YEAR_KINDS)
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
    quarter = nth_of(phrase)
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
    return Stated(year=phrase.value(*YEAR_KINDS), quarter=quarter)


def build_half(phrase: Phrase) -> Expression | None:
    """Build a half of a year, where the words name the year or the half as a trading period."""
    number = nth_of(phrase)
    year, shift = year_parts(phrase)
    if number is None or number > 2 or (year is None and shift is None and not phrase.has("unit", "units")):
        return None
    if phrase.has("units"):
        is_two_quarters = number == 1 and phrase.value("number", "day") == 2 and phrase.word("units") == "quarters"
        return Stated(year=year, half=1, shift=shift) if is_two_quarters else None
    if phrase.has("unit") and phrase.word("unit") != "year":
        return None
    return Stated(year=year, half=number, shift=shift)


def build_fiscal(phrase: Phrase) -> Expression | None:
    """Build a fiscal year."""
    year = phrase.value(*YEAR_KINDS)
    if year is not None:
        return Stated(year=year)
    if phrase.word("unit") != "year":
        return None
    relation = relation_of(phrase)
    return Stated(shift=SHIFTS.get(relation, 0)) if relation or phrase.has("ref") else None
