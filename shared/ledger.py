"""Ledger records: what the articles' own events do not say of a delivery."""

from contextlib import suppress
from datetime import datetime

from shared import ids, topics
from shared.dump import Dump
from shared.envelope import SPEC_VERSION, Envelope, from_millis
from shared.events import DumpRead, LedgerEntry, Pointer
from shared.outcomes import DumpFacts
from shared.records import Headers, Incoming, Outgoing

LEDGER_TYPE = "copydesk.ledger.v1"


def ledger_entry(
    kind: str, stage: str, incoming: Incoming, envelope: Envelope | None, *, reason: str = "", detail: str = ""
) -> LedgerEntry:
    """An entry about one settled input; without an envelope it is an orphan's."""
    entry = LedgerEntry(
        kind=kind,
        delivery_id=None,
        stage=stage,
        at=from_millis(incoming.timestamp_ms),
        article_id=incoming.header("ce_subject"),
        reason=reason or None,
        detail=detail or None,
        input=Pointer(topic=incoming.topic, partition=incoming.partition, offset=incoming.offset),
    )
    return entry if envelope is None else entry.model_copy(update=_account(envelope))


def dump_read_entry(
    stage: str, incoming: Incoming, envelope: Envelope, dump: Dump, facts: DumpFacts | None, found: int
) -> LedgerEntry:
    """What was found in a dump; ``facts`` is None for a dump that is quarantined as a whole."""
    read = DumpRead(
        status="quarantined" if facts is None else "read",
        found=found,
        source=dump.source,
        filename=dump.filename,
        wire_format=facts.wire_format if facts else None,
        encoding=facts.encoding if facts else None,
        size_bytes=len(dump.payload),
        stated_found=facts.stated_found if facts else None,
        gaps=facts.gaps if facts else (),
        part_group=dump.part.group if dump.part else None,
        part_index=dump.part.index if dump.part else None,
        part_last=dump.part.is_last if dump.part else None,
    )
    entry = ledger_entry("dump_read", stage, incoming, envelope)
    return entry.model_copy(update={"dump_read": read})


def ledger_record(entry: LedgerEntry, envelope: Envelope | None, now: datetime) -> Outgoing:
    """The Kafka record of an entry, keyed by delivery; an orphan's by its quarantine id.

    Its id names what was settled and where that lies now, too: an entry about another copy of an input, or with
    another quarantine record, is another event. So entries of one id have the same bytes.
    """
    if envelope is None:
        key = (entry.quarantine_id or "").encode()
        return Outgoing(topics.LEDGER, key, entry.to_json(), _orphan_headers(entry, now))
    event_id = envelope.event_id(LEDGER_TYPE, *_told(entry))
    headers = envelope.headers(LEDGER_TYPE, entry.stage, event_id=event_id, subject=entry.article_id, now=now)
    return Outgoing(topics.LEDGER, envelope.delivery_id.encode(), entry.to_json(), headers)


def quarantine_id(incoming: Incoming, envelope: Envelope | None) -> str:
    """The id of a quarantine row: the same for every attempt of one occurrence, or of one orphan."""
    if envelope is None:
        with suppress(ValueError):
            return ids.read_id(incoming.header("copydesk-quarantine-id") or "")
        place = f"{incoming.topic}/{incoming.partition}/{incoming.offset}"
        return ids.event_id("orphan", place, None, "")
    return ids.event_id("quarantine", envelope.delivery_id, envelope.position, "")


def _told(entry: LedgerEntry) -> tuple[str, ...]:
    places = (f"{p.topic}/{p.partition}/{p.offset}" if p else "" for p in (entry.input, entry.quarantine))
    return entry.kind, entry.stage, str(entry.attempt), *places


def _orphan_headers(entry: LedgerEntry, now: datetime) -> Headers:
    # An orphan has no delivery, so the CloudEvents part is all that can be said of it.
    plain = {
        "ce_specversion": SPEC_VERSION,
        "ce_id": ids.event_id(LEDGER_TYPE, entry.quarantine_id or "", None, "", *_told(entry)),
        "ce_type": LEDGER_TYPE,
        "ce_source": f"/copydesk/{entry.stage}",
        "ce_time": entry.at.isoformat(),
        "ce_recordedtime": now.isoformat(),
        "content-type": "application/json",
    }
    return tuple((name, value.encode("utf-8")) for name, value in plain.items())


def _account(envelope: Envelope) -> dict[str, object]:
    return {
        "delivery_id": envelope.delivery_id,
        "dump_id": envelope.dump_id,
        "position": envelope.position,
        "reading": envelope.reading,
        "attempt": envelope.attempt,
        "received_at": envelope.received_at,
    }
