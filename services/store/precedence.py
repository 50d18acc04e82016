"""Which of several statements about one occurrence counts, whatever order they come in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from services.store.columns import column_json, column_text
from services.store.facts import STAGE, ArticleFact, LedgerFact

SUPERSEDED, QUARANTINED, DROPPED, STORED = range(4)
"""Stored or duplicate over dropped over quarantined; a statement of another reading is under all of them."""

PRECEDENCE = {"quarantined": QUARANTINED, "dropped": DROPPED, "discarded": DROPPED}
"""The kinds of ledger lines that settle an occurrence."""

Key = tuple[str, int, str]
"""An occurrence in one reading: delivery id, position, reading."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement about an occurrence: a row of the table. ``outcome`` is None until an article is decided."""

    delivery_id: str
    position: int
    reading: str
    outcome: str | None
    precedence: int
    reason: str
    detail: str | None
    stage: str
    attempt: int
    settled_at: datetime
    dump_id: str | None
    source: str | None
    received_at: datetime | None
    article_id: str | None
    content_hash: str | None
    characters: str | None
    hops: str

    @property
    def key(self) -> Key:
        """The occurrence that the claim is about."""
        return self.delivery_id, self.position, self.reading

    @property
    def strength(self) -> tuple[object, ...]:
        """The greatest counts. Among stored ones all are alike: the first stays."""
        if self.precedence == STORED:
            return (STORED,)
        return self.precedence, self.attempt, self.settled_at, self.stage, self.reason


def strongest(claims: Iterable[Claim]) -> list[Claim]:
    """Return one claim for each occurrence, in the order in which rows are locked."""
    best: dict[Key, Claim] = {}
    for claim in claims:
        rival = best.get(claim.key)
        if rival is None or claim.strength > rival.strength:
            best[claim.key] = claim
    return [best[key] for key in sorted(best)]


def article_claim(fact: ArticleFact, reading_that_counts: str | None) -> Claim:
    """The claim of an article; where another reading of its delivery counts, it is superseded."""
    envelope, article = fact.envelope, fact.article
    is_superseded = reading_that_counts not in (None, column_text(envelope.reading))
    return Claim(
        delivery_id=column_text(envelope.delivery_id),
        position=envelope.position or 0,
        reading=column_text(envelope.reading),
        outcome="superseded" if is_superseded else None,
        precedence=SUPERSEDED if is_superseded else STORED,
        reason="",
        detail=None,
        stage=STAGE,
        attempt=envelope.attempt,
        settled_at=fact.settled_at,
        dump_id=column_text(envelope.dump_id),
        source=column_text(article.source),
        received_at=envelope.received_at,
        article_id=column_text(article.article_id),
        content_hash=fact.version.content_hash,
        characters=column_json(article.accounting),
        hops=fact.hops,
    )


def ledger_claim(fact: LedgerFact, reading_that_counts: str | None) -> Claim | None:
    """The claim of a line of the ledger; None where it settles no occurrence."""
    entry = fact.entry
    if entry.kind not in PRECEDENCE or entry.delivery_id is None or entry.position is None:
        return None
    is_discarded = entry.kind == "discarded"
    return Claim(
        delivery_id=column_text(entry.delivery_id),
        position=entry.position,
        reading=column_text(entry.reading or reading_that_counts or ""),
        outcome="dropped" if is_discarded else entry.kind,
        precedence=PRECEDENCE[entry.kind],
        reason="discarded" if is_discarded else column_text(entry.reason or ""),
        detail=column_text(entry.detail),
        stage=column_text(entry.stage),
        attempt=entry.attempt,
        settled_at=entry.at,
        dump_id=column_text(entry.dump_id),
        source=None,
        received_at=entry.received_at,
        article_id=column_text(entry.article_id),
        content_hash=None,
        characters=None,
        hops=fact.hops,
    )
