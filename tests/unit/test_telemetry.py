"""One settled article is one tick and one line; nothing that an input says becomes a label."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import structlog
from prometheus_client import CollectorRegistry
from structlog.testing import capture_logs
from structlog.typing import EventDict

from shared.metrics import Metrics
from shared.records import Incoming
from shared.settlement import Outcome, Settlement
from shared.telemetry import Telemetry

NOW = datetime(2024, 3, 1, 12, 0, 10, tzinfo=UTC)
INCOMING = Incoming("news.articles.raw.v1", 3, 77, 0, b"key", b"value")
PASSED = Outcome(
    "passed",
    delivery_id="delivery-1",
    dump_id="dump-1",
    position=4,
    article_id="article-1",
    source="harbour-wire",
    received_at=NOW - timedelta(seconds=10),
)


class Clock:
    """Seconds that a test sets."""

    def __init__(self) -> None:
        self.now = NOW.timestamp()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def registry() -> CollectorRegistry:
    return CollectorRegistry()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def telemetry(registry: CollectorRegistry, clock: Clock) -> Telemetry:
    return Telemetry("clean", "rules-1", frozenset({"harbour-wire"}), to=Metrics(registry), clock=clock)


@pytest.fixture
def lines() -> Iterator[list[EventDict]]:
    structlog.reset_defaults()
    with capture_logs() as captured:
        yield captured


def test_each_outcome_is_one_tick_and_one_line(
    registry: CollectorRegistry, lines: list[EventDict], telemetry: Telemetry
) -> None:
    telemetry.settled(INCOMING, Settlement(outcomes=(PASSED, PASSED)), NOW)

    assert _ticks(registry, outcome="passed", reason="") == 2
    assert len(lines) == 2


def test_a_line_says_which_article_and_where(lines: list[EventDict], telemetry: Telemetry) -> None:
    telemetry.settled(INCOMING, Settlement(outcomes=(PASSED,)), NOW)

    assert lines == [
        {
            "event": "article",
            "log_level": "info",
            "version": "rules-1",
            "outcome": "passed",
            "dump_id": "dump-1",
            "delivery_id": "delivery-1",
            "position": 4,
            "article_id": "article-1",
            "topic": "news.articles.raw.v1",
            "partition": 3,
            "offset": 77,
        }
    ]


def test_a_bug_is_an_error_with_its_place_in_the_code(
    registry: CollectorRegistry, lines: list[EventDict], telemetry: Telemetry
) -> None:
    bug = Outcome("quarantined", "bug", "KeyError", "dates.py:12 parse")

    telemetry.settled(INCOMING, Settlement(outcomes=(bug,)), NOW)

    assert (lines[0]["log_level"], lines[0]["place"]) == ("error", "dates.py:12 parse")
    assert _ticks(registry, outcome="quarantined", reason="bug") == 1


def test_a_reason_outside_its_list_is_no_new_series(registry: CollectorRegistry, telemetry: Telemetry) -> None:
    telemetry.settled(INCOMING, Settlement(outcomes=(Outcome("vanished", "who knows"),)), NOW)

    assert _ticks(registry, outcome="other", reason="other") == 1


def test_seconds_from_arrival_to_outcome_are_observed(registry: CollectorRegistry, telemetry: Telemetry) -> None:
    telemetry.settled(INCOMING, Settlement(outcomes=(PASSED,)), NOW)

    assert registry.get_sample_value("copydesk_end_to_end_seconds_sum", {"service": "clean"}) == 10


def test_measures_become_characters_by_role_and_step_seconds(registry: CollectorRegistry, telemetry: Telemetry) -> None:
    measures = {"characters:body": 120.0, "characters:astrology": 5.0, "step_seconds": 0.25}

    telemetry.settled(INCOMING, Settlement(measures=measures), NOW)

    assert _value(registry, "copydesk_characters_total", role="body") == 120
    assert _value(registry, "copydesk_characters_total", role="other") == 5
    assert _value(registry, "copydesk_step_seconds_sum") == 0.25


def test_measures_become_parts_by_their_state(registry: CollectorRegistry, telemetry: Telemetry) -> None:
    measures = {"part:quotes:failed": 1.0, "part:astrology:ran": 1.0}

    telemetry.settled(INCOMING, Settlement(measures=measures), NOW)
    telemetry.settled(INCOMING, Settlement(measures=measures), NOW)

    assert _value(registry, "copydesk_enrichment_parts_total", part="quotes", state="failed") == 2
    assert _value(registry, "copydesk_enrichment_parts_total", part="other", state="ran") == 2


def test_silence_counts_from_when_a_source_was_last_heard(
    registry: CollectorRegistry, clock: Clock, telemetry: Telemetry
) -> None:
    clock.now += 100
    before = _value(registry, "copydesk_source_silence_seconds", source="harbour-wire")

    telemetry.settled(INCOMING, Settlement(outcomes=(PASSED,)), NOW + timedelta(seconds=90))

    assert before == 100
    assert _value(registry, "copydesk_source_silence_seconds", source="harbour-wire") == 10


def test_a_source_that_is_not_listed_is_other(registry: CollectorRegistry, telemetry: Telemetry) -> None:
    stranger = Incoming("news.dumps.v1", 0, 0, 0, None, b"", (("source", b"stranger-42"),))

    telemetry.settled(stranger, Settlement(outcomes=(Outcome("quarantined", "binary"),)), NOW)

    assert _value(registry, "copydesk_source_silence_seconds", source="stranger-42") is None
    assert _value(registry, "copydesk_source_silence_seconds", source="other") == 0


def test_what_must_be_alerted_on_is_there_before_it_happens(registry: CollectorRegistry, telemetry: Telemetry) -> None:
    assert _value(registry, "copydesk_ceiling_tripped") == 0
    assert _value(registry, "copydesk_waiting") == 0
    assert _value(registry, "copydesk_worker_restarts_total", reason="timeout") == 0


def test_waiting_is_logged_when_it_begins_and_ends_only(
    registry: CollectorRegistry, lines: list[EventDict], telemetry: Telemetry
) -> None:
    for why in ("the database is away", "the database is away", None, None):
        telemetry.waiting(why)

    assert [line["event"] for line in lines] == ["waiting", "going_on"]
    assert _value(registry, "copydesk_waiting") == 0


def test_a_partition_that_moved_away_has_no_lag_here(registry: CollectorRegistry, telemetry: Telemetry) -> None:
    telemetry.lag("news.articles.raw.v1", 2, 40)
    before = _value(registry, "copydesk_consumer_lag_messages", topic="news.articles.raw.v1", partition="2")

    telemetry.forget_lag("news.articles.raw.v1", 2)

    assert before == 40
    assert _value(registry, "copydesk_consumer_lag_messages", topic="news.articles.raw.v1", partition="2") is None


def test_the_stage_s_other_numbers_are_there(registry: CollectorRegistry, telemetry: Telemetry) -> None:
    telemetry.batch(20, 0.5)
    telemetry.send_failed("desk-news.ledger.v1")
    telemetry.worker_restarted("crash")
    telemetry.ceiling_tripped(True)
    telemetry.buffered(7, 900)

    assert _value(registry, "copydesk_batch_messages_sum") == 20
    assert _value(registry, "copydesk_batch_seconds_sum") == 0.5
    assert _value(registry, "copydesk_send_failures_total", topic="news.ledger.v1") == 1
    assert _value(registry, "copydesk_worker_restarts_total", reason="crash") == 1
    assert _value(registry, "copydesk_ceiling_tripped") == 1
    assert _value(registry, "copydesk_buffered_messages") == 7
    assert _value(registry, "copydesk_buffered_bytes") == 900


def _ticks(registry: CollectorRegistry, **labels: str) -> float | None:
    return _value(registry, "copydesk_articles_total", **labels)


def _value(registry: CollectorRegistry, name: str, **labels: str) -> float | None:
    return registry.get_sample_value(name, {"service": "clean", **labels})
