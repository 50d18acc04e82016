"""`python -m tests.faults.service clean`: the real stage of a service, with steps that misbehave on demand.

Beside the steps, the handler itself can be made to raise, as a bug of ours would: the file
``<orders>/<service>`` says ``before N`` or ``after N``, meaning before or after the real handler has
settled its batch, once N batches have gone well.
"""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from services.store.settings import StoreSettings
from shared.records import Incoming
from shared.settings import ServiceSettings
from shared.settlement import Settlement
from shared.stage.main import main
from shared.stage.stage import Handler, Sender, Stage, pooled

ORDERS = "FAULTS_ORDERS"
"""Names the folder with the orders."""


class OrderedToFail:
    """The real handler, until its order says otherwise."""

    def __init__(self, handler: Handler, order: Path) -> None:
        self._handler = handler
        self._order = order
        self._batches = 0

    async def start(self, sender: Sender) -> None:
        await self._handler.start(sender)

    async def settle(self, batch: Sequence[Incoming]) -> Sequence[Settlement]:
        self._fail_if_ordered("before")
        settlements = await self._handler.settle(batch)
        self._fail_if_ordered("after")
        self._batches += 1
        return settlements

    async def stop(self) -> None:
        await self._handler.stop()

    def _fail_if_ordered(self, moment: str) -> None:
        when, _, batches = (self._order.read_text() if self._order.exists() else "").partition(" ")
        if when == moment and self._batches >= int(batches):
            raise RuntimeError(f"ordered to fail {moment} settling")


def stage_of(name: str) -> tuple[Stage, type[ServiceSettings]]:
    """The stage of a service with our steps and handler around its own, and its settings."""
    stage: Stage = import_module(f"services.{name}.agent").STAGE
    if name == "store":
        return replace(stage, handler=_obedient(stage.handler, name)), StoreSettings
    return replace(stage, handler=_obedient(pooled(f"tests.faults.steps:{name.upper()}"), name)), ServiceSettings


def _obedient(handler: Callable[[ServiceSettings], Handler], name: str) -> Callable[[ServiceSettings], Handler]:
    return lambda settings: OrderedToFail(handler(settings), Path(os.environ[ORDERS]) / name)


if __name__ == "__main__":
    raise SystemExit(main(*stage_of(sys.argv[1])))
