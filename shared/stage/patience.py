"""How long to wait before the next try when something we need is away: longer each time, with jitter."""

import random
from collections.abc import Iterator

FIRST_SECONDS = 0.2
LONGEST_SECONDS = 10.0
"""Back within ten seconds of the database's return, and no storm of tries while it is away."""
FACTOR = 2.0
JITTER = 0.25
"""So that replicas which lost the same database do not come back in step."""


def waits() -> Iterator[float]:
    """Seconds to wait before each next try, for ever."""
    seconds = FIRST_SECONDS
    while True:
        yield seconds * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311 - not a secret
        seconds = min(seconds * FACTOR, LONGEST_SECONDS)
