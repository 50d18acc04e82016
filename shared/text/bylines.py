"""Bylines: the line that names who wrote the story."""

import re

# Given and family names start with a capital; particles and initials come between. The space between two words is
# not optional: without it the ways to cut a line of capitals into words would be endless.
_WORD = r"(?:[A-Z][\w.'’-]*|de|da|del|della|van|von|der|den|bin|ibn|al|el|and|&),?"
_BYLINE = re.compile(
    rf"(?:By|BY|By:|BYLINE:|From|Written by|Report(?:ed|ing) by)\s+{_WORD}(?:\s+{_WORD}){{0,11}}"
    r"(?:\s*[,|/(–-]\s*[^.!?]{1,60})?"
)
MAX_BYLINE_CHARS = 120


def is_byline(line: str) -> bool:
    """Say whether a line, without the spaces around it, is a byline.

    Wrong for a headline of capitalised words that begins with "By".

    >>> [is_byline(line) for line in ("By Jane Roe", "By Jane Roe, Harbour Wire", "By then it was late.")]
    [True, True, False]
    """
    return len(line) <= MAX_BYLINE_CHARS and _BYLINE.fullmatch(line) is not None
