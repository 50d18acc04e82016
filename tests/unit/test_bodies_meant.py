"""Which body a description such as `the ministry` means: one of that kind, and none where only others are named."""

import pytest

from services.enrich.quotes import find_quotes
from shared.events import Entity


@pytest.mark.parametrize(
    ("name", "noun", "expected"),
    [
        ("Halden Corp", "company", "Halden Corp"),
        ("Harbour Ministry", "ministry", "Harbour Ministry"),
        ("Reuters", "agency", "Reuters"),
        ("Reuters", "ministry", None),
        ("Reuters", "company", None),
        ("Halden Corp", "ministry", None),
        ("Halden Corp", "newspaper", None),
    ],
)
def test_a_description_means_a_body_of_its_kind(name: str, noun: str, expected: str | None) -> None:
    body = f"{name} opened a plant. The {noun} said that it would hire 40 people."
    entity = Entity(text=name, start=0, end=len(name), type="organization", canonical=name)
    assert [quote.speaker_name for quote in find_quotes(body, (entity,)).quotes] == [expected]
