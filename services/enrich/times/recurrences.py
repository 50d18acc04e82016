"""Builders of what recurs: ``daily``, ``every Monday``, ``a year`` behind an amount, ``Sundays``."""

from services.enrich.times.amounts import Amount, read_amount
from services.enrich.times.grammar import Phrase
from services.enrich.times.lexicon import DAY_PARTS, SEASONS, SET_WORDS, UNITS, month_of, unit_of, weekday_of
from services.enrich.times.tree import Expression, Fixed


def build_set(phrase: Phrase) -> Expression | None:
    """Build ``daily`` and the like; None where it is part of a name."""
    if phrase.is_in_name(phrase.first):
        return None
    return Fixed("SET", SET_WORDS[phrase.word("set")])


def build_every(phrase: Phrase) -> Expression | None:
    """Build ``every Monday``, ``each July``, ``every two weeks``, ``per year``."""
    if phrase.has("weekday"):
        part = phrase.word("part")
        return Fixed(
            "SET", f"XXXX-WXX-{weekday_of(phrase.word('weekday')) + 1}" + (f"T{DAY_PARTS[part]}" if part else "")
        )
    if phrase.has("month"):
        return Fixed("SET", f"XXXX-{month_of(phrase.word('month')):02}")
    if phrase.has("season"):
        return Fixed("SET", f"XXXX-{SEASONS[phrase.word('season')]}")
    if phrase.has("part"):
        return Fixed("SET", f"XXXX-XX-XXT{DAY_PARTS[phrase.word('part')]}")
    amount = read_amount(phrase)
    if amount is None or phrase.has("holiday"):
        return None
    if phrase.has("other_word"):
        amount = Amount(2, amount.unit)
    return Fixed("SET", amount.value)


def build_rate(phrase: Phrase) -> Expression | None:
    """Build ``twice a week`` and ``three times a day``."""
    unit = unit_of(phrase.word("unit"))
    if not phrase.has("once", "times") or unit not in UNITS:
        return None
    return Fixed("SET", Amount(1, unit).value)


def build_weekdays(phrase: Phrase) -> Expression | None:
    """Build ``Mondays`` and ``Sunday mornings``."""
    name = phrase.word("weekdays", "weekday")
    part = phrase.word("parts")
    if not name:
        return Fixed("SET", f"XXXX-XX-XXT{DAY_PARTS[part[:-1]]}") if phrase.before() in {"in", "the", "on"} else None
    return Fixed("SET", f"XXXX-WXX-{weekday_of(name) + 1}" + (f"T{DAY_PARTS[part[:-1]]}" if part else ""))
