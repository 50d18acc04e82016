"""Story blocks: the pieces of an article that come from metadata and from the text itself, settled into one story."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from services.ingest.blocks import TextBlock
from shared.text.datelines import match_dateline

SINGLE_KINDS = frozenset({"headline", "dateline", "byline"})
RUNNING_KINDS = frozenset({"paragraph", "text", "list_item", "quotation"})
MIN_WRAP_CHARS, MAX_WRAP_CHARS = 45, 100
"""Hard-wrapped text is between so many characters wide: teleprinters have 55 to 69."""
MIN_BROKEN_LINES = 3
"""Fewer show no width: they may be lines of an address."""
WRAP_QUANTILE = 0.9
WRAP_SPARE = 6
"""Lines of wires are broken a few characters early now and then: before a hyphen, behind an indent."""
DATELINE_REACH = 3
"""A dateline stands again in one of the first paragraphs, behind a byline or a note at most."""
OPENING_CHARS = 1_000
"""How much of a paragraph is compared with dateline and byline."""
MAX_TITLE_CHARS = 40
"""Behind the name in a byline stands a title or an agency of so many letters."""

_PAGE_PIECE = re.compile(r"<[A-Za-z][^<>]{0,2000}>.*</[A-Za-z]{1,20}>$", re.DOTALL)
"""Code to put into a page, written as characters: nobody reads it."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_ZONES = frozenset({"gmt", "utc"})
_CONTACT = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|(?:\+|\(0|\b0)[\d(][\d ()/.-]{6,20}\d|\b\d{3}[-.]\d{3,4}[-.]\d{4}\b"
)


def settle_story(blocks: Iterable[TextBlock]) -> list[TextBlock]:
    """Return the blocks with one headline and at most one dateline and byline.

    Another headline of other words is a subhead. A dateline or byline that stands a second time, one that the text
    itself opens with, and a dateline that is a mere time are a header: stated, but not the line that a reader sees.
    """
    given = [block for block in blocks if block.text.strip()]
    given = list(_join_wrapped(given))
    openings = [block.text[:OPENING_CHARS] for block in given if block.kind in RUNNING_KINDS][:DATELINE_REACH]
    seen: dict[str, str] = {}
    return [replace(block, kind=_settled_kind(block, seen, openings)) for block in given]


def _join_wrapped(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """Paragraphs whose lines are broken at one width all over the story are paragraphs, not lines of their own."""
    lines = [block.text.split("\n") for block in blocks if _has_broken_lines(block)]
    width = _common_width([line for each in lines for line in each[:-1]])
    for block in blocks:
        is_wrapped = _has_broken_lines(block) and width is not None and _is_wrapped(block.text.split("\n"), width)
        yield replace(block, kind="paragraph") if is_wrapped else block


def _has_broken_lines(block: TextBlock) -> bool:
    return block.kind == "text" and "/p[" in (block.path or "") and "\n" in block.text and "\n\n" not in block.text


def _common_width(lines: Sequence[str]) -> int | None:
    lengths = sorted(len(line) for line in lines)
    width = lengths[int(WRAP_QUANTILE * (len(lengths) - 1))] if len(lengths) >= MIN_BROKEN_LINES else 0
    return width if MIN_WRAP_CHARS <= width <= MAX_WRAP_CHARS else None


def _is_wrapped(lines: Sequence[str], width: int) -> bool:
    """Say whether no line but the last has room for the first word of the next."""
    return all(
        len(line) + 1 + len((following.split() or [""])[0]) + WRAP_SPARE > width for line, following in pairwise(lines)
    )


def _settled_kind(block: TextBlock, seen: dict[str, str], openings: Sequence[str]) -> str:
    if block.kind == "subhead" and plain(block.text) == seen.get("headline"):
        return "headline"
    if block.kind in RUNNING_KINDS and _PAGE_PIECE.match(block.text):
        return "header"
    if block.kind not in SINGLE_KINDS:
        return block.kind
    if block.kind == "dateline" and not has_words(block.text):
        return "header"
    words, is_first = plain(block.text), block.kind not in seen
    earlier = seen.setdefault(block.kind, words)
    if block.kind == "headline":
        return "headline" if earlier == words else "subhead"
    stands_in = _opens_with_dateline if block.kind == "dateline" else _is_byline
    return block.kind if is_first and not any(stands_in(opening, block.text) for opening in openings) else "header"


def _opens_with_dateline(opening: str, dateline: str) -> bool:
    """Say whether a paragraph opens with a dateline, or with another of the same place."""
    if plain(opening).startswith(plain(dateline)):
        return True
    own, place = match_dateline(opening), _WORD.search(dateline)
    return own is not None and place is not None and place.group().lower() in opening[: own.length].lower()


def _is_byline(opening: str, byline: str) -> bool:
    """Say whether a paragraph is a byline again, with a title behind it at most."""
    words, found = plain(byline), plain(opening)
    return len(found) - len(words) <= MAX_TITLE_CHARS and found.startswith((words, f"by{words}"))


def plain(text: str) -> str:
    """Return the letters and digits of a text in lower case, for comparing.

    >>> plain("Port Larn\u2019s \u00ae Ferry -")
    'portlarnsferry'
    """
    return "".join(character for character in text.lower() if character.isalnum())


def has_words(text: str) -> bool:
    """Say whether a dateline says more than a time.

    >>> has_words("2030-01-02 20:13:08 GMT+00:00"), has_words("PORT LARN, Jan 2")
    (False, True)
    """
    return any(word.lower() not in _ZONES for word in _WORD.findall(text))


def has_contact(text: str) -> bool:
    """Say whether a note holds a telephone number or an address of mail: such are never for the public.

    >>> has_contact("Desk: 555-123-4567"), has_contact("Adds the toll of 2030-01-02")
    (True, False)
    """
    return _CONTACT.search(text[:20_000]) is not None


def hide_contacts(blocks: Iterable[TextBlock]) -> Iterator[TextBlock]:
    """Make the notes that hold a contact private."""
    for block in blocks:
        is_secret = block.kind == "note" and has_contact(block.text)
        yield replace(block, kind="private_note") if is_secret else block
