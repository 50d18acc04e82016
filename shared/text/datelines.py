"""Datelines: the "CAIRO, Jan 16 (Reuters) - " that opens the first paragraph of a wire story."""

import re
from dataclasses import dataclass

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = rf"(?i:{MONTH}\s\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}\s{MONTH}(?:,?\s\d{{4}})?)"
_PLACE = r"[A-Z][\w.'’-]*(?:[\s/][A-Z][\w.'’-]*){0,4}"
_DASH = r"(?:-{1,2}|–|—)"
_AGENCY = r"\((?P<agency>[A-Z][\w .&/’'-]{1,30}|dpa)\)"
_WITH_AGENCY = rf"(?P<place>{_PLACE}(?:,\s{_PLACE}){{0,2}})(?:,\s(?P<date>{_DATE}))?,?\s{_AGENCY}\s?{_DASH}\s?"
_WITH_DATE = rf"(?P<place>{_PLACE}(?:,\s{_PLACE}){{0,2}}),\s(?P<date>{_DATE})\s?{_DASH}\s?"
_PLACE_ONLY = r"(?P<place>[A-Z][A-Z.'’-]+(?:\s[A-Z.'’-]+){0,3}(?:,\s[A-Z][a-z.]+(?:\s[A-Z][a-z]+)?)?)\s(?:--|–|—|-)\s"
_FORMS = tuple(re.compile(form) for form in (_WITH_AGENCY, _WITH_DATE, _PLACE_ONLY))
MAX_DATELINE_CHARS = 120
"""Longer openings are not looked at, which also bounds the cost of a match."""


@dataclass(frozen=True, slots=True)
class DatelineMatch:
    """A dateline at the start of a paragraph; ``length`` counts its characters with the dash and space."""

    length: int
    place: str | None
    date: str | None
    agency: str | None


def match_dateline(paragraph: str) -> DatelineMatch | None:
    """Return the dateline that a paragraph opens with, or None.

    >>> found = match_dateline("CAIRO, Jan 16 (Reuters) - The port reopened.")
    >>> (found.place, found.date, found.agency, found.length)
    ('CAIRO', 'Jan 16', 'Reuters', 26)
    """
    opening = paragraph[:MAX_DATELINE_CHARS]
    for form in _FORMS:
        if match := form.match(opening):
            parts = match.groupdict()
            return DatelineMatch(match.end(), parts.get("place"), parts.get("date"), parts.get("agency"))
    return None
