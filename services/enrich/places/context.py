"""What an article tells about where it happens: countries, first-level areas and spots, each with a weight."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, radians

from services.enrich.gazetteer import Kind, Named
from services.enrich.places.demonyms import spoken_of
from services.enrich.places.frame import Frame
from services.enrich.places.tokens import Word

KM_PER_DEGREE = 111.2
NEAR_KM = 300.0
SMALL_KM = 150
"""What is near the middle of so small an area is near it."""
DEMONYM_WEIGHT = 7
"""``Kenyan officials`` tells of Kenya almost as much as its name does."""
COUNTRY_WEIGHT, AREA_WEIGHT, TOWN_WEIGHT = 10, 8, 5
MAX_SPOTS = 30
DOUBT = 5
"""Added to all weights: one town alone does not say that an article is about its country."""


@dataclass
class Context:
    """Weights by ISO country and by number of the first-level area; spots are resolved settlements, with their names.

    ``own`` is what a name itself has added for a country: no name speaks for itself.
    """

    countries: Counter[str] = field(default_factory=Counter)
    own: Counter[tuple[str, str]] = field(default_factory=Counter)
    admins: Counter[int] = field(default_factory=Counter)
    own_admins: Counter[tuple[str, int]] = field(default_factory=Counter)
    spots: dict[tuple[float, float], set[str]] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)
    all_countries: int = 0
    all_admins: int = 0
    dateline: tuple[str, Named] | None = None

    def is_of_dateline(self, place: Named, folded: str) -> bool:
        """Whether the dateline is that place, or the only sign of its country."""
        if self.dateline is None or place.kind == Kind.COUNTRY:
            return False
        return self.dateline == (folded, place) or (
            place.country == self.dateline[1].country and not self.named[place.country]
        )

    def weight(self, country: str, folded: str) -> int:
        """Return what others than that name say for a country."""
        return self.countries[country] - self.own[folded, country]

    def share(self, country: str, folded: str) -> float:
        """Return the part of all weight that a country has, 0 to 1, that name apart."""
        total = self.all_countries - self.own[folded, ""]
        return self.weight(country, folded) / (total + DOUBT)

    def is_near(self, place: Named, folded: str) -> bool:
        """Whether another name of the article stands for a place within 300 km."""
        if place.latitude is None or place.longitude is None:
            return False
        return any(
            folded not in names and _distance_km(place.latitude, place.longitude, *spot) < NEAR_KM
            for spot, names in self.spots.items()
        )


def cues_of(words: Sequence[Word], frame: Frame) -> Context:
    """Return what demonyms, headline and dateline tell."""
    context = Context(Counter(frame.countries), dateline=frame.dateline)
    if frame.dateline and frame.dateline[1].latitude is not None:
        context.spots[frame.dateline[1].latitude, frame.dateline[1].longitude or 0.0] = {frame.dateline[0]}
    for _, country in spoken_of(words):
        context.countries[country] += DEMONYM_WEIGHT
        context.named[country] += 1
    return _summed(context)


def with_places(cues: Context, places: Iterable[tuple[str, Named]]) -> Context:
    """Return the context with what mentions, by name, have been resolved to."""
    context = Context(
        Counter(cues.countries),
        named=Counter(cues.named),
        spots={s: set(n) for s, n in cues.spots.items()},
        dateline=cues.dateline,
    )
    for folded, place in places:
        if place.kind == Kind.COUNTRY:
            context.named[place.country] += 1
        weight = {Kind.COUNTRY: COUNTRY_WEIGHT, Kind.ADMIN: AREA_WEIGHT}.get(place.kind, TOWN_WEIGHT)
        if place.country:
            context.countries[place.country] += weight
            context.own[folded, place.country] += weight
            context.own[folded, ""] += weight
        if place.kind == Kind.ADMIN:
            context.admins[place.number + 1] += 1
            context.own_admins[folded, place.number + 1] += 1
        elif place.kind in (Kind.SETTLEMENT, Kind.CAPITAL):
            context.admins[place.admin] += 1
            context.own_admins[folded, place.admin] += 1
        if place.latitude is not None and place.radius_km <= SMALL_KM:
            spot = (place.latitude, place.longitude or 0.0)
            if spot in context.spots or len(context.spots) < MAX_SPOTS:
                context.spots.setdefault(spot, set()).add(folded)
    context.admins.pop(0, None)
    return _summed(context)


def _summed(context: Context) -> Context:
    context.all_countries, context.all_admins = context.countries.total(), context.admins.total()
    return context


def _distance_km(north: float, east: float, other_north: float, other_east: float) -> float:
    """Return about how far two spots are apart: right within a percent for some hundred kilometres."""
    turn = abs(east - other_east)
    turn = min(turn, 360.0 - turn)
    return KM_PER_DEGREE * hypot(north - other_north, turn * cos(radians((north + other_north) / 2)))
