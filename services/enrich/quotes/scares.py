"""Scare quotes: whether words between marks were said, or are marked as a name, a title or so-called."""

import re

from services.enrich.quotes.wordlists import split_words

MIN_WORDS = 5
"""Marked words within a sentence without a cue are taken as said from this many on."""

MAX_TITLE_WORDS = 12

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL = split_words(
    """
a an the of and or in on at for to with from by as but nor vs de la
"""
)
_ENDS = ".!?…,"


def is_utterance(text: str, *, is_alone: bool) -> bool:
    """Tell whether a quotation that no reporting clause claims was said or written by somebody."""
    words = _WORD.findall(text)
    if is_alone:
        return len(words) >= 2
    return len(words) >= MIN_WORDS and not is_title(text)


def is_title(text: str) -> bool:
    """Tell whether words are written like the title of a work.

    >>> is_title("“The Ferry and the Tide”"), is_title("“The ferry was late”"), is_title("“Ferry”")
    (True, False, False)
    """
    words = _WORD.findall(text)
    if not 2 <= len(words) <= MAX_TITLE_WORDS:
        return False
    return all(word[0].isupper() or word[0].isdigit() or word.casefold() in _SMALL for word in words)
