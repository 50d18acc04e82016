"""A pool of spawned worker processes, with a time limit for each piece of work."""

import asyncio
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from shared.errors import CopydeskError
from shared.stage import worker

Result = TypeVar("Result")

START_SECONDS = 120.0
"""For a worker to start and load its models: a hundred times what a warm disk needs."""
GUARD_SECONDS = 60.0
GUARD_FACTOR = 16
"""An answer that takes longer than this many time limits will never come: the pool has lost the work."""


class WorkerFailed(Exception):
    """A worker did not finish a piece of work: ``reason`` is ``timeout`` or ``crash``."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


class WorkersDoNotStart(CopydeskError):
    """The step cannot be loaded in a worker process."""


class Workers:
    """Worker processes that have loaded one step; those that fail are replaced."""

    def __init__(self, step: str, count: int) -> None:
        self._step = step
        self._count = count
        self._pool: ProcessPool | None = None
        self._renewing = asyncio.Lock()

    async def start(self) -> None:
        """Start them and wait until they are warm; raises WorkersDoNotStart."""
        if self._pool is None:
            self._pool = await self._new_pool()

    async def stop(self) -> None:
        """End them."""
        pool, self._pool = self._pool, None
        if pool is not None:
            await asyncio.to_thread(_end, pool)

    async def run(self, seconds: float, function: Callable[..., Result], *args: Any) -> Result:
        """Run a function in a worker, for so long at most; raises what it raises, or WorkerFailed.

        The time it takes to start and warm a worker does not count.
        """
        pool = self._pool
        if pool is None:
            raise RuntimeError("the workers are not started")
        try:
            return await _answer(pool, seconds, function, args)
        except BrokenProcessPool:
            # pebble gives up its whole pool when a worker dies that had nothing to do.
            await self._renew(pool)
            raise WorkerFailed("crash", "a worker process ended") from None

    async def _renew(self, broken: ProcessPool) -> None:
        async with self._renewing:
            if self._pool is broken:
                await self.stop()
                await self.start()

    async def _new_pool(self) -> ProcessPool:
        context = multiprocessing.get_context("spawn")
        pool = ProcessPool(
            max_workers=self._count, initializer=worker.begin, initargs=(self._step, os.getpid()), context=context
        )
        try:
            async with asyncio.timeout(START_SECONDS):
                await asyncio.gather(*(_answer(pool, None, worker.name_process, ()) for _ in range(self._count)))
        except (BrokenProcessPool, WorkerFailed, TimeoutError):
            await asyncio.to_thread(_end, pool)
            raise WorkersDoNotStart(
                f"worker processes cannot load {self._step}: its traceback stands above. "
                f"Try `python -c 'from shared.stage.worker import load_step; load_step(\"{self._step}\").warm_up()'`."
            ) from None
        return pool


async def _answer(pool: ProcessPool, seconds: float | None, function: Callable[..., Result], args: Any) -> Result:
    try:
        future = pool.schedule(function, args=args, timeout=seconds)
    except RuntimeError as error:
        raise BrokenProcessPool from error
    try:
        async with asyncio.timeout(None if seconds is None else GUARD_SECONDS + GUARD_FACTOR * seconds) as guard:
            return await asyncio.wrap_future(future)
    except ProcessExpired as error:
        raise WorkerFailed("crash", f"the worker process ended with exit code {error.exitcode}") from None
    except TimeoutError:
        if guard.expired():
            raise RuntimeError("the worker pool has lost a piece of work") from None
        raise WorkerFailed("timeout", f"took longer than {seconds:g} seconds") from None


def _end(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]  # pebble has it untyped
    pool.join()
