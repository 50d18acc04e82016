"""GeoVirus: news articles whose places are marked with the coordinates of their encyclopaedia page.

What is true of a marked place: its country is that of the settlement next to its coordinates, or it is a country by
its page's title; regions of several countries have none. What kind it is follows from the title too.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import floor
from urllib.parse import unquote
from xml.etree import ElementTree

from services.enrich.gazetteer import Kind, Named, open_gazetteer
from services.enrich.gazetteer.compile import distance_km
from services.enrich.gazetteer.names import fold_name
from services.enrich.places.find import PlacesFound, places_in
from services.enrich.places.frame import Frame
from services.enrich.places.tokens import named_spans
from services.enrich.recognizer import Recognised, recognise
from shared.events import Place
from tests.quality.material import data_folder

NEAR_KM = 161
"""A hundred miles: the measure of the field."""
SAME_TOWN_KM = 15
SEARCH_DEGREES = 2
POINTS = (Kind.SETTLEMENT, Kind.CAPITAL)
MANY_COUNTRIES = re.compile(
    r"Ocean|Sea$|^Africa|Asia$|Europe|America|Mediterranean|Middle_East|^\w+_Africa$|Caribbean|Kashmir$|Soviet|^Lake_T|Lake_E"
)
AREA_TITLE = re.compile(
    r"County|Province|State|\(state|Regency|District|Region|Parish|Prefecture|Department|Governorate|_Valley|Lake|Mountain"
    r"|Island|River|Bay|Canal"
)


@dataclass(frozen=True)
class Marked:
    """A marked place; ``country`` is empty where it has none, ``kind`` one of country, area, settlement, region."""

    text: str
    start: int
    end: int
    latitude: float
    longitude: float
    country: str
    kind: str

    def is_met_by(self, start: int, end: int) -> bool:
        """Whether a span shares a character with it."""
        return start < self.end and self.start < end

    def is_right(self, place: Place) -> bool:
        """Whether an answer names the right country, and for a settlement a point within 161 km."""
        if place.name is None or (place.country or "") != self.country:
            return False
        return self.kind != "settlement" or self.is_near(place)

    def is_near(self, place: Place) -> bool:
        """Whether an answer lies within 161 km."""
        if place.lat is None or place.lon is None:
            return False
        return distance_km(self.latitude, self.longitude, place.lat, place.lon) <= NEAR_KM


@dataclass(frozen=True)
class Marks:
    """An article with its marked places, what the recogniser sees in it, and the places found."""

    body: str
    marked: tuple[Marked, ...]
    recognised: Recognised
    found: PlacesFound

    def truth_of(self, place: Place) -> Marked | None:
        """Return the marked place at a mention, or else one of the same name: repeats are not always marked."""
        here = next((marked for marked in self.marked if marked.is_met_by(place.start, place.end)), None)
        return here or next((marked for marked in self.marked if marked.text.lower() in place.text.lower()), None)

    def answer_to(self, marked: Marked) -> Place | None:
        """Return the mention found at a marked place."""
        return next((place for place in self.found.places if marked.is_met_by(place.start, place.end)), None)


@cache
def geovirus(step: int = 1) -> tuple[Marks, ...]:
    """Every ``step``-th article."""
    root = ElementTree.parse(data_folder() / "places" / "GeoVirus.xml").getroot()
    return tuple(_read(article) for article in list(root)[::step])


def _read(article: ElementTree.Element) -> Marks:
    body = article.findtext("text") or ""
    recognised = recognise(body)
    found = places_in(body, named_spans(recognised), open_gazetteer(), Frame())
    return Marks(body, tuple(_marked(article)), recognised, found)


def _marked(article: ElementTree.Element) -> Iterator[Marked]:
    for location in article.iter("location"):
        field = {child.tag: child.text or "" for child in location}
        latitude, longitude = float(field["lat"]), float(field["lon"])
        country, kind = _truth(unquote(field["page"].split("/")[-1].rstrip(">")), latitude, longitude)
        yield Marked(field["name"], int(field["start"]) - 1, int(field["end"]) - 1, latitude, longitude, country, kind)


@cache
def _truth(title: str, latitude: float, longitude: float) -> tuple[str, str]:
    if MANY_COUNTRIES.search(title):
        return "", "region"
    bare = re.sub(r"_\(.*|,_.*", "", title).replace("_", " ")
    places = open_gazetteer().find(fold_name(bare))
    nations = [place.country for place in places if place.kind == Kind.COUNTRY]
    if nations and (title.endswith("(country)") or title == title.partition("_(")[0].partition(",")[0]):
        return nations[0], "country"
    country = _nearest_country(latitude, longitude)
    is_town = any(place.kind in POINTS and _is_there(place, latitude, longitude) for place in places)
    is_area = any(place.kind not in (*POINTS, Kind.COUNTRY) and place.country == country for place in places)
    return country, "area" if AREA_TITLE.search(title) or (is_area and not is_town) else "settlement"


def _is_there(place: Named, latitude: float, longitude: float) -> bool:
    north, east = place.latitude or 0.0, place.longitude or 0.0
    return distance_km(latitude, longitude, north, east) <= SAME_TOWN_KM


@cache
def _towns() -> dict[tuple[int, int], list[Named]]:
    """Settlements by the degrees that they lie in."""
    towns = defaultdict(list)
    for place in open_gazetteer():
        if place.kind in POINTS and place.latitude is not None and place.longitude is not None:
            towns[floor(place.latitude), floor(place.longitude)].append(place)
    return towns


def _nearest_country(latitude: float, longitude: float) -> str:
    """Return the country of the nearest settlement, of those some 200 km around or else of the whole latitude."""
    for reach in (SEARCH_DEGREES, 180):
        near = [town for spot in _around(latitude, longitude, reach) for town in _towns().get(spot, ())]
        if near:
            return min(near, key=lambda town: distance_km(latitude, longitude, town.latitude, town.longitude)).country
    return ""


def _around(latitude: float, longitude: float, reach: int) -> Iterator[tuple[int, int]]:
    north, east = floor(latitude), floor(longitude)
    return product(range(north - 2, north + 3), range(east - reach, east + reach + 1))
