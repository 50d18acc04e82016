"""Shingles: the runs of three words that near-duplicates share. Frozen as part of the recipe `minhash-1`."""

import re

from shared.ids import canonical_text

SHINGLE_WORDS = 3
"""Wire rewrites change a word in ten: of three-word shingles most survive, of five-word ones half do."""

_WORD = re.compile(r"\w+")


def shingles(text: str) -> set[str]:
    """Return the runs of three words in a text, case folded; a shorter text is one shingle.

    >>> sorted(shingles("The ferry left\\nLarn."))
    ['ferry left larn', 'the ferry left']
    >>> shingles("Gone!")
    {'gone'}
    """
    words = _WORD.findall(canonical_text(text).casefold())
    if len(words) < SHINGLE_WORDS:
        return {" ".join(words)}
    return set(map(" ".join, zip(words, words[1:], words[2:], strict=False)))
