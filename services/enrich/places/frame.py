"""What stands around the body, and tells where it happens: the headline and the dateline."""

from collections import Counter
from dataclasses import dataclass, field

from services.enrich.gazetteer import Kind, Named
from services.enrich.places.demonyms import DEMONYMS
from services.enrich.places.names import Lookup, find_names
from services.enrich.places.tokens import Spans, split_words

HEADLINE_WEIGHT = 7
DATELINE_WEIGHT = 15
"""Beside 10 for the name of a country in the body."""
LEAST_PEOPLE = 50_000
"""A dateline names the place as briefly as possible: of namesakes it is the well-known one."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Weights by country, and the place of the dateline with its folded name, where the gazetteer holds it."""

    countries: Counter[str] = field(default_factory=Counter)
    dateline: tuple[str, Named] | None = None

    @property
    def dateline_country(self) -> str:
        """The country of the dateline, empty where unknown."""
        return self.dateline[1].country if self.dateline else ""


def frame_of(headline: str, dateline: str, lookup: Lookup) -> Frame:
    """Return what headline and dateline tell; of a headline only countries and what belongs to them."""
    countries: Counter[str] = Counter()
    words = split_words(headline)
    for word in words:
        if country := DEMONYMS.get(word.text):
            countries[country] += HEADLINE_WEIGHT
    for name in find_names(headline, words, Spans(()), lookup):
        nations = {place.country for place in name.places if place.kind == Kind.COUNTRY}
        if len(nations) == 1:
            countries[nations.pop()] += HEADLINE_WEIGHT
    place = _dateline_place(dateline, lookup)
    if place:
        countries[place[1].country] += DATELINE_WEIGHT
    return Frame(countries, place)


def _dateline_place(dateline: str, lookup: Lookup) -> tuple[str, Named] | None:
    spelled = dateline.title() if dateline.isupper() else dateline
    for name in find_names(spelled, split_words(spelled), Spans(()), lookup):
        towns = [place for place in name.places if place.kind in (Kind.CAPITAL, Kind.SETTLEMENT)]
        best = max(towns, key=lambda place: (place.population * (1 + place.is_main), -place.number), default=None)
        if best and best.population >= LEAST_PEOPLE:
            return name.folded, best
        break
    return None
