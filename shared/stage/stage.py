"""What a stage is made of: its name, its topics, and the handler that settles its inputs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from shared.events import Pointer
from shared.limits import BUFFERED_MESSAGES
from shared.records import Incoming, Outgoing
from shared.settings import ServiceSettings
from shared.settlement import Settlement

DEFAULT_BUFFER_MESSAGES = 200
"""For a stage that ``limits.BUFFERED_MESSAGES`` does not name."""


class Sender(Protocol):
    """What the runner gives to a handler."""

    async def send(self, records: Sequence[Outgoing]) -> list[Pointer]:
        """Send and wait for every broker acknowledgement; where each record stands, in order.

        Any failure raises and is fatal: the process ends, nothing more is acknowledged or committed,
        and its inputs are delivered again.
        """

    def progressed(self) -> None:
        """Say that a piece of the work in hand is done, where ``settle`` takes long."""

    def worker_restarted(self, reason: str) -> None:
        """Say that a worker process was replaced, because of a ``timeout`` or a ``crash``."""


class Handler(Protocol):
    """Settles inputs; knows no Kafka beyond the sender."""

    async def start(self, sender: Sender) -> None:
        """Get ready; called before the first batch. May raise Unavailable: it is then called again."""

    async def settle(self, batch: Sequence[Incoming]) -> Sequence[Settlement]:
        """Return one settlement for each input, in order.

        May raise Unavailable: nothing is acknowledged, and the same batch comes again after a while.
        Anything else that it raises ends the process, and the batch is delivered again.
        """

    async def stop(self) -> None:
        """Let go of everything."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: consumes ``inputs``, writes ``outputs`` (logical topic names, without the prefix).

    ``name`` is also its consumer group. ``buffer_messages``: how many inputs it holds at once, at most;
    None takes the figure of ``limits.BUFFERED_MESSAGES``.
    """

    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    handler: Callable[[ServiceSettings], Handler]
    buffer_messages: int | None = None

    @property
    def holds_messages(self) -> int:
        """How many inputs the stage holds at once, at most."""
        return self.buffer_messages or BUFFERED_MESSAGES.get(self.name, DEFAULT_BUFFER_MESSAGES)


def pooled(step: str, cores_a_worker: int = 1) -> Callable[[ServiceSettings], Handler]:
    """Return the handler of a pure step, ``package.module:NAME``: it runs in worker processes.

    ``cores_a_worker``: how many cores there are for each worker, unless the settings say how many workers.
    """

    def handler(settings: ServiceSettings) -> Handler:
        from shared.stage.pool import PoolHandler

        return PoolHandler(step, settings, cores_a_worker)

    return handler
