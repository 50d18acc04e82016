"""Story blocks: the pieces of an article that come from metadata and from the text itself, settled into one story."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from services.ingest.blocks import TextBlock

SINGLE_KINDS = frozenset({"headline", "dateline", "byline"})
RUNNING_KINDS = frozenset({"paragraph", "text", "list_item", "quotation"})
DATELINE_REACH = 3
"""A dateline stands again in one of the first paragraphs, behind a byline or a note at most."""
MAX_OPENING_CHARS = {"dateline": 1_000_000, "byline": 40}
"""A paragraph goes on behind its dateline for as long as it likes; behind a byline only a title follows."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_ZONES = frozenset({"gmt", "utc"})
_CONTACT = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|(?:\+|\(0|\b0)[\d(][\d ()/.-]{6,20}\d|\b\d{3}[-.]\d{3,4}[-.]\d{4}\b"
)
_EDGE = " \t\n-–—_:.,"


def settle_story(blocks: Iterable[TextBlock]) -> list[TextBlock]:
    """Return the blocks with one headline and at most one dateline and byline.

    Another headline of other words is a subhead. A dateline or byline that stands a second time, one that the text
    itself opens with, and a dateline that is a mere time are a header: stated, but not the line that a reader sees.
    """
    given = [block for block in blocks if block.text.strip()]
    openings = [plain(block.text) for block in given if block.kind in RUNNING_KINDS][:DATELINE_REACH]
    seen: dict[str, str] = {}
    return [replace(block, kind=_settled_kind(block, seen, openings)) for block in given]


def _settled_kind(block: TextBlock, seen: dict[str, str], openings: Sequence[str]) -> str:
    if block.kind not in SINGLE_KINDS:
        return block.kind
    words, is_first = plain(block.text), block.kind not in seen
    earlier = seen.setdefault(block.kind, words)
    if block.kind == "headline":
        return "headline" if earlier == words else "subhead"
    if block.kind == "dateline" and not has_words(block.text):
        return "header"
    spare = MAX_OPENING_CHARS[block.kind]
    is_in_text = any(_opens_with(opening, words) and len(opening) - len(words) < spare for opening in openings)
    return block.kind if is_first and not is_in_text else "header"


def _opens_with(opening: str, words: str) -> bool:
    return opening.startswith((words, f"by {words}"))


def plain(text: str) -> str:
    """Return a text for comparing: lower case, in one line, without dashes and stops at its edges."""
    return " ".join(text.lower().split()).strip(_EDGE)


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
