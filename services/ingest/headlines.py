"""How much a line looks like a headline, from its shape alone."""

import re

from shared.text.lines import Line

MAX_HEADLINE_CHARS = 160
"""The longest real headlines of the material have 140; body paragraphs start at about that."""
MIN_HEADLINE_WORDS = 3
"""Shorter lines are as often subheads, signatures and list heads."""
WRAP_CHARS = 90
"""Lines of hard-wrapped text are no longer than this."""

_LIST_START = re.compile(r"[-*•·‣▪◦–—>|]|\(?\d{1,3}[.)]\s|[a-z]\)\s")
_SENTENCE_END = re.compile(r"[.!?;:,…][\"'”’)\]]*$")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SMALL_WORDS = """
a an the and or nor but as at by for from in into of off on onto out over per to up via vs with is be are not
"""
SMALL_WORDS = frozenset(_SMALL_WORDS.split())

TITLE_CASE = 1.75
SENTENCE_CASE = 1.0
FEW_WORDS = 0.25
NOT_A_HEADLINE = -2.0


def headline_weight(line: Line, following: Line | None) -> float:
    """Return what a line's shape says for (above 0) or against its being the headline of a new article."""
    if following is None or not _has_headline_shape(line.text):
        return NOT_A_HEADLINE
    if following.breaks_before == 1 and _goes_on_in(line, following):
        return NOT_A_HEADLINE
    words = _WORD.findall(line.text)
    if len(words) < MIN_HEADLINE_WORDS:
        return FEW_WORDS
    return TITLE_CASE if is_title_case(words) else SENTENCE_CASE


def is_title_case(words: list[str]) -> bool:
    """Say whether the words are capitalised as in a title; short function words do not count.

    >>> is_title_case("Harbour Strike Ends in Third Week".split())
    True
    >>> is_title_case("Harbour strike ends in third week".split())
    False
    """
    counted = [word for word in words if word.lower() not in SMALL_WORDS]
    return sum(word[0].isupper() for word in counted) >= 0.8 * max(len(counted), 1)


def _has_headline_shape(text: str) -> bool:
    if len(text) > MAX_HEADLINE_CHARS or _LIST_START.match(text) or not _WORD.search(text):
        return False
    first = next(character for character in text if character.isalnum())
    return not first.islower() and (text[-1] == "?" or not _SENTENCE_END.search(text))


def _goes_on_in(line: Line, following: Line) -> bool:
    """Say whether a line is but the first of a hard-wrapped paragraph."""
    is_wrapped = len(line.text) <= WRAP_CHARS and len(following.text) <= WRAP_CHARS
    return is_wrapped and (following.text[0].islower() or line.text.endswith((",", "-")))
