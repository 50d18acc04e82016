"""What a stage tells of its work: each settled article is one tick of a counter and one line of the log.

Called by the stage runner in the parent process, after the broker has acknowledged. A log line says
which article and where, never what stands in it.
"""

import time
from collections.abc import Callable
from datetime import datetime

import structlog

from shared import metrics
from shared.metrics import Metrics, closed, default_metrics, topic_label
from shared.records import Incoming
from shared.settlement import Outcome, Settlement

CHARACTERS = "characters:"
PART = "part:"
STEP_SECONDS = "step_seconds"


class Telemetry:
    """The one place where a stage's outcomes become metrics and log lines.

    ``sources`` are the names that may be labels; ``clock`` gives seconds since 1970, for the age of
    what was last heard of a source.
    """

    def __init__(
        self,
        stage: str,
        version: str,
        sources: frozenset[str],
        *,
        to: Metrics | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._stage = closed(stage, metrics.STAGES)
        self._sources = sources
        self._to = to or default_metrics()
        self._clock = clock
        self._heard: dict[str, float] = {}
        self._why_waiting: str | None = None
        self._log = structlog.stdlib.get_logger("copydesk." + stage).bind(version=version)
        self._show_quiet_values()

    def settled(self, incoming: Incoming, settlement: Settlement, now: datetime) -> None:
        """Count and log every outcome of one acknowledged input."""
        for outcome in settlement.outcomes:
            self._count(outcome, now)
            self._log_outcome(incoming, outcome)
            self._hear(outcome.source or incoming.header("source"), now)
        for name, value in settlement.measures.items():
            self._measure(name, value)

    def batch(self, messages: int, seconds: float) -> None:
        """A batch was acknowledged: its inputs, and seconds from its first input on."""
        self._to.histogram(metrics.BATCH_MESSAGES, self._stage).observe(messages)
        self._to.histogram(metrics.BATCH_SECONDS, self._stage).observe(seconds)

    def send_failed(self, topic: str) -> None:
        """The broker refused a record or did not acknowledge it."""
        self._to.counter(metrics.SEND_FAILURES, self._stage, topic_label(topic)).inc()
        self._log.error("send_failed", topic=topic)

    def worker_restarted(self, reason: str) -> None:
        """A worker process was replaced: ``timeout`` or ``crash``."""
        label = closed(reason, metrics.RESTART_REASONS)
        self._to.counter(metrics.WORKER_RESTARTS, self._stage, label).inc()
        self._log.warning("worker_restarted", reason=reason)

    def lag(self, topic: str, partition: int, messages: int) -> None:
        """How many messages of a partition are not settled yet."""
        self._to.gauge(metrics.CONSUMER_LAG, self._stage, topic_label(topic), str(partition)).set(messages)

    def forget_lag(self, topic: str, partition: int) -> None:
        """The partition went to another replica, which reports its lag from now on."""
        self._to.remove(metrics.CONSUMER_LAG, self._stage, topic_label(topic), str(partition))

    def ceiling_tripped(self, tripped: bool) -> None:
        """The stage stopped because too many died by a fault of ours, or goes on."""
        self._to.gauge(metrics.CEILING_TRIPPED, self._stage).set(tripped)
        if tripped:
            self._log.critical("ceiling_tripped", do="deploy a fixed version, or set COPYDESK_ACCEPT_DEAD=true")

    def waiting(self, why: str | None) -> None:
        """The stage waits on purpose, or (None) goes on; logged only when that changes."""
        self._to.gauge(metrics.WAITING, self._stage).set(why is not None)
        if why != self._why_waiting:
            self._why_waiting = why
            self._log.warning("waiting" if why else "going_on", why=why)

    def buffered(self, messages: int, size_bytes: int) -> None:
        """What was fetched and is not settled yet."""
        self._to.gauge(metrics.BUFFERED_MESSAGES, self._stage).set(messages)
        self._to.gauge(metrics.BUFFERED_BYTES, self._stage).set(size_bytes)

    def _count(self, outcome: Outcome, now: datetime) -> None:
        labels = closed(outcome.outcome, metrics.OUTCOME_LABELS), closed(outcome.reason, metrics.REASON_LABELS)
        self._to.counter(metrics.ARTICLES, self._stage, *labels).inc()
        if outcome.received_at is not None:
            age = (now - outcome.received_at).total_seconds()
            self._to.histogram(metrics.END_TO_END_SECONDS, self._stage).observe(max(age, 0.0))

    def _log_outcome(self, incoming: Incoming, outcome: Outcome) -> None:
        is_bug = outcome.reason == "bug"
        write = self._log.error if is_bug else self._log.warning if outcome.reason else self._log.info
        fields = {
            "outcome": outcome.outcome,
            "reason": outcome.reason,
            "detail": outcome.detail,
            "place": outcome.place,
            "dump_id": outcome.dump_id,
            "delivery_id": outcome.delivery_id,
            "position": outcome.position,
            "article_id": outcome.article_id,
        }
        known = {name: value for name, value in fields.items() if value not in (None, "")}
        write("article", **known, topic=incoming.topic, partition=incoming.partition, offset=incoming.offset)

    def _hear(self, source: str | None, now: datetime) -> None:
        if source is None:
            return
        label = closed(source, self._sources)
        if label not in self._heard:
            self._show_silence(label)
        self._heard[label] = max(now.timestamp(), self._heard.get(label, 0.0))

    def _measure(self, name: str, value: float) -> None:
        if name.startswith(CHARACTERS):
            role = closed(name.removeprefix(CHARACTERS), metrics.ROLE_LABELS)
            self._to.counter(metrics.CHARACTERS, self._stage, role).inc(value)
        elif name.startswith(PART):
            part, _, state = name.removeprefix(PART).partition(":")
            labels = closed(part, metrics.PART_LABELS), closed(state, metrics.PART_STATE_LABELS)
            self._to.counter(metrics.PARTS_RUN, self._stage, *labels).inc(value)
        elif name == STEP_SECONDS:
            self._to.histogram(metrics.STEP_SECONDS, self._stage).observe(value)

    def _show_quiet_values(self) -> None:
        # A series that first appears with its first failure cannot be alerted on: these stand from the start.
        self._to.gauge(metrics.CEILING_TRIPPED, self._stage).set(0)
        self._to.gauge(metrics.WAITING, self._stage).set(0)
        for reason in metrics.RESTART_REASONS:
            self._to.counter(metrics.WORKER_RESTARTS, self._stage, reason)
        for source in self._sources:
            self._heard[source] = self._clock()
            self._show_silence(source)

    def _show_silence(self, source: str) -> None:
        gauge = self._to.gauge(metrics.SOURCE_SILENCE, self._stage, source)
        gauge.set_function(lambda: max(self._clock() - self._heard[source], 0.0))
