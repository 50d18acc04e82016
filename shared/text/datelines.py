"""Datelines: the "CAIRO, Jan 16 (Reuters) - " that opens the first paragraph of a wire story."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from shared.text.agencies import is_agency
from shared.text.calendar_words import MONTH_NUMBERS, WEEKDAY_NUMBERS
from shared.text.dateline_forms import AGENCY_SIGN, DATE_OR_CLOSER, LATIN_FORMS, OTHER_FORMS, UNSIGNED_FORMS, UPPER
from shared.text.dateline_places import is_dateline_place

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
MAX_DATELINE_CHARS = 120
"""Longer openings are not looked at, which also bounds the cost of a match."""
LONGEST_ABBREVIATION = 4
"""`Sept.` keeps its full stop, `февраля.` does not."""
MIN_STORY_CHARS = 60
"""`PARIS: ` opens a story only where so much follows: shorter ones are labels and names of speakers."""

_MAY_OPEN = re.compile(rf"[{UPPER}(\[（［【/\d\u0590-\u06ff\u3041-\u9fff가-힣]")
_LETTERS = re.compile(r"[^\W\d_]+")
_ACRONYM = re.compile(rf"[{UPPER}][\w.&’'-]*(?:\s[{UPPER}&][\w.&’'-]*){{0,3}}")
_PARTY = re.compile(r"[DRI]-[A-Z][a-z.]+|[DRI]|\d.*")
"""`(D-Ohio)` behind a politician, `(42)` behind anybody."""


@dataclass(frozen=True, slots=True)
class DatelineMatch:
    """A dateline at the start of a paragraph; ``length`` counts its characters with the dash and space."""

    length: int
    place: str | None
    date: str | None
    agency: str | None


def match_dateline(paragraph: str) -> DatelineMatch | None:
    """Return the dateline that a paragraph opens with, or None.

    An upper-case phrase before a dash is a dateline only where it names a place (``shared.text.dateline_places``) or a
    date or an agency stands with it.

    >>> found = match_dateline("CAIRO, Jan 16 (Reuters) - The port reopened.")
    >>> (found.place, found.date, found.agency, found.length)
    ('CAIRO', 'Jan 16', 'Reuters', 26)
    >>> match_dateline("EXCLUSIVE - The port reopened.")
    """
    opening = paragraph[:MAX_DATELINE_CHARS]
    if not _MAY_OPEN.match(opening):
        return None
    is_eastern = opening.lstrip("([（［【/")[:1] >= "\u0590" or opening[0] in "（［【"
    for name, form in OTHER_FORMS if is_eastern else _latin_forms(opening):
        if (match := form.match(opening)) and (found := _judge(name, match, paragraph)):
            return found
    return None


def _latin_forms(opening: str) -> Sequence[tuple[str, re.Pattern[str]]]:
    """The forms that an opening may have by the signs in it: most paragraphs have none."""
    if AGENCY_SIGN.search(opening):
        return LATIN_FORMS
    return UNSIGNED_FORMS if DATE_OR_CLOSER.search(opening) else ()


def read_dateline(stated: str) -> DatelineMatch | None:
    """Return the parts of a dateline that stands alone, with or without its dash.

    >>> found = read_dateline("VARNA, Nov 11")
    >>> (found.place, found.date)
    ('VARNA', 'Nov 11')
    """
    bare = stated.strip().rstrip("-–—_=:. ")
    if found := match_dateline(f"{bare} - ") or match_dateline(f"{bare} "):
        return found
    has_words = bool(_LETTERS.search(bare)) and len(bare) <= MAX_DATELINE_CHARS
    return DatelineMatch(len(stated), bare, None, None) if has_words else None


def _judge(form: str, match: re.Match[str], paragraph: str) -> DatelineMatch | None:
    """The match, where its words are what their place in the form says."""
    parts = match.groupdict()
    place: str | None = parts.get("place")
    date: str | None = parts.get("date")
    agency = parts.get("agency") or parts.get("slashed")
    if form in _ALONE:
        place, date = _weekday_apart(place or "")
        is_right = _is_place_alone(place, date, match, paragraph)
    elif (date is not None and not _is_date(date)) or (form == _NAMED and _is_hyphenated(match)):
        return None
    elif form in _KNOWN_AGENCY:
        is_right = agency is not None and is_agency(agency)
    elif agency is None:
        is_right = not _is_sentence(place or "") and (form != _BRACKETED or is_dateline_place(place or ""))
    else:
        is_right = _is_source(agency, place, date, match.group())
    if not is_right or _is_signed_line(match, paragraph, place, date):
        return None
    return DatelineMatch(match.end(), _bare_place(place), date and _bare_date(date), agency)


def _is_signed_line(match: re.Match[str], paragraph: str, place: str | None, date: str | None) -> bool:
    """`A ferry leaves (Reuters)` with nothing behind it is signed and opens nothing; `LIMA (Reuters)` stands alone."""
    if match.end() < len(paragraph) or date is not None or place is None:
        return False
    return paragraph[-1:] in {")", "»", '"', "/"} and not is_dateline_place(place)


_ALONE = frozenset({"place", "Arabic place"})
_BRACKETED = "place, date in parentheses"
"""`Ada (16 May 2020) - ` is no dateline; a place that is known for one opens it."""
_KNOWN_AGENCY = frozenset({"place, date, agency behind", "place, agency in bars", "Arabic, agency named"})
"""Forms in which any word could stand in the agency's place."""
_NAMED = "place, date, agency named"


