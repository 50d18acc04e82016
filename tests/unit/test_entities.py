"""Entities: what is one thing, what it is called, what it is, and what stands beside its name."""

import pytest

from services.enrich.entities import find_entities
from services.enrich.entities.headline import Headline
from services.enrich.entities.people import join_people
from services.enrich.reading import Reading
from shared.events import Entity
from tests.dumps import clean_article


def entities(body: str, headline: str = "Ferry Stays") -> dict[str, Entity]:
    """Return the entities of a body by their names."""
    article = clean_article("Ferry Stays\n\nThe harbour is quiet today and nobody complains about it at all.")
    reading = Reading(article.model_copy(update={"body": body, "headline": headline}))
    return {entity.canonical: entity for entity in find_entities(reading)}


def texts(entity: Entity) -> list[str]:
    return [mention.text for mention in entity.mentions]


def test_a_surname_belongs_to_the_only_person_who_has_it() -> None:
    found = entities(
        "Harbour chief Petra Lindqvist spoke on Monday. Lindqvist said the ferry stays. Lindqvist's staff agreed."
    )
    assert texts(found["Petra Lindqvist"]) == ["Petra Lindqvist", "Lindqvist", "Lindqvist"]
    assert found["Petra Lindqvist"].aliases == ("Lindqvist",)
    assert found["Petra Lindqvist"].count == 3


def test_a_surname_of_two_persons_is_nobody_in_particular() -> None:
    found = entities("Petra Lindqvist met her brother Oscar Lindqvist in Paris. Later Lindqvist said the ferry stays.")
    assert texts(found["Petra Lindqvist"]) == ["Petra Lindqvist"]
    assert texts(found["Oscar Lindqvist"]) == ["Oscar Lindqvist"]
    assert texts(found["Lindqvist"]) == ["Lindqvist"]


def test_nothing_is_remembered_from_another_article() -> None:
    entities("Minister Petra Lindqvist spoke on Monday.")
    assert "Petra Lindqvist" not in entities("Ms Lindqvist said the ferry stays.")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Karim al-Hadi", "Hadi"], {"Hadi": "Karim al-Hadi"}),
        (["Karim Hadi", "al-Hadi"], {"al-Hadi": "Karim Hadi"}),
        (
            ["Pieter van der Dorp", "Van der Dorp", "Dorp"],
            {"Van der Dorp": "Pieter van der Dorp", "Dorp": "Pieter van der Dorp"},
        ),
        (["Faisal bin Nasr", "bin Nasr"], {"bin Nasr": "Faisal bin Nasr"}),
        (["Mohammed Hadi", "Muhammad al-Hadi"], {"Muhammad al-Hadi": "Mohammed Hadi"}),
        (["Ana Maria Costa", "A. Costa", "Costa"], {"A. Costa": "Ana Maria Costa", "Costa": "Ana Maria Costa"}),
        (["Karim Haddi", "Hadi"], {"Hadi": "Karim Haddi"}),
        (["Ben Moss", "Ada Moss"], {}),
        (["Ada Moss", "Ada Lund"], {}),
        (["Ada Moss", "Ada Lund", "Ada"], {}),
        (["Ada Moss", "Ada"], {"Ada": "Ada Moss"}),
        (["Ada Moss", "Mossman"], {}),
        (["Ivo Dal Jr.", "Dal"], {"Dal": "Ivo Dal Jr."}),
        (["Ivo Dal Jr.", "Ivo Dal", "Dal"], {}),
    ],
)
def test_names_of_persons_are_joined_where_that_is_plain(names: list[str], expected: dict[str, str]) -> None:
    assert join_people(names) == expected


