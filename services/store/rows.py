"""Facts as columns: the arrays that one statement takes for a whole batch."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from services.store.columns import column_json, column_text
from services.store.facts import ArticleFact, LedgerFact
from services.store.precedence import Key
from services.store.versions import Version

Columns = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """What first sight of a delivery tells."""

    delivery_id: str
    dump_id: str | None
    source: str | None
    received_at: datetime | None


def columns_of(rows: Sequence[Any], names: Iterable[str]) -> Columns:
    """One list for each attribute named."""
    return {name: list(map(attrgetter(name), rows)) for name in names}


def transpose(rows: Sequence[Mapping[str, Any]]) -> Columns:
    """One list for each key of rows that all have the same keys; there must be a row."""
    return {name: [row[name] for row in rows] for name in rows[0]}


def deliveries_of(articles: Iterable[ArticleFact], lines: Iterable[LedgerFact]) -> list[NewDelivery]:
    """Every delivery that a batch speaks of, once, sorted; orphans have none."""
    seen: dict[str, NewDelivery] = {}
    for fact in articles:
        envelope = fact.envelope
        new = NewDelivery(
            column_text(envelope.delivery_id),
            column_text(envelope.dump_id),
            column_text(fact.article.source),
            envelope.received_at,
        )
        seen.setdefault(new.delivery_id, new)
    for line in lines:
        entry = line.entry
        if entry.delivery_id is not None:
            new = NewDelivery(column_text(entry.delivery_id), column_text(entry.dump_id), None, entry.received_at)
            seen.setdefault(new.delivery_id, new)
    return [seen[delivery_id] for delivery_id in sorted(seen)]


def dump_rows(lines: Iterable[LedgerFact]) -> Columns | None:
    """The dumps that were read, one row for each delivery: the first that could be read, else the last attempt."""
    best: dict[str, LedgerFact] = {}
    for line in lines:
        if line.entry.kind == "dump_read":
            delivery_id = column_text(line.entry.delivery_id or "")
            rival = best.get(delivery_id)
            if rival is None or _is_better_dump(line, rival):
                best[delivery_id] = line
    return transpose([_dump_row(best[delivery_id]) for delivery_id in sorted(best)]) if best else None


def failure_rows(lines: Iterable[LedgerFact]) -> Columns | None:
    """The quarantine rows of a batch, sorted: the last attempt of each."""
    best: dict[str, LedgerFact] = {}
    for line in lines:
        if line.entry.kind == "quarantined":
            rival = best.get(line.quarantine_id)
            if rival is None or _failure_order(line) > _failure_order(rival):
                best[line.quarantine_id] = line
    return transpose([_failure_row(best[row_id]) for row_id in sorted(best)]) if best else None


def answer_rows(lines: Iterable[LedgerFact]) -> Columns | None:
    """What was done about quarantined records, sorted: sent again, or given up."""
    rows: dict[str, dict[str, Any]] = {}
    for line in lines:
        entry = line.entry
        if entry.kind in ("retried", "discarded"):
            row = rows.setdefault(line.quarantine_id, _answer_row(line))
            row["discarded"] |= entry.kind == "discarded"
            if entry.kind == "retried":
                row["retried_attempt"] = max(row["retried_attempt"], entry.attempt)
                row["retried_at"] = max(row["retried_at"] or entry.at, entry.at)
    return transpose([rows[row_id] for row_id in sorted(rows)]) if rows else None


def key_columns(keys: Iterable[Key]) -> Columns:
    """Occurrences as arrays, sorted."""
    delivery_ids, positions, readings = zip(*sorted(keys), strict=True)
    return {"delivery_id": list(delivery_ids), "position": list(positions), "reading": list(readings)}


def version_row(fact: ArticleFact) -> dict[str, Any]:
    """The row of one version."""
    article, version = fact.article, fact.version
    return {
        "article_id": column_text(article.article_id),
        "content_hash": version.content_hash,
        "place": version.place,
        "status": version.state,
        "sketch": "{" + ",".join(map(str, version.sketch)) + "}",
        "guid": column_text(article.provider.guid),
        "source": column_text(article.source),
        "headline": column_text(article.headline),
        "language": column_text(article.language.code),
        "published_earliest": article.published.earliest,
        "published_latest": article.published.latest,
        "published_precision": column_text(article.published.precision),
        "received_at": fact.envelope.received_at,
        "payload": fact.payload,
    }


def version_from_row(row: Mapping[str, Any]) -> Version:
    """A version as it is compared with others."""
    return Version(row["content_hash"], row["place"], row["status"], tuple(row["sketch"]))


def _is_better_dump(line: LedgerFact, rival: LedgerFact) -> bool:
    if _was_read(rival):
        return False
    return _was_read(line) or line.entry.attempt > rival.entry.attempt


def _was_read(line: LedgerFact) -> bool:
    return line.entry.dump_read is not None and line.entry.dump_read.status == "read"


def _dump_row(line: LedgerFact) -> dict[str, Any]:
    entry, read = line.entry, line.entry.dump_read
    if read is None:
        raise ValueError("read_fact lets no such line pass")
    return {
        "delivery_id": column_text(entry.delivery_id),
        "dump_id": column_text(entry.dump_id),
        "source": column_text(read.source),
        "filename": column_text(read.filename),
        "wire_format": column_text(read.wire_format),
        "encoding": column_text(read.encoding),
        "size_bytes": read.size_bytes,
        "status": column_text(read.status),
        "found": read.found,
        "stated_found": read.stated_found,
        "reading": column_text(entry.reading or ""),
        "attempt": entry.attempt,
        "gaps": column_json([gap.model_dump() for gap in read.gaps]),
        "part_group": column_text(read.part_group),
        "part_index": read.part_index,
        "part_last": read.part_last,
        "received_at": entry.received_at,
    }


def _failure_order(line: LedgerFact) -> tuple[object, ...]:
    pointer = line.entry.quarantine
    place = (pointer.partition, pointer.offset) if pointer else (-1, -1)
    return line.entry.attempt, line.entry.at, column_text(line.entry.stage), *place


def _failure_row(line: LedgerFact) -> dict[str, Any]:
    entry, pointer = line.entry, line.entry.quarantine
    return {
        "quarantine_id": column_text(line.quarantine_id),
        "delivery_id": column_text(entry.delivery_id),
        "dump_id": column_text(entry.dump_id),
        "position": entry.position,
        "reading": column_text(entry.reading),
        "article_id": column_text(entry.article_id),
        "stage": column_text(entry.stage),
        "reason": column_text(entry.reason),
        "detail": column_text(entry.detail),
        "attempts": entry.attempt,
        "failed_at": entry.at,
        "input_topic": column_text(entry.input.topic) if entry.input else None,
        "topic": column_text(pointer.topic) if pointer else None,
        "partition": pointer.partition if pointer else -1,
        "offset": pointer.offset if pointer else -1,
    }


def _answer_row(line: LedgerFact) -> dict[str, Any]:
    return {
        "quarantine_id": column_text(line.quarantine_id),
        "delivery_id": column_text(line.entry.delivery_id),
        "position": line.entry.position,
        "reading": column_text(line.entry.reading),
        "retried_attempt": 0,
        "retried_at": None,
        "discarded": False,
    }
