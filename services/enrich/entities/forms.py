"""The forms of capital words and of persons' names, as pieces of regular expressions."""

import re

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽ"
WORD = rf"(?:[A-Za-z]{{1,3}}[-’'ʼ])?[{UPPER}][^\W\d_]*(?:[-’'ʼ][{UPPER}a-z][^\W\d_]+)*"
"""A word with a capital: Moss, O'Hara, al-Hadi, Blue-Gannet."""
PARTICLE = (
    r"(?:al|el|Al|El|bin|ibn|bint|van|von|der|den|de|da|di|du|del|della|dos|la|le|ter|ten|zu|Van|Von|De|La|Le|Bin"
    r"|Abu|abu|st\.|St\.)"
)
PERSON = re.compile(
    rf"\s+((?:{PARTICLE}\s+){{0,2}}{WORD}(?:\s+[{UPPER}]\.)*(?:\s+(?:{PARTICLE}\s+){{0,2}}{WORD}){{0,3}}"
    r"(?:\s+(?:Jr|Sr)\.|\s+I{1,3}\b)?)"
)
"""A person's name of up to four words after a space, with initials and particles."""


def either(table: frozenset[str]) -> str:
    """Return a regular expression for any of some words, the longest first."""
    return "|".join(sorted(map(re.escape, table), key=lambda word: (-len(word), word)))
