"""Date lines: lines above a story that are nothing but a date, with a name or a label beside it at most."""

import re

from services.clean.dates.labels import LABEL_KINDS, NEEDS_COLON
from shared.text.calendar_words import MONTH_NUMBERS, WEEKDAY_NUMBERS
from shared.text.credits import find_credit
from shared.text.instants import parse_instant

MIN_DATE_CHARS = 6
MAX_DATE_CHARS = 60
MOST_SMALL_WORDS = 2
"""So many words in small letters may stand apart from a date, `The harbour wire | 16 May 2020`, and none beside it."""
MOST_LABEL_WORDS = 4

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(r"\s*[|•·/]\s*|\s{3,}|\s[–—-]{1,2}\s|[,;:：]\s|\s[(\[]|[)\]]$")
_SENTENCE_END = re.compile(r"(?<![ap]\.m)[.!?。][\"'”’»)\]]*$")
_DATE_WORDS = """
at on of the and le la de del der den dem um am a las às ore alle klo kl om uhr uur u h hrs noon pm est gmt utc bst cet
г года в р року i nd rd th st published updated posted
"""
DATE_WORDS = frozenset(_DATE_WORDS.split())
"""Small words that belong to a date and its time."""


def is_date_line(text: str) -> bool:
    """Say whether a line is nothing but a date, with a label, a name or a place beside it at most.

    Wrong for a headline of capitalised words that ends with a full date. The lines of a head are asked about again.

    >>> [is_date_line(line) for line in ("Thursday, January 16, 2020", "Ferry 16 left", "2020")]
    [True, False, False]
    >>> [is_date_line(line) for line in ("Harbour Wire, 16 May 2020", "Ferry to sail again on 16 May 2020")]
    [True, False]
    """
    if not MIN_DATE_CHARS <= len(text) <= MAX_DATE_CHARS or not _DIGIT.search(text) or text.isdigit():
        return False
    if (moment := parse_instant(text)) is None:
        return False
    return moment.is_whole or _has_label(text) or not _tells(text)


def _has_label(text: str) -> bool:
    words = [word.group().lower() for word in _WORD.finditer(text[:MAX_DATE_CHARS])][:MOST_LABEL_WORDS]
    labels = (" ".join(words[:count]) for count in range(1, len(words) + 1))
    return any(label in LABEL_KINDS and (":" in text or label not in NEEDS_COLON) for label in labels)


def _tells(text: str) -> bool:
    """Say whether the words beside a date tell something: a caption with its credit, a headline or a sentence."""
    if credit := find_credit(text):
        return not _is_whole(text[: credit[0]])
    words: list[str] = _WORD.findall(text)
    small = sum(word[0].islower() and not _is_of_date(word) for word in words)
    if _SENTENCE_END.search(text) and small:
        return True
    return small > (MOST_SMALL_WORDS if any(map(_is_whole, _PARTS.split(text))) else 0)


def _is_whole(text: str) -> bool:
    moment = parse_instant(text)
    return moment is not None and moment.is_whole


def _is_of_date(word: str) -> bool:
    return word in DATE_WORDS or word in MONTH_NUMBERS or word in WEEKDAY_NUMBERS


def is_bare_date(text: str) -> bool:
    """Say whether a line begins with its date, so that no name stands in it.

    >>> [is_bare_date(line) for line in ("16 January 2020", "Thursday, January 16", "Harbour Wire, 16 January 2020")]
    [True, False, False]
    """
    first = text.split(maxsplit=1)[0].strip(".,").lower() if text.strip() else ""
    return is_date_line(text) and (first[:1].isdigit() or first in MONTH_NUMBERS or first in WEEKDAY_NUMBERS)
