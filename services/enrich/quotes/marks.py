"""Quotation marks: from a paragraph to the marks in it, each with its family and the side it can stand on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from services.enrich.quotes.wordlists import split_words

Side = Literal["open", "close", "either", "none"]

FAMILIES = {
    **dict.fromkeys(("“", "”", "„", "‟", '"', "＂", "``", "''", ",,", "〝", "〞", "〟"), "double"),
    **dict.fromkeys(("«", "»"), "angle"),
    **dict.fromkeys(("‹", "›"), "single_angle"),
    **dict.fromkeys(("「", "」"), "corner"),
    **dict.fromkeys(("『", "』"), "white_corner"),
    **dict.fromkeys(("‘", "’", "‚", "‛", "'", "`"), "single"),
}
"""Marks of one family may close each other: typists mix straight, curly and low ones within one quotation."""

ONLY_OPEN = frozenset({"„", "``", ",,", "〝", "「", "『"})
ONLY_CLOSE = frozenset({"〞", "〟", "」", "』"})

ELISIONS = split_words(
    """
em tis twas til till cause cos n round bout fraid ere nuff cept
"""
)
"""Words that begin with an apostrophe ('tis, rock 'n' roll), case folded."""

_MARK = re.compile(r"``|''|(?<![\w,]),,(?=\w)|[\"“”„‟＂〝〞〟«»‹›「」『』‘’‚‛'`]")
_WORD = re.compile(r"[^\W\d_]{1,8}")
_FEET = re.compile(r"\d ?['’′]{1,2} ?\d{0,2}\Z")
_OPENERS = "([{<—–-/=:“‘«‹„"
_CLOSERS = ")]}>—–-/.,;:!?…”’»›"
_NO_WORDS = re.compile(r"[,;:!?)\]}]|\.(?!\.)")
"""What no quotation begins with: the mark before it closes one, also behind a blank, as in `« Non », she said`."""
_FEET_CHARS = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at its offsets, and where in a quotation its surroundings let it stand."""

    start: int
    end: int
    family: str
    side: Side


def find_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the quotation marks in a stretch of text; apostrophes within words, inches and feet are none.

    >>> text = "She's 5'4\\" tall, 'tis said, and says \\"no\\"."
    >>> [(mark.start, mark.side) for mark in find_marks(text, 0, len(text))]
    [(37, 'open'), (40, 'close')]
    """
    for match in _MARK.finditer(text, start, end):
        sign = match[0]
        family = FAMILIES[sign]
        side = _single_side(text, match) if family == "single" else _side(text, match)
        if side != "none":
            yield Mark(match.start(), match.end(), family, side)


def count_signs(text: str, start: int, end: int) -> int:
    """Return how many signs that may be quotation marks stand in a stretch of text, apostrophes among them."""
    return sum(1 for _ in _MARK.finditer(text, start, end))


def _side(text: str, match: re.Match[str]) -> Side:
    sign, before, after = match[0], _before(text, match.start()), _after(text, match.end())
    if sign in ONLY_OPEN:
        return "open"
    if sign in ONLY_CLOSE:
        return "close"
    if sign in {'"', "''"} and _is_measure(text, match.start(), before):
        return "none"
    begins = bool(after) and not after.isspace() and not _NO_WORDS.match(text, match.end())
    can_open = (not before or before.isspace() or before in _OPENERS) and begins
    can_close = bool(before) and not before.isspace() and (not after or after.isspace() or after in _CLOSERS)
    if can_open != can_close:
        return "open" if can_open else "close"
    return {"“": "open", "”": "close"}.get(sign, "either")  # type: ignore[return-value]


def _is_measure(text: str, at: int, before: str) -> bool:
    return before.isdigit() and _FEET.search(text[max(at - _FEET_CHARS, 0) : at]) is not None


def _single_side(text: str, match: re.Match[str]) -> Side:
    before, after = _before(text, match.start()), _after(text, match.end())
    if not before or before.isspace() or before in _OPENERS or before in '"”':
        return "none" if not after or after.isspace() or _is_elision(text, match.end()) else "open"
    if after.isalnum() or (before.isdigit() and after.isdigit()):
        return "none"
    return "close"


def _is_elision(text: str, at: int) -> bool:
    if text[at : at + 1].isdigit():
        return text[at : at + 3][-1:] == "s"
    word = _WORD.match(text, at)
    return word is not None and word[0].casefold() in ELISIONS


def _before(text: str, at: int) -> str:
    return text[at - 1 : at] if at else ""


def _after(text: str, at: int) -> str:
    return text[at : at + 1]
