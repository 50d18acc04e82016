"""How long to wait before a child that ended is started again."""

from dataclasses import dataclass

FIRST_SECONDS = 0.2
LONGEST_SECONDS = 5.0
HEALTHY_SECONDS = 30.0
"""A crash is healed before anybody notices; a child that cannot start costs little until it can."""


@dataclass
class Backoff:
    """Doubles from FIRST_SECONDS to LONGEST_SECONDS; begins anew after HEALTHY_SECONDS of life."""

    _next: float = FIRST_SECONDS

    def delay_after(self, lived_seconds: float) -> float:
        """The wait in seconds after a run of ``lived_seconds``.

        >>> backoff = Backoff()
        >>> [backoff.delay_after(1.0) for _ in range(6)], backoff.delay_after(31.0)
        ([0.2, 0.4, 0.8, 1.6, 3.2, 5.0], 0.2)
        """
        delay = FIRST_SECONDS if lived_seconds >= HEALTHY_SECONDS else self._next
        self._next = min(delay * 2, LONGEST_SECONDS)
        return delay
