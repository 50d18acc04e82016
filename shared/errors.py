"""Every error that Copydesk raises on purpose; its class decides what happens to the message.

    CopydeskError
    ├── InvalidMessage      this input can never be processed: dead now, with its reason
    ├── Unavailable         something we need is away: nothing is acknowledged, wait and retry
    └── ConfigurationError  a setting is wrong: the process ends with exit code 78

Anything else that a step raises is a bug: that article alone is dead as ``bug``.
"""

EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_QUARANTINED = 3
EXIT_GRACE_OVER = 75
"""sysexits.h EX_TEMPFAIL: a stop that did not finish in its grace; nothing unacknowledged was committed."""
EXIT_CONFIGURATION = 78
"""sysexits.h EX_CONFIG."""

EXIT_INTERRUPTED = 130
"""What shells give for Ctrl-C: 128 plus the number of the signal."""


class CopydeskError(Exception):
    """The root of all errors raised on purpose; its message may be shown to users and logged."""


class InvalidMessage(CopydeskError):
    """An input that can never be processed; ``reason`` is one of ``vocabulary.DEAD_REASONS``."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class Unavailable(CopydeskError):
    """A server that we need is away or full; the same call may succeed later."""


class ConfigurationError(CopydeskError):
    """A setting is missing or wrong; the message names the variable and what to do."""
