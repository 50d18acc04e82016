"""How much a passage looks like a headline, from its shape alone."""

import re

from services.ingest.passages import MAX_SHORT_CHARS, Passage

FEW_WORDS = 3
"""Lines of so few words are as often subheads, signatures and list heads."""
TITLE_SHARE = 0.8
"""Of the words that count, so many begin with a capital: headlines in title case miss one now and then."""
CAPITAL_SHARE = 0.85
"""Of the cased letters, so many are capitals: names such as McRae keep a small one."""

_WORD = re.compile(r"\w[\w'’.-]*")
_WIDE_WORD = re.compile(r"[\u0e00-\u0eff\u2e80-\uffdc]{2}")
_UNFINISHED_END = re.compile(r"[:,;…،：，、–—-][\"'”’)\]]*$")
_QUESTION_END = re.compile(r"[?？؟][\"'”’»)\]]*$")
_SMALL_WORDS = """
a an the and or nor but as at by for from in into of off on onto out over per to up via vs with is be are not
"""
SMALL_WORDS = frozenset(_SMALL_WORDS.split())


def headline_shape(passage: Passage) -> str | None:
    """Return the shape of a passage that could be a headline, None for one that could not.

    ``capitals``, ``title``, ``plain`` (sentence case), ``uncased`` (a script without capitals), ``question``,
    ``brief`` (few words) or ``stopped`` (ends as a sentence does).
    """
    text = passage.text
    if passage.kind == "sentence":
        return None if text[0].islower() or text[0] in "\"“‘'«„" else "stopped"
    if passage.kind not in {"short", "slug"} or text[0].islower() or _UNFINISHED_END.search(text):
        return None
    words = headline_words(text)
    if len(words) <= FEW_WORDS:
        return "brief"
    if _QUESTION_END.search(text):
        return "question"
    return _case(text, words)


def _case(text: str, words: list[str]) -> str:
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    if not lower and not upper:
        return "uncased"
    if upper >= CAPITAL_SHARE * (upper + lower):
        return "capitals"
    return "title" if is_title_case(words) else "plain"


def headline_words(text: str) -> list[str]:
    """Return the words of a line, numbers too; where words are not parted by spaces, pairs of characters."""
    return _WORD.findall(text[:MAX_SHORT_CHARS]) if text.isascii() else _WORD.findall(_spaced(text[:MAX_SHORT_CHARS]))


def _spaced(text: str) -> str:
    return _WIDE_WORD.sub(lambda match: f"{match.group()} ", text)


def is_title_case(words: list[str]) -> bool:
    """Say whether the words are capitalised as in a title; short function words do not count.

    >>> is_title_case("Harbour Strike Ends in Third Week".split())
    True
    >>> is_title_case("Harbour strike ends in third week".split())
    False
    """
    counted = [word for word in words if word.lower() not in SMALL_WORDS]
    return sum(not word[0].islower() for word in counted) >= TITLE_SHARE * max(len(counted), 1)
