"""One case for the oracle: what was accepted and what is there, by the keys that its checks ask for."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from shared import topics
from tests.faults.broker import TopicRecord
from tests.faults.ledger import Accepted
from tests.faults.observation import Article, Observation, Occurrence, Version

KEPT = frozenset({"new", "update", "duplicate"})
"""Outcomes of an occurrence whose article is in the database."""
STREAMS = "__streams.errors."


@dataclass(frozen=True)
class Case:
    """What was accepted, what is there, and both by the keys that the checks need."""

    accepted: Sequence[Accepted]
    seen: Observation

    @cached_property
    def dumps(self) -> list[Accepted]:
        """The accepted dumps."""
        return [each for each in self.accepted if each.message.is_dump]

    @cached_property
    def deliveries(self) -> dict[tuple[str, int, int], set[str]]:
        """The deliveries that ``dump_read`` entries of the ledger name, by the place of the dump."""
        found = defaultdict(set)
        for entry in entries_of(self.seen, "dump_read"):
            at = entry["input"]
            found[at["topic"], at["partition"], at["offset"]].add(entry["delivery_id"])
        return found

    def delivery_of(self, dump: Accepted) -> str:
        """The delivery of a dump; empty where the ledger knows none."""
        return min(self.deliveries.get(dump.place, {""}))

    @cached_property
    def occurrences(self) -> dict[tuple[str, int], list[Occurrence]]:
        """Rows of ``occurrences`` by delivery and position."""
        found = defaultdict(list)
        for row in self.seen.occurrences:
            found[row.delivery_id, row.position].append(row)
        return found

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Rows of ``articles`` by id."""
        return {row.article_id: row for row in self.seen.articles}

    @cached_property
    def current(self) -> dict[str, Version]:
        """The current version of each article."""
        versions = {(row.article_id, row.content_hash): row for row in self.seen.versions}
        pairs = ((row.article_id, versions.get((row.article_id, row.current_hash))) for row in self.seen.articles)
        return {article_id: version for article_id, version in pairs if version}

    @cached_property
    def arrivals(self) -> Counter[str]:
        """How often each article has arrived."""
        return Counter(row.article_id or "" for row in self.seen.occurrences if row.outcome in KEPT)

    @cached_property
    def sums(self) -> dict[str, Counter[str]]:
        """What became of the occurrences of each delivery, counted here and not by the product."""
        names = {"new": "stored", "update": "stored"}
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for row in self.seen.occurrences:
            found[row.delivery_id][names.get(row.outcome or "", row.outcome or "unsettled")] += 1
        return found

    @cached_property
    def letters(self) -> dict[tuple[str, int], list[TopicRecord]]:
        """Quarantine records by delivery and position (-1 for a dump as a whole)."""
        found = defaultdict(list)
        for letter in self.seen.records[topics.QUARANTINE]:
            position = int(letter.headers.get("copydesk-position", "-1"))
            found[letter.headers.get("copydesk-delivery", ""), position].append(letter)
        return found

    @cached_property
    def letters_by_place(self) -> dict[tuple[str, int, int], list[TopicRecord]]:
        """Quarantine records by the place of what was quarantined."""
        found = defaultdict(list)
        for letter in self.seen.records[topics.QUARANTINE]:
            found[origin(letter)].append(letter)
        return found

    @cached_property
    def at(self) -> dict[tuple[str, int, int], TopicRecord]:
        """Every record by its place."""
        return {record.place: record for records in self.seen.records.values() for record in records}


def forged(case: Case) -> set[tuple[str, int]]:
    """Delivery and position that forged headers name: they may leave rows, without a dump behind them."""
    messages = (each.message for each in case.accepted if not each.message.is_dump)
    return {(m.header("copydesk-delivery"), 0) for m in messages if m.header("copydesk-delivery")}


def entries_of(seen: Observation, kind: str) -> Iterator[dict[str, Any]]:
    """The ledger's own entries of a kind; foreign records on the topic have no ``ce_type``."""
    for record in seen.records[topics.LEDGER]:
        if "ce_type" in record.headers and record.event["kind"] == kind:
            yield record.event


def events_of(case: Case, name: str) -> Iterator[TopicRecord]:
    """The records of a topic that a service of ours wrote."""
    fed = {each.place for each in case.accepted}
    return (record for record in case.seen.records[name] if "ce_id" in record.headers and record.place not in fed)


def meaning(record: TopicRecord) -> tuple[str, ...]:
    """What an event says of which occurrence: it has one id, however often it is sent."""
    names = ("ce_type", "copydesk-delivery", "copydesk-position", "copydesk-reading", "copydesk-attempt")
    entry = record.event if record.topic == topics.LEDGER else {}
    told = (str(entry.get(name) or "") for name in ("kind", "stage", "quarantine_id", "input", "quarantine"))
    return (*(record.headers.get(name, "") for name in names), *told)


def comparable(record: TopicRecord) -> tuple[bytes | None, bytes | None]:
    """What copies of one id must share: key and value, to the byte."""
    return record.key, record.value


def last_by_key(records: Iterable[TopicRecord]) -> dict[str, TopicRecord]:
    """The last record of each key: what compaction keeps."""
    return {(record.key or b"").decode(): record for record in records}


def origin(letter: TopicRecord) -> tuple[str, int, int]:
    """Where the quarantined record stood."""
    at = {name: letter.headers.get(STREAMS + name, "") for name in ("topic", "partition", "offset")}
    return at["topic"], int(at["partition"] or -1), int(at["offset"] or -1)
