"""Quotes, case by case: texts in tests/cases/quotes; negative ones hold marks or verbs that report nothing."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from services.enrich.quotes import find_quotes
from shared.events import Entity, Quote
from tests.cases import load_cases

PEOPLE = ("Mara Quill", "Petar Lund")


@pytest.mark.parametrize("case", load_cases("quotes"))
def test_a_text_has_the_quotes_it_should(case: dict[str, Any]) -> None:
    found = find_quotes(case["text"], tuple(people(case["text"]))).quotes
    assert [[quote.text, quote.kind, head(quote), quote.cue] for quote in found] == case["quotes"]
    for key, told in (
        ("continues", [quote.continues for quote in found]),
        ("kinds", [quote.speaker_kind for quote in found]),
        ("names", [quote.speaker_name for quote in found]),
        ("channels", [quote.channel.text if quote.channel else None for quote in found]),
        ("via", [[source.text for source in quote.via] for quote in found]),
    ):
        if key in case:
            assert told == case[key]


def people(text: str) -> Iterator[Entity]:
    for name in PEOPLE:
        for match in re.finditer(name, text):
            yield Entity(text=name, start=match.start(), end=match.end(), type="person", canonical=name)


def head(quote: Quote) -> str | None:
    """The speaker without what a comma adds."""
    return quote.speaker.split(",")[0] if quote.speaker else None
