"""Entities: which names are found, of which type, with which spans, and what is none."""

import pytest

from services.enrich.entities.headline import Headline
from tests.entities_of import entities, texts


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("The fighting near Hezbollah positions went on, and Hezbollah said nothing.", "Hezbollah", "organization"),
        ("The Norwegian government said on Monday that ferries cost too much.", "Norwegian government", "organization"),
        (
            "The Ministry of Ferries and Harbours said nothing in Oslo.",
            "Ministry of Ferries and Harbours",
            "organization",
        ),
        ("They met in Oslo on Monday to talk about ferries.", "Oslo", "place"),
        ("Two ferries sank near Brakvik, officials said.", "Brakvik", "place"),
        ("The 12th Harbour Brigade left on Monday.", "12th Harbour Brigade", "organization"),
        ("Operation Quiet Harbour began on Monday.", "Operation Quiet Harbour", "event"),
        ("They will meet at the Oslo Conference next summer.", "Oslo Conference", "event"),
        ("Reuters said the harbour was quiet.", "Reuters", "organization"),
    ],
)
def test_the_type_is_what_the_name_is(sentence: str, name: str, expected: str) -> None:
    assert entities(sentence)[name].type == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "In May the ferry stays, and on Monday it sails.",
        "The CEO looked at the GDP and the TV on Tuesday.",
        "THE FERRY STAYS WHERE IT IS UNTIL NEXT SUMMER COMES",
        "He is a private man and a general nuisance to the whole of the harbour.",
    ],
)
def test_what_is_no_name_is_no_entity(sentence: str) -> None:
    assert entities(sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Envoys praised Libya-Egypt ties on Monday.", {"Libya": "place", "Egypt": "place"}),
        ("Two rounds of intra-Libyan talks failed.", {"Libyan": "group"}),
        ("He said the West would pay. The attacks against the West failed.", {"West": "place"}),
        ("The pilot, Navy Capt. Ada Moss, said so.", {"Navy": "organization", "Ada Moss": "person"}),
        ("Sailors joined CTF 90 on Monday.", {"CTF 90": "organization"}),
        (
            "Ministers met about the Geneva Accord and the Libyan Civil War.",
            {"Libyan": "group", "Libyan Civil War": "event"},
        ),
        ("The frigate HMS Gannet sailed. Rescue work is done by Gannet now, Mara Quill said.", {"Gannet": "other"}),
        ("Doctors disagree. WHO figures show it, one of them wrote.", {"WHO": "organization"}),
    ],
)
def test_names_are_found_beside_and_inside_others(sentence: str, expected: dict[str, str]) -> None:
    found = {name: entity.type for name, entity in entities(sentence).items()}
    assert {name: found.get(name) for name in expected} == expected


def test_the_west_of_a_country_is_no_part_of_the_world() -> None:
    assert "West" not in entities("He lives in the West of Brenda. Roads in the west were closed.")


def test_a_name_seen_once_is_found_again() -> None:
    found = entities("Petra Lindqvist runs the ferry.\n\nTold of it, Lindqvist laughed. " * 3)
    assert found["Petra Lindqvist"].count == 6


def test_a_rice_field_is_not_the_minister() -> None:
    minister = entities("Minister Petra Rice spoke in Oslo. Rice prices rose, she said; rice is dear.")["Petra Rice"]
    assert "Rice" not in texts(minister)


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Lindqvist: Ferry Stays", True),
        ("LINDQVIST KEEPS FERRY", True),
        ("Lindqvist’s Ferry Stays", True),
        ("Ferry Stays", False),
        ("Lindqvistian Ferry Stays", False),
        ("", False),
    ],
)
def test_the_headline_may_name_it_by_any_of_its_names(headline: str, expected: bool) -> None:
    found = entities("Petra Lindqvist spoke on Monday. Lindqvist said the ferry stays.", headline)
    assert found["Petra Lindqvist"].in_headline is expected


def test_a_short_name_in_a_headline_of_capitals_may_be_a_word() -> None:
    assert not Headline("LET US SAIL").names(["US"])
    assert Headline("US Ferry Sails").names(["US"])
    assert not Headline("Let us sail").names(["US"])


def test_mentions_are_in_body_order_and_spell_their_text() -> None:
    body = "Minister Petra Lindqvist of Norway (the 'ferry minister') met Oscar Dal in Oslo. Lindqvist and Dal agreed."
    for entity in entities(body).values():
        starts = [mention.start for mention in entity.mentions]
        assert starts == sorted(starts)
        assert all(body[span.start : span.end] == span.text for span in (*entity.mentions, *entity.roles))
        assert (entity.start, entity.end) == (entity.mentions[0].start, entity.mentions[0].end)
        assert entity.count == len(entity.mentions)


def test_what_more_evidence_says_is_surer() -> None:
    found = entities("Prime Minister Petra Lindqvist met Zorvex on Monday.")
    sure = found["Petra Lindqvist"].confidence
    assert sure is not None
    assert sure > 0.9
    assert all((entity.confidence or 0) < 0.9 for name, entity in found.items() if name == "Zorvex")


