"""The gazetteer file: what is compiled is found again, and what is missing is said."""

from pathlib import Path

import pytest

from services.enrich.gazetteer import Gazetteer, Kind, MissingGazetteer, open_gazetteer
from services.enrich.gazetteer.compile import compile_places, distance_km
from services.enrich.gazetteer.names import fold_name
from services.enrich.gazetteer.places_file import MAGIC
from services.enrich.gazetteer.sources import Source

SOURCES = [
    Source(1, "Estravia", Kind.COUNTRY, "ES", population=900, other_names=("E.S.",)),
    Source(2, "Umber", Kind.ADMIN, "ES", "01"),
    Source(3, "Kastel-sur-Mer", Kind.CAPITAL, "ES", "01", 500, 10.0, 20.0),
    Source(4, "Umber", Kind.SETTLEMENT, "ES", "01", 400, 12.0, 20.0),
    Source(5, "Nowhere", Kind.REGION, ""),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(memoryview(compile_places(SOURCES)))


def test_names_are_found_however_they_are_written(gazetteer: Gazetteer) -> None:
    for name in ("Kastel-sur-Mer", "kastel sur mer", "KASTEL-SUR-MER", "Kästel sur Mer"):
        assert [place.geonames_id for place in gazetteer.find(fold_name(name))] == [3]
    assert gazetteer.find(fold_name("Kastel")) == ()


def test_namesakes_come_with_the_largest_first_and_know_their_area(gazetteer: Gazetteer) -> None:
    area, town = gazetteer.find("umber")
    assert (area.kind, town.kind) == (Kind.ADMIN, Kind.SETTLEMENT)
    assert area.population == 900
    assert gazetteer.name_of(town.admin - 1) == "Umber"


def test_an_area_stands_in_the_middle_of_its_settlements(gazetteer: Gazetteer) -> None:
    country = gazetteer.find("es")[0]
    assert (country.latitude, country.longitude) == (11.0, 20.0)
    assert country.radius_km == round(distance_km(11.0, 20.0, 10.0, 20.0))
    assert not country.is_main
    assert gazetteer.find("nowhere")[0].latitude is None


def test_the_same_sources_give_the_same_bytes() -> None:
    assert compile_places(SOURCES) == compile_places(list(SOURCES))


@pytest.mark.parametrize(
    "damage", [lambda data: b"junk" + data, lambda data: data.replace(b"gazetteer-", b"gazettxxx-")]
)
def test_a_file_that_is_not_ours_says_what_to_do(damage: object) -> None:
    assert callable(damage)
    with pytest.raises(MissingGazetteer, match=r"services\.enrich\.gazetteer\.compile"):
        Gazetteer(memoryview(damage(compile_places(SOURCES))))


def test_a_file_that_is_absent_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.enrich.gazetteer.store.files", lambda _: tmp_path)
    open_gazetteer.cache_clear()
    with pytest.raises(MissingGazetteer, match=r"services\.enrich\.gazetteer\.compile"):
        open_gazetteer()
    open_gazetteer.cache_clear()


def test_the_compiled_gazetteer_is_small_and_whole() -> None:
    gazetteer = open_gazetteer()
    kinds = [place.kind for place in gazetteer.find("berlin")]
    assert Kind.CAPITAL in kinds
    assert MAGIC.isascii()
    assert {place.country for place in gazetteer.find("georgia") if place.kind <= Kind.ADMIN} == {"GE", "US"}