def _is_hyphenated(match: re.Match[str]) -> bool:
    """`PARIS, March 3 - Larn-Moss Co` and `LARN-MOSS CO`: the last dash joins two words and closes nothing."""
    whole = match.group()
    return whole[-1:] in "-–" and whole[-2:-1].isalnum() and match.string[match.end() :][:1].isalpha()


def _bare_date(date: str) -> str:
    """The date without the full stop behind a month that is written out."""
    date = date.strip()
    words = _LETTERS.findall(date)
    is_full = bool(words) and date.endswith(f"{words[-1]}.") and len(words[-1]) > LONGEST_ABBREVIATION
    return date[:-1] if is_full else date


def _bare_place(place: str | None) -> str | None:
    """The place without a full stop or dash that only parts it from what follows."""
    if place is None:
        return None
    place = place.removesuffix(" في")
    is_abbreviated = "," in place or place.count(".") > 1
    return place.rstrip("- ") if is_abbreviated else place.rstrip("-. ")


def _weekday_apart(place: str) -> tuple[str, str | None]:
    """`LONDON, Monday` names a day and not a second place."""
    first, comma, last = place.rpartition(",")
    return (first, last.strip()) if comma and last.strip(" .").lower() in WEEKDAY_NUMBERS else (place, None)


def _is_place_alone(place: str, date: str | None, match: re.Match[str], paragraph: str) -> bool:
    if _is_hyphenated(match) or not is_dateline_place(place):
        return False
    ends_with_colon = match.group().rstrip().endswith((":", "="))
    has_story = len(paragraph) - match.end() >= MIN_STORY_CHARS
    is_upper = place.partition(",")[0].isupper() or not place.isascii()
    return date is not None or (has_story if not is_upper else has_story or not ends_with_colon)


def _is_date(date: str) -> bool:
    words = [word.lower() for word in _LETTERS.findall(date)]
    if not words or "日" in date:
        return True
    joined = " ".join(words)
    return any(word in MONTH_NUMBERS for word in words) or any(name in joined for name in _LONG_MONTHS)


_LONG_MONTHS = tuple(name for name in MONTH_NUMBERS if " " in name)


def _is_source(agency: str, place: str | None, date: str | None, whole: str) -> bool:
    """Say whether what stands in the agency's place is one: known, or of its shape beside a date or a known place."""
    if is_agency(agency):
        return True
    if _PARTY.fullmatch(agency):
        return False
    has_shape = not agency.isascii() or _ACRONYM.fullmatch(agency) is not None
    is_closed = whole.rstrip()[-1:] in "-–—―_:=/】）］" or not agency.isascii()
    return has_shape and is_closed and (date is not None or (place is not None and is_dateline_place(place)))


def _is_sentence(place: str) -> bool:
    """`He left Rome on May 3 - ` is a sentence: a place has no such many words in lower case."""
    words = _LETTERS.findall(place)
    return len(words) > 6 and not place.isupper()
