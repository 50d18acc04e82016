"""The comparer lets new optional fields through and names every other change of a model."""

from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field, create_model

from copydesk.contracts.compare import Schema, find_breaks
from shared.events.vocabulary import ClosedList


class Place(BaseModel):
    """A part of the event below."""

    name: str
    lat: float | None = None


class Story(BaseModel):
    """An invented event with every kind of field."""

    story_id: str
    words: int = Field(ge=0)
    slug: str | None = None
    role: Annotated[str, ClosedList(("body", "note"))] = "body"
    places: tuple[Place, ...] = ()
    home: Place | None = None
    seat: Place = Place(name="here")
    counts: dict[str, int] = Field(default_factory=dict)


class Tree(BaseModel):
    """An event that holds itself."""

    label: str
    branches: tuple["Tree", ...] = ()


def changed(**fields: Any) -> Schema:
    return create_model("Story", __base__=Story, **fields).model_json_schema()


def without(name: str, **added: Any) -> Schema:
    schema = changed(**added)
    del schema["properties"][name]
    return {**schema, "required": [other for other in schema["required"] if other != name]}


class PlaceWithCountry(Place):
    """The part with one more optional field."""

    country: str | None = None


class PlaceWithNeededCountry(Place):
    """The part with one more required field."""

    country: str


class NumberedPlace(BaseModel):
    """The part with its name retyped."""

    name: int
    lat: float | None = None


ALLOWED = {
    "nothing": Story.model_json_schema(),
    "a new optional field": changed(desk=(str | None, None)),
    "a new field with a default": changed(desk=(int, 0)),
    "a new optional field of a part": changed(places=(tuple[PlaceWithCountry, ...], ())),
    "a new optional field of a part that has a default": changed(
        seat=(PlaceWithCountry, PlaceWithCountry(name="here"))
    ),
    "a new value of a closed list": changed(role=(Annotated[str, ClosedList(("body", "note", "table"))], "body")),
    "another description": changed(words=(int, Field(ge=0, description="How many."))),
}
BROKEN = {
    "removed": (without("words"), "words", "was removed"),
    "renamed": (without("story_id", story_key=(str, ...)), "story_id", "was removed"),
    "retyped": (changed(words=(str, ...)), "words", "was integer, is string"),
    "made nullable": (changed(story_id=(str | None, ...)), "story_id", "was string, is null or string"),
    "no longer nullable": (changed(slug=(str, "")), "slug", "was null or string, is string"),
    "added as required": (changed(desk=(str, ...)), "desk", "is new and required"),
    "made required": (changed(slug=(str | None, ...)), "slug", "became required"),
    "made optional": (changed(words=(int, Field(0, ge=0))), "words", "was always there and became optional"),
    "narrowed": (changed(words=(int, Field(ge=5))), "words", "minimum was 0, is 5"),
    "widened": (changed(words=(int, ...)), "words", "minimum was 0, is none"),
    "given a maximum": (changed(words=(int, Field(ge=0, le=9))), "words", "maximum was none, is 9"),
    "a value removed": (changed(role=(Annotated[str, ClosedList(("body",))], "body")), "role", "the value 'note' was"),
    "another default": (changed(role=(Annotated[str, ClosedList(("body", "note"))], "note")), "role", "its default"),
    "another default of a part": (changed(seat=(Place, Place(name="there"))), "seat", "its default"),
    "a list made single": (changed(places=(Place | None, None)), "places", "was array, is"),
    "a part's new required field": (
        changed(places=(tuple[PlaceWithNeededCountry, ...], ())),
        "places[].country",
        "is new and required",
    ),
    "a part's field retyped": (changed(home=(NumberedPlace | None, None)), "home.name", "was string, is integer"),
    "the values of a table retyped": (changed(counts=(dict[str, str], {})), "counts[]", "was integer, is string"),
}


@pytest.mark.parametrize("new", ALLOWED.values(), ids=ALLOWED)
def test_a_compatible_change_passes(new: Schema) -> None:
    assert find_breaks(Story.model_json_schema(), new) == []


@pytest.mark.parametrize(("new", "field", "fault"), BROKEN.values(), ids=BROKEN)
def test_a_breaking_change_is_named_with_its_field_and_remedy(new: Schema, field: str, fault: str) -> None:
    breaks = find_breaks(Story.model_json_schema(), new)

    named = [found for found in breaks if found.field == field and found.fault.startswith(fault)]
    assert named, f"not named: {breaks}"
    assert named[0].remedy


def test_a_renamed_field_is_told_from_a_removed_one() -> None:
    new = without("story_id", story_key=(str, ...))

    assert "renamed to story_key?" in str(find_breaks(Story.model_json_schema(), new)[0])


def test_forbidding_unknown_fields_is_a_break() -> None:
    old = Story.model_json_schema()

    assert find_breaks(old, {**old, "additionalProperties": False}) != []


def test_a_model_that_holds_itself_is_compared_to_its_end() -> None:
    assert find_breaks(Tree.model_json_schema(), Tree.model_json_schema()) == []
