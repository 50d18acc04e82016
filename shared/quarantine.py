"""Quarantine records: the original bytes and headers, why they are here, and all that a retry needs."""

from dataclasses import dataclass
from datetime import datetime

from shared import ids, topics
from shared.envelope import Envelope, read_number
from shared.errors import InvalidMessage
from shared.events import LedgerEntry, Pointer
from shared.failures import Failure
from shared.ledger import ledger_entry, ledger_record, quarantine_id
from shared.records import Headers, Incoming, Outgoing

STREAMS_PREFIX = "__streams.errors."
"""KIP-1034: what Kafka's own tools read."""
OWN_HEADERS = frozenset(
    f"copydesk-{name}" for name in ("reason", "stage", "detail", "attempts", "failed-at", "version", "fingerprint")
)
MAX_DETAIL_CHARS = 500


@dataclass(frozen=True, slots=True)
class Piece:
    """A record cut out of its input: its bytes, where they stood, and how they were read."""

    payload: bytes
    byte_start: int = 0
    encoding: str | None = None
    wire_format: str | None = None
    member: str | None = None


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A dead record on its way: first to the quarantine, then, with its place there, to the ledger."""

    record: Outgoing
    entry: LedgerEntry
    envelope: Envelope | None

    def ledger_record(self, pointer: Pointer, now: datetime) -> Outgoing:
        """The ledger record, once the quarantine record's place is known."""
        return ledger_record(self.entry.model_copy(update={"quarantine": pointer}), self.envelope, now)


def dead_letter(
    stage: str,
    version: str,
    incoming: Incoming,
    envelope: Envelope | None,
    failure: Failure,
    now: datetime,
    piece: Piece | None = None,
) -> DeadLetter:
    """Make the dead letter of an input, or of one piece of it."""
    row_id = quarantine_id(incoming, envelope)
    added = {
        **_retry_headers(envelope, piece),
        **_failure_headers(incoming, failure),
        "copydesk-reason": failure.reason,
        "copydesk-stage": stage,
        "copydesk-detail": failure.detail[:MAX_DETAIL_CHARS],
        "copydesk-attempts": str(envelope.attempt if envelope else 1),
        "copydesk-failed-at": now.isoformat(),
        "copydesk-version": version,
        "copydesk-fingerprint": failure.fingerprint,
        "copydesk-quarantine-id": row_id,
    }
    headers = with_headers(without_failure(incoming.headers), added)
    value = piece.payload if piece else incoming.value
    entry = ledger_entry(
        "quarantined", stage, incoming, envelope, reason=failure.reason, detail=failure.detail[:MAX_DETAIL_CHARS]
    )
    return DeadLetter(
        Outgoing(topics.QUARANTINE, incoming.key, value, headers),
        entry.model_copy(update={"quarantine_id": row_id}),
        envelope,
    )


def quarantined_envelope(quarantined: Incoming) -> Envelope | None:
    """The envelope of what lies in quarantine, as of its next attempt; None for an orphan.

    Raises InvalidMessage where another program spoilt what the quarantine record says.
    """
    if quarantined.header("copydesk-reason") == "orphan":
        return None
    position = quarantined.header("copydesk-position")
    try:
        return Envelope(
            delivery_id=ids.read_id(quarantined.header("copydesk-delivery") or ""),
            dump_id=ids.read_id(quarantined.header("copydesk-dump") or ""),
            reading=quarantined.header("copydesk-reading") or "",
            received_at=datetime.fromisoformat(quarantined.header("received-at") or ""),
            position=read_number(position) if position else None,
            attempt=next_attempt(quarantined),
        )
    except ValueError as error:
        raise InvalidMessage("orphan", "its copydesk headers are spoilt") from error


def next_attempt(quarantined: Incoming) -> int:
    """The number of the attempt that a retry makes; raises InvalidMessage where the count is spoilt."""
    try:
        return read_number(quarantined.header("copydesk-attempts") or "1") + 1
    except ValueError as error:
        raise InvalidMessage("orphan", "the header copydesk-attempts is not a number") from error


def decision_record(kind: str, quarantined: Incoming, now: datetime) -> Outgoing:
    """The ledger record that somebody ``retried`` or ``discarded`` what lies in quarantine."""
    envelope = quarantined_envelope(quarantined)
    entry = ledger_entry(kind, "operator", quarantined, envelope, reason="discarded" if kind == "discarded" else "")
    row_id = quarantined.header("copydesk-quarantine-id")
    return ledger_record(entry.model_copy(update={"quarantine_id": row_id}), envelope, now)


def retry_record(quarantined: Incoming) -> Outgoing:
    """The record that sends a quarantined one through its stage again: original topic, key, value, headers.

    Raises InvalidMessage where it is no quarantined record.
    """
    topic = quarantined.header(STREAMS_PREFIX + "topic")
    if not topic:
        raise InvalidMessage("orphan", f"the header {STREAMS_PREFIX}topic is missing: not a quarantined record")
    attempt = {"copydesk-attempt": str(next_attempt(quarantined))}
    headers = with_headers(without_failure(quarantined.headers), attempt)
    return Outgoing(topic, quarantined.key, quarantined.value, headers)


def without_failure(headers: Headers) -> Headers:
    """Headers without those that an earlier failure added."""
    return tuple(h for h in headers if h[0] not in OWN_HEADERS and not h[0].startswith(STREAMS_PREFIX))


def with_headers(headers: Headers, added: dict[str, str]) -> Headers:
    """Headers with ``added`` in place of any of the same name."""
    kept = tuple(h for h in headers if h[0] not in added)
    return kept + tuple((name, value.encode("utf-8", "replace")) for name, value in added.items())


def _retry_headers(envelope: Envelope | None, piece: Piece | None) -> dict[str, str]:
    if envelope is None:
        return {}
    headers = {
        "copydesk-delivery": envelope.delivery_id,
        "copydesk-dump": envelope.dump_id,
        "copydesk-reading": envelope.reading,
        "copydesk-attempt": str(envelope.attempt),
        "received-at": envelope.received_at.isoformat(),
    }
    if envelope.position is not None:
        headers["copydesk-position"] = str(envelope.position)
    return headers | _piece_headers(piece)


def _piece_headers(piece: Piece | None) -> dict[str, str]:
    if piece is None:
        return {}
    stated = {"encoding": piece.encoding, "format": piece.wire_format, "member": piece.member}
    place = {"copydesk-byte-start": str(piece.byte_start)}
    return place | {f"copydesk-{name}": value for name, value in stated.items() if value}


def _failure_headers(incoming: Incoming, failure: Failure) -> dict[str, str]:
    return {
        STREAMS_PREFIX + "exception": failure.exception or failure.reason,
        STREAMS_PREFIX + "message": failure.detail[:MAX_DETAIL_CHARS],
        STREAMS_PREFIX + "stacktrace": failure.stacktrace,
        STREAMS_PREFIX + "topic": incoming.topic,
        STREAMS_PREFIX + "partition": str(incoming.partition),
        STREAMS_PREFIX + "offset": str(incoming.offset),
    }
