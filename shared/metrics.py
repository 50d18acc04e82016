"""Every metric that Copydesk exports, declared once: its name, kind, labels, meaning and what to do about it.

Names have the prefix ``copydesk_`` and base units. Labels take values from closed lists only (a value
outside its list becomes ``other``), so no input can make a new time series.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Gauge, Histogram

from shared import topics
from shared.events.vocabulary import DEAD_REASONS, DROP_REASONS, OUTCOMES, PART_STATES, PARTS, ROLES

PREFIX = "copydesk_"
OTHER = "other"
Kind = TypeVar("Kind", Counter, Gauge, Histogram)

STAGES = frozenset({"ingest", "clean", "enrich", "store", "console"})
OUTCOME_LABELS = frozenset({"passed", *OUTCOMES})
REASON_LABELS = frozenset({"", *DROP_REASONS, *DEAD_REASONS})
ROLE_LABELS = frozenset(ROLES)
PART_LABELS = frozenset(PARTS)
PART_STATE_LABELS = frozenset(PART_STATES)
RESTART_REASONS = frozenset({"timeout", "crash"})
TOPIC_NAMES = tuple(spec.name for spec in topics.ALL)

# From 1 ms (a short article cleaned) to the default budget of an article, 30 s, and beyond.
STEP_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
# From a quiet line (under 100 ms through all stages) to a backlog of a day.
END_TO_END_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0, 7200.0, 86400.0)
# Up to the largest batch that the settings allow, 500.
BATCH_BUCKETS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0)


@dataclass(frozen=True, slots=True)
class MetricSpec:
    """One metric as it is declared; ``buckets`` only for histograms."""

    name: str
    kind: type[Counter] | type[Gauge] | type[Histogram]
    labels: tuple[str, ...]
    meaning: str
    action: str
    buckets: tuple[float, ...] = ()

    @property
    def full_name(self) -> str:
        """The name as a query spells it."""
        return PREFIX + self.name


ARTICLES = MetricSpec(
    "articles_total",
    Counter,
    ("service", "outcome", "reason"),
    "Articles settled by a stage, by what became of them; redelivery may count one again.",
    "Quarantined ones rise: `copydesk quarantine list`. The exact sums are in the receipts.",
)
CHARACTERS = MetricSpec(
    "characters_total",
    Counter,
    ("service", "role"),
    "Characters of source text by the role that they were given.",
    "The share of removed roles jumps: a provider changed its layout; look at `copydesk explain` of one article.",
)
PARTS_RUN = MetricSpec(
    "enrichment_parts_total",
    Counter,
    ("service", "part", "state"),
    "Parts of the enrichment by what became of them: one tick a part and article.",
    "State failed rises: that part alone is missing from those articles; keep one of them and report it.",
)
STEP_SECONDS = MetricSpec(
    "step_seconds",
    Histogram,
    ("service",),
    "Seconds that the step took for one input, in its worker process.",
    "Grows: longer articles or a slower machine; add workers (COPYDESK_WORKERS) or replicas.",
    STEP_BUCKETS,
)
END_TO_END_SECONDS = MetricSpec(
    "end_to_end_seconds",
    Histogram,
    ("service",),
    "Seconds from the arrival of the dump to the moment when the stage settled the article.",
    "Grows with the lag: the stage cannot keep up. Grows without lag: old dumps were fed.",
    END_TO_END_BUCKETS,
)
BATCH_MESSAGES = MetricSpec(
    "batch_messages",
    Histogram,
    ("service",),
    "Inputs that were settled together.",
    "Always at COPYDESK_BATCH_MESSAGES: there is a backlog.",
    BATCH_BUCKETS,
)
BATCH_SECONDS = MetricSpec(
    "batch_seconds",
    Histogram,
    ("service",),
    "Seconds from the first input of a batch to the last acknowledgement.",
    "Far above the step's seconds: the broker or the database is slow.",
    STEP_BUCKETS,
)
CONSUMER_LAG = MetricSpec(
    "consumer_lag_messages",
    Gauge,
    ("service", "topic", "partition"),
    "Messages on the broker that the stage has not settled yet.",
    "Grows for long: add replicas, up to the number of partitions.",
)
SEND_FAILURES = MetricSpec(
    "send_failures_total",
    Counter,
    ("service", "topic"),
    "Records that the broker refused or did not acknowledge; the stage restarts and is given its inputs again.",
    "Any: look at the broker's log, and at the topic's settings with `copydesk topics`.",
)
WORKER_RESTARTS = MetricSpec(
    "worker_restarts_total",
    Counter,
    ("service", "reason"),
    "Worker processes that were replaced because a step hung (timeout) or died (crash).",
    "Repeats: find the article in the log; it goes to quarantine after its second failure alone.",
)
CEILING_TRIPPED = MetricSpec(
    "ceiling_tripped",
    Gauge,
    ("service",),
    "1 while the stage has stopped because too many articles died by a fault of ours.",
    "1: deploy a version with the bug fixed, or set COPYDESK_ACCEPT_DEAD to go on.",
)
WAITING = MetricSpec(
    "waiting",
    Gauge,
    ("service",),
    "1 while the stage waits on purpose for something that is away; nothing is acknowledged meanwhile.",
    "1: the log says for what; bring it back, the stage goes on by itself.",
)
BUFFERED_MESSAGES = MetricSpec(
    "buffered_messages",
    Gauge,
    ("service",),
    "Inputs that were fetched and are not settled yet.",
    "Only explains memory; bounded.",
)
BUFFERED_BYTES = MetricSpec(
    "buffered_bytes",
    Gauge,
    ("service",),
    "Bytes of the inputs that were fetched and are not settled yet.",
    "Only explains memory; bounded.",
)
UNACCOUNTED = MetricSpec(
    "unaccounted_articles",
    Gauge,
    ("service",),
    "Articles that were found in a dump, are not settled, and are older than the limit. Must be 0.",
    "Above 0: `copydesk receipts --incomplete` names the dumps, `copydesk trace` the stage that each is stuck at.",
)
UNREAD_DELIVERIES = MetricSpec(
    "unread_deliveries",
    Gauge,
    ("service",),
    "Deliveries that the store has heard of, but not how many articles were found, for longer than the limit.",
    "Above 0: ingest has not settled their dumps; see its log and its lag.",
)
SOURCE_SILENCE = MetricSpec(
    "source_silence_seconds",
    Gauge,
    ("service", "source"),
    "Seconds since the source was last heard, or since the start where it was not; only COPYDESK_SOURCES by name.",
    "Above what is usual for the source: ask whoever sends it. With replicas, take the least of them.",
)

ALL = (
    ARTICLES,
    CHARACTERS,
    PARTS_RUN,
    STEP_SECONDS,
    END_TO_END_SECONDS,
    BATCH_MESSAGES,
    BATCH_SECONDS,
    CONSUMER_LAG,
    SEND_FAILURES,
    WORKER_RESTARTS,
    CEILING_TRIPPED,
    WAITING,
    BUFFERED_MESSAGES,
    BUFFERED_BYTES,
    UNACCOUNTED,
    UNREAD_DELIVERIES,
    SOURCE_SILENCE,
)


class Metrics:
    """All metrics, living in one registry; tests give each its own."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._made = {spec: _make(spec, registry) for spec in ALL}

    def counter(self, spec: MetricSpec, *labels: str) -> Counter:
        """The counter of these label values, in the order of the declaration."""
        return self._child(spec, Counter, labels)

    def gauge(self, spec: MetricSpec, *labels: str) -> Gauge:
        """The gauge of these label values."""
        return self._child(spec, Gauge, labels)

    def histogram(self, spec: MetricSpec, *labels: str) -> Histogram:
        """The histogram of these label values."""
        return self._child(spec, Histogram, labels)

    def remove(self, spec: MetricSpec, *labels: str) -> None:
        """Take a series away whose subject is no longer ours."""
        self._made[spec].remove(*labels)

    def _child(self, spec: MetricSpec, kind: type[Kind], labels: Iterable[str]) -> Kind:
        child = self._made[spec].labels(*labels)
        if not isinstance(child, kind):
            raise TypeError(f"{spec.full_name} is a {spec.kind.__name__}, not a {kind.__name__}")
        return child


@cache
def default_metrics() -> Metrics:
    """The metrics of this process, in the default registry beside its process and platform collectors."""
    return Metrics(REGISTRY)


def closed(value: str, allowed: frozenset[str]) -> str:
    """Return a label value of a closed list: the value itself, or ``other``.

    >>> closed("story by a stranger", STAGES)
    'other'
    """
    return value if value in allowed else OTHER


def topic_label(topic: str) -> str:
    """Return the topic's name of the wire, without the prefix that an installation puts before it.

    >>> topic_label("test-news.ledger.v1"), topic_label("secrets")
    ('news.ledger.v1', 'other')
    """
    return next((name for name in TOPIC_NAMES if topic.endswith(name)), OTHER)


def _make(spec: MetricSpec, registry: CollectorRegistry) -> Counter | Gauge | Histogram:
    if spec.kind is Histogram:
        return Histogram(spec.full_name, spec.meaning, spec.labels, registry=registry, buckets=spec.buckets)
    return spec.kind(spec.full_name, spec.meaning, spec.labels, registry=registry)
