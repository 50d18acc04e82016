"""The countries that an article is about, by the weight of the places in it."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from shared.events import FocusCountry, Place

LEAST_SHARE = 0.05
MAX_COUNTRIES = 10
EARLY_CHARS = 600
EARLY_WEIGHT = 1.0
"""What stands in the first paragraphs, where news says what it is about, counts double."""
DATELINE_WEIGHT = 1.0


def focus_of(places: Iterable[Place], dateline_country: str = "") -> tuple[FocusCountry, ...]:
    """Return the countries of the places, heaviest first; each mention counts by its confidence."""
    weights: defaultdict[str, float] = defaultdict(float)
    mentions: Counter[str] = Counter()
    for place in places:
        if place.country is not None:
            weights[place.country] += place.confidence * (1.0 + EARLY_WEIGHT * (place.start < EARLY_CHARS))
            mentions[place.country] += 1
    if dateline_country:
        weights[dateline_country] += DATELINE_WEIGHT
    total = sum(weights.values())
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MAX_COUNTRIES]
    return tuple(
        FocusCountry(country=country, weight=int(10_000 * weight / total) / 10_000, mentions=mentions[country])
        for country, weight in ranked
        if weight / total >= LEAST_SHARE
    )
