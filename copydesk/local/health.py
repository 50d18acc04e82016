"""Asking a service how it is, and deciding from its answers when it hangs."""

import http.client
from dataclasses import dataclass

from copydesk.local.ports import HOST

LIVE_PATH = "/livez"
READY_PATH = "/readyz"

PROBE_TIMEOUT_SECONDS = 1.0
PROBE_EVERY_SECONDS = 5.0
FAILURES_TO_HANG = 4
"""/livez has its own thread in the service, so 20 s without one good answer are no matter of load."""

FIRST_ANSWER_SECONDS = 90.0
"""A service that never answered yet is loading its language model: 10 s here, a minute on a slow disk."""


def answers_ok(port: int, path: str) -> bool:
    """True when the service answers 200 in time; never through a proxy."""
    connection = http.client.HTTPConnection(HOST, port, timeout=PROBE_TIMEOUT_SECONDS)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


@dataclass
class Liveness:
    """Counts failed probes of one run of a service."""

    _failures: int = 0
    _has_answered: bool = False

    def is_hung_after(self, *, is_ok: bool, lived_seconds: float) -> bool:
        """Take in one probe; True when the service must be restarted."""
        self._has_answered = self._has_answered or is_ok
        counts = self._has_answered or lived_seconds > FIRST_ANSWER_SECONDS
        self._failures = 0 if is_ok or not counts else self._failures + 1
        return self._failures >= FAILURES_TO_HANG
