"""Short names that the text defines: `Brenda Port Authority (BPA)`, `BPA (Brenda Port Authority)`."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from services.enrich.entities.mentions import Mention, Taken

_IN_BRACKETS = re.compile(
    r"\(\s?(?:the |known as |or |hereafter )?[\"“'‘]?([A-Z][A-Za-z0-9&/.-]{1,9})[\"”'’]?\s?(?:[;,)])"
)
_SMALL_WORDS = "of the and for in on to de la du des et der für und y e di del al a"
_SMALL = frozenset(_SMALL_WORDS.split())
_WORD = re.compile(r"[^\s-]+")
LOOK_BACK_CHARS = 120
LONGEST_SHORT_CHARS = 12
MOST_WORDS = 10
_SHORT_BEFORE = re.compile(r"\b([A-Z][A-Za-z]*[A-Z]s?)\s$")
_SPELT_OUT = re.compile(r"\(\s?(?:the |or )?([A-Z][^()\n]{4,90})\)")


class Defined(NamedTuple):
    """A short name with the span of the full name that it is defined by; its own first span too."""

    start: int
    end: int
    short_start: int
    short_end: int


def defined(body: str, mentions: Iterable[Mention]) -> Iterator[Defined]:
    """Yield the short names that a body defines, in body order.

    >>> body = "The Brenda Port Authority (BPA) met. (USA)"
    >>> [(body[one.start : one.end], body[one.short_start : one.short_end]) for one in defined(body, ())]
    [('Brenda Port Authority', 'BPA')]
    """
    taken = Taken(mentions)
    for found in _IN_BRACKETS.finditer(body):
        short_start, short_end = found.span(1)
        start = _full_start(body, found.start(), found[1])
        if start is None and (before := taken.over(found.start() - 2, found.start())):
            start = before.start if _agree(found[1], body[before.start : before.end]) else None
        if start is not None:
            end = start + len(body[start : found.start()].rstrip())
            yield Defined(start, end, short_start, short_end)
    for found in _SPELT_OUT.finditer(body):
        short = _SHORT_BEFORE.search(body, max(0, found.start() - LONGEST_SHORT_CHARS), found.start())
        if short and initials(found[1]) == _letters(short[1]):
            yield Defined(*found.span(1), *short.span(1))


def _full_start(body: str, bracket: int, short: str) -> int | None:
    """Return where the words before the bracket start whose first letters are the short name's; None if none do."""
    letters = _letters(short)
    if len(letters) < len("EU"):
        return None
    window = max(0, bracket - LOOK_BACK_CHARS)
    words = [word for word in _WORD.finditer(body, window, bracket) if word[0][:1].isalnum()][-MOST_WORDS:]
    for count in range(2, len(words) + 1):
        first = words[-count]
        run = [word[0] for word in words[-count:]]
        if run[0] not in _SMALL and run[0][:1].isupper() and _letters("".join(_firsts(run))) == letters:
            return first.start()
        if "\n" in body[first.start() : bracket]:
            return None
    return None


def _firsts(words: Iterable[str]) -> Iterator[str]:
    return (word[0] for word in words if word not in _SMALL)


def initials(name: str) -> str:
    """Return the first letters of a name's words other than the small ones.

    >>> initials("Brenda Authority of the Ports")
    'BAP'
    """
    return _letters("".join(_firsts(_WORD.findall(name))))


def _letters(short: str) -> str:
    return "".join(filter(str.isalnum, short)).upper().removesuffix("S") or short


def _agree(short: str, full: str) -> bool:
    """Say whether the letters of a short name stand in the full one in order, the first at its beginning."""
    if " " not in full or short[:1].upper() != full[:1].upper() or sum(map(str.isupper, short)) < len("EU"):
        return False
    letters = iter(full.upper())
    return all(letter in letters for letter in short.upper() if letter.isalnum())
