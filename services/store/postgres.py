"""The store's PostgreSQL: writes a batch in one transaction, hands out what is to be published, and counts."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool

from services.store import rows, statements
from services.store.columns import column_text
from services.store.decisions import Decision
from services.store.facts import ArticleFact, Fact, LedgerFact
from services.store.precedence import STORED, Claim, Key, article_claim, ledger_claim, strongest
from services.store.versions import Version
from shared.catalog.article_rows import STORED_ARTICLES_BY_ID
from shared.catalog.connection import CONNECT_SECONDS, address_of, explain_failure
from shared.catalog.receipt_rows import RECEIPTS_BY_ID, UNACCOUNTED_AFTER_SECONDS
from shared.errors import Unavailable

WAIT_FOR_CONNECTION_SECONDS = 6.0
"""How long one batch waits for a healthy connection before it says Unavailable and the runner waits instead."""
GIVE_UP_RECONNECT_SECONDS = 2.0
"""The pool doubles the pause between attempts without limit until it gives up: with its own 300 s a server that
was away for two minutes is found again two minutes late. Given up early, the next batch tries at once."""
TRANSACTION_SECONDS = 60.0
"""A batch takes some 50 ms; a server that has not answered for this long is treated as away."""
CONNECTIONS = 3
"""One each for batches, publisher and accounts."""

REFUSALS = (psycopg.DataError, psycopg.IntegrityError, psycopg.errors.ProgramLimitExceeded)
"""Errors of one row's values; psycopg files "index row too large" under OperationalError, which waits."""

