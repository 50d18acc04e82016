"""Builders of durations: ``the past 14 months``, ``a two-year-old``, ``half an hour``, ``weeks``."""

from services.enrich.times.amounts import Amount, read_amount
from services.enrich.times.grammar import Phrase
from services.enrich.times.lexicon import UNITS, unit_of
from services.enrich.times.tree import Expression, Fixed, Length
from services.enrich.times.words import BARE_LEADERS, RATE_LEADERS

_QUARTERS = {"hour": "PT15M", "century": "P25Y", "year": "P3M"}


def build_duration(phrase: Phrase) -> Expression | None:
    """Build a duration that names its count; a length without one is a set or nothing."""
    unit_at = phrase.find("unit", "units", "second")
    if unit_at is None or (phrase.tokens.has(unit_at, "second") and not phrase.tokens.has(unit_at - 1, "hyphen")):
        return None
    amount = read_amount(phrase)
    if amount is None:
        return None
    if phrase.before() == "of" and phrase.before(2) == "quarter" and amount.unit in _QUARTERS:
        return Length(_QUARTERS[amount.unit], 0.25, amount.unit)
    is_bare = amount.count == 1 and phrase.has("art") and not phrase.has("number", "day", "half", "fraction", "couple")
    if is_bare and not phrase.has("hyphen") and _is_rate(phrase):
        return Fixed("SET", amount.value)
    if is_bare and amount.unit in {"day", "quarter", "weekend", "second"} and not phrase.has("hyphen"):
        return None
    if phrase.has("every"):
        return Fixed("SET", amount.value)
    if amount.unit == "quarter" and not phrase.has("last", "next", "trading"):
        return None
    if phrase.words == ["one", "day"] and phrase.before() in {"will", "would", "could", "may", "might", "to"}:
        return Fixed("DATE", "FUTURE_REF")
    return Length(amount.value, amount.count, amount.unit, direction_of(phrase))


def _is_rate(phrase: Phrase) -> bool:
    """Whether what stands before ``a year`` is an amount that is due each year."""
    return phrase.is_before("money", "int", "number", "day", "decimal", "once", "times", "scale", "year") or (
        phrase.before() in RATE_LEADERS
    )


def direction_of(phrase: Phrase) -> int:
    """Return whether a length reaches back (-1), ahead (1) or neither (0) from the time of publication."""
    if phrase.has("last"):
        return -1
    return 1 if phrase.has("next", "coming") else 0


def build_range(phrase: Phrase) -> Expression | None:
    """Build ``12 to 18 months``: the lower count, whose modifier says that it may be more."""
    amount = read_amount(phrase)
    return None if amount is None else Length(amount.value, amount.count, amount.unit)


def build_half_unit(phrase: Phrase) -> Expression | None:
    """Build ``half an hour`` and ``a half-year``."""
    unit = unit_of(phrase.word("unit", "units"))
    if unit not in {"hour", "year", "day", "century", "decade", "minute"}:
        return None
    amount = Amount(0.5, unit)
    value = {"century": "P50Y", "decade": "P5Y", "day": "PT12H", "minute": "PT30S"}.get(unit, amount.value)
    return Length(value, 0.5, unit)


def build_long(phrase: Phrase) -> Expression | None:
    """Build ``a day-long meeting`` and ``the decades-old dispute``."""
    unit = unit_of(phrase.word("unit", "units"))
    count = None if phrase.has("units") else 1.0
    return Length(Amount(count, unit).value, count, unit)


def build_long_unit(phrase: Phrase) -> Expression:
    """Build ``a weeklong strike``."""
    unit = phrase.word("long_unit").removesuffix("long")
    return Length(Amount(1, unit).value, 1, unit)


def build_bare(phrase: Phrase) -> Expression | None:
    """Build a plural without a count (``for weeks``), where a word before it says that a length of time is meant."""
    unit = unit_of(phrase.word("units"))
    if unit == "weekend" and phrase.before() in {"on", "at"}:
        return Fixed("SET", "XXXX-WXX-WE")
    if unit not in UNITS or unit in {"second", "quarter", "weekend"}:
        return None
    if unit == "hour" and phrase.is_before("early"):
        return None
    is_count = phrase.before() == "of" and phrase.before(2) in {"number", "couple"}
    if phrase.before() not in BARE_LEADERS and not is_count and not (phrase.is_after("of") and not phrase.has("the")):
        return None
    if phrase.is_after("hyphen"):
        return None
    return Length(Amount(None, unit).value, None, unit)
