"""What a model writes, it reads again as the same value, and a newer writer's fields do no harm."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from shared.events import (
    EnrichedArticle,
    Evidence,
    LedgerEntry,
    Published,
    RawArticle,
    Truncated,
    WireModel,
)
from shared.events.vocabulary import DATE_BASES, DATE_PRECISIONS, LEDGER_KINDS
from tests.invented import NOW, clean_article, raw_article

TEXTS = st.text(st.characters(codec="utf-8"))
TIMES = st.none() | st.datetimes(timezones=st.just(NOW.tzinfo))
EVIDENCE = st.builds(
    Evidence, space=st.sampled_from(("source", "body")), start=st.integers(0), end=st.integers(0), text=TEXTS
)
PUBLISHED = st.builds(
    Published,
    earliest=TIMES,
    latest=TIMES,
    precision=st.sampled_from(DATE_PRECISIONS),
    basis=st.sampled_from(DATE_BASES),
    confidence=st.floats(0, 1),
    evidence=st.lists(EVIDENCE, max_size=2).map(tuple),
)
TRUNCATED = st.builds(Truncated, is_truncated=st.booleans(), evidence=st.lists(EVIDENCE, max_size=2).map(tuple))
RAW = st.builds(raw_article, text=TEXTS, position=st.integers(0, 2**31))
ENTRIES = st.builds(
    LedgerEntry,
    kind=st.sampled_from(LEDGER_KINDS),
    delivery_id=st.none() | TEXTS,
    stage=TEXTS,
    at=st.datetimes(timezones=st.just(NOW.tzinfo)),
    detail=st.none() | TEXTS,
)


@settings(max_examples=200)
@given(RAW | RAW.map(clean_article) | ENTRIES | PUBLISHED | TRUNCATED)
def test_json_round_trip_is_identity(event: WireModel) -> None:
    again = type(event).model_validate_json(event.to_json())

    assert again == event
    assert again.to_json() == event.to_json()


def test_an_alias_travels_under_its_wire_name() -> None:
    assert json.loads(Truncated(is_truncated=True).to_json())["is"] is True


def test_fields_of_a_newer_writer_are_ignored() -> None:
    newer = json.loads(raw_article().to_json()) | {"mood": "calm"}

    assert RawArticle.model_validate_json(json.dumps(newer)) == raw_article()


def test_a_value_that_a_newer_writer_added_to_a_closed_list_is_read() -> None:
    newer = json.loads(raw_article().to_json()) | {"wire_format": "telepathy"}

    assert RawArticle.model_validate_json(json.dumps(newer)).wire_format == "telepathy"


def test_our_own_code_may_not_write_outside_a_closed_list() -> None:
    with pytest.raises(ValidationError, match="is not one of"):
        RawArticle(**{**raw_article().model_dump(), "wire_format": "telepathy"})


@pytest.mark.parametrize("time", ["2024-03-01T12:00:00", "0001-01-01T00:00:00+14:00"])
def test_a_time_without_zone_or_outside_the_calendar_is_an_invalid_event(time: str) -> None:
    spoilt = json.loads(raw_article().to_json()) | {"received_at": time}

    with pytest.raises(ValidationError):
        RawArticle.model_validate_json(json.dumps(spoilt))


def test_every_field_is_described() -> None:
    undescribed = [
        f"{model.__name__}.{name}"
        for model in _all_models()
        for name, field in model.model_fields.items()
        if not field.description and not any("description" in repr(extra) for extra in field.metadata)
    ]

    assert undescribed == []


def _all_models() -> set[type[WireModel]]:
    found: set[type[WireModel]] = set()
    waiting = list(WireModel.__subclasses__())
    while waiting:
        model = waiting.pop()
        found.add(model)
        waiting += model.__subclasses__()
    assert EnrichedArticle in found
    return found
