"""The opened gazetteer: from a name to the places that bear it, read from pages that all workers share."""

import mmap
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from services.enrich.gazetteer.names import key_of
from services.enrich.gazetteer.places_file import (
    DEGREE,
    FILE_NAME,
    MAIN_NAME,
    NOWHERE,
    Kind,
    missing,
    read_sections,
    unpack_country,
)

MOST_NAMESAKES = 40
"""How many places of one name are looked at, the most populous first: who means the next says where it lies."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place that bears a name. Coordinates are None where none are known; an area's are its middle.

    ``is_main`` says that the name is its own, not one of its other names.
    """

    number: int
    geonames_id: int
    name: str
    kind: Kind
    country: str
    admin: int
    population: int
    latitude: float | None
    longitude: float | None
    radius_km: int
    is_main: bool


class Gazetteer:
    """Looks names up in the compiled file; holds next to nothing itself."""

    def __init__(self, data: memoryview) -> None:
        columns = read_sections(data)
        self._keys, self._starts, self._postings = columns["keys"], columns["starts"], columns["postings"]
        self._columns = columns

    def find(self, folded: str) -> tuple[Named, ...]:
        """Return the places of a folded name (``names.fold_name``), the most likely first."""
        first, last = self._span(folded)
        last = min(last, first + MOST_NAMESAKES)
        return tuple(self._named(self._postings[at]) for at in range(first, last))

    def name_of(self, number: int) -> str:
        """Return the own name of a place."""
        ends, names = self._columns["name_end"], self._columns["names"]
        start = ends[number - 1] if number else 0
        return bytes(names[start : ends[number]]).decode("utf-8")

    def _span(self, folded: str) -> tuple[int, int]:
        key = key_of(folded)
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            return 0, 0
        return self._starts[at], self._starts[at + 1]

    def _named(self, posting: int) -> Named:
        number, column = posting & ~MAIN_NAME, self._columns
        latitude, longitude = column["latitude"][number], column["longitude"][number]
        is_somewhere = latitude != NOWHERE
        return Named(
            number=number,
            geonames_id=column["geonames_id"][number],
            name=self.name_of(number),
            kind=Kind(column["kind"][number]),
            country=unpack_country(column["country"][number]),
            admin=column["admin"][number],
            population=column["population"][number],
            latitude=latitude / DEGREE if is_somewhere else None,
            longitude=longitude / DEGREE if is_somewhere else None,
            radius_km=column["radius_km"][number],
            is_main=bool(posting & MAIN_NAME),
        )

    def __iter__(self) -> Iterator[Named]:
        return (self._named(number | MAIN_NAME) for number in range(len(self._columns["kind"])))


@cache
def open_gazetteer() -> Gazetteer:
    """Map the compiled file into memory, once per process: a millisecond. Raises MissingGazetteer."""
    resource = files(__package__).joinpath(FILE_NAME)
    if not resource.is_file():
        raise missing("is not compiled")
    with as_file(resource) as path, path.open("rb") as file:
        return Gazetteer(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
