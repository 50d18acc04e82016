"""What the store learns from one record: an article that was enriched, or a line of the ledger."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.store.columns import column_json, column_text
from services.store.provider_states import CURRENT, article_state
from services.store.resemblance import sketch
from services.store.versions import Version, place_of
from shared import ids, topics
from shared.catalog.payloads import compress
from shared.envelope import Envelope, Hop, from_millis, read_envelope, read_hops
from shared.errors import InvalidMessage
from shared.events import EnrichedArticle, LedgerEntry
from shared.records import Incoming
from shared.steps import read_event

STAGE = "store"
MAX_ID_CHARS = 200
"""Our ids have 36 or 64 characters; an index of PostgreSQL takes some 2,700 bytes."""
NO_PLACE = (-1, -1)


@dataclass(frozen=True, slots=True)
class ArticleFact:
    """One enriched article, as it will stand in the tables."""

    envelope: Envelope
    article: EnrichedArticle
    version: Version
    payload: bytes
    settled_at: datetime
    hops: str


@dataclass(frozen=True, slots=True)
class LedgerFact:
    """One line of the ledger."""

    entry: LedgerEntry
    hops: str

    @property
    def quarantine_id(self) -> str:
        """The quarantine row that a line is about; every attempt of one occurrence has the same."""
        entry = self.entry
        return entry.quarantine_id or ids.event_id("quarantine", entry.delivery_id or "", entry.position, "")


Fact = ArticleFact | LedgerFact


def read_fact(incoming: Incoming, version: str) -> Fact:
    """Read a record of the enriched topic or the ledger; raises InvalidMessage."""
    return _ledger_fact(incoming, version) if incoming.topic == topics.LEDGER else _article_fact(incoming, version)


def envelope_of(incoming: Incoming) -> Envelope | None:
    """The envelope for the dead letter of a record that the store cannot take; None makes it an orphan.

    A bad line of the ledger is always an orphan: an account of its own would be one more line of the
    ledger on the same occurrence, as bad as the first.
    """
    if incoming.topic == topics.LEDGER:
        return None
    try:
        return read_envelope(incoming)
    except InvalidMessage:
        return None


def _article_fact(incoming: Incoming, store_version: str) -> ArticleFact:
    envelope = read_envelope(incoming)
    article = read_event(EnrichedArticle, incoming.value)
    _refuse_long_ids(envelope.delivery_id, envelope.reading, article.article_id, article.content_hash)
    return ArticleFact(
        envelope=envelope,
        article=article,
        version=_version(envelope, article),
        payload=compress(incoming.value),
        settled_at=from_millis(incoming.timestamp_ms),
        hops=_hops(incoming, store_version),
    )


def _ledger_fact(incoming: Incoming, store_version: str) -> LedgerFact:
    entry = read_event(LedgerEntry, incoming.value)
    _refuse_long_ids(entry.delivery_id or "", entry.reading or "", entry.quarantine_id or "", entry.article_id or "")
    if entry.kind == "dump_read" and (entry.dump_read is None or entry.delivery_id is None):
        raise InvalidMessage("invalid_event", "LedgerEntry: a dump_read needs its delivery and what was found")
    return LedgerFact(entry, _hops(incoming, store_version))


def _version(envelope: Envelope, article: EnrichedArticle) -> Version:
    provider = article.provider
    state = article_state(provider.status or article.status, article.signal)
    content_hash = column_text(article.content_hash)
    return Version(
        # A retraction that repeats the text is a version all the same.
        content_hash=content_hash if state == CURRENT else f"{content_hash}:{state}",
        place=place_of(
            column_text(provider.version),
            provider.sent_at,
            envelope.received_at,
            _dump_place(envelope),
            envelope.position or 0,
        ),
        state=state,
        sketch=sketch(article.body) if provider.guid else (),
    )


def _dump_place(envelope: Envelope) -> tuple[int, int]:
    hop = _json_object(envelope.hops.get("ingest", ""))
    partition, offset = hop.get("partition"), hop.get("offset")
    return (partition, offset) if isinstance(partition, int) and isinstance(offset, int) else NO_PLACE


def _hops(incoming: Incoming, store_version: str) -> str:
    own = Hop(incoming.topic, incoming.partition, incoming.offset, incoming.timestamp_ms, store_version)
    passed = {**read_hops(incoming), STAGE: own.to_json()}
    return column_json({stage: _json_object(hop) for stage, hop in passed.items()})


def _json_object(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _refuse_long_ids(*values: str) -> None:
    if any(len(value) > MAX_ID_CHARS for value in values):
        raise InvalidMessage("invalid_event", f"an id is longer than {MAX_ID_CHARS} characters")