def test_a_council_of_a_town_keeps_the_words_before_it() -> None:
    found = entities(
        "The Harbour Council of Varna met on Monday. The Harbour Council said the Bulgarian Bank of Rain paid."
    )
    assert texts(found["Harbour Council of Varna"]) == ["Harbour Council of Varna", "Harbour Council"]
    assert "Ministry of Salt" in entities("On Monday the Ministry of Salt said the ferry stays.")
    assert "Ministry of Salt" in entities("Minister Petra Lindqvist of Varna's Ministry of Salt said the ferry stays.")


def test_in_a_story_in_capitals_the_full_name_stands_for_the_short_one() -> None:
    found = entities(
        "MINISTER PETRA LINDQVIST SAID ON MONDAY THAT THE FERRY STAYS.\nLINDQVIST TOLD SAILORS THAT RAIN WAS NO REASON."
    )
    assert found["PETRA LINDQVIST"].aliases == ("LINDQVIST",)


@pytest.mark.parametrize(
    ("body", "name", "roles"),
    [
        ("Its chief executive, Petra Lindqvist, stays.", "Petra Lindqvist", ["chief executive"]),
        ("They met the Chilean envoy, Petra Lindqvist, in Varna.", "Petra Lindqvist", ["Chilean envoy"]),
        ("The harbour's spokesman, Ivo Dal, stays.", "Ivo Dal", ["harbour's spokesman"]),
        ("The minister, Petra Lindqvist said, was late for the ferry.", "Petra Lindqvist", []),
        ("They saw a ferry, Petra Lindqvist, and the sea.", "Petra Lindqvist", []),
    ],
)
def test_a_function_and_a_comma_before_a_name_are_its_role(body: str, name: str, roles: list[str]) -> None:
    assert [role.text for role in entities(body)[name].roles] == roles


def test_who_has_an_age_is_a_person() -> None:
    found = entities("Police in Varna held Chad Marsh, 31, and Paris Hinton, 29, on Monday. Hinton denied it.")
    assert (found["Chad Marsh"].type, found["Paris Hinton"].type) == ("person", "person")
    assert texts(found["Paris Hinton"]) == ["Paris Hinton", "Hinton"]
    bays = entities("They left Varna Bay, 12, on Monday and saw the sea.").values()
    assert not [entity for entity in bays if entity.type == "person"]


def test_a_name_with_hyphen_and_apostrophe_is_one_person() -> None:
    found = entities("Her spokesman, Jean-Luc N'Gala, agreed on Monday. N'Gala said the ferry stays.")
    assert texts(found["Jean-Luc N'Gala"]) == ["Jean-Luc N'Gala", "N'Gala"]


def test_half_a_month_is_no_place() -> None:
    assert "mid-May" not in entities("Talks are due in mid-May, the harbour chief said on Monday.")


@pytest.mark.parametrize(
    ("headline", "is_there"),
    [
        ("Dal Leaves Harbour", True),
        ("DAL LEAVES HARBOUR", True),
        ("Dalton Leaves Harbour", False),
        ("A dal recipe", False),
    ],
)
def test_a_headline_names_a_person_by_the_surname(headline: str, is_there: bool) -> None:
    assert entities("Harbour chief Ivo Dal left on Monday.", headline)["Ivo Dal"].in_headline is is_there


def test_a_headline_names_none_of_two_persons_of_one_surname() -> None:
    found = entities("Petra Lindqvist met her brother Oscar Lindqvist in Paris.", "Lindqvist Leaves")
    assert not any(entity.in_headline for entity in found.values())


def test_a_dateline_left_in_the_body_is_no_body_of_people() -> None:
    found = entities("SANTIAGO DE CUBA - A fire in Varna killed two people on Monday, officials said.")
    assert not [name for name in found if name.endswith(" A")]


def test_who_is_a_person_and_which_is_none() -> None:
    found = entities("Sinéad O'Leary, who stays in Varna, spoke on Monday. O'Leary said the ferry stays.")
    assert texts(found["Sinéad O'Leary"]) == ["Sinéad O'Leary", "O'Leary"]
    assert found["Sinéad O'Leary"].type == "person"
    others = entities("The Gannet Shipping Board, which stays in Varna, said on Monday the ferry stays.").values()
    assert not [entity for entity in others if entity.type == "person"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("The winner is Deepak Sharma. On Monday Shri Sharma said the ferry stays.", "Deepak Sharma"),
        ("Sen. Maria del Carmen Ruiz objected on Monday. Ruiz said the ferry stays.", "Maria del Carmen Ruiz"),
        ("The chief's wife, First Lady Akosua Kuffo, spoke on Monday in Accra.", "Akosua Kuffo"),
    ],
)
def test_titles_and_particles_leave_a_person_whole(body: str, name: str) -> None:
    found = {name for name, entity in entities(body).items() if entity.type in ("person", "organization")}
    assert found == {name}


def test_a_hospital_of_a_saint_is_one_name() -> None:
    found = entities("Mayor Petra Lindqvist spoke on Monday at Northwestern University and St. Mary's Hospital.")
    assert "Hospital" not in found
    assert "St. Mary" not in found