def test_a_title_is_a_role_and_no_part_of_the_name() -> None:
    found = entities("The ferry stays, Norwegian Foreign Minister Petra Lindqvist said in Bergen on Monday.")
    assert [role.text for role in found["Petra Lindqvist"].roles] == ["Norwegian Foreign Minister"]
    assert found["Petra Lindqvist"].text == "Petra Lindqvist"
    assert found["Norwegian"].type == "group"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Former President Oscar Lindqvist spoke in Bergen on Monday.", ["Former President"]),
        ("Gen. Oscar Lindqvist spoke in Bergen on Monday.", ["Gen."]),
        ("Oscar Lindqvist, the head of the harbour council, spoke in Bergen.", ["head of the harbour council"]),
        ("It pleased the director of the ferry museum, Oscar Lindqvist, on Monday.", ["director of the ferry museum"]),
        ("Norway's Prime Minister Oscar Lindqvist spoke in Bergen on Monday.", ["Norway's Prime Minister"]),
        ("Norwegian Prime Minister Minister Oscar Lindqvist spoke.", ["Norwegian Prime Minister Minister"]),
        ("Oscar Lindqvist, now a member of the council who likes ferries, spoke.", ["member of the council"]),
        ("Budget\n\nCouncil leader Oscar Lindqvist spoke in Bergen on Monday.", ["Council leader"]),
        ("Mr Oscar Lindqvist spoke in Bergen on Monday.", []),
        ("Oscar Lindqvist, who met the head of the council, spoke in Bergen.", []),
        ("Oscar Lindqvist, 54, spoke in Bergen on Monday about the ferry.", []),
        ("Oscar Lindqvist, Petra Holm and Council leader Ivo Dal spoke in Bergen.", []),
    ],
)
def test_roles_stand_beside_the_name(sentence: str, expected: list[str]) -> None:
    found = entities(sentence)
    assert [role.text for role in found["Oscar Lindqvist"].roles] == expected


def test_a_short_name_stands_for_what_it_is_defined_for() -> None:
    body = "The Bergen Harbour Authority (BHA) met on Monday. The BHA said the ferry stays. Nobody at BHA objected."
    authority = entities(body)["Bergen Harbour Authority"]
    assert authority.type == "organization"
    assert authority.aliases == ("BHA",)
    assert texts(authority) == ["Bergen Harbour Authority", "BHA", "BHA", "BHA"]


def test_a_short_name_may_stand_before_what_it_is_short_for() -> None:
    authority = entities("Members of the BHA (Bergen Harbour Authority) met. Later the BHA voted.")[
        "Bergen Harbour Authority"
    ]
    assert texts(authority) == ["BHA", "Bergen Harbour Authority", "BHA"]


def test_a_body_named_after_places_is_a_body_with_its_short_name() -> None:
    body = "The Harbour Commission for Norway and the Faroes (HCNF) met on Monday. The HCNF said the ferry stays."
    commission = entities(body)["Harbour Commission for Norway and the Faroes"]
    assert commission.type == "organization"
    assert texts(commission)[1:] == ["HCNF", "HCNF"]


def test_other_letters_in_brackets_are_no_short_name() -> None:
    found = entities("The Bergen Harbour Authority (see map, page XII) met on Monday in Bergen.")
    assert "XII" not in found
    assert found["Bergen Harbour Authority"].aliases == ()


def test_the_head_of_a_name_stands_for_it_but_the_house_is_not_the_white_house() -> None:
    found = entities("The Bergen Harbour Board met. The Board agreed. The White House said nothing; the House voted.")
    assert texts(found["Bergen Harbour Board"]) == ["Bergen Harbour Board", "Board"]
    assert texts(found["White House"]) == ["White House"]


def test_spellings_of_a_nation_are_one_place() -> None:
    found = entities("Norway and Türkiye signed. Turkey will pay half, the UK the rest; the United Kingdom agreed.")
    assert texts(found["United Kingdom"]) == ["UK", "United Kingdom"]
    assert sorted(name for name in found if "rk" in name) == ["Türkiye"]


def test_a_possessive_is_no_part_of_the_name() -> None:
    found = entities("Petra Lindqvist’s ferry and Norway's harbour are quiet, the European Union's report says.")
    assert {"Petra Lindqvist", "Norway", "European Union"} <= set(found)


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
