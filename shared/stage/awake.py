"""A clock that stands still while this process is frozen, so that a frozen machine condemns no article."""

import threading
import time

TICK_SECONDS = 0.25
LONGEST_TICK_SECONDS = 2 * TICK_SECONDS
"""A tick that comes later than this shows that the process, and with it its workers, did not run."""


class AwakeClock:
    """Seconds during which this process ran."""

    def __init__(self) -> None:
        self._awake = 0.0
        self._is_on = False

    def start(self) -> None:
        """Begin to count."""
        if not self._is_on:
            self._is_on = True
            threading.Thread(target=self._count, name="awake-clock", daemon=True).start()

    def stop(self) -> None:
        """Stop counting."""
        self._is_on = False

    def seconds(self) -> float:
        """Seconds counted so far."""
        return self._awake

    def _count(self) -> None:
        last = time.monotonic()
        while self._is_on:
            time.sleep(TICK_SECONDS)
            now = time.monotonic()
            self._awake += min(now - last, LONGEST_TICK_SECONDS)
            last = now
