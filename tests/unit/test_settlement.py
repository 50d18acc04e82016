"""Whatever a step does, every record of its input has exactly one outcome, and nothing is lost on the way."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared import topics
from shared.errors import ConfigurationError, InvalidMessage, Unavailable
from shared.events import DumpRead, LedgerEntry, RawArticle
from shared.failures import Failure
from shared.limits import MAX_EVENT_BYTES
from shared.outcomes import Dropped, DumpFacts, Event, Settled
from shared.records import Incoming, Outgoing
from shared.settlement import Settlement, settle, settle_dead
from shared.steps import Step
from tests.invented import (
    CLEAN,
    INGEST,
    NOW,
    TWO_LINES,
    dump_record,
    failing_step,
    raw_article,
    raw_record,
)

HEADER_NAMES = st.sampled_from(
    ("copydesk-delivery", "copydesk-position", "copydesk-attempt", "received-at", "ce_time", "ce_id", "source")
)
ANY_RECORD = st.builds(
    Incoming,
    topic=st.sampled_from((topics.DUMPS, topics.RAW)),
    partition=st.integers(0, 5),
    offset=st.integers(0, 2**40),
    timestamp_ms=st.integers(-(2**63), 2**63 - 1),
    key=st.none() | st.binary(max_size=20),
    value=st.binary(max_size=60),
    headers=st.lists(st.tuples(HEADER_NAMES, st.binary(max_size=20)), max_size=5).map(tuple),
)
LINES = st.lists(st.sampled_from(("Ferry returns", "!spoilt", "-gone", "Bridge \udcff closes")), min_size=1, max_size=8)


@given(LINES)
def test_every_record_of_a_dump_has_one_outcome(lines: list[str]) -> None:
    dump = dump_record("\n".join(lines).encode("utf-8", "surrogateescape"))

    settlement = settle(INGEST, dump, NOW)

    assert [outcome.position for outcome in settlement.outcomes] == list(range(len(lines)))
    assert _dump_read(settlement).found == len(lines)
    assert _accounted(settlement) == list(range(len(lines)))


@given(st.sampled_from((INGEST, CLEAN)), ANY_RECORD)
def test_any_record_is_settled_and_nothing_is_raised(step: Step, incoming: Incoming) -> None:
    settlement = settle(step, incoming, NOW)

    assert settlement.outcomes
    assert len(settlement.dead) == sum(outcome.outcome == "quarantined" for outcome in settlement.outcomes)


@given(ANY_RECORD, st.sampled_from((ValueError("x"), KeyError("x"), MemoryError(), InvalidMessage("binary"))))
def test_whatever_a_step_raises_costs_its_own_input_only(incoming: Incoming, error: Exception) -> None:
    step = replace(INGEST, run=failing_step(error).run)

    assert [outcome.outcome for outcome in settle(step, incoming, NOW).outcomes] == ["quarantined"]


def test_what_is_unavailable_is_waited_for_and_not_settled() -> None:
    with pytest.raises(Unavailable):
        settle(failing_step(Unavailable("the database is away")), raw_record("Ferry returns"), NOW)


def test_a_wrong_setting_inside_a_step_costs_the_article_and_not_the_stage() -> None:
    assert settle(failing_step(ConfigurationError("no model")), raw_record("Ferry"), NOW).outcomes[0].reason == "bug"


def test_a_passed_article_is_one_event_with_its_account() -> None:
    raw = raw_record("Ferry returns")

    settlement = settle(CLEAN, raw, NOW)

    (record,) = settlement.records
    assert (record.topic, record.key) == (topics.CLEAN, raw.key)
    assert dict(record.headers)["copydesk-position"] == b"0"
    assert (settlement.outcomes[0].outcome, settlement.outcomes[0].article_id) == ("passed", (raw.key or b"").decode())
    assert settlement.measures == {"characters:body": 13.0}


def test_settling_the_same_input_again_gives_the_same_bytes() -> None:
    assert settle(INGEST, dump_record(), NOW) == settle(INGEST, dump_record(), NOW)


def test_only_the_time_of_recording_differs_on_replay() -> None:
    first = settle(INGEST, dump_record(), NOW).records
    again = settle(INGEST, dump_record(), NOW.replace(year=2031)).records

    assert [_without_recorded_time(one) for one in again] == [_without_recorded_time(one) for one in first]


def test_a_dropped_article_is_in_the_ledger() -> None:
    (record,) = settle(CLEAN, raw_record("drop"), NOW).records

    entry = LedgerEntry.model_validate_json(record.value)
    assert (record.topic, entry.kind, entry.reason, entry.position) == (
        topics.LEDGER,
        "dropped",
        "only_boilerplate",
        0,
    )


def test_a_bug_is_quarantined_with_its_place_and_without_the_text() -> None:
    settlement = settle(CLEAN, raw_record("break"), NOW)

    assert (settlement.outcomes[0].reason, settlement.outcomes[0].detail) == ("bug", "KeyError")
    assert "clean_line" in settlement.outcomes[0].place
    assert settlement.records == ()


def test_a_step_that_forgets_its_input_is_a_bug_and_the_input_is_kept() -> None:
    raw = raw_record("forget")

    settlement = settle(CLEAN, raw, NOW)

    assert settlement.outcomes[0].reason == "bug"
    assert settlement.dead[0].record.value == raw.value


def test_a_whole_dump_without_its_facts_is_a_bug() -> None:
    step = replace(INGEST, run=lambda _: Settled((Dropped("no_text"),)))

    assert settle(step, dump_record(), NOW).outcomes[0].reason == "bug"


def test_a_stage_behind_ingest_may_not_give_two_items() -> None:
    step = replace(CLEAN, run=lambda raw: Settled((Dropped("no_text"), Dropped("no_text"))))

    assert [outcome.reason for outcome in settle(step, raw_record("Ferry"), NOW).outcomes] == ["bug"]


def test_a_dump_without_articles_is_read_with_nothing_found() -> None:
    step = replace(INGEST, run=lambda _: Settled((), DumpFacts("text", "utf-8")))

    settlement = settle(step, dump_record(b""), NOW)

    read = _dump_read(settlement)
    assert (read.status, read.found, settlement.outcomes) == ("read", 0, ())


def test_an_unreadable_dump_is_quarantined_whole_with_nothing_found() -> None:
    settlement = settle_dead(INGEST, dump_record(), Failure("too_large"), NOW)

    read = _dump_read(settlement)
    assert (read.status, read.found) == ("quarantined", 0)
    assert settlement.dead[0].record.value == TWO_LINES
    assert settlement.outcomes[0].position is None


def test_a_spoilt_record_is_quarantined_as_its_own_slice_and_the_others_pass() -> None:
    settlement = settle(INGEST, dump_record(b"Ferry returns\n!spoilt\nBridge closes"), NOW)

    (letter,) = settlement.dead
    assert letter.record.value == b"!spoilt"
    assert dict(letter.record.headers)["copydesk-byte-start"] == b"14"
    assert [outcome.outcome for outcome in settlement.outcomes] == ["passed", "quarantined", "passed"]


def test_an_article_that_cannot_be_written_costs_itself_and_not_its_dump() -> None:
    settlement = settle(INGEST, dump_record(b"Ferry \xff returns\nBridge closes"), NOW)

    assert [outcome.outcome for outcome in settlement.outcomes] == ["quarantined", "passed"]
    assert settlement.dead[0].record.value == b"Ferry \xff returns"


def test_an_event_that_is_too_large_is_quarantined_with_its_original_bytes() -> None:
    huge = raw_article().model_copy(update={"text": "x" * (MAX_EVENT_BYTES + 1), "byte_start": 6, "byte_end": 13})
    step = replace(INGEST, run=lambda _: Settled((Event(huge),), DumpFacts("text", "utf-8")))

    settlement = settle(step, dump_record(), NOW)

    assert settlement.outcomes[0].reason == "output_too_large"
    assert settlement.dead[0].record.value == TWO_LINES[6:13]


def test_a_message_without_our_headers_is_an_orphan_without_a_receipt() -> None:
    stranger = Incoming(topics.RAW, 0, 9, 0, b"key", raw_article().to_json())

    settlement = settle(CLEAN, stranger, NOW)

    assert settlement.outcomes[0].reason == "orphan"
    assert settlement.dead[0].entry.delivery_id is None


def test_a_value_that_is_no_event_says_which_field_and_not_what_stood_there() -> None:
    record = raw_record("Ferry returns")
    spoilt = json.loads(record.value) | {"position": "The minister said"}

    settlement = settle(CLEAN, replace(record, value=json.dumps(spoilt).encode()), NOW)

    assert (settlement.outcomes[0].reason, settlement.outcomes[0].detail) == (
        "invalid_event",
        "RawArticle.position: int_parsing",
    )


def test_bytes_that_are_not_json_are_dead() -> None:
    settlement = settle(CLEAN, replace(raw_record("Ferry"), value=b"\xff{"), NOW)

    assert settlement.outcomes[0].reason == "invalid_json"


def _dump_read(settlement: Settlement) -> DumpRead:
    entries = [LedgerEntry.model_validate_json(r.value) for r in settlement.records if r.topic == topics.LEDGER]
    (read,) = [entry.dump_read for entry in entries if entry.dump_read is not None]
    return read


def _accounted(settlement: Settlement) -> list[int]:
    """Positions that a reader of the topics can account for."""
    passed = [RawArticle.model_validate_json(r.value).position for r in settlement.records if r.topic == topics.RAW]
    entries = [LedgerEntry.model_validate_json(r.value) for r in settlement.records if r.topic == topics.LEDGER]
    dropped = [entry.position for entry in entries if entry.kind == "dropped"]
    dead = [letter.entry.position for letter in settlement.dead]
    return sorted(position for position in (*passed, *dropped, *dead) if position is not None)


def _without_recorded_time(record: Outgoing) -> Outgoing:
    return replace(record, headers=tuple(header for header in record.headers if header[0] != "ce_recordedtime"))
