"""The countries that an article is about, by the weight of the places in it and of what names their people."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from services.enrich.gazetteer.names import fold_name
from services.enrich.places.demonyms import spoken_of
from services.enrich.places.frame import Frame
from services.enrich.places.scene import Scene
from shared.events import FocusCountry, Place

LEAST_SHARE = 0.05
MAX_COUNTRIES = 10
EARLY_CHARS = 600
EARLY_WEIGHT = 1.0
"""What stands in the first paragraphs, where news says what it is about, counts double."""
DATELINE_WEIGHT = 1.0
HEADLINE_WEIGHT = 2.0
"""For what the body or the dateline bear out: a bare ``Chad`` or ``Turkey`` of a headline may be none."""
DEMONYM_WEIGHT = 0.6
"""``Kenyan officials`` names no place, but tells that the article is about Kenya."""


def focus_of(places: Sequence[Place], scene: Scene, frame: Frame) -> tuple[FocusCountry, ...]:
    """Return the countries of the places, heaviest first; each mention counts by its confidence."""
    weights: defaultdict[str, float] = defaultdict(float)
    mentions: Counter[str] = Counter()
    for place in places:
        if place.country is not None:
            weights[place.country] += place.confidence * _weight_at(place.start)
            mentions[place.country] += 1
    for word, country in spoken_of(scene.words):
        weights[country] += DEMONYM_WEIGHT * _weight_at(word.start)
    if frame.dateline_country:
        weights[frame.dateline_country] += DATELINE_WEIGHT
    borne_out = frozenset(weights)
    for country in _of_headline(places, scene, frame):
        if country in borne_out or not borne_out:
            weights[country] += HEADLINE_WEIGHT
    total = sum(weights.values())
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MAX_COUNTRIES]
    return tuple(
        FocusCountry(country=country, weight=int(10_000 * weight / total) / 10_000, mentions=mentions[country])
        for country, weight in ranked
        if weight / total >= LEAST_SHARE
    )


def _weight_at(start: int) -> float:
    return 1.0 + EARLY_WEIGHT * (start < EARLY_CHARS)


def _of_headline(places: Iterable[Place], scene: Scene, frame: Frame) -> set[str]:
    """Return the countries of the headline; a name that stands in the body as well means there what it means here."""
    meant = {fold_name(place.text): place.country for place in places}
    in_body = {name.folded for name in scene.names}
    countries = (meant.get(name) if name in in_body else country for name, country in frame.headline)
    return {country for country in countries if country}
