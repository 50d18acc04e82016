"""The ceiling on articles that died by a fault of ours: a broken release must not quarantine a whole day."""

from collections import deque
from collections.abc import Iterable

from shared.events.vocabulary import CEILING_REASONS
from shared.settlement import Settlement

WINDOW = 500
"""Occurrences looked back on (EVENTS: settling)."""


class Ceiling:
    """Counts, over the last 500 occurrences, those that are dead as bug, timeout or crash."""

    def __init__(self, dead_allowed: int, *, accept_dead: bool = False) -> None:
        self._dead_allowed = dead_allowed
        self._accept_dead = accept_dead
        self._window: deque[bool] = deque(maxlen=WINDOW)

    def trips(self, settlements: Iterable[Settlement]) -> bool:
        """Count these too, and say whether the stage must stop before it sends any of them."""
        for settlement in settlements:
            self._window.extend(outcome.reason in CEILING_REASONS for outcome in settlement.outcomes)
        return not self._accept_dead and self.dead >= self._dead_allowed

    @property
    def dead(self) -> int:
        """How many of the window are dead by a fault of ours."""
        return sum(self._window)
