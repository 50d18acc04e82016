"""Which mentions are one person, body or place, under which name, with which roles."""

import pytest

from services.enrich.entities.people import join_people
from tests.entities_of import entities, texts


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
