"""Whom a pronoun means where two persons could be meant: the subject of the sentence before, not its object."""

import re

import pytest

from services.enrich.quotes import find_quotes
from shared.events import Entity

PEOPLE = ("Anna Keller", "Maria Lopez", "Robert Doan")


def speaker_of(body: str) -> str | None:
    entities = [
        Entity(text=name, start=match.start(), end=match.end(), type="person", canonical=name)
        for name in PEOPLE
        for match in re.finditer(name, body)
    ]
    return find_quotes(body, entities).quotes[-1].speaker_name


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Anna Keller met Maria Lopez in Paris. She said the talks were good.", "Anna Keller"),
        ("Maria Lopez met Anna Keller in Paris. She said the talks were good.", "Maria Lopez"),
        ("Anna Keller met Robert Doan in Paris.\n\n“We agreed,” he said.", "Robert Doan"),
        ("Robert Doan met Anna Keller in Paris.\n\n“We agreed,” she said.", "Anna Keller"),
        ("Robert Doan left. Nobody else came.\n\n“We agreed,” she said.", None),
        ("Anna Keller and Maria Lopez said they agreed.", None),
    ],
)
def test_a_pronoun_means_the_person_who_fits_and_stands_foremost(body: str, expected: str | None) -> None:
    assert speaker_of(body) == expected
