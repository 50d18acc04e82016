"""How well things are named, joined and trusted, measured on real material; the floors stand in floors.toml."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from services.clean.step import STEP as CLEAN
from services.enrich.entities import find_entities
from services.enrich.reading import Reading
from services.ingest.step import STEP as INGEST
from shared.events import Entity
from tests.dumps import dump_of
from tests.quality.material import data_folder
from tests.quality.named import (
    FITTING,
    FREQUENT,
    REPORT,
    calibration_error,
    documents,
    f1,
    judged,
    paired_f1,
    untyped_f1,
)

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["entities"]
SURE = 0.9


@pytest.mark.parametrize(("kind", "without"), [("all", ""), ("without_frequent", FREQUENT)])
def test_named_mentions_are_found_better_than_by_spacy_alone(kind: str, without: str) -> None:
    parts = documents(REPORT)
    plain, ours = f1(parts, "plain", without), f1(parts, "ours", without)
    print(f"\nreport sources, {kind}: plain {plain:.3f}, ours {ours:.3f}, {ours - plain:+.3f}")
    assert ours - plain >= FLOORS["gain"][kind]
    assert ours >= FLOORS["f1"][kind]


@pytest.mark.parametrize(("kind", "without"), [("all", ""), ("without_frequent", FREQUENT)])
@pytest.mark.parametrize(("counted", "score"), [("untyped", untyped_f1), ("paired", paired_f1)])
def test_more_names_are_found_than_by_spacy_alone_whatever_their_types(
    counted: str, score: Callable[..., float], kind: str, without: str
) -> None:
    for sources in (FITTING, REPORT):
        parts = documents(sources)
        plain, ours = score(parts, "plain", without), score(parts, "ours", without)
        print(f"\n{len(parts)} documents, {counted}, {kind}: plain {plain:.3f}, ours {ours:.3f}, {ours - plain:+.4f}")
    assert ours - plain >= FLOORS[counted][kind]


def test_what_is_said_to_be_sure_is_right() -> None:
    for sources in (FITTING, REPORT):
        answers = judged(documents(sources))
        sure = [is_right for confidence, is_right in answers if confidence >= SURE]
        share, error = sum(sure) / len(sure), calibration_error(answers)
        print(
            f"\n{len(answers)} found: {len(sure) / len(answers):.1%} sure, {share:.3f} of these right, ECE {error:.3f}"
        )
    assert share >= FLOORS["confidence"]["right"]
    assert len(sure) / len(answers) >= FLOORS["confidence"]["answered"]
    assert error <= FLOORS["confidence"]["error"]


@pytest.fixture(scope="module")
def seed() -> list[dict[str, Entity]]:
    """The entities of the two stories of the seed, by their names."""
    payload = (data_folder() / "seed" / "asharq-al-awsat.txt").read_bytes()
    articles = [CLEAN.run(item.article).items[0].article for item in INGEST.run(dump_of(payload)).items]
    return [{entity.canonical: entity for entity in find_entities(Reading(article))} for article in articles]


def test_the_commander_is_one_person_of_the_first_story_only(seed: list[dict[str, Entity]]) -> None:
    first, second = seed
    assert first["Khalifa Haftar"].type == "person"
    assert first["Khalifa Haftar"].count == 6
    assert first["Khalifa Haftar"].in_headline
    assert [role.text for role in first["Khalifa Haftar"].roles] == ["Libyan National Army (LNA) commander"]
    assert not [name for name in second if "Haftar" in name]


@pytest.mark.parametrize(
    ("story", "name", "aliases", "roles"),
    [
        (0, "Heiko Maas", ("Maas",), ["German Foreign Minister"]),
        (0, "Antonio Guterres", (), ["UN Secretary-General"]),
        (0, "Fayez al-Sarraj", ("Sarraj",), ["head of the Government of National Accord (GNA)"]),
        (0, "Tayyip Erdogan", (), ["Turkish President"]),
        (1, "Mohammed Shia al-Sudani", ("Sudani",), ["Prime Minister"]),
        (1, "Recep Tayyip Erdogan", (), []),
        (1, "Bashar al-Assad", ("Assad",), ["Syrian President"]),
    ],
)
def test_persons_of_the_seed_have_their_later_names_and_roles(
    seed: list[dict[str, Entity]], story: int, name: str, aliases: tuple[str, ...], roles: list[str]
) -> None:
    person = seed[story][name]
    assert (person.type, person.aliases) == ("person", aliases)
    assert [role.text for role in person.roles] == roles


def test_bodies_of_the_seed_have_their_short_names(seed: list[dict[str, Entity]]) -> None:
    first, second = seed
    assert first["Libyan National Army"].aliases == ("LNA",)
    assert first["Government of National Accord"].aliases == ("GNA",)
    assert {second[name].type for name in ("Hezbollah", "Hamas", "Popular Mobilization Forces", "Reuters")} == {
        "organization"
    }
