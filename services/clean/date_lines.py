"""Date lines: lines above a story that are nothing but a date."""

import re

from shared.text.calendar_words import MONTH_NUMBERS, WEEKDAY_NUMBERS
from shared.text.instants import parse_instant

MIN_DATE_CHARS = 6
MAX_DATE_CHARS = 60

_DIGIT = re.compile(r"\d")


def is_date_line(text: str) -> bool:
    """Say whether a line is nothing but a date.

    >>> [is_date_line(line) for line in ("Thursday, January 16, 2020", "Ferry 16 left", "2020")]
    [True, False, False]
    """
    if not MIN_DATE_CHARS <= len(text) <= MAX_DATE_CHARS or not _DIGIT.search(text):
        return False
    return parse_instant(text) is not None and not text.isdigit()


def is_bare_date(text: str) -> bool:
    """Say whether a line begins with its date, so that no name stands in it.

    >>> [is_bare_date(line) for line in ("16 January 2020", "Thursday, January 16", "Harbour Wire, 16 January 2020")]
    [True, False, False]
    """
    first = text.split(maxsplit=1)[0].strip(".,").lower() if text.strip() else ""
    return is_date_line(text) and (first[:1].isdigit() or first in MONTH_NUMBERS or first in WEEKDAY_NUMBERS)
