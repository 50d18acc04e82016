"""How much the opening of a block looks like a headline, from its shape alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from shared.text.bylines import is_byline
from shared.text.credits import find_credit
from shared.text.datelines import match_dateline
from shared.text.lines import Line

MAX_HEADLINE_CHARS = 160
"""The longest real headlines of the material have 140; body paragraphs start at about that."""
MIN_HEADLINE_WORDS = 4
"""Shorter lines are as often subheads, signatures and list heads."""
USUAL_HEADLINE_WORDS = 5
"""Lines that open articles have 8 words in the middle of the material, lines that open sections 2 or 3."""
MAX_WRAPPED_LINES = 3
"""A hard-wrapped headline has no more lines."""
WRAP_CHARS = 90
"""Lines of hard-wrapped text are no longer than this."""

_LIST_START = re.compile(r"[-*•·‣▪◦–—>|]|\(?\d{1,3}[.)]\s|[a-z]\)\s")
_UNFINISHED_END = re.compile(r"[:,…][\"'”’)\]]*$")
_FULL_STOP_END = re.compile(r"[.!][\"'”’)\]]*$")
_SENTENCE_BREAK = re.compile(r"[.!?][\"'”’)]?\s+[A-Z]")
_WORD = re.compile(r"\w[\w'’.-]*")
_SMALL_WORDS = """
a an the and or nor but as at by for from in into of off on onto out over per to up via vs with is be are not
"""
SMALL_WORDS = frozenset(_SMALL_WORDS.split())

TITLE_CASE = 1.75
SENTENCE_CASE = 1.0
FEW_WORDS = 0.25
FULL_STOP = -0.5
USUAL_FULL_STOP = 0.5
"""Headlines rarely end with a full stop, but where the first one of a dump does, the others do."""
NOT_A_HEADLINE = -2.0

REGULAR_SHARE = 0.75
"""Of the openings behind long gaps, so many must have the shape of a headline; lists and questions have not."""
TITLE_SHARE = 0.8
"""Of the words that count, so many begin with a capital: headlines in title case miss one now and then."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The line that opens a block, hard-wrapped lines joined, and the line behind it."""

    text: str
    following: Line | None

    @property
    def words(self) -> list[str]:
        """Its words, numbers too."""
        return _WORD.findall(self.text)


def opening_at(lines: Sequence[Line], index: int) -> Opening:
    """Return what opens at line ``index``."""
    block = [lines[index]]
    for line in lines[index + 1 : index + 1 + MAX_WRAPPED_LINES]:
        if line.breaks_before > 1 or not _goes_on_in(block[-1], line):
            break
        block.append(line)
    behind = index + len(block)
    if len(block) > 1 and behind < len(lines) and lines[behind].breaks_before == 1:
        # A wrapped headline ends with a blank line; this is the beginning of a paragraph.
        block, behind = block[:1], index + 1
    return Opening(" ".join(line.text for line in block), lines[behind] if behind < len(lines) else None)


def headline_weight(opening: Opening, *, is_stopped_usual: bool) -> float:
    """Return what an opening's shape says for (above 0) or against its being the headline of a new article.

    ``is_stopped_usual`` where the dump's headlines end with a full stop.
    """
    if not has_headline_shape(opening):
        return NOT_A_HEADLINE
    if ends_with_full_stop(opening.text):
        return USUAL_FULL_STOP if is_stopped_usual else FULL_STOP
    if len(opening.words) < MIN_HEADLINE_WORDS:
        return FEW_WORDS
    return TITLE_CASE if is_title_case(opening.words) else SENTENCE_CASE


def are_headlines(openings: Sequence[Opening], *, is_stopped_usual: bool) -> bool:
    """Say whether nearly all openings have the shape of headlines, so that the odd ones are headlines, too."""
    weights = [headline_weight(opening, is_stopped_usual=is_stopped_usual) for opening in openings]
    if not weights or sum(weight > 0 for weight in weights) < REGULAR_SHARE * len(weights):
        return False
    return median(len(opening.words) for opening in openings) >= USUAL_HEADLINE_WORDS


def has_headline_shape(opening: Opening) -> bool:
    """Say whether an opening could be a headline: short, no list item, nothing unfinished, and text behind it."""
    text, following = opening.text, opening.following
    if following is None or len(text) > MAX_HEADLINE_CHARS or _LIST_START.match(text) or not opening.words:
        return False
    if opening.words[0][0].islower() or _UNFINISHED_END.search(text) or not any(map(str.isalpha, text)):
        return False
    if ends_with_full_stop(text) and (_SENTENCE_BREAK.search(text) or len(following.text) < len(text)):
        return False
    if following.breaks_before == 1 and _goes_on_in_line(text, following):
        return False
    return not (match_dateline(text) or is_byline(text) or find_credit(text))


def ends_with_full_stop(text: str) -> bool:
    """Say whether a line ends as a sentence does."""
    return _FULL_STOP_END.search(text) is not None


def is_title_case(words: list[str]) -> bool:
    """Say whether the words are capitalised as in a title; short function words do not count.

    >>> is_title_case("Harbour Strike Ends in Third Week".split())
    True
    >>> is_title_case("Harbour strike ends in third week".split())
    False
    """
    counted = [word for word in words if word.lower() not in SMALL_WORDS]
    return sum(not word[0].islower() for word in counted) >= TITLE_SHARE * max(len(counted), 1)


def _goes_on_in(line: Line, following: Line) -> bool:
    return _goes_on_in_line(line.text, following)


def _goes_on_in_line(text: str, following: Line) -> bool:
    """Say whether a line is but one of a hard-wrapped paragraph."""
    is_wrapped = len(text) <= WRAP_CHARS and len(following.text) <= WRAP_CHARS
    return is_wrapped and (following.text[0].islower() or text.endswith((",", "-")))
