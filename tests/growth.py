"""How the cost of a text grows with its length: no absolute time, the best of two runs of processor time."""

import time
from collections.abc import Callable

MOST_GROWTH = 11
"""Four times the text may cost so many times as much; a quadratic step would cost sixteen times as much."""
LEAST_SECONDS = 0.02
"""Below this a run is too short to compare: it is linear enough."""


def growth(run: Callable[[str], object], unit: str, chars: int) -> float:
    """How many times as much a text of ``chars`` characters costs as a quarter of it."""
    times = chars // len(unit)
    run(unit * (times // 40))
    before = max(cheapest_seconds(lambda: run(unit * (times // 4))), LEAST_SECONDS)
    return cheapest_seconds(lambda: run(unit * times)) / before


def cheapest_seconds(run: Callable[[], object]) -> float:
    """The least processor time of two runs."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return min(taken)
