"""Candidates: the pairs of a set that are worth comparing, found without comparing each with each."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from shared.likeness.sketches import Sketch

BAND_ROWS = 4
"""With 32 bands of four of the 128 rows, a pair that shares half of its shingles is met 87 times in 100, one that has
two thirds in common always; for what shares less, and for what is contained, there is the index."""
MOST_IN_BUCKET = 16
"""In a larger bucket each text is compared with so many before it, so that the cost grows with the set and not with
its square; a chain of pairs still joins them all."""
MOST_HOLDERS = 40
"""A shingle that more texts have says little of any two of them."""
LEAST_SHARED = 2
"""So many sampled shingles, or one in `LEAST_SHARE` of the shorter text's, make a pair worth comparing."""
LEAST_SHARE = 0.08


def candidate_pairs(sketches: Sequence[Sketch], on_step: Callable[[], None] = lambda: None) -> list[tuple[int, int]]:
    """Return the pairs of places, lower first and in order, of texts that may be alike.

    ``on_step`` is called once for each text of each of the two passes.
    """
    pairs = set(_met_in_buckets(sketches, on_step))
    pairs.update(_met_in_index(sketches, on_step))
    return sorted(pairs)


def _met_in_buckets(sketches: Sequence[Sketch], on_step: Callable[[], None]) -> Iterator[tuple[int, int]]:
    buckets: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, each in enumerate(sketches):
        on_step()
        for bucket in _buckets(each):
            held = buckets[bucket]
            yield from ((other, place) for other in held[-MOST_IN_BUCKET:])
            held.append(place)


def _buckets(each: Sketch) -> Iterator[Hashable]:
    yield each.exact
    if each.hashes:
        for band in range(0, len(each.minhash), BAND_ROWS):
            yield band, each.minhash[band : band + BAND_ROWS]


def _met_in_index(sketches: Sequence[Sketch], on_step: Callable[[], None]) -> Iterator[tuple[int, int]]:
    holders: defaultdict[int, list[int]] = defaultdict(list)
    sizes: list[int] = []
    for place, each in enumerate(sketches):
        sampled = each.sampled
        sizes.append(len(sampled))
        for number in sampled:
            holders[number].append(place)
    for place, each in enumerate(sketches):
        on_step()
        for other, shared in _shared_with_earlier(each.sampled, holders, place).items():
            if shared >= LEAST_SHARED and shared >= LEAST_SHARE * min(sizes[place], sizes[other]):
                yield other, place


def _shared_with_earlier(numbers: Iterable[int], holders: dict[int, list[int]], place: int) -> Counter[int]:
    met: Counter[int] = Counter()
    for number in numbers:
        held = holders[number]
        if 1 < len(held) <= MOST_HOLDERS:
            met.update(other for other in held if other < place)
    return met
