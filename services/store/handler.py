"""The store as the stage runner sees it: a batch of records in, one settlement for each out."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import structlog

from services.store.facts import STAGE, ArticleFact, Fact, envelope_of, read_fact
from services.store.migrate import migrate
from services.store.postgres import Accounts, Database, Verdict
from services.store.publisher import STOP_SECONDS, Publisher, RecordSender
from shared.catalog.receipt_rows import UNACCOUNTED_AFTER_SECONDS
from shared.errors import InvalidMessage, Unavailable
from shared.failures import Failure, failure_from
from shared.records import Incoming
from shared.settlement import Outcome, Settlement, dead_settlement

ACCOUNTS_SECONDS = 5.0
"""How often the gauge is refreshed: below the usual scrape interval of 15 s."""

log = structlog.stdlib.get_logger("copydesk.store")


def _ignore(_: Accounts) -> None:
    return None


class StoreHandler:
    """Consumes the enriched topic and the ledger in one stream.

    A batch is one transaction, committed before its settlements are returned. ``on_accounts`` is
    called from time to time with what is open, for the gauge.
    """

    def __init__(
        self,
        database_url: str,
        version: str,
        *,
        unaccounted_after_seconds: float = UNACCOUNTED_AFTER_SECONDS,
        accounts_seconds: float = ACCOUNTS_SECONDS,
        on_accounts: Callable[[Accounts], None] = _ignore,
    ) -> None:
        self._database_url = database_url
        self._version = version
        self._unaccounted_after_seconds = unaccounted_after_seconds
        self._accounts_seconds = accounts_seconds
        self._on_accounts = on_accounts
        self._database: Database | None = None
        self._publisher: Publisher | None = None
        self._watch: asyncio.Task[None] | None = None
        self._stopping = asyncio.Event()

    async def start(self, sender: RecordSender) -> None:
        """Bring the schema up to date, then start to publish. Raises Unavailable or ConfigurationError."""
        await asyncio.to_thread(migrate, self._database_url, 0)
        self._database = Database(self._database_url, self._unaccounted_after_seconds)
        await self._database.open()
        self._publisher = Publisher(self._database, sender)
        self._publisher.start()
        self._watch = asyncio.create_task(self._watch_accounts(self._database), name="accounts")

    async def settle(self, batch: Sequence[Incoming]) -> Sequence[Settlement]:
        """Write a batch and commit it; one settlement for each input. Raises Unavailable."""
        if self._database is None or self._publisher is None:
            raise RuntimeError("the store was not started")
        self._publisher.check()
        read = [self._read(incoming) for incoming in batch]
        facts = [item for item in read if not isinstance(item, Settlement)]
        verdicts = iter(await self._database.write(facts) if facts else ())
        self._publisher.wake()
        return [
            item if isinstance(item, Settlement) else self._settlement(incoming, item, next(verdicts))
            for incoming, item in zip(batch, read, strict=True)
        ]

    async def stop(self) -> None:
        """Publish what is left, for a few seconds at most, and let go of the database."""
        # Asked, not cancelled: before Python 3.12 a cancellation that meets an answer of the database gets lost.
        self._stopping.set()
        if self._watch is not None:
            await asyncio.wait((self._watch,), timeout=STOP_SECONDS)
            self._watch.cancel()
        if self._publisher is not None:
            await self._publisher.stop()
        if self._database is not None:
            await self._database.close()

    def _read(self, incoming: Incoming) -> Fact | Settlement:
        try:
            return read_fact(incoming, self._version)
        except InvalidMessage as error:
            return self._dead(incoming, failure_from(error))

    def _settlement(self, incoming: Incoming, fact: Fact, verdict: Verdict) -> Settlement:
        if verdict.refused is not None:
            return self._dead(incoming, Failure("refused_by_database", verdict.refused))
        if not verdict.outcome:
            return Settlement()
        return Settlement(outcomes=(_outcome(fact, verdict),))

    def _dead(self, incoming: Incoming, failure: Failure) -> Settlement:
        envelope = envelope_of(incoming)
        if envelope is not None:
            envelope = envelope.passed(STAGE, incoming, self._version)
        return dead_settlement(STAGE, self._version, incoming, envelope, failure, datetime.now(UTC))

    async def _watch_accounts(self, database: Database) -> None:
        stopping = asyncio.ensure_future(self._stopping.wait())
        while not self._stopping.is_set():
            try:
                self._on_accounts(await database.accounts())
            except Unavailable as error:
                log.debug("accounts are not counted", why=str(error))
            await asyncio.wait((stopping,), timeout=self._accounts_seconds)


def _outcome(fact: Fact, verdict: Verdict) -> Outcome:
    if isinstance(fact, ArticleFact):
        envelope, article = fact.envelope, fact.article
        return Outcome(
            verdict.outcome,
            verdict.reason,
            delivery_id=envelope.delivery_id,
            dump_id=envelope.dump_id,
            position=envelope.position,
            article_id=article.article_id,
            source=article.source,
            received_at=envelope.received_at,
        )
    entry = fact.entry
    return Outcome(
        verdict.outcome,
        verdict.reason,
        entry.detail or "",
        delivery_id=entry.delivery_id,
        dump_id=entry.dump_id,
        position=entry.position,
        article_id=entry.article_id,
    )
