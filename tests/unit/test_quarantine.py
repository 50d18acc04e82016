"""A quarantined record keeps its original bytes; sent again it is what it was, one attempt later."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared import topics
from shared.errors import InvalidMessage
from shared.events import LedgerEntry, Pointer
from shared.failures import Failure, failure_from
from shared.quarantine import STREAMS_PREFIX, dead_letter, retry_record, without_failure
from shared.records import Incoming, Outgoing
from shared.settlement import settle, settle_dead
from shared.steps import Step
from tests.invented import CLEAN, INGEST, NOW, TWO_LINES, dump_record, landed, raw_record

WHOLE = [(CLEAN, raw_record("break")), (INGEST, dump_record())]
NAMES = st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda n: not n.startswith(("copydesk-", "__streams")))


def quarantined(step: Step, incoming: Incoming) -> Outgoing:
    return settle_dead(step, incoming, Failure("bug", "KeyError"), NOW).dead[0].record


@pytest.mark.parametrize(("step", "original"), WHOLE)
def test_the_original_key_value_and_headers_are_kept(step: Step, original: Incoming) -> None:
    record = quarantined(step, original)

    assert (record.topic, record.key, record.value) == (topics.QUARANTINE, original.key, original.value)
    assert dict(original.headers).items() <= dict(record.headers).items()


@given(st.none() | st.binary(), st.binary(), st.lists(st.tuples(NAMES, st.binary())))
def test_a_retry_restores_key_value_headers_and_topic(
    key: bytes | None, value: bytes, headers: list[tuple[str, bytes]]
) -> None:
    original = Incoming(topics.DUMPS, 1, 7, 5, key, value, tuple(h for h in headers if h[0] != "received-at"))

    retried = retry_record(landed(quarantined(INGEST, original)))

    assert (retried.topic, retried.key, retried.value) == (original.topic, key, value)
    assert [header for header in retried.headers if header in original.headers] == list(original.headers)
    assert dict(retried.headers)["copydesk-attempt"] == b"2"


@pytest.mark.parametrize(("step", "original"), WHOLE)
def test_what_the_failure_added_is_gone_on_retry(step: Step, original: Incoming) -> None:
    retried = retry_record(landed(quarantined(step, original)))

    assert without_failure(retried.headers) == retried.headers


def test_a_retried_article_gets_the_same_ids() -> None:
    original = raw_record("Ferry returns")

    again = settle(CLEAN, landed(retry_record(landed(quarantined(CLEAN, original)))), NOW)

    (expected,), (actual,) = settle(CLEAN, original, NOW).records, again.records
    assert (actual.topic, actual.key, actual.value) == (expected.topic, expected.key, expected.value)
    for name in ("ce_id", "ce_time", "copydesk-delivery", "copydesk-dump", "copydesk-position", "copydesk-reading"):
        assert dict(actual.headers)[name] == dict(expected.headers)[name]


def test_a_retried_slice_of_a_dump_becomes_the_article_that_it_would_have_been() -> None:
    dump = dump_record(b"Ferry returns\n!spoilt\nBridge closes")
    spoilt = settle(INGEST, dump, NOW).dead[0].record
    mended = replace(landed(retry_record(landed(spoilt))), value=b"mended")

    again = settle(INGEST, mended, NOW)

    passing = settle(INGEST, dump_record(b"Ferry returns\nmended\nBridge closes"), NOW).records[1]
    (actual,) = again.records
    article = json.loads(actual.value)
    assert dict(actual.headers)["ce_id"] == dict(passing.headers)["ce_id"]
    assert (article["position"], article["byte_start"], article["byte_end"]) == (1, 14, 20)


def test_a_retried_dump_keeps_the_delivery_that_it_arrived_as() -> None:
    original = dump_record(TWO_LINES)

    again = settle(INGEST, landed(retry_record(landed(quarantined(INGEST, original))), offset=900), NOW)

    expected = [dict(record.headers)["ce_id"] for record in settle(INGEST, original, NOW).records[:2]]
    assert [dict(record.headers)["ce_id"] for record in again.records[:2]] == expected


def test_failing_again_is_the_same_quarantine_row_one_attempt_later() -> None:
    first = quarantined(CLEAN, raw_record("break"))
    second = quarantined(CLEAN, landed(retry_record(landed(first))))

    assert _header(second, "copydesk-quarantine-id") == _header(first, "copydesk-quarantine-id")
    assert (_header(first, "copydesk-attempts"), _header(second, "copydesk-attempts")) == ("1", "2")
    assert len(second.headers) == len(dict(second.headers)), "a header stands twice"


def test_kafka_s_own_tools_find_what_they_read() -> None:
    record = quarantined(CLEAN, raw_record("break"))

    names = ("exception", "message", "stacktrace", "topic", "partition", "offset")
    assert [name for name in names if _header(record, STREAMS_PREFIX + name) is None] == []
    assert _header(record, STREAMS_PREFIX + "topic") == topics.RAW


@given(st.text("šžýćđ ", min_size=3, max_size=40))
def test_no_body_text_is_in_any_header(text: str) -> None:
    try:
        raise ValueError(text)
    except ValueError as error:
        letter = dead_letter("clean", "clean-1", raw_record(text), None, failure_from(error), NOW)

    assert [name for name, value in letter.record.headers if text in value.decode()] == []


def test_the_ledger_entry_points_at_the_quarantine_record() -> None:
    letter = settle_dead(CLEAN, raw_record("break"), Failure("timeout"), NOW).dead[0]
    pointer = Pointer(topic=topics.QUARANTINE, partition=3, offset=12)

    entry = LedgerEntry.model_validate_json(letter.ledger_record(pointer, NOW).value)

    assert (entry.kind, entry.reason, entry.quarantine) == ("quarantined", "timeout", pointer)
    assert entry.quarantine_id == _header(letter.record, "copydesk-quarantine-id")


def test_a_record_that_is_no_quarantined_one_is_refused() -> None:
    with pytest.raises(InvalidMessage, match="not a quarantined record"):
        retry_record(raw_record("Ferry returns"))


def test_a_quarantined_record_with_a_spoilt_count_of_attempts_is_refused() -> None:
    record = landed(quarantined(CLEAN, raw_record("break")))
    spoilt = replace(record, headers=(*record.headers, ("copydesk-attempts", b"many")))

    with pytest.raises(InvalidMessage, match="copydesk-attempts"):
        retry_record(spoilt)


def _header(record: Outgoing, name: str) -> str | None:
    return landed(record).header(name)
