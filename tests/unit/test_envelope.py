"""Headers carry all that accounting needs; what is missing or malformed makes an orphan, not a crash."""

import contextlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.envelope import Envelope, from_millis, read_envelope
from shared.errors import InvalidMessage
from shared.records import Headers, Incoming
from tests.invented import NOW, READING, envelope_at, raw_record

EVENT_TYPE = "copydesk.article.raw.v1"
IDS = st.uuids().map(str)
TIMES = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive
WORDS = st.text(st.characters(codec="utf-8"), min_size=1)
ENVELOPES = st.builds(
    Envelope,
    delivery_id=IDS,
    dump_id=IDS,
    reading=WORDS,
    received_at=TIMES,
    position=st.integers(0, 999_999_999),
    attempt=st.integers(1, 999_999_999),
    hops=st.dictionaries(st.sampled_from(("ingest", "clean", "enrich")), WORDS),
)


def incoming(headers: Headers) -> Incoming:
    return Incoming("news.articles.raw.v1", 0, 3, 0, b"key", b"{}", headers)


def headers_of(envelope: Envelope) -> Headers:
    return envelope.headers(EVENT_TYPE, "ingest", event_id=envelope.event_id(EVENT_TYPE), subject="a", now=NOW)


@given(ENVELOPES)
def test_headers_give_back_the_envelope(envelope: Envelope) -> None:
    assert read_envelope(incoming(headers_of(envelope))) == envelope


@given(ENVELOPES)
def test_headers_of_the_envelope_read_are_the_headers_again(envelope: Envelope) -> None:
    headers = headers_of(envelope)

    assert headers_of(read_envelope(incoming(headers))) == headers


@given(st.lists(st.tuples(st.sampled_from(tuple(dict(headers_of(envelope_at())))), st.binary(max_size=40))))
def test_any_headers_give_an_envelope_or_an_orphan(damaged: list[tuple[str, bytes]]) -> None:
    record = incoming((*headers_of(envelope_at()), *damaged))

    with contextlib.suppress(InvalidMessage):
        read = read_envelope(record)
        assert (read.received_at.tzinfo, read.attempt >= 1) == (UTC, True)


@pytest.mark.parametrize(
    "name", ["copydesk-delivery", "copydesk-dump", "copydesk-reading", "ce_time", "copydesk-position"]
)
def test_a_record_without_a_needed_header_is_an_orphan_that_says_which(name: str) -> None:
    headers = tuple(header for header in headers_of(envelope_at()) if header[0] != name)

    with pytest.raises(InvalidMessage, match=f"orphan: the header {name} is missing"):
        read_envelope(incoming(headers))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("copydesk-delivery", "my-own-delivery"),
        ("copydesk-dump", "x"),
        ("copydesk-position", "-1"),
        ("copydesk-position", "99999999999999999999"),
        ("copydesk-position", "٣"),
        ("copydesk-attempt", "many"),
        ("ce_time", "yesterday"),
        ("ce_time", "2024-03-01T12:00:00"),
        ("ce_time", "0001-01-01T00:00:00+14:00"),
    ],
)
def test_a_malformed_header_makes_an_orphan(name: str, value: str) -> None:
    with pytest.raises(InvalidMessage, match="orphan"):
        read_envelope(incoming((*headers_of(envelope_at()), (name, value.encode()))))


def test_the_event_id_is_the_same_on_replay_and_another_for_another_reading() -> None:
    first = envelope_at(3)

    assert first.event_id(EVENT_TYPE) == envelope_at(3).event_id(EVENT_TYPE)
    assert first.event_id(EVENT_TYPE) != replace(first, reading="lines-2").event_id(EVENT_TYPE)


def test_a_retry_keeps_the_event_id() -> None:
    assert envelope_at(attempt=1).event_id(EVENT_TYPE) == envelope_at(attempt=2).event_id(EVENT_TYPE)


def test_each_stage_adds_its_hop_and_names_its_cause() -> None:
    record = raw_record("Ferry returns")

    passed = read_envelope(record).passed("clean", record, "clean-1")

    assert set(passed.hops) == {"ingest", "clean"}
    assert '"offset":40' in passed.hops["clean"]
    assert passed.causation_id == record.header("ce_id")


def test_the_trace_is_the_delivery() -> None:
    headers = dict(headers_of(envelope_at()))

    assert headers["copydesk-delivery"].replace(b"-", b"") in headers["traceparent"]
    assert headers["ce_recordedtime"].decode() == NOW.isoformat()
    assert headers["copydesk-reading"].decode() == READING


@given(st.integers(-(2**63), 2**63 - 1))
def test_any_time_stamp_of_a_broker_is_a_time(timestamp_ms: int) -> None:
    assert from_millis(timestamp_ms).tzinfo is UTC


def test_a_time_stamp_keeps_its_milliseconds() -> None:
    assert from_millis(1_709_290_000_123) - from_millis(1_709_290_000_000) == timedelta(milliseconds=123)
