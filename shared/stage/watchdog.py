"""A hard end for a process whose tidy end may hang.

Faust's shutdown waits without a limit when the broker is away or anything is unacknowledged. A hard
exit is safe at any time, since nothing unacknowledged is ever committed.
"""

import os
import sys
import threading
import time
from collections.abc import Callable

TICK_SECONDS = 0.1


class Watchdog:
    """A thread that ends the process when its time is over.

    Armed by plain assignment, so that a signal handler may do it: it takes no lock.
    """

    def __init__(self, exit_process: Callable[[int], object] = os._exit) -> None:
        self._exit = exit_process
        self._end: tuple[float, int] | None = None
        self._is_off = False

    def start(self) -> None:
        """Begin to watch."""
        threading.Thread(target=self._watch, name="watchdog", daemon=True).start()

    def exit_within(self, seconds: float, code: int) -> None:
        """End the process with this code unless it has ended by itself; an earlier end stays."""
        end = time.monotonic() + seconds
        if self._end is None or end < self._end[0]:
            self._end = (end, code)

    def stop(self) -> None:
        """Stop watching."""
        self._is_off = True

    def _watch(self) -> None:
        while not self._is_off:
            if self._end and time.monotonic() >= self._end[0]:
                self._bite(self._end[1])
                return
            time.sleep(TICK_SECONDS)

    def _bite(self, code: int) -> None:
        sys.stderr.write(f"copydesk: did not end in time, exits hard with code {code}; nothing is lost\n")
        sys.stderr.flush()
        self._exit(code)
