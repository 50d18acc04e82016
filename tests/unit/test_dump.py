"""Any bytes from any producer are a dump, whatever its key and headers say."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared import ids
from shared.dump import MAX_NAME_CHARS, UNNAMED, Dump, decode_dump, dump_envelope
from shared.envelope import Envelope, from_millis
from shared.events import DumpRead
from shared.records import Headers, Incoming
from tests.invented import ARRIVED_MS, READING, TWO_LINES, dump_record

NAMES = st.sampled_from(
    (
        "source",
        "filename",
        "content-type",
        "received-at",
        "copydesk-delivery",
        "copydesk-dump",
        "copydesk-position",
        "copydesk-attempt",
        "copydesk-byte-start",
    )
)
VALUES = st.one_of(st.binary(max_size=30), st.uuids().map(lambda u: str(u).encode()), st.just(b"-1"), st.just(b"7"))


def envelope_of(record: Incoming) -> Envelope:
    return dump_envelope(READING)(record)


def dump_of(record: Incoming) -> Dump:
    return decode_dump(record, envelope_of(record))


@given(st.binary(max_size=30), st.none() | st.binary(max_size=30), st.lists(st.tuples(NAMES, VALUES), max_size=6))
def test_any_record_is_a_dump_with_an_account(
    value: bytes, key: bytes | None, headers: list[tuple[str, bytes]]
) -> None:
    dump = dump_of(dump_record(value, key, tuple(headers)))

    read = DumpRead(status="read", found=0, source=dump.source, filename=dump.filename, size_bytes=0)
    assert dump.received_at.tzinfo is UTC
    assert "\x00" not in read.to_json().decode()


def test_a_bare_file_is_a_dump_named_by_its_key() -> None:
    dump = dump_of(dump_record())

    assert (dump.payload, dump.source, dump.dump_id) == (TWO_LINES, "harbour-wire", ids.dump_id(TWO_LINES))
    assert dump.received_at == from_millis(ARRIVED_MS)
    assert dump.record_position is None


@pytest.mark.parametrize("key", [None, b"", ids.dump_id(TWO_LINES).encode()])
def test_without_header_or_telling_key_the_source_is_unnamed(key: bytes | None) -> None:
    assert dump_of(dump_record(key=key)).source == UNNAMED


def test_the_source_header_beats_the_key() -> None:
    assert dump_of(dump_record(headers=(("source", b"quay-agency"),))).source == "quay-agency"


def test_names_lose_control_characters_that_no_database_takes_and_have_an_end() -> None:
    record = dump_record(headers=(("source", b"qu\x00ay\x1b[31m"), ("filename", b"f" * 5000)))

    assert dump_of(record).source == "quay[31m"
    assert dump_of(record).filename == "f" * MAX_NAME_CHARS


def test_a_valid_received_at_header_is_believed() -> None:
    stated = dump_record(headers=(("received-at", b"2024-02-01T10:00:00+02:00"),))

    assert dump_of(stated).received_at == datetime(2024, 2, 1, 8, tzinfo=UTC)


@pytest.mark.parametrize("stated", [b"soon", b"2024-02-01T10:00:00", b"0001-01-01T00:00:00+14:00"])
def test_an_odd_received_at_header_gives_way_to_the_broker_s_time(stated: bytes) -> None:
    assert dump_of(dump_record(headers=(("received-at", stated),))).received_at == from_millis(ARRIVED_MS)


def test_a_dump_sent_again_from_quarantine_keeps_its_delivery_and_place() -> None:
    delivery, dump = ids.dump_id(b"delivery"), ids.dump_id(b"dump")
    again = dump_record(b"Bridge closes", headers=_retried(delivery, dump))

    assert envelope_of(again).delivery_id == delivery
    assert (dump_of(again).dump_id, dump_of(again).record_position, dump_of(again).record_byte_start) == (dump, 1, 25)
    assert envelope_of(again).attempt == 2


def test_a_stranger_cannot_claim_the_content_of_another_dump() -> None:
    claims = dump_record(headers=(("copydesk-dump", ids.dump_id(b"other").encode()),))

    assert envelope_of(claims).dump_id == ids.dump_id(TWO_LINES)


def _retried(delivery: str, dump: str) -> Headers:
    return (
        ("copydesk-delivery", delivery.encode()),
        ("copydesk-dump", dump.encode()),
        ("copydesk-position", b"1"),
        ("copydesk-byte-start", b"25"),
        ("copydesk-attempt", b"2"),
    )
