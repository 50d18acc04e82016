"""Records as they reach the store, invented: deliveries of small stories, and what the ledger says of them."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from services.store.handler import StoreHandler
from shared import ids, topics
from shared.dump import Part, decode_dump, dump_envelope, part_headers
from shared.envelope import Envelope
from shared.events import Boundary, EnrichedArticle, Language, LedgerEntry, Pointer, Provider, Segment
from shared.failures import Failure
from shared.ledger import dump_read_entry, ledger_entry, ledger_record
from shared.outcomes import DumpFacts
from shared.quarantine import dead_letter, decision_record
from shared.records import Incoming, Outgoing

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
START_MS = 1_709_290_000_000
READING = "lines-1"
GUID_OWNER = "harbour-wire"

_offsets = itertools.count()


def landed(record: Outgoing, timestamp_ms: int = START_MS + 5000) -> Incoming:
    """A record as the store reads it, at a place of its own."""
    return Incoming(record.topic, 0, next(_offsets), timestamp_ms, record.key, record.value, record.headers)


@dataclass(frozen=True)
class Story:
    """One article as its dump has it; without a guid its text says who it is."""

    text: str
    guid: str | None = None
    version: str | None = None
    sent_at: datetime | None = None
    status: str | None = None
    signal: str | None = None

    @property
    def article_id(self) -> str:
        return ids.article_id_from_guid(GUID_OWNER, self.guid) if self.guid else ids.article_id_from_text(self.text)

    @property
    def content_hash(self) -> str:
        return ids.content_hash(self.text)


@dataclass(frozen=True)
class Delivery:
    """One arrival of a dump, and the records that the stages send about it."""

    offset: int
    payload: bytes = b"some dump"
    reading: str = READING
    attempt: int = 1
    part: Part | None = None
    incoming: Incoming = field(init=False)

    def __post_init__(self) -> None:
        stated = part_headers(self.part) if self.part else {}
        headers = tuple((name, value.encode()) for name, value in stated.items())
        at = START_MS + self.offset * 1000
        record = Incoming(topics.DUMPS, 3, self.offset, at, b"harbour-wire", self.payload, headers)
        object.__setattr__(self, "incoming", record)

    @property
    def envelope(self) -> Envelope:
        made = dump_envelope(self.reading)(self.incoming)
        return replace(made.passed("ingest", self.incoming, "1"), attempt=self.attempt)

    @property
    def id(self) -> str:
        return self.envelope.delivery_id

    def again(self, **changes: object) -> "Delivery":
        """The same arrival, with another attempt or reading."""
        return replace(self, **changes)

    def dump_read(self, found: int, status: str = "read", stated_found: int | None = None) -> Incoming:
        facts = DumpFacts("text", "utf-8", stated_found=stated_found) if status == "read" else None
        dump = decode_dump(self.incoming, self.envelope)
        entry = dump_read_entry("ingest", self.incoming, self.envelope, dump, facts, found)
        return landed(ledger_record(entry, self.envelope, NOW))

    def article(self, position: int, story: Story) -> Incoming:
        event = enriched(self, position, story)
        at = self.envelope.at(position)
        headers = at.headers(
            "copydesk.article.enriched.v1",
            "enrich",
            event_id=at.event_id("enriched"),
            subject=event.article_id,
            now=NOW,
        )
        return landed(Outgoing(topics.ENRICHED, event.article_id.encode(), event.to_json(), headers))

    def dropped(self, position: int, reason: str = "no_text") -> Incoming:
        at = self.envelope.at(position)
        return landed(ledger_record(ledger_entry("dropped", "clean", self.incoming, at, reason=reason), at, NOW))

    def quarantined(self, position: int | None, reason: str = "timeout") -> Incoming:
        letter = self._letter(position, reason)
        return landed(letter.ledger_record(pointer(self.offset), NOW))

    def retried(self, position: int | None) -> Incoming:
        return self._decided("retried", position)

    def discarded(self, position: int | None) -> Incoming:
        return self._decided("discarded", position)

    def _letter(self, position: int | None, reason: str = "timeout"):
        at = self.envelope if position is None else self.envelope.at(position)
        return dead_letter("clean", "1", self.incoming, at, Failure(reason), NOW)

    def _decided(self, kind: str, position: int | None) -> Incoming:
        return landed(decision_record(kind, landed(self._letter(position).record), NOW))


def pointer(offset: int) -> Pointer:
    return Pointer(topic=topics.QUARANTINE, partition=1, offset=offset)


def enriched(delivery: Delivery, position: int, story: Story) -> EnrichedArticle:
    size = len(story.text)
    return EnrichedArticle(
        article_id=story.article_id,
        content_hash=story.content_hash,
        dump_id=delivery.envelope.dump_id,
        position=position,
        source="harbour-wire",
        wire_format="text",
        media_type="text/plain",
        encoding="utf-8",
        byte_start=0,
        byte_end=size,
        received_at=delivery.envelope.received_at,
        boundary=Boundary(confidence=1.0),
        provider=Provider(guid=story.guid, version=story.version, sent_at=story.sent_at, status=story.status),
        signal=story.signal,
        segments=(Segment(start=0, end=size, text=story.text, role="body"),),
        headline=story.text.split(".")[0][:80],
        body=story.text,
        language=Language(code="en", confidence=1.0),
        accounting={"body": size},
    )


def orphan(value: bytes = b"not ours") -> Incoming:
    """A record that another program put on the enriched topic."""
    return landed(Outgoing(topics.ENRICHED, None, value))


def later(hours: int) -> datetime:
    return NOW + timedelta(hours=hours)


class FakeSender:
    """Takes every record and remembers it, as a broker would; ``latest`` is what compaction leaves."""

    def __init__(self) -> None:
        self.sent: list[Outgoing] = []
        self.latest: dict[tuple[str, bytes | None], Outgoing] = {}
        self.gate = asyncio.Event()
        self.gate.set()

    async def send(self, records: Sequence[Outgoing]) -> list[Pointer]:
        await self.gate.wait()
        self.sent += records
        self.latest |= {(record.topic, record.key): record for record in records}
        return [Pointer(topic=record.topic, partition=0, offset=next(_offsets)) for record in records]


def entry_of(incoming: Incoming) -> LedgerEntry:
    return LedgerEntry.model_validate_json(incoming.value)


class RunningStore:
    """A store under test, and the broker that it thinks it has."""

    def __init__(self, handler: StoreHandler, sender: FakeSender) -> None:
        self.handler = handler
        self.sender = sender

    async def take(self, *records: Incoming) -> list[str]:
        """Settle one batch; the outcome of each record, empty where none is counted."""
        settlements = await self.handler.settle(records)
        return [s.outcomes[0].outcome if s.outcomes else "" for s in settlements]

    async def take_with_consequences(self, *records: Incoming) -> None:
        """Settle a batch, then the ledger's lines about what was dead in it, as the runner sends them."""
        settlements = await self.handler.settle(records)
        letters = [letter for settlement in settlements for letter in settlement.dead]
        if letters:
            await self.take_with_consequences(*(landed(letter.ledger_record(pointer(1), NOW)) for letter in letters))


@asynccontextmanager
async def running_store(database_url: str, **options: float) -> AsyncIterator[RunningStore]:
    """A store on a real database, without a broker."""
    sender = FakeSender()
    handler = StoreHandler(database_url, "1", **options)
    await handler.start(sender)
    try:
        yield RunningStore(handler, sender)
    finally:
        await handler.stop()
