"""`python -m services.enrich.gazetteer.compile [FILE]`: write the gazetteer file, once, when Copydesk is set up.

The same sources give the same bytes. Nothing that runs on articles imports this module.
"""

import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from importlib.resources import as_file, files
from itertools import accumulate
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from pathlib import Path

from services.enrich.gazetteer.names import fold_name, is_same_name, key_of
from services.enrich.gazetteer.places_file import (
    COLUMNS,
    DEGREE,
    FILE_NAME,
    MAIN_NAME,
    NOWHERE,
    Kind,
    pack_country,
    write_sections,
)
from services.enrich.gazetteer.sources import Source, all_sources

EARTH_RADIUS_KM = 6371.0
SHARE_WITHIN_RADIUS = 0.95
"""The radius of an area holds so much of its settlements: far islands do not make a country an ocean wide."""
AREAS = frozenset({Kind.COUNTRY, Kind.ADMIN})
OUTWEIGHS = 4
"""A spelling or short form counts as a place's own name, unless another so called is four times as large."""
LARGEST = 2**16 - 1


def main(arguments: Sequence[str]) -> int:
    """Compile, and say what was written."""
    if arguments:
        return _write(Path(arguments[0]))
    with as_file(files(__package__).joinpath(FILE_NAME)) as path:
        return _write(path)


def _write(path: Path) -> int:
    content = compile_places(list(all_sources()))
    path.write_bytes(content)
    sys.stdout.write(f"Gazetteer: {len(content) / 1e6:.0f} MB in {path}\n")
    return 0


def compile_places(sources: Sequence[Source]) -> bytes:
    """Return the file of these places. Areas without coordinates get the middle of their settlements."""
    places = [*_with_middles([*_without_repeats(sources)])]
    admins = {(p.country, p.admin_code): number for number, p in enumerate(places) if p.kind == Kind.ADMIN}
    columns = {name: array(typecode) for name, typecode in COLUMNS.items()}
    names = bytearray()
    for place in places:
        names += place.name.encode("utf-8")
        columns["geonames_id"].append(place.geonames_id)
        columns["population"].append(place.population)
        columns["latitude"].append(NOWHERE if place.latitude is None else round(place.latitude * DEGREE))
        columns["longitude"].append(NOWHERE if place.longitude is None else round(place.longitude * DEGREE))
        columns["radius_km"].append(min(place.radius_km, LARGEST))
        columns["country"].append(pack_country(place.country))
        columns["admin"].append(1 + admins.get((place.country, place.admin_code), -1))
        columns["kind"].append(place.kind)
        columns["name_end"].append(len(names))
    columns["names"].frombytes(bytes(names))
    _add_names(places, columns)
    return write_sections({name: _little_endian(column) for name, column in columns.items()})


def _add_names(places: Sequence[Source], columns: dict[str, "array[int]"]) -> None:
    bearers: dict[int, dict[int, int]] = defaultdict(dict)
    largest: dict[int, int] = {}
    for number, place in enumerate(places):
        key = key_of(fold_name(place.name))
        bearers[key][number] = MAIN_NAME
        largest[key] = max(place.population, largest.get(key, 0))
    for number, place in enumerate(places):
        own = fold_name(place.name)
        for folded in {fold_name(name) for name in place.other_names}:
            key = key_of(folded)
            is_own = is_same_name(folded, own) and place.population * OUTWEIGHS >= largest.get(key, 0)
            bearers[key].setdefault(number, MAIN_NAME if is_own else 0)
    bearers.pop(key_of(""), None)
    keys = sorted(bearers)
    columns["keys"].extend(keys)
    columns["starts"].extend(accumulate((len(bearers[key]) for key in keys), initial=0))
    for key in keys:
        order = sorted(bearers[key].items(), key=lambda item: (-places[item[0]].population, item[0]))
        columns["postings"].extend(number | flag for number, flag in order)


def _with_middles(sources: Sequence[Source]) -> Iterable[Source]:
    settlements: dict[tuple[str, str], list[Source]] = defaultdict(list)
    for place in sources:
        if place.kind in (Kind.SETTLEMENT, Kind.CAPITAL):
            settlements[place.country, ""].append(place)
            settlements[place.country, place.admin_code].append(place)
    for place in sources:
        code = "" if place.kind == Kind.COUNTRY else place.admin_code
        within = settlements.get((place.country, code), ())
        yield _with_middle(place, within) if place.kind in AREAS and place.latitude is None and within else place


def _without_repeats(sources: Sequence[Source]) -> Iterable[Source]:
    """Leave out areas of the hand-made table that GeoNames has under that name too: these come later."""
    seen = set()
    for place in sources:
        names = {(place.country, fold_name(name)) for name in (place.name, *place.other_names)}
        if place.kind not in AREAS:
            yield place
        elif place.geonames_id or (place.country, fold_name(place.name)) not in seen:
            seen |= names
            yield place


def _with_middle(area: Source, within: Sequence[Source]) -> Source:
    spots = [(place.latitude or 0.0, place.longitude or 0.0) for place in within]
    latitude, longitude = middle(spots)
    distances = sorted(distance_km(latitude, longitude, *spot) for spot in spots)
    return Source(
        area.geonames_id,
        area.name,
        area.kind,
        area.country,
        area.admin_code,
        area.population or sum(place.population for place in within),
        latitude,
        longitude,
        round(distances[int(SHARE_WITHIN_RADIUS * (len(distances) - 1))]),
        area.other_names,
    )


def middle(spots: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the middle of points on the globe, in degrees; right also across the date line.

    >>> [round(degree) for degree in middle([(0.0, 179.0), (0.0, -177.0)])]
    [0, -179]
    """
    angles = [(radians(latitude), radians(longitude)) for latitude, longitude in spots]
    x = sum(cos(north) * cos(east) for north, east in angles)
    y = sum(cos(north) * sin(east) for north, east in angles)
    z = sum(sin(north) for north, _ in angles)
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def distance_km(north: float, east: float, other_north: float, other_east: float) -> float:
    """Return the distance on the globe (haversine formula)."""
    here, there = radians(north), radians(other_north)
    chord = sin((there - here) / 2) ** 2 + cos(here) * cos(there) * sin(radians(other_east - east) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def _little_endian(column: "array[int]") -> bytes:
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
