"""The worker pool: an article that hangs or crashes costs itself only, and a frozen machine nobody."""

import asyncio
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shared.errors import Unavailable
from shared.events import Pointer
from shared.records import Incoming, Outgoing
from shared.settings import ServiceSettings, load
from shared.settlement import Settlement
from shared.stage.awake import AwakeClock
from shared.stage.pool import PoolHandler
from shared.stage.trial import Trial
from shared.stage.workers import Workers, WorkersDoNotStart
from tests.runner_stage import SLOW_WARM_UP_SECONDS

STEP = "tests.runner_stage:STEP"
NOW = datetime(2026, 1, 1, tzinfo=UTC)


class FakeSender:
    def __init__(self) -> None:
        self.restarts: list[str] = []

    async def send(self, records: Sequence[Outgoing]) -> list[Pointer]:
        raise AssertionError(f"a pool sends nothing, not {len(records)} records")

    def progressed(self) -> None:
        pass

    def worker_restarted(self, reason: str) -> None:
        self.restarts.append(reason)


class StoppedClock(AwakeClock):
    """Of a machine that was frozen all the time."""

    def seconds(self) -> float:
        return 0.0


def incoming(value: bytes) -> Incoming:
    delivery = str(uuid.uuid4())
    headers = {
        "copydesk-delivery": delivery,
        "copydesk-dump": delivery,
        "copydesk-reading": "reading-1",
        "copydesk-position": "0",
        "ce_time": "2026-01-01T00:00:00+00:00",
    }
    return Incoming("news.articles.raw.v1", 0, 0, 0, b"k", value, tuple((n, v.encode()) for n, v in headers.items()))


def settle(*values: bytes, step: str = STEP, article_seconds: float = 1.0) -> tuple[list[str], list[str]]:
    """Reasons of the outcomes in order, and of the restarts."""

    async def run() -> tuple[list[str], list[str]]:
        sender = FakeSender()
        pool = PoolHandler(step, load(ServiceSettings, workers=1, article_seconds=article_seconds))
        try:
            await pool.start(sender)
            settlements = await pool.settle([incoming(value) for value in values])
        finally:
            await pool.stop()
        return reasons(settlements), sender.restarts

    return asyncio.run(run())


def reasons(settlements: Sequence[Settlement]) -> list[str]:
    return [outcome.reason for settlement in settlements for outcome in settlement.outcomes]


def test_settlements_come_in_the_order_of_the_inputs() -> None:
    values = [b"bug" if index % 3 else b"x" for index in range(40)]
    expected = ["bug" if index % 3 else "no_text" for index in range(40)]
    assert settle(*values) == (expected, [])


def test_a_crash_costs_its_own_article_only() -> None:
    outcomes, restarts = settle(b"x", b"crash", b"x")
    assert outcomes == ["no_text", "crash", "no_text"]
    assert set(restarts) == {"crash"}


def test_a_hung_article_is_dead_and_its_neighbours_are_not() -> None:
    outcomes, restarts = settle(b"x", b"hang", b"x")
    assert outcomes == ["no_text", "timeout", "no_text"]
    assert set(restarts) == {"timeout"}


def test_an_article_that_hung_once_is_not_condemned(tmp_path: Path) -> None:
    outcomes, _ = settle(b"x", b"once " + str(tmp_path / "hung").encode())
    assert outcomes == ["no_text", "no_text"]


def test_what_is_away_in_a_worker_is_away_outside() -> None:
    with pytest.raises(Unavailable, match="the test says so"):
        settle(b"x", b"away")


def test_warming_up_does_not_count_against_the_first_article() -> None:
    outcomes, restarts = settle(b"x", step="tests.runner_stage:SLOW_TO_WARM", article_seconds=SLOW_WARM_UP_SECONDS / 2)
    assert (outcomes, restarts) == (["no_text"], [])


def test_a_frozen_machine_condemns_nobody(tmp_path: Path) -> None:
    value = b"once " + str(tmp_path / "hung").encode()
    assert try_alone(value, StoppedClock()) == ["no_text"]


def test_the_same_trial_on_a_machine_that_ran_condemns(tmp_path: Path) -> None:
    clock = AwakeClock()
    clock.start()
    value = b"once " + str(tmp_path / "hung").encode()
    assert try_alone(value, clock) == ["timeout"]
    clock.stop()


def try_alone(value: bytes, clock: AwakeClock) -> list[str]:
    async def run() -> list[str]:
        return reasons(await Trial(STEP, 1.0, clock, lambda _: None).settle([incoming(value)], NOW))

    return asyncio.run(run())


def test_a_step_that_cannot_be_loaded_is_a_clear_error() -> None:
    async def run() -> None:
        await Workers("tests.runner_stage:NO_SUCH_STEP", 1).start()

    with pytest.raises(WorkersDoNotStart, match=r"cannot load .*NO_SUCH_STEP"):
        asyncio.run(run())
