"""A stage process under test: the real runner and pool, with a step that does next to nothing.

Started by tests as ``python -m tests.runner_stage``. The settings come from the environment, and these, too:

TEST_RAISE_FILE      the first batches of this file's count raise in the runner, with a full backlog waiting
TEST_AWAY_FILE       the handler says Unavailable while this file exists
TEST_TRUST_FAUST     set: a variant that must lose, without the freeze and with Faust's own acknowledgements
"""

import asyncio
import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from shared import topics
from shared.envelope import Envelope
from shared.errors import Unavailable
from shared.outcomes import Dead, Dropped, Settled
from shared.records import Incoming
from shared.settings import ServiceSettings
from shared.settlement import Settlement
from shared.stage.stage import Handler, Sender, Stage, pooled
from shared.steps import Step

INPUTS = (topics.RAW, topics.CLEAN)
STEP_REFERENCE = "tests.runner_stage:STEP"
BACKLOG = 400
SLOW_WARM_UP_SECONDS = 1.5


def decode(incoming: Incoming, _: Envelope) -> bytes:
    return incoming.value


def settle_as_told(value: bytes) -> Settled:
    """Every input becomes one ledger entry of kind dropped, but for the words that tests use."""
    if value.startswith(b"hang"):
        time.sleep(3600)
    if value.startswith(b"once"):
        hang_the_first_time(Path(value.split()[1].decode()))
    if value.startswith(b"away"):
        raise Unavailable("the test says so")
    if value.startswith(b"crash"):
        os.kill(os.getpid(), signal.SIGKILL)
    if value.startswith(b"bug"):
        raise KeyError("a secret of the article")
    if value.startswith(b"dead"):
        return Settled((Dead("binary", "as told"),))
    return Settled((Dropped("no_text", value.decode()),))


def hang_the_first_time(file: Path) -> None:
    if not file.exists():
        file.touch()
        time.sleep(3600)


STEP = Step("clean", "test-1", decode, settle_as_told)


def warm_up_slowly() -> None:
    time.sleep(SLOW_WARM_UP_SECONDS)


SLOW_TO_WARM = Step("clean", "test-1", decode, settle_as_told, warm_up=warm_up_slowly)


class ScriptedHandler:
    """The pool, with failures in the runner's own path."""

    def __init__(self, inner: Handler) -> None:
        self._inner = inner

    async def start(self, sender: Sender) -> None:
        await self._inner.start(sender)

    async def settle(self, batch: Sequence[Incoming]) -> Sequence[Settlement]:
        if is_away():
            raise Unavailable("the test says so")
        if raises_left():
            await full_backlog()
            raise_once_less()
        return await self._inner.settle(batch)

    async def stop(self) -> None:
        await self._inner.stop()


def is_away() -> bool:
    file = os.environ.get("TEST_AWAY_FILE")
    return file is not None and Path(file).exists()


def raises_left() -> int:
    file = os.environ.get("TEST_RAISE_FILE")
    return int(Path(file).read_text()) if file else 0


def raise_once_less() -> None:
    Path(os.environ["TEST_RAISE_FILE"]).write_text(str(raises_left() - 1))
    raise RuntimeError("as told, in the runner's own path")


async def full_backlog() -> None:
    from tests.runner_variants import consumers

    while consumers[0].book.messages < BACKLOG:  # noqa: ASYNC110 - the book knows no events
        await asyncio.sleep(0.01)


def scripted(settings: ServiceSettings) -> Handler:
    return ScriptedHandler(pooled(STEP_REFERENCE)(settings))


if __name__ == "__main__":
    # Not above: workers import this module, too, and need no Faust.
    from shared.stage.main import main
    from tests.runner_variants import install

    install(trust_faust=bool(os.environ.get("TEST_TRUST_FAUST")))
    buffer = 2 * BACKLOG if os.environ.get("TEST_RAISE_FILE") else None
    raise SystemExit(
        main(Stage("clean", INPUTS, (topics.LEDGER, topics.QUARANTINE), scripted, buffer), ServiceSettings)
    )
