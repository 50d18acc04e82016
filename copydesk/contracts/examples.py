"""Example records of every topic, made by the real steps from invented dumps: the same bytes on every run."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from copydesk.contracts.sample import NOW, RULER, SPOILT, STORIES
from services.clean.step import STEP as CLEAN
from services.enrich.step import STEP as ENRICH
from services.ingest.step import STEP as INGEST
from services.store.publications import article_record, receipt_record
from shared import topics
from shared.catalog.payloads import compress
from shared.events import EnrichedArticle, Pointer, Receipt
from shared.failures import Failure
from shared.quarantine import DeadLetter, decision_record
from shared.records import Headers, Incoming, Outgoing
from shared.settlement import Settlement, settle, settle_dead

ARRIVED_MS = int(NOW.timestamp() * 1000)
Document = dict[str, Any]


def examples() -> dict[Path, Document]:
    """Return the examples by path: the event's name, then what the example shows."""
    return {Path(path).with_suffix(".json"): to_document(record) for path, record in _records()}


def to_document(record: Outgoing) -> Document:
    """Return a record as people read it; a value that is no JSON object stands as ``text``."""
    try:
        value = {"value": json.loads(record.value)}
    except ValueError:
        value = {"text": record.value.decode("utf-8", "replace")}
    return {
        "topic": record.topic,
        "key": None if record.key is None else record.key.decode("utf-8", "replace"),
        "headers": {name: content.decode("utf-8", "replace") for name, content in record.headers},
        **value,
    }


def from_document(document: Document) -> Incoming:
    """Return the record of an example as its reader gets it."""
    value = json.dumps(document["value"]) if "value" in document else document["text"]
    headers = tuple((name, content.encode()) for name, content in document["headers"].items())
    key = None if document["key"] is None else document["key"].encode()
    return Incoming(document["topic"], 0, 0, ARRIVED_MS, key, value.encode(), headers)


def _records() -> Iterator[tuple[str, Outgoing]]:
    stories, spoilt = _dump(STORIES, "stories.txt"), _dump(SPOILT, "spoilt.bin")
    ingested, refused = settle(INGEST, _landed(stories), NOW), settle(INGEST, _landed(spoilt), NOW)
    yield "Dump/two-stories", stories
    yield "Dump/bare-file", Outgoing(topics.DUMPS, None, STORIES)
    yield "LedgerEntry/dump-read", _of_topic(ingested, topics.LEDGER)[0]
    yield from _through_the_stages(ingested)
    yield "LedgerEntry/dropped", _dropped()
    yield from _quarantined("binary", refused.dead[0])
    yield from _quarantined("timeout", _hung(ingested))
    yield from _quarantined("orphan", settle(CLEAN, _landed(Outgoing(topics.RAW, None, b"{}")), NOW).dead[0])
    yield "LedgerEntry/retried", decision_record("retried", _landed(refused.dead[0].record), NOW)
    yield "LedgerEntry/discarded", decision_record("discarded", _landed(refused.dead[0].record), NOW)


def _through_the_stages(ingested: Settlement) -> Iterator[tuple[str, Outgoing]]:
    for name, raw in zip(("storm", "boat"), _of_topic(ingested, topics.RAW), strict=True):
        (clean,) = settle(CLEAN, _landed(raw), NOW).records
        (enriched,) = settle(ENRICH, _landed(clean), NOW).records
        yield f"RawArticle/{name}", raw
        yield f"CleanArticle/{name}", clean
        yield f"EnrichedArticle/{name}", enriched
        yield f"StoredArticle/{name}", _stored(enriched)
    yield "Receipt/complete", _receipt(ingested)


def _quarantined(name: str, letter: DeadLetter) -> Iterator[tuple[str, Outgoing]]:
    yield f"Quarantined/{name}", letter.record
    pointer = Pointer(topic=topics.QUARANTINE, partition=0, offset=0)
    yield f"LedgerEntry/quarantined-{name}", letter.ledger_record(pointer, NOW)


def _dropped() -> Outgoing:
    (raw,) = _of_topic(settle(INGEST, _landed(_dump(RULER, "ruler.txt")), NOW), topics.RAW)
    (dropped,) = settle(CLEAN, _landed(raw), NOW).records
    return dropped


def _hung(ingested: Settlement) -> DeadLetter:
    raw = _of_topic(ingested, topics.RAW)[0]
    return settle_dead(CLEAN, _landed(raw), Failure("timeout", "the step took more than 30 seconds"), NOW).dead[0]


def _stored(enriched: Outgoing) -> Outgoing:
    article = EnrichedArticle.model_validate_json(enriched.value)
    row = {
        "article_id": article.article_id,
        "status": "current",
        "revision": 1,
        "first_seen": article.received_at,
        "last_seen": article.received_at,
        "occurrences": 1,
        "payload": compress(enriched.value),
    }
    return article_record(row, NOW)


def _receipt(ingested: Settlement) -> Outgoing:
    outcome = ingested.outcomes[0]
    receipt = Receipt(
        delivery_id=outcome.delivery_id or "",
        dump_id=outcome.dump_id,
        source=outcome.source,
        filename="stories.txt",
        wire_format="text",
        size_bytes=len(STORIES),
        status="read",
        found=2,
        stored=2,
        duplicate=0,
        dropped=0,
        quarantined=0,
        outcomes={"new": 2},
        characters=_characters(ingested),
        unaccounted=0,
        received_at=outcome.received_at,
        first_seen=NOW,
        completed_at=NOW,
        complete=True,
        revision=3,
    )
    return receipt_record(receipt.model_dump(), NOW)


def _characters(ingested: Settlement) -> dict[str, int]:
    total: dict[str, int] = {}
    for raw in _of_topic(ingested, topics.RAW):
        for name, count in settle(CLEAN, _landed(raw), NOW).measures.items():
            role = name.removeprefix("characters:")
            total[role] = total.get(role, 0) + int(count)
    return dict(sorted(total.items()))


def _dump(payload: bytes, filename: str) -> Outgoing:
    headers: Headers = (
        ("source", b"harbour-wire"),
        ("content-type", b"text/plain; charset=utf-8"),
        ("filename", filename.encode()),
        ("received-at", NOW.isoformat().encode()),
    )
    return Outgoing(topics.DUMPS, b"harbour-wire", payload, headers)


def _landed(record: Outgoing) -> Incoming:
    return Incoming(record.topic, 0, 0, ARRIVED_MS, record.key, record.value, record.headers)


def _of_topic(settlement: Settlement, topic: str) -> list[Outgoing]:
    return [record for record in settlement.records if record.topic == topic]
