"""Amounts of time: from ``two and a half years`` to a count, its unit and the TIMEX3 value of the duration."""

from dataclasses import dataclass

from services.enrich.times.figures import FRACTIONS
from services.enrich.times.grammar import Phrase
from services.enrich.times.lexicon import UNITS, unit_of

_NUMBERS = ("number", "day", "int", "year")
MOST = 10_000
"""Nothing that news tells lasts more of any unit; larger counts would leave the calendar."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A count of units; None where the words leave it open (``a few``)."""

    count: float | None
    unit: str

    @property
    def value(self) -> str:
        """The TIMEX3 value of a duration of that length.

        >>> Amount(14, "month").value, Amount(None, "hour").value, Amount(5.5, "hour").value, Amount(2, "weekend").value
        ('P14M', 'PTXH', 'PT5H30M', 'P2WE')
        """
        clock, factor, letter = UNITS[self.unit]
        if letter == "N":
            return f"P{_digits(self.count)}D"
        if self.count is None:
            return f"P{clock}X{'DE' if self.unit == 'decade' else 'CE' if self.unit == 'century' else letter}"
        if self.count % 1 == 0.5 and letter == "H":
            return f"PT{int(self.count) or ''}{'H' if self.count >= 1 else ''}30M"
        if self.count % 1 == 0.5 and self.unit == "year":
            return f"P{int(self.count)}Y6M" if self.count >= 1 else "P6M"
        return f"P{clock}{_digits(self.count * factor)}{letter}"


def read_amount(phrase: Phrase) -> Amount | None:
    """Return the amount that a phrase names; None for one that no calendar holds."""
    unit_at = phrase.find("unit", "units", "second")
    if unit_at is None:
        return None
    unit = unit_of(phrase.tokens.words[unit_at])
    if unit not in UNITS:
        return None
    count = _count(phrase, unit_at)
    if count is not None and phrase.tokens.words[unit_at + 1 : unit_at + 4] == ["and", "a", "half"]:
        count += 0.5
    if count is not None and count > MOST:
        return None
    return Amount(count, unit)


def _count(phrase: Phrase, unit_at: int) -> float | None:
    tokens = phrase.tokens
    head = phrase.part(phrase.first, unit_at)
    if head.has("decimal"):
        return float(head.word("decimal"))
    number_at = head.find(*_NUMBERS)
    if number_at is not None:
        count = float(tokens.values.get(number_at, 1))
        fraction_at = head.find("fraction")
        if fraction_at is not None:
            count += FRACTIONS[tokens.words[fraction_at]]
        elif head.has("half"):
            count += 0.5
        return count
    if head.has("fraction"):
        return FRACTIONS[head.word("fraction")]
    if head.has("few"):
        return None
    if head.has("couple"):
        return 2
    if head.has("half"):
        return 0.5
    return 1 if head.has("art", "another", "per", "every", "last", "next") or tokens.has(unit_at, "unit") else None


def _digits(count: float | None) -> str:
    if count is None:
        return "X"
    return str(int(count)) if count == int(count) else f"{count:.4g}"
