"""The oracle can fail: every kind of harm, planted into what a run in peace has left, is seen and named.

What is planted is the smallest thing of its kind: one row, one record, one byte.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from shared import topics
from tests.faults import oracle
from tests.faults.broker import TopicRecord
from tests.faults.case import Case, last_by_key
from tests.faults.compare import compare
from tests.faults.observation import Observation
from tests.faults.oracle import judge
from tests.faults.runs import Run

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(600)]

Plant = Callable[[Observation], Observation]


def without_row(table: str) -> Plant:
    return lambda seen: with_rows(seen, table, getattr(seen, table)[1:])


def without_record(topic: str, which: Callable[[TopicRecord], bool]) -> Plant:
    def plant(seen: Observation) -> Observation:
        gone = next(record for record in seen.records[topic] if which(record))
        return with_records(seen, topic, [record for record in seen.records[topic] if record.key != gone.key])

    return plant


def with_copy(topic: str, *, headers: dict[str, str] | None = None, **changes: Any) -> Plant:
    """One more record like the first of ours, but for what is changed."""

    def plant(seen: Observation) -> Observation:
        first = next(record for record in seen.records[topic] if "ce_id" in record.headers)
        copy = replace(first, offset=10**6, headers={**first.headers, **(headers or {})}, **changes)
        return with_records(seen, topic, [*seen.records[topic], copy])

    return plant


def with_row(table: str, **changes: Any) -> Plant:
    """One more row like the last, but for what is changed."""

    def plant(seen: Observation) -> Observation:
        rows = getattr(seen, table)
        return with_rows(seen, table, [*rows, replace(rows[-1], **changes)])

    return plant


def with_changed_row(table: str, which: Callable[[Any], bool], **changes: Any) -> Plant:
    def plant(seen: Observation) -> Observation:
        rows = list(getattr(seen, table))
        index = next(number for number, row in enumerate(rows) if which(row))
        rows[index] = replace(rows[index], **changes)
        return with_rows(seen, table, rows)

    return plant


def with_another_article(seen: Observation) -> Observation:
    """A second article with the text of the first."""
    twin = "00000000-0000-0000-0000-000000000000"
    article = seen.articles[0]
    version = next(v for v in seen.versions if v.article_id == article.article_id)
    return replace(
        seen,
        articles=[*seen.articles, replace(article, article_id=twin)],
        versions=[*seen.versions, replace(version, article_id=twin)],
    )


def with_spoilt_letter(seen: Observation) -> Observation:
    letters = list(seen.records[topics.QUARANTINE])
    letters[0] = replace(letters[0], value=(letters[0].value or b"") + b"!")
    return with_records(seen, topics.QUARANTINE, letters)


def with_an_innocent_letter(seen: Observation) -> Observation:
    victim = next(row for row in seen.occurrences if row.outcome == "new")
    letters = seen.records[topics.QUARANTINE]
    named = {"copydesk-delivery": victim.delivery_id, "copydesk-position": str(victim.position)}
    place = {"__streams.errors.topic": topics.RAW, "__streams.errors.offset": str(10**6)}
    letter = replace(letters[0], offset=10**6, headers={**letters[0].headers, **named, **place})
    return with_records(seen, topics.QUARANTINE, [*letters, letter])


def with_an_older_state_last(seen: Observation) -> Observation:
    last = next(iter(last_by_key(seen.records[topics.LATEST]).values()))
    older = replace(last, offset=10**6, value=(last.value or b"").replace(b'"revision":', b'"revision":0,"was":'))
    return with_records(seen, topics.LATEST, [*seen.records[topics.LATEST], older])


def with_records(seen: Observation, topic: str, records: list[TopicRecord]) -> Observation:
    return replace(seen, records={**seen.records, topic: records})


def with_rows(seen: Observation, table: str, rows: list[Any]) -> Observation:
    changes: dict[str, Any] = {table: rows}
    return replace(seen, **changes)


def is_dump_read(record: TopicRecord) -> bool:
    return "ce_id" in record.headers and record.event["kind"] == "dump_read"


PLANTED: dict[str, tuple[str, Plant]] = {
    "a dump that the broker lost": (oracle.MISLAID, without_record(topics.DUMPS, lambda _: True)),
    "a lost article": (oracle.MISSING, without_row("articles")),
    "a lost version": (oracle.MISSING, without_row("versions")),
    "a lost occurrence": (oracle.MISSING, without_row("occurrences")),
    "a lost receipt": (oracle.MISSING, without_row("receipts")),
    "a receipt that was not published": (oracle.MISSING, without_record(topics.RECEIPTS, lambda _: True)),
    "an article that was not published": (oracle.MISSING, without_record(topics.LATEST, lambda _: True)),
    "a dump that was not read": (oracle.MISSING, without_record(topics.LEDGER, is_dump_read)),
    "a poison that is not in quarantine": (oracle.POISON, without_record(topics.QUARANTINE, lambda _: True)),
    "a lost quarantine row": (oracle.POISON, without_row("quarantine")),
    "a quarantine row that points nowhere": (oracle.POISON, with_changed_row("quarantine", bool, offset=10**6)),
    "poison with other bytes": (oracle.POISON, with_spoilt_letter),
    "an innocent in quarantine": (oracle.CONDEMNED, with_an_innocent_letter),
    "an innocent that counts as quarantined": (
        oracle.CONDEMNED,
        with_changed_row("occurrences", lambda row: row.outcome == "new", outcome="quarantined", reason="timeout"),
    ),
    "one story as two articles": (oracle.TWICE, with_another_article),
    "an occurrence of two readings": (oracle.TWICE, with_row("occurrences", reading="another")),
    "an article that was new twice": (
        oracle.TWICE,
        with_changed_row("occurrences", lambda row: row.outcome == "duplicate", outcome="new"),
    ),
    "a raw copy with other bytes": (oracle.UNEQUAL, with_copy(topics.RAW, value=b"{}")),
    "a clean copy with another key": (oracle.UNEQUAL, with_copy(topics.CLEAN, key=b"other")),
    "an enriched copy with another id": (oracle.UNEQUAL, with_copy(topics.ENRICHED, headers={"ce_id": "other"})),
    "a receipt that is not complete": (
        oracle.UNACCOUNTED,
        with_changed_row("receipts", lambda row: row.found is not None, completed=False),
    ),
    "a receipt that found less": (
        oracle.UNACCOUNTED,
        with_changed_row("receipts", lambda row: (row.found or 0) > 1, found=1),
    ),
    "a receipt behind its row": (
        oracle.STALE,
        with_changed_row("receipts", lambda row: row.filename is not None, revision=10**6),
    ),
    "an article behind its row": (oracle.STALE, with_changed_row("articles", bool, revision=10**6)),
    "an older state behind a newer one": (oracle.STALE, with_an_older_state_last),
    "an occurrence of no dump": (oracle.MADE_UP, with_row("occurrences", position=10**6)),
    "a receipt of no dump": (oracle.MADE_UP, with_row("receipts", delivery_id="nobody")),
}


@pytest.mark.parametrize("what", PLANTED)
def test_the_oracle_sees(peace: Run, what: str) -> None:
    kind, plant = PLANTED[what]
    kinds = {violation.kind for violation in judge(peace.accepted, plant(peace.seen))}
    assert kind in kinds


@pytest.mark.parametrize("topic", oracle.LOG_TOPICS)
def test_an_equal_copy_is_no_violation(peace: Run, topic: str) -> None:
    assert judge(peace.accepted, with_copy(topic)(peace.seen)) == []


def test_a_dump_that_nobody_settled_is_missing(peace: Run) -> None:
    lost = next(each for each in peace.accepted if each.message.records)
    unread = replace(lost, offset=10**6)
    kinds = {violation.kind for violation in judge([*peace.accepted, unread], peace.seen)}
    assert oracle.MISSING in kinds


def test_a_row_that_differs_from_a_run_in_peace_is_seen(peace: Run) -> None:
    changed = with_changed_row("occurrences", lambda row: row.outcome == "new", characters={"body": 1})(peace.seen)
    (violation,) = compare(Case(peace.accepted, peace.seen), Case(peace.accepted, changed))
    assert "occurrence" in violation.what
