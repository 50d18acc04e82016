"""What can go wrong with the embedded stack; every message says what to do.

CopydeskError
├── LocalStackError          the stack cannot start or go on
│   ├── FolderInUse          another supervisor holds the data folder
│   ├── PortTaken            a server lost its port between choosing and binding; tried again
│   └── JarsUnavailable      Kafka's jars are neither cached nor downloadable, or not the locked ones
└── ConfigurationError
    └── ServiceMisconfigured a service ended with exit code 78
"""

from shared.errors import ConfigurationError, CopydeskError


class LocalStackError(CopydeskError):
    """The embedded stack cannot start or go on; the message may be shown as it is."""


class FolderInUse(LocalStackError):
    """Another process supervises this data folder; ``pid`` is its process id, 0 when unknown."""

    def __init__(self, folder: str, pid: int) -> None:
        super().__init__(
            f"The data folder {folder} is in use by process {pid or '(unknown)'}. "
            f"Stop that one first (Ctrl-C in its terminal, or: kill {pid or 'PID'}), "
            "or choose another folder with --data."
        )
        self.pid = pid


class PortTaken(LocalStackError):
    """Somebody bound a chosen port before our server did."""


class JarsUnavailable(LocalStackError):
    """Kafka's jars are not in the package cache and cannot be downloaded, or differ from the lock."""


class ServiceMisconfigured(ConfigurationError):
    """A service ended with exit code 78; the message carries the end of its log."""
