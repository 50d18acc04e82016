"""Numbers as newspapers write them, in figures and words, and the figures of years."""

from services.enrich.times.lexicon import NUMBER_WORDS, SCALES

FRACTIONS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1 / 3, "2/3": 2 / 3}
CENTURY_PIVOT = 40
"""Of years with two digits, those below are of this century: news looks back further than ahead."""
MOST_WORDS = 8
"""No written-out number in news is longer."""


def words_value(words: list[str]) -> int:
    """Return the number that words spell; years may be said in pairs.

    >>> words_value(["two", "hundred", "ten"]), words_value(["nineteen", "ninety", "six"]), words_value(["sixty"])
    (210, 1996, 60)
    """
    total, current, previous = 0, 0, 0
    for word in words:
        value = NUMBER_WORDS.get(word, 0)
        if word == "thousand":
            total, current = total + (current or 1) * 1000, 0
        elif word in SCALES:
            current = (current or 1) * SCALES[word]
        elif value and previous >= 10 and (value >= 10 or previous < 20):
            current = current * 100 + value
        else:
            current += value
        previous = value
    return total + current


def full_year(digits: str) -> int:
    """Return the year that two or four digits mean.

    >>> full_year("98"), full_year("04"), full_year("1987")
    (1998, 2004, 1987)
    """
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < CENTURY_PIVOT else 1900)
