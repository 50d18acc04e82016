"""The two laws: segments cover the source text once, and replaying them with their edits gives the clean text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.events import Edit, Segment
from shared.events.replay import (
    BODY_ROLES,
    PARAGRAPH_BREAK,
    partition_fault,
    replay,
    replay_segment,
    replay_source,
    source_offset,
)

ROLES = st.sampled_from(("headline", "body", "subhead", "caption", "blank"))


@st.composite
def edits(draw: st.DrawFn, start: int, end: int) -> tuple[Edit, ...]:
    places = sorted(draw(st.lists(st.integers(start, end), max_size=6)))
    return tuple(
        Edit(start=first, end=last, replacement=draw(st.text("xyz", max_size=3)), reason="mojibake")
        for first, last in zip(places[::2], places[1::2], strict=False)
    )


@st.composite
def partitions(draw: st.DrawFn) -> tuple[str, tuple[Segment, ...]]:
    """A source text of distinct characters, so that each tells where it came from, and its segments."""
    text = "".join(chr(0x4E00 + i) for i in range(draw(st.integers(0, 60))))
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=5))})
    return text, tuple(
        Segment(start=first, end=last, text=text[first:last], role=draw(ROLES), edits=draw(edits(first, last)))
        for first, last in pairwise(cuts)
    )


@given(partitions())
def test_segments_in_order_are_the_source_text(case: tuple[str, tuple[Segment, ...]]) -> None:
    text, segments = case

    assert partition_fault(segments, text) is None
    assert replay_source(segments) == text


@given(partitions())
def test_every_character_of_the_body_that_was_kept_resolves_to_itself(case: tuple[str, tuple[Segment, ...]]) -> None:
    text, segments = case
    body = replay(segments)

    kept = [(at, character) for at, character in enumerate(body) if character in text]

    assert [text[source_offset(segments, at)] for at, _ in kept] == [character for _, character in kept]


@given(partitions())
def test_every_offset_of_the_body_resolves_inside_the_source_and_never_backwards(
    case: tuple[str, tuple[Segment, ...]],
) -> None:
    text, segments = case
    is_there = any(segment.role in BODY_ROLES for segment in segments)

    offsets = [source_offset(segments, at) for at in range(len(replay(segments)) + is_there)]

    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(text) for offset in offsets)


@given(partitions(), st.integers(1, 5))
def test_beyond_the_body_there_is_no_offset(case: tuple[str, tuple[Segment, ...]], beyond: int) -> None:
    _, segments = case

    for offset in (-beyond, len(replay(segments)) + beyond):
        with pytest.raises(IndexError):
            source_offset(segments, offset)


@given(partitions())
def test_the_wire_changes_nothing(case: tuple[str, tuple[Segment, ...]]) -> None:
    _, segments = case

    assert tuple(Segment.model_validate_json(segment.to_json()) for segment in segments) == segments


def test_paragraphs_of_the_body_are_joined_by_a_blank_line() -> None:
    segments = (
        Segment(start=0, end=3, text="One", role="body"),
        Segment(start=3, end=5, text="\n\n", role="blank"),
        Segment(start=5, end=8, text="Two", role="body"),
    )

    assert replay(segments) == "One" + PARAGRAPH_BREAK + "Two"
    assert [source_offset(segments, at) for at in (2, 3, 4, 5, 8)] == [2, 3, 3, 5, 8]


def test_a_repair_of_equal_length_resolves_character_by_character() -> None:
    edit = Edit(start=2, end=5, replacement="abc", reason="mojibake")
    segments = (Segment(start=0, end=6, text="01234!", role="body", edits=(edit,)),)

    assert [source_offset(segments, at) for at in range(6)] == [0, 1, 2, 3, 4, 5]


def test_an_insertion_resolves_to_where_it_was_put() -> None:
    edit = Edit(start=2, end=2, replacement="--", reason="mojibake")
    segment = Segment(start=0, end=4, text="abcd", role="body", edits=(edit,))

    assert replay_segment(segment) == "ab--cd"
    assert [source_offset((segment,), at) for at in range(6)] == [0, 1, 2, 2, 2, 3]


def test_a_segment_that_is_not_public_keeps_its_place() -> None:
    hidden = Segment(start=0, end=4, text=None, role="note", public=False)

    assert replay_source((hidden, Segment(start=4, end=6, text="ab", role="body"))) == "    ab"


@pytest.mark.parametrize(
    ("segments", "fault"),
    [
        ((Segment(start=0, end=2, text="ab", role="body"),), "segments end at 2, the text at 4"),
        ((Segment(start=1, end=4, text="bcd", role="body"),), "segment 0 starts at 1, expected 0"),
        ((Segment(start=0, end=4, text="abxd", role="body"),), "segment 0 holds other text than the source"),
        (
            (
                Segment(
                    start=0,
                    end=4,
                    text="abcd",
                    role="body",
                    edits=(Edit(start=3, end=5, replacement="", reason="edge_space"),),
                ),
            ),
            "segment 0: edit 3-5 is out of order or outside",
        ),
    ],
)
def test_a_broken_partition_is_told(segments: tuple[Segment, ...], fault: str) -> None:
    assert partition_fault(segments, "abcd") == fault
