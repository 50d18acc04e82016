"""Settling one input: from a record and a step to every record that must be on the broker.

Pure but for the time passed in, so that worker processes, `copydesk process` and tests share it.
Nothing here can lose an input: whatever the step does, the answer names an outcome for each of its
records, and the runner acknowledges the input only when all of the answer is on the broker.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from shared import topics
from shared.envelope import Envelope
from shared.errors import InvalidMessage, Unavailable
from shared.events import CleanArticle, EnrichedArticle, RawArticle
from shared.failures import Failure, failure_from
from shared.ledger import dump_read_entry, ledger_entry, ledger_record
from shared.limits import MAX_EVENT_BYTES
from shared.outcomes import Dead, Dropped, Event, Item, Settled
from shared.quarantine import DeadLetter, Piece, dead_letter
from shared.records import Incoming, Outgoing
from shared.steps import Step

EVENT_TYPES: dict[type, tuple[str, str]] = {
    RawArticle: ("copydesk.article.raw.v1", topics.RAW),
    CleanArticle: ("copydesk.article.clean.v1", topics.CLEAN),
    EnrichedArticle: ("copydesk.article.enriched.v1", topics.ENRICHED),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one occurrence at a stage: one tick of the counter and one log line."""

    outcome: str
    reason: str = ""
    detail: str = ""
    place: str = ""
    delivery_id: str | None = None
    dump_id: str | None = None
    position: int | None = None
    article_id: str | None = None
    source: str | None = None
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Settlement:
    """Everything that must be on the broker before one input may be acknowledged."""

    records: tuple[Outgoing, ...] = ()
    dead: tuple[DeadLetter, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    measures: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Case:
    """One input under way."""

    step: Step
    incoming: Incoming
    now: datetime


def settle(step: Step, incoming: Incoming, now: datetime) -> Settlement:
    """Run the step on one record. Raises Unavailable, and nothing else."""
    try:
        envelope = step.envelope(incoming)
        value = step.decode(incoming, envelope)
        settled = step.run(value)
        return _settled(_Case(step, incoming, now), envelope, value, settled)
    except Unavailable:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a step raises may cost its own article only
        return settle_dead(step, incoming, failure_from(error), now)


def settle_dead(step: Step, incoming: Incoming, failure: Failure, now: datetime) -> Settlement:
    """Settle an input that is dead as a whole: its step failed, hung, or killed its worker."""
    case = _Case(step, incoming, now)
    try:
        envelope: Envelope | None = _pass(case, step.envelope(incoming))
    except InvalidMessage as error:
        envelope, failure = None, Failure(error.reason, error.detail, failure.exception)
    dead = _dead(case, envelope, failure, None)
    if envelope is None or envelope.position is not None:
        return dead
    entry = dump_read_entry(step.stage, incoming, envelope, step.decode(incoming, envelope), None, 0)
    return replace(dead, records=(ledger_record(entry, envelope, now),))


def dead_settlement(
    stage: str,
    version: str,
    incoming: Incoming,
    envelope: Envelope | None,
    failure: Failure,
    now: datetime,
    piece: Piece | None = None,
) -> Settlement:
    """The settlement of one dead record: its letter to the quarantine and its outcome."""
    letter = dead_letter(stage, version, incoming, envelope, failure, now, piece)
    outcome = replace(
        _outcome(envelope, "quarantined", failure.reason, failure.detail),
        place=failure.stacktrace,
        article_id=incoming.header("ce_subject"),
    )
    return Settlement((), (letter,), (outcome,))


def _settled(case: _Case, envelope: Envelope, value: Any, settled: Settled) -> Settlement:
    is_whole_dump = envelope.position is None
    if is_whole_dump is (settled.dump is None) or not (is_whole_dump or len(settled.items) == 1):
        raise ValueError(f"the step gave {len(settled.items)} items where one record needs one")
    at = _pass(case, envelope)
    pairs = zip(_records(at, settled), settled.items, strict=True)
    joined = _join(_settle_item(case, record, item) for record, item in pairs)
    if settled.dump is not None:
        entry = dump_read_entry(case.step.stage, case.incoming, at, value, settled.dump, len(settled.items))
        joined = replace(joined, records=(*joined.records, ledger_record(entry, at, case.now)))
    return replace(joined, measures=settled.measures)


def _pass(case: _Case, envelope: Envelope) -> Envelope:
    return envelope.passed(case.step.stage, case.incoming, case.step.version)


def _records(envelope: Envelope, settled: Settled) -> Iterator[Envelope]:
    if envelope.position is not None:
        yield envelope
    else:
        yield from (envelope.at(position) for position in range(len(settled.items)))


def _settle_item(case: _Case, at: Envelope, item: Item) -> Settlement:
    match item:
        case Event():
            return _settle_event(case, at, item)
        case Dropped(reason, detail):
            entry = ledger_entry("dropped", case.step.stage, case.incoming, at, reason=reason, detail=detail)
            return Settlement((ledger_record(entry, at, case.now),), (), (_outcome(at, "dropped", reason, detail),))
        case Dead(reason, detail):
            return _dead(case, at, Failure(reason, detail), _piece(item))


def _piece(item: Dead) -> Piece | None:
    if item.payload is None:
        return None
    return Piece(item.payload, item.byte_start, item.encoding, item.wire_format, item.member)


def _settle_event(case: _Case, at: Envelope, event: Event) -> Settlement:
    article = event.article
    event_type, topic = EVENT_TYPES[type(article)]
    try:
        value = article.to_json()
    except ValueError as error:
        # Text that UTF-8 cannot carry (a lone surrogate) costs this article, not the others of its dump.
        return _dead(case, at, failure_from(error), _original(case, event))
    if len(value) > MAX_EVENT_BYTES:
        failure = Failure("output_too_large", f"the event has {len(value)} bytes, {MAX_EVENT_BYTES} are allowed")
        return _dead(case, at, failure, _original(case, event))
    headers = at.headers(
        event_type, case.step.stage, event_id=at.event_id(event_type), subject=article.article_id, now=case.now
    )
    outcome = replace(_outcome(at, "passed"), article_id=article.article_id, source=article.source)
    return Settlement((Outgoing(topic, article.article_id.encode(), value, headers),), (), (outcome,))


def _original(case: _Case, event: Event) -> Piece | None:
    article = event.article
    if not isinstance(article, RawArticle):
        return None
    is_piece = case.incoming.header("copydesk-position") is not None
    payload = case.incoming.value if is_piece else case.incoming.value[article.byte_start : article.byte_end]
    payload = payload if event.payload is None else event.payload
    return Piece(payload, article.byte_start, article.encoding, article.wire_format, article.member)


def _dead(case: _Case, envelope: Envelope | None, failure: Failure, piece: Piece | None) -> Settlement:
    return dead_settlement(case.step.stage, case.step.version, case.incoming, envelope, failure, case.now, piece)


def _outcome(envelope: Envelope | None, outcome: str, reason: str = "", detail: str = "") -> Outcome:
    if envelope is None:
        return Outcome(outcome, reason, detail)
    return Outcome(
        outcome,
        reason,
        detail,
        delivery_id=envelope.delivery_id,
        dump_id=envelope.dump_id,
        position=envelope.position,
        received_at=envelope.received_at,
    )


def _join(parts: Iterator[Settlement]) -> Settlement:
    settlements = tuple(parts)
    return Settlement(
        tuple(record for part in settlements for record in part.records),
        tuple(letter for part in settlements for letter in part.dead),
        tuple(outcome for part in settlements for outcome in part.outcomes),
    )
