"""A fair trial for the articles of a failed chunk: one by one, and dead only by failing alone in a fresh worker."""

from collections.abc import Callable, Sequence
from datetime import datetime

from shared.failures import Failure
from shared.records import Incoming
from shared.settlement import Settlement
from shared.stage import worker
from shared.stage.awake import AwakeClock
from shared.stage.workers import WorkerFailed, Workers

CONDEMN_SECONDS = 30.0
AWAKE_SHARE = 0.8
"""A time limit counts when the process ran for this share of it: else the machine was frozen, not the step."""


class Trial:
    """Runs suspects in a worker process of their own."""

    def __init__(
        self, step: str, article_seconds: float, clock: AwakeClock, tell: Callable[[str | None], None]
    ) -> None:
        self._workers = Workers(step, 1)
        self._seconds = article_seconds
        self._clock = clock
        self._tell = tell
        self._is_fresh = True

    async def settle(self, suspects: Sequence[Incoming], now: datetime) -> list[Settlement]:
        """Settle each, alone; raises Unavailable."""
        await self._workers.start()
        try:
            return [await self._settle_one(suspect, now) for suspect in suspects]
        finally:
            await self._workers.stop()

    async def _settle_one(self, suspect: Incoming, now: datetime) -> Settlement:
        while True:
            was_fresh, began = self._is_fresh, self._clock.seconds()
            try:
                (settlement,) = await self._workers.run(self._seconds, worker.settle_chunk, [suspect], now)
            except WorkerFailed as failure:
                self._is_fresh = True
                self._tell(failure.reason)
                if was_fresh and not self._was_frozen(failure, began):
                    return await self._condemn(suspect, failure, now)
            else:
                self._is_fresh = False
                self._tell(None)
                return settlement

    def _was_frozen(self, failure: WorkerFailed, began: float) -> bool:
        return failure.reason == "timeout" and self._clock.seconds() - began < AWAKE_SHARE * self._seconds

    async def _condemn(self, suspect: Incoming, failed: WorkerFailed, now: datetime) -> Settlement:
        failure = Failure(failed.reason, f"{failed.detail}, alone and in a fresh worker")
        return await self._workers.run(CONDEMN_SECONDS, worker.condemn, suspect, failure, now)
