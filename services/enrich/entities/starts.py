"""Words that have a capital only since they begin a sentence."""

import re
from collections import defaultdict
from collections.abc import Sequence

from services.enrich.entities.mentions import Mention

_SMALL_WORD = re.compile(r"\b[a-z]+\b")
_LOOK_BACK_CHARS = 3


def small_words(body: str) -> frozenset[str]:
    """Return the words that a body writes in small letters."""
    return frozenset(_SMALL_WORD.findall(body))


def begins_sentence(body: str, at: int) -> bool:
    """Say whether a sentence, a line or a direct quote begins there.

    >>> [begins_sentence("Rain. Moss said.", at) for at in (0, 6)], begins_sentence("the Moss", 4)
    ([True, True], False)
    """
    before = body[max(0, at - _LOOK_BACK_CHARS) : at].rstrip(" \"“‘'")
    return not before or before[-1] in ".!?\n:"


def without_sentence_starts(body: str, mentions: Sequence[Mention], small: frozenset[str]) -> list[Mention]:
    """Drop what the model alone calls a name, only ever begins sentences, and is written small elsewhere."""
    places: dict[str, list[bool]] = defaultdict(list)
    for mention in mentions:
        word = body[mention.start : mention.end]
        if mention.basis == "model" and word.lower() in small:
            places[word].append(begins_sentence(body, mention.start))
    dropped = {word for word, starts in places.items() if all(starts)}
    return [m for m in mentions if m.basis != "model" or body[m.start : m.end] not in dropped]
