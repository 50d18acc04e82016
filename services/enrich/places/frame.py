"""What stands around the body, and tells where it happens: the headline and the dateline."""

import re
from collections import Counter
from dataclasses import dataclass, field

from services.enrich.gazetteer import Kind, Named
from services.enrich.places.areas import holds
from services.enrich.places.demonyms import spoken_of
from services.enrich.places.names import Lookup, find_names
from services.enrich.places.tokens import Spans, split_words

HEADLINE_WEIGHT = 7
DATELINE_WEIGHT = 15
"""Beside 10 for the name of a country in the body."""
LONGEST_SHORT_FORM = 3
_WORD = re.compile(r"[^\W\d_]+")
LEAST_PEOPLE = 50_000
"""A dateline names the place as briefly as possible: of namesakes it is the well-known one."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What headline and dateline tell.

    Weights by country of both; the place of the dateline with its folded name, where the gazetteer holds it; and the
    countries of the headline with their folded names, which are empty where only their people are named.
    ``is_told`` says that the dateline itself tells in which country or area its place lies.
    """

    countries: Counter[str] = field(default_factory=Counter)
    dateline: tuple[str, Named] | None = None
    headline: frozenset[tuple[str, str]] = frozenset()
    is_told: bool = False

    @property
    def dateline_country(self) -> str:
        """The country of the dateline, empty where unknown."""
        return self.dateline[1].country if self.dateline else ""


def frame_of(headline: str, dateline: str, lookup: Lookup) -> Frame:
    """Return what headline and dateline tell; of a headline only countries and what belongs to them."""
    spelled = spelled_small(headline)
    words = split_words(spelled)
    named = [("", country) for _, country in spoken_of(words)]
    for name in find_names(spelled, words, Spans(()), lookup):
        nations = {place.country for place in name.places if place.kind == Kind.COUNTRY}
        named += [(name.folded, nation) for nation in nations if len(nations) == 1]
    countries = Counter(country for _, country in named for _ in range(HEADLINE_WEIGHT))
    place, is_told = _dateline_place(dateline, lookup)
    if place:
        countries[place[1].country] += DATELINE_WEIGHT
    return Frame(countries, place, frozenset(named), is_told)


def spelled_small(text: str) -> str:
    """Return a text with its words of capitals as names are written; short ones (``US``) stay in mixed text.

    >>> spelled_small("PORT LUND, Sweden"), spelled_small("US Ferry Tax"), spelled_small("KENYA BANS FERRIES")
    ('Port Lund, Sweden', 'US Ferry Tax', 'Kenya Bans Ferries')
    """
    least = 0 if text.isupper() else LONGEST_SHORT_FORM
    return _WORD.sub(lambda word: word[0].title() if word[0].isupper() and len(word[0]) > least else word[0], text)


def _dateline_place(dateline: str, lookup: Lookup) -> tuple[tuple[str, Named] | None, bool]:
    spelled = spelled_small(dateline)
    names = find_names(spelled, split_words(spelled), Spans(()), lookup)
    if not names:
        return None, False
    towns = [place for place in names[0].places if place.kind in (Kind.CAPITAL, Kind.SETTLEMENT)]
    areas = [area for name in names[1:] for area in name.places if holds(area, names[0])]
    inside = [town for town in towns if any(_lies_in(town, area) for area in areas)]
    best = max(inside or towns, key=lambda place: (place.population * (1 + place.is_main), -place.number), default=None)
    if best and (inside or best.population >= LEAST_PEOPLE):
        return (names[0].folded, best), bool(inside)
    return None, False


def _lies_in(town: Named, area: Named) -> bool:
    if area.kind == Kind.COUNTRY:
        return town.country == area.country
    return town.admin == area.number + 1
