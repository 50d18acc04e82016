"""The publisher: brings the compacted topics up to what the database says, and never back.

Rows that are behind stay locked until the broker has acknowledged their records, so no other replica
can send an older state after a newer one; a kill in between leaves them behind, to be sent again.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

import structlog

from services.store.publications import article_record, receipt_record
from shared.errors import Unavailable
from shared.events import Pointer
from shared.records import Outgoing

ROWS_AT_ONCE = 200
"""Records sent and marked together; a batch of the store that needs one of these rows waits for that long."""
SWEEP_SECONDS = 1.0
"""How often to look without being woken: finds what other replicas, or a process that was killed, left behind."""
RECEIPT_PAUSE_SECONDS = 1.0
"""A receipt changes with every batch of its dump; until it is complete, this often is enough for watching it."""
STOP_SECONDS = 5.0
"""For a last sweep at a tidy stop; what it does not reach, the next start does."""

log = structlog.stdlib.get_logger("copydesk.store")

Row = Mapping[str, Any]
Publish = Callable[[Sequence[Row]], Awaitable[None]]


class RecordSender(Protocol):
    """What the publisher needs of the stage's sender."""

    async def send(self, records: Sequence[Outgoing]) -> list[Pointer]:
        """Send and wait for every broker acknowledgement."""


class Behind(Protocol):
    """What the publisher needs of the database."""

    async def publish_articles(self, limit: int, publish: Publish) -> int:
        """Lock articles that are behind, have them published, mark them; returns how many."""

    async def publish_receipts(self, limit: int, pause_seconds: float, publish: Publish) -> int:
        """The same for receipts."""


class Publisher:
    """Publishes what is behind: at start, when woken, and from time to time."""

    def __init__(
        self,
        database: Behind,
        sender: RecordSender,
        *,
        sweep_seconds: float = SWEEP_SECONDS,
        receipt_pause_seconds: float = RECEIPT_PAUSE_SECONDS,
    ) -> None:
        self._database = database
        self._sender = sender
        self._sweep_seconds = sweep_seconds
        self._receipt_pause_seconds = receipt_pause_seconds
        self._woken = asyncio.Event()
        self._stopping = False
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin with a sweep."""
        self._woken.set()
        self._task = asyncio.create_task(self._run(), name="publisher")

    def wake(self) -> None:
        """Say that something has changed."""
        self._woken.set()

    def check(self) -> None:
        """Raise what ended the publisher, if it has ended by itself."""
        if self._task is not None and self._task.done() and not self._stopping:
            self._task.result()

    async def stop(self) -> None:
        """Sweep once more, for a few seconds at most, and end."""
        self._stopping = True
        if self._task is not None:
            self.wake()
            await asyncio.wait((self._task,), timeout=STOP_SECONDS)
            self._task.cancel()
            await asyncio.wait((self._task,), timeout=STOP_SECONDS)

    async def sweep(self) -> int:
        """Publish everything that is behind now; returns how many records were sent."""
        sent = 0
        while count := await self._database.publish_articles(ROWS_AT_ONCE, self._send_articles):
            sent += count
        pause = 0.0 if self._stopping else self._receipt_pause_seconds
        while count := await self._database.publish_receipts(ROWS_AT_ONCE, pause, self._send_receipts):
            sent += count
        return sent

    async def _run(self) -> None:
        while True:
            await self._wait()
            try:
                await self.sweep()
            except Unavailable as error:
                log.info("publisher waits", why=str(error))
                await asyncio.sleep(self._sweep_seconds)
            if self._stopping:
                return

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(self._sweep_seconds):
                await self._woken.wait()
        except TimeoutError:
            return
        finally:
            self._woken.clear()

    async def _send_articles(self, rows: Sequence[Row]) -> None:
        now = datetime.now(UTC)
        await self._sender.send([article_record(row, now) for row in rows])

    async def _send_receipts(self, rows: Sequence[Row]) -> None:
        now = datetime.now(UTC)
        await self._sender.send([receipt_record(row, now) for row in rows])