Row = Mapping[str, Any]
Connection = psycopg.AsyncConnection[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one fact: an outcome and its reason, ("", "") where nothing is counted, or a refusal."""

    outcome: str = ""
    reason: str = ""
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Accounts:
    """What is open: articles found and not settled in time, deliveries without dump_read in time, open receipts."""

    unaccounted: int
    unread_deliveries: int
    open_receipts: int


class Database:
    """The tables of the store. Every method raises Unavailable where the same call may succeed later."""

    def __init__(self, database_url: str, unaccounted_after_seconds: float = UNACCOUNTED_AFTER_SECONDS) -> None:
        self._url = database_url
        self._older_than = unaccounted_after_seconds
        self._pool: AsyncConnectionPool[Connection] = AsyncConnectionPool(
            database_url,
            connection_class=psycopg.AsyncConnection[dict[str, Any]],
            kwargs={"row_factory": dict_row, "connect_timeout": CONNECT_SECONDS, "application_name": "copydesk-store"},
            min_size=1,
            max_size=CONNECTIONS,
            timeout=WAIT_FOR_CONNECTION_SECONDS,
            reconnect_timeout=GIVE_UP_RECONNECT_SECONDS,
            # A connection that died with the server is noticed before it is handed out, not after.
            check=AsyncConnectionPool.check_connection,
            open=False,
        )

    async def open(self) -> None:
        """Start the pool; connections are made when they are needed."""
        await self._pool.open()

    async def close(self) -> None:
        """Close all connections."""
        await self._pool.close()

    async def write(self, facts: Sequence[Fact]) -> list[Verdict]:
        """Write a batch in one transaction and commit it; one verdict for each fact, in order.

        A fact that the database refuses is found by writing again one by one, each in a savepoint.
        """
        try:
            async with self._transaction() as connection:
                return await _Batch(connection, facts).write()
        except REFUSALS:
            async with self._transaction() as connection:
                return [await _write_alone(connection, fact) for fact in facts]

    async def publish_articles(self, limit: int, publish: Callable[[Sequence[Row]], Awaitable[None]]) -> int:
        """Lock articles that are behind, have them published, mark them; returns how many."""
        async with self._transaction() as connection:
            ids = await _column(connection, statements.ARTICLES_BEHIND, {"limit": limit})
            await publish(await _rows(connection, STORED_ARTICLES_BY_ID, {"ids": ids}) if ids else ())
            await connection.execute(statements.MARK_ARTICLES, {"ids": ids})
            return len(ids)

    async def publish_receipts(
        self, limit: int, pause_seconds: float, publish: Callable[[Sequence[Row]], Awaitable[None]]
    ) -> int:
        """The same for receipts; one that is not complete waits until its last state is ``pause_seconds`` old."""
        async with self._transaction() as connection:
            wanted = {"limit": limit, "pause_seconds": pause_seconds}
            ids = await _column(connection, statements.RECEIPTS_BEHIND, wanted)
            parameters = {"ids": ids, "older_than": self._older_than}
            await publish(await _rows(connection, RECEIPTS_BY_ID, parameters) if ids else ())
            await connection.execute(statements.MARK_RECEIPTS, {"ids": ids})
            return len(ids)

    async def accounts(self) -> Accounts:
        """Count what is open; all of it is computed in the database, at its own clock."""
        async with self._transaction() as connection:
            (row,) = await _rows(connection, statements.ACCOUNTS, {"older_than": self._older_than})
            return Accounts(**row)

    async def unaccounted(self) -> int:
        """Articles that were found, are not settled, and are older than the limit: must be 0."""
        return (await self.accounts()).unaccounted

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[Connection]:
        try:
            async with (
                asyncio.timeout(TRANSACTION_SECONDS),
                self._pool.connection() as connection,
                connection.transaction(),
            ):
                yield connection
        except psycopg.errors.ProgramLimitExceeded:
            raise
        except (psycopg.OperationalError, psycopg.InterfaceError, psycopg.errors.ReadOnlySqlTransaction) as error:
            raise explain_failure(error, self._url) from error
        except TimeoutError as error:
            raise Unavailable(f"PostgreSQL at {address_of(self._url)} does not answer") from error


async def _write_alone(connection: Connection, fact: Fact) -> Verdict:
    try:
        async with connection.transaction():
            (verdict,) = await _Batch(connection, (fact,)).write()
    except REFUSALS as error:
        return Verdict(refused=f"{type(error).__name__} ({error.sqlstate or 'client'})")
    return verdict


async def _rows(connection: Connection, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
    cursor = await connection.execute(statement, parameters)
    return await cursor.fetchall()


async def _column(connection: Connection, statement: str, parameters: Mapping[str, Any]) -> list[Any]:
    return [next(iter(row.values())) for row in await _rows(connection, statement, parameters)]


class _Batch:
    """One batch on its way into the tables, inside a transaction of its caller."""

    def __init__(self, connection: Connection, facts: Sequence[Fact]) -> None:
        self._connection = connection
        self._facts = facts
        self._articles = [fact for fact in facts if isinstance(fact, ArticleFact)]
        self._lines = [fact for fact in facts if isinstance(fact, LedgerFact)]
        self._readings: dict[str, str | None] = {}
        self._opened: set[str] = set()

    async def write(self) -> list[Verdict]:
        """Run every statement of the batch; see ``statements`` for their order."""
        await self._open_receipts()
        claims = {id(fact): self._claim(fact) for fact in self._facts}
        changed = await self._claim_occurrences([claim for claim in claims.values() if claim])
        decided = await self._decide_articles(claims, changed)
        await self._record(statements.RECORD_FAILURES, rows.failure_rows(self._lines))
        await self._record(statements.RECORD_ANSWERS, rows.answer_rows(self._lines))
        await self._revise_receipts(changed)
        return await self._verdicts(claims, decided)

    def _claim(self, fact: Fact) -> Claim | None:
        if isinstance(fact, ArticleFact):
            return article_claim(fact, self._readings.get(column_text(fact.envelope.delivery_id)))
        return ledger_claim(fact, self._readings.get(column_text(fact.entry.delivery_id or "")))

    async def _open_receipts(self) -> None:
        deliveries = rows.deliveries_of(self._articles, self._lines)
        ids = [delivery.delivery_id for delivery in deliveries]
        for row in await _rows(self._connection, statements.READINGS, {"ids": ids}) if ids else ():
            self._readings[row["delivery_id"]] = row["reading"]
        new = [delivery for delivery in deliveries if delivery.delivery_id not in self._readings]
        if new:
            names = ("delivery_id", "dump_id", "source", "received_at")
            await self._connection.execute(statements.OPEN_RECEIPTS, rows.columns_of(new, names))

    async def _claim_occurrences(self, claims: Iterable[Claim]) -> set[Key]:
        best = strongest(claims)
        if not best:
            return set()
        columns = rows.columns_of(best, statements.CLAIM_COLUMNS)
        claimed = await _rows(self._connection, statements.CLAIM_OCCURRENCES, columns)
        return {(row["delivery_id"], row["position"], row["reading"]) for row in claimed}

    async def _decide_articles(self, claims: Mapping[int, Claim | None], changed: set[Key]) -> dict[Key, str]:
        """Say of each article that was claimed here what it is; returns the outcomes by occurrence."""
        pending: dict[Key, ArticleFact] = {}
        for fact in self._articles:
            claim = claims[id(fact)]
            if claim and claim.precedence == STORED and claim.key in changed:
                pending.setdefault(claim.key, fact)
        if not pending:
            return {}
        arriving = defaultdict(list)
        for key, fact in pending.items():
            arriving[column_text(fact.article.article_id)].append((key, fact))
        known = await self._lock_articles(arriving)
        decisions = [Decision(article_id, known[article_id], arriving[article_id]) for article_id in sorted(arriving)]
        await self._write_decisions(decisions)
        return {key: outcome for decision in decisions for key, outcome in decision.outcomes.items()}

    async def _lock_articles(
        self, arriving: Mapping[str, Sequence[tuple[Key, ArticleFact]]]
    ) -> Mapping[str, list[Version]]:
        ids = sorted(arriving)
        times = [[fact.envelope.received_at for _, fact in arriving[article_id]] for article_id in ids]
        columns = {"article_id": ids, "first_received": list(map(min, times)), "last_received": list(map(max, times))}
        await self._connection.execute(statements.LOCK_ARTICLES, columns)
        known = defaultdict(list)
        for row in await _rows(self._connection, statements.VERSIONS, {"ids": ids}):
            known[row["article_id"]].append(rows.version_from_row(row))
        return known

    async def _write_decisions(self, decisions: Sequence[Decision]) -> None:
        versions = [row for decision in decisions for row in decision.version_rows()]
        heads = [decision.head_row() for decision in decisions if decision.writes]
        await self._record(statements.WRITE_VERSIONS, rows.transpose(versions) if versions else None)
        await self._record(statements.SET_HEADS, rows.transpose(heads) if heads else None)
        outcomes = {key: outcome for decision in decisions for key, outcome in decision.outcomes.items()}
        in_order = [outcomes[key] for key in sorted(outcomes)]
        await self._record(statements.SET_OUTCOMES, {**rows.key_columns(outcomes), "outcome": in_order})

    async def _revise_receipts(self, changed: Iterable[Key]) -> None:
        dumps = rows.dump_rows(self._lines)
        ids = {delivery_id for delivery_id, _, _ in changed}
        touched = sorted(ids.union(dumps["delivery_id"] if dumps else ()))
        if not touched:
            return
        await self._connection.execute(statements.LOCK_RECEIPTS, {"ids": touched})
        if dumps:
            ids.update(await _column(self._connection, statements.RECORD_DUMPS, dumps))
        await self._connection.execute(statements.REVISE_RECEIPTS, {"ids": sorted(ids)})

    async def _record(self, statement: str, columns: rows.Columns | None) -> None:
        if columns:
            await self._connection.execute(statement, columns)

    async def _verdicts(self, claims: Mapping[int, Claim | None], decided: Mapping[Key, str]) -> list[Verdict]:
        before = {claim.key for claim in claims.values() if claim and claim.precedence == STORED} - decided.keys()
        settled: dict[Key, Row] = {}
        if before:
            for row in await _rows(self._connection, statements.SETTLED_OUTCOMES, rows.key_columns(before)):
                settled[row["delivery_id"], row["position"], row["reading"]] = row
        return [self._verdict(claims[id(fact)], decided, settled) for fact in self._facts]

    def _verdict(self, claim: Claim | None, decided: Mapping[Key, str], settled: Mapping[Key, Row]) -> Verdict:
        if claim is None:
            return Verdict()
        if claim.precedence == STORED:
            return Verdict(decided.get(claim.key) or settled[claim.key]["outcome"])
        return Verdict(claim.outcome or "", claim.reason)
