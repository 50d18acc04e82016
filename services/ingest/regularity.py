"""Regularity: what the surest boundaries of a dump have in common, and how well a place agrees with them.

The traits of a place are its gap, its marks, the shape of its headline, the lines below that. How often each comes at
places that look like boundaries and at others is counted with their first scores; a place is then weighed by all
others, never by itself.
"""

import math
from collections import defaultdict
from collections.abc import Sequence

SMOOTHING = 1.5
"""So many places as the dump has on the whole are added to both counts: two boundaries alike do not make a rule."""
MOST_OF_A_TRAIT = 2.5
"""The most that one trait may say, as a logarithm of odds."""

NO_COMPANY = 2.0
"""So many undecided places are added to every group."""

Traits = Sequence[str]


def agreement(traits: Sequence[Traits], chances: Sequence[float]) -> list[float]:
    """Return for each place how its traits agree (above 0) with those of the likely boundaries.

    ``traits`` has the same traits in the same order for all places; ``chances`` says how likely each is a boundary.

    >>> places = [("blank line",), ("none",), ("none",), ("blank line",), ("none",), ("none",)]
    >>> found = agreement(places, [0.9, 0.1, 0.1, 0.5, 0.1, 0.5])
    >>> found[3] > 0 > found[5]
    True
    """
    tally, all_sure, number = _tally(traits, chances), sum(chances), len(traits)
    found = []
    for own, chance in zip(traits, chances, strict=True):
        boundaries, others = all_sure - chance + SMOOTHING, number - all_sure - (1 - chance) + SMOOTHING
        odds = 0.0
        for key in enumerate(own):
            sure, seen = tally[key]
            added = SMOOTHING * (seen / number)
            at_boundaries = (sure - chance + added) / boundaries
            elsewhere = (seen - sure - (1 - chance) + added) / others
            trait = math.log(max(at_boundaries, 1e-6) / max(elsewhere, 1e-6))
            odds += max(-MOST_OF_A_TRAIT, min(trait, MOST_OF_A_TRAIT))
        found.append(odds)
    return found


def _tally(traits: Sequence[Traits], chances: Sequence[float]) -> dict[tuple[int, str], tuple[float, int]]:
    """For each trait how many places have it, as likely boundaries and in all."""
    found: dict[tuple[int, str], tuple[float, int]] = {}
    for own, chance in zip(traits, chances, strict=True):
        for key in enumerate(own):
            sure, seen = found.get(key, (0.0, 0))
            found[key] = (sure + chance, seen + 1)
    return found


def company(groups: Sequence[str], scores: Sequence[float]) -> list[float]:
    """Return for each place what the others of its group scored in the middle, drawn to 0 where they are few.

    >>> company(["short", "short", "short", "long"], [-1.0, -1.0, 3.0, 5.0])
    [0.5, 0.5, -0.5, 0.0]
    """
    sums: dict[str, float] = defaultdict(float)
    sizes: dict[str, int] = defaultdict(int)
    for group, score in zip(groups, scores, strict=True):
        sums[group] += score
        sizes[group] += 1
    return [
        (sums[group] - score) / (sizes[group] - 1 + NO_COMPANY) for group, score in zip(groups, scores, strict=True)
    ]
