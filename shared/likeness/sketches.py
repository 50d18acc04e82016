"""A sketch of a text: what is kept of it while its likes are looked for in a large set."""

import zlib
from array import array
from dataclasses import dataclass

from shared.text.shingles import shingles

SAMPLE_EVERY = 8
"""One shingle in so many is looked up in the index; of a contained text of 100 words a dozen are."""
LEAST_SAMPLED = 16
"""Of a short text at least so many are, the ones with the least hashes."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """``exact`` names the canonical text; ``minhash`` is its signature; ``hashes`` its shingles, as 32-bit numbers.

    Two shingles of one text share a number once in a million texts; what is reported was compared by its words.
    """

    exact: str
    minhash: tuple[int, ...]
    hashes: "array[int]"

    @property
    def sampled(self) -> "array[int]":
        """The hashes that stand for the text in the index: the same shingles of every text that has them."""
        found = array("I", (number for number in self.hashes if number % SAMPLE_EVERY == 0))
        return found if len(found) >= LEAST_SAMPLED else array("I", sorted(self.hashes, key=_order)[:LEAST_SAMPLED])


def sketch(text: str, exact: str, minhash: tuple[int, ...]) -> Sketch:
    """Return the sketch of a text whose fingerprint is known."""
    hashes = {zlib.crc32(shingle.encode("utf-8", "replace")) for shingle in shingles(text)}
    return Sketch(exact, minhash, array("I", sorted(hashes)))


def _order(number: int) -> tuple[int, int]:
    return number % SAMPLE_EVERY, number
