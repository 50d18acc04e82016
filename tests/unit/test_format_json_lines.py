"""JSON Lines: one article a line; a broken line costs nothing but itself."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.formats import json_lines
from services.ingest.reading import Member
from tests.unit.structured import article, assert_holds_every_byte, outcomes, read

LINES = [json.dumps({"title": f"Ferry {number}", "text": "It came back."}).encode() for number in range(4)]


def test_each_line_is_an_article_with_its_bytes() -> None:
    payload = b"\n".join(LINES) + b"\n"
    reading = read(payload, "jsonl")
    assert [payload[r.byte_start : r.byte_end] for r in reading.records] == LINES


@pytest.mark.parametrize(
    "broken", [b'{"title": "Ferry", "te', b'"text": "x"}', b"\xff\xfe\x00", b'{"a": "never closed', b"[" * 5000]
)
def test_a_broken_line_costs_only_itself(broken: bytes) -> None:
    reading = read(b"\n".join((*LINES[:2], broken, *LINES[2:])), "jsonl")
    assert outcomes(reading) == ["article", "article", "broken_record", "article", "article"]


def test_blank_lines_carriage_returns_and_a_byte_order_mark_are_gaps() -> None:
    reading = read(b"\xef\xbb\xbf" + b"\r\n\r\n".join(LINES) + b"\r\n", "jsonl")
    assert outcomes(reading) == ["article"] * 4
    assert reading.gaps[0].reason == "byte_order_mark"


def test_wide_characters_are_read() -> None:
    text = b"\n".join(LINES).decode()
    assert outcomes(read(text.encode("utf-16"), "jsonl")) == ["article"] * 4


def test_a_line_longer_than_what_is_looked_at_is_recognised() -> None:
    long = json.dumps({"title": "Ferry", "text": "It came back. " * 9000}).encode()
    assert outcomes(read(long + b"\n" + LINES[0], "jsonl")) == ["article", "article"]


def test_lines_of_agency_items_are_read_as_such() -> None:
    item = json.dumps({"uri": "urn:x:ferry", "versioncreated": "2026-01-05", "headline": "Ferry", "body_text": "Back."})
    assert article(read(f"{item}\n{item}".encode(), "jsonl")).provider.guid == "ninjs:urn:x:ferry"


def test_a_line_sent_again_is_read_alone() -> None:
    reading = json_lines.read(Member(LINES[0], is_record=True, encoding="utf-8"))
    assert (outcomes(reading), reading.wire_format) == (["article"], "jsonl")


@given(st.lists(st.binary(max_size=40), max_size=8))
def test_any_lines_have_a_reading(lines: list[bytes]) -> None:
    payload = b"\n".join((LINES[0], *lines, LINES[1]))
    assert_holds_every_byte(json_lines.read(Member(payload)), payload)
