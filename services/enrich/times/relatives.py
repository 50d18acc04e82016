"""Builders of what is told from the day of publication or from what was told before: ``last week``, ``a year ago``."""

from services.enrich.times.amounts import Amount, read_amount
from services.enrich.times.grammar import Phrase
from services.enrich.times.lexicon import DAY_PARTS, REFERENCES, unit_of
from services.enrich.times.tree import Compared, Expression, Fixed, Length, OfDay, Shift, Spoken

_DAYS = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1}
_CALENDAR = frozenset({"day", "week", "weekend", "month", "quarter", "year", "decade", "century", "fortnight"})
_CLOCK_UNITS = frozenset({"hour", "minute", "second"})


def build_deictic(phrase: Phrase) -> Expression | None:
    """Build ``yesterday``, ``late tonight``, ``tomorrow morning``."""
    if phrase.is_in_name(phrase.first):
        return None
    word = phrase.word("today", "yesterday", "tomorrow", "tonight", "overnight")
    day = Shift(_DAYS[word], "day")
    if phrase.has("part"):
        return OfDay(DAY_PARTS[phrase.word("part")], day)
    return OfDay("NI", day) if word in {"tonight", "overnight"} else day


def build_around_today(phrase: Phrase) -> Expression | None:
    """Build ``the day before yesterday`` and ``the day after tomorrow``."""
    if phrase.word("unit") != "day" or phrase.has("before") == phrase.has("tomorrow"):
        return None
    return Shift(-2 if phrase.has("before") else 2, "day")


def build_relative(phrase: Phrase) -> Expression | None:
    """Build ``last week``, ``this year``, ``the following month``, ``that day``, ``the latest quarter``."""
    unit = unit_of(phrase.word("unit"))
    if phrase.has("latest", "ref") and (phrase.has("period") or unit == "quarter"):
        return Spoken() if phrase.has("latest") else Shift(0, "quarter")
    if phrase.has("period", "latest"):
        return None
    is_back = phrase.has("last") and phrase.has("the")
    if is_back and (unit in _CLOCK_UNITS or unit in _CALENDAR):
        return Length(Amount(1, unit).value, 1, unit, -1)
    return _shift_of(phrase, unit) if unit in _CALENDAR else None


def _shift_of(phrase: Phrase, unit: str) -> Shift | None:
    """The period that a single word such as ``last``, ``next`` or ``following`` names."""
    if phrase.has("that", "same"):
        return Shift(0, unit, in_context=True)
    if phrase.has("following"):
        return Shift(1, unit, in_context=True)
    if phrase.has("previous"):
        return Shift(-1, unit, in_context=phrase.has("the"))
    if phrase.has("last"):
        return Shift(-1, unit) if phrase.word("last") == "last" else None
    if phrase.has("next", "coming"):
        return Shift(1, unit, in_context=phrase.has("the") and phrase.has("next") and unit == "day")
    return Shift(0, unit)


def build_ago(phrase: Phrase) -> Expression | None:
    """Build ``two weeks ago``, ``three days later``, ``a year earlier``."""
    amount = read_amount(phrase)
    if amount is None:
        return None
    is_later = phrase.has("later", "hence", "from")
    if amount.count is None and phrase.has("earlier", "later"):
        return Length(amount.value, None, amount.unit, 1 if is_later else -1)
    if amount.count is None:
        return Fixed("DATE", "FUTURE_REF" if is_later else "PAST_REF")
    if amount.unit in _CLOCK_UNITS:
        return Length(amount.value, amount.count, amount.unit, 1 if is_later else -1)
    in_context = phrase.has("earlier", "later")
    if amount.count == 1 and amount.unit == "year" and not is_later and not phrase.has("number"):
        return Compared()
    if amount.count != int(amount.count):
        return Length(amount.value, amount.count, amount.unit, 1 if is_later else -1)
    count, unit = int(amount.count) * (1 if is_later else -1), amount.unit
    if unit in {"decade", "century"}:
        count, unit = count * {"decade": 10, "century": 100}[unit], "year"
    return Shift(count, unit, in_context, is_fine=unit in {"day", "week", "fortnight"})


def build_compared(phrase: Phrase) -> Expression | None:
    """Build ``year-ago``, ``the year-earlier quarter``, ``the 1988 period``."""
    words = phrase.words
    year = phrase.value("year", "short")
    if year is not None:
        return Compared(years=year, unit="year")
    if "year" not in words:
        return None
    if words[0] in {"a", "an"} and "-" not in words:
        return None
    if "quarter" not in words:
        return Compared()
    return Compared(unit="quarter", quarter=phrase.value("ord"))


def build_edge(phrase: Phrase) -> Expression | None:
    """Build ``the end of the month`` and ``year-end``: the period; the edge is its modifier."""
    unit = unit_of(phrase.word("unit"))
    if unit not in _CALENDAR or (unit == "day" and not phrase.has("of")):
        return None
    if phrase.has("last", "next"):
        return Shift(-1 if phrase.has("last") else 1, unit)
    return Shift(0, unit)


def build_the_unit(phrase: Phrase) -> Expression | None:
    """Build ``the quarter``, ``the weekend``, ``the full year``: only where such a period is spoken of."""
    unit = phrase.word("unit")
    if unit == "quarter":
        return Spoken()
    if unit == "weekend":
        return Shift(0, "weekend")
    if (unit == "year" and phrase.after() in {"ended", "ending", "to"}) or (unit == "year" and phrase.has("fiscal")):
        return Length("P1Y", 1, "year")
    if unit == "year" and (phrase.has("whole") or (phrase.before() == "for" and phrase.is_after("comma", "stop"))):
        return Shift(0, "year")
    if phrase.has("period") and phrase.has("latest"):
        return Spoken()
    return None


def build_reference(phrase: Phrase) -> Expression | None:
    """Build ``now``, ``recently``, ``in the near future``, ``recent years``."""
    if phrase.has("units"):
        unit = unit_of(phrase.word("units"))
        if unit == "quarter":
            return Fixed("DATE", "FUTURE_REF" if phrase.has("coming") else "PAST_REF")
        if phrase.has("these"):
            return Fixed("DATE", "PRESENT_REF") if unit == "day" else None
        if phrase.has("last", "previous", "ref") and unit == "year":
            return Fixed("DATE", "PAST_REF")
        return Length(Amount(None, unit).value, None, unit, 1 if phrase.has("coming") else -1)
    word = phrase.word("ref")
    if phrase.is_in_name(phrase.last - 1):
        return None
    if word == "soon" and "as" in (phrase.before(), phrase.after()):
        return None
    if word == "previously" and not phrase.is_after("comma"):
        return None
    if phrase.has("then"):
        return Fixed("DATE", "PAST_REF")
    if word == "current" and phrase.is_after("unit"):
        return None
    return Fixed("DATE", REFERENCES[word])


def build_the_past(phrase: Phrase) -> Expression | None:
    """Build ``the past`` where nothing follows that it belongs to."""
    is_alone = not phrase.is_after("unit", "units", "number", "day", "int", "few", "couple", "plain", "month", "season")
    return Fixed("DATE", "PAST_REF") if phrase.word("last") == "past" and is_alone else None
