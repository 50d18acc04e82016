"""The handler of a pure step: worker processes, a time budget, and a fair trial for what failed.

A hung or crashed step must cost its own article only, and a frozen machine none. So a chunk that failed
is tried again article by article (see ``trial``), and only what fails alone, in a fresh worker, is dead.
"""

import asyncio
import os
from collections.abc import Sequence
from datetime import UTC, datetime

from shared.limits import CHUNK_MESSAGES, MIB
from shared.records import Incoming
from shared.settings import ServiceSettings
from shared.settlement import Settlement
from shared.stage import worker
from shared.stage.awake import AwakeClock
from shared.stage.slices import cut
from shared.stage.stage import Sender
from shared.stage.trial import Trial
from shared.stage.workers import WorkerFailed, Workers

CHUNK_BYTES = 4 * MIB
"""Bytes that go to a worker in one piece: pickled on the way, so well below what a slice may hold."""


class PoolHandler:
    """Settles inputs in worker processes; ``step`` is ``package.module:NAME`` of a Step.

    Unless the settings say how many, there is one worker for every ``cores_a_worker`` cores.
    """

    def __init__(self, step: str, settings: ServiceSettings, cores_a_worker: int = 1) -> None:
        self._step = step
        self._article_seconds = settings.article_seconds
        self._count = settings.workers or max(1, usable_cores() // cores_a_worker)
        self._workers = Workers(step, self._count)
        self._clock = AwakeClock()
        self._one_trial = asyncio.Lock()
        self._sender: Sender | None = None

    async def start(self, sender: Sender) -> None:
        """Start the workers and wait until they are warm."""
        self._sender = sender
        self._clock.start()
        await self._workers.start()

    async def settle(self, batch: Sequence[Incoming]) -> Sequence[Settlement]:
        """Settle in chunks, side by side; raises Unavailable."""
        now = datetime.now(UTC)
        sizes = [len(incoming.value) for incoming in batch]
        chunks = cut(batch, sizes, max_items=self._chunk_messages(len(batch)), max_bytes=CHUNK_BYTES)
        work = [self._settle_chunk(chunk, now) for chunk in chunks]
        # All of them end before anything is raised: what comes again must not run twice at once.
        answers = await asyncio.gather(*work, return_exceptions=True)
        settlements: list[Settlement] = []
        for answer in answers:
            if isinstance(answer, BaseException):
                raise answer
            settlements += answer
        return settlements

    async def stop(self) -> None:
        """End the workers."""
        self._clock.stop()
        await self._workers.stop()

    def _chunk_messages(self, messages: int) -> int:
        return min(CHUNK_MESSAGES, -(-messages // self._count))

    async def _settle_chunk(self, chunk: Sequence[Incoming], now: datetime) -> list[Settlement]:
        try:
            # One article's budget for the whole chunk: a sound chunk takes a fraction of it, and what
            # does not is tried alone, with the whole budget for each.
            settlements = await self._workers.run(self._article_seconds, worker.settle_chunk, list(chunk), now)
        except WorkerFailed as failure:
            self._tell(failure.reason)
        else:
            self._tell(None)
            return settlements
        async with self._one_trial:
            return await Trial(self._step, self._article_seconds, self._clock, self._tell).settle(chunk, now)

    def _tell(self, restarted: str | None) -> None:
        """Say that work goes on, and why a worker was replaced, if one was."""
        if self._sender is not None:
            self._sender.progressed()
            if restarted:
                self._sender.worker_restarted(restarted)


def usable_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
