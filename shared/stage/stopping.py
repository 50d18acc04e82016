"""Being asked to stop: one flag for signals, loops and waits."""

import asyncio


class Stopping:
    """Set once, by a signal; whoever waits for anything else waits for this, too."""

    def __init__(self) -> None:
        self._asked = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    @property
    def is_asked(self) -> bool:
        """Whether the process was asked to stop."""
        return self._asked.is_set()

    def ask_from_signal(self) -> None:
        """Ask to stop; from a signal handler or another thread."""
        self._loop.call_soon_threadsafe(self._asked.set)

    def ask(self) -> None:
        """Ask to stop; from within the event loop."""
        self._asked.set()

    async def asked(self) -> None:
        """Wait until asked."""
        await self._asked.wait()

    async def within(self, seconds: float) -> bool:
        """Wait so long at most; True when asked to stop."""
        try:
            await asyncio.wait_for(self._asked.wait(), seconds)
        except TimeoutError:
            return False
        return True
