"""Ctrl-C, SIGTERM and SIGHUP while a stack runs: the first one interrupts, the second one hurries.

The first becomes a KeyboardInterrupt in the main thread, wherever that is, so that the ``with`` block
around the stack ends; but never while a child is being started or stopped, or it would be lost.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupts:
    """Installed by ``install``, put back by ``remove``; ``hurry`` is set by the second signal."""

    def __init__(self) -> None:
        self.hurry = threading.Event()
        self._previous: dict[int, object] = {}
        self._held = 0
        self._count = 0
        self._is_raised = False

    def install(self) -> None:
        """Take over the signals that are not ignored (nohup ignores SIGHUP); only in the main thread."""
        if threading.current_thread() is not threading.main_thread():
            return
        for number in SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._previous[number] = signal.signal(number, self._receive)

    def remove(self) -> None:
        """Put back what was there before."""
        for number, handler in self._previous.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        self._previous = {}

    @contextmanager
    def held(self) -> Iterator[None]:
        """Within the block a first signal is only remembered, and raised at its end."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
        self._raise_once()

    def give_up(self) -> None:
        """From now on nothing is raised any more: the stack is being stopped anyway."""
        self._is_raised = True

    def _receive(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        self._count += 1
        if self._count > 1:
            self.hurry.set()
        if threading.current_thread() is threading.main_thread():
            self._raise_once()

    def _raise_once(self) -> None:
        if self._count and not self._held and not self._is_raised:
            self._is_raised = True
            raise KeyboardInterrupt
