"""Full dates inside running text, each with its span: only such as carry a year of four digits."""

import re
from collections.abc import Iterator
from datetime import date

from shared.text.calendar_words import COMMON_WORDS, MONTH_NUMBERS

# Every form is led by digits or by a word of bounded length, and none holds a repeat inside a repeat.
_WORD = r"(?:كانون (?:الثاني|الأول)|تشرين (?:الأول|الثاني)|[^\W\d_]{3,12})"
_YEAR = r"(?:1[89]|2[01])\d\d"
_ANY_YEAR = re.compile(_YEAR)
"""Every full date has one; most paragraphs are done with it."""
_FULL_DATE = re.compile(
    rf"(?<![\w.])(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?[ \xa0]{{1,2}}(?:de |of )?(?P<word>{_WORD})\.?,?[ \xa0]"
    rf"{{1,2}}(?:de |del )?(?P<year>{_YEAR})"
    rf"|(?P<word2>{_WORD})\.?[ \xa0]{{1,2}}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?[ \xa0]{{1,2}}(?P<year2>{_YEAR})"
    rf"|(?P<year3>{_YEAR})-(?P<month3>\d\d)-(?P<day3>\d\d)"
    rf"|(?P<year4>{_YEAR})\s?[年년]\s?(?P<month4>\d{{1,2}})\s?[月월]\s?(?P<day4>\d{{1,2}})\s?[日일]"
    rf"|(?P<day5>\d{{1,2}})\.\s?(?P<month5>\d{{1,2}})\.\s?(?P<year5>{_YEAR}))(?![\d-])"
)


def find_dates(text: str) -> Iterator[tuple[date, int, int]]:
    """Find every full date with its span, in the order of the text.

    >>> [(str(day), start, end) for day, start, end in find_dates("seen on January 16, 2020 in port")]
    [('2020-01-16', 8, 24)]
    """
    if not _ANY_YEAR.search(text):
        return
    for match in _FULL_DATE.finditer(text):
        parts = {name.rstrip("2345"): value for name, value in match.groupdict().items() if value}
        month = _month(parts)
        if month is None:
            continue
        try:
            yield date(int(parts["year"]), month, int(parts["day"])), match.start(), match.end()
        except ValueError:
            continue


def _month(parts: dict[str, str]) -> int | None:
    if "month" in parts:
        return int(parts["month"])
    word = parts["word"]
    # "set", "may" and the like are words of their own; written as a name they start with a capital.
    if word.lower() in COMMON_WORDS and not word[0].isupper():
        return None
    return MONTH_NUMBERS.get(word.lower())
