"""One supervisor per data folder: an advisory lock that the kernel drops when its holder dies."""

import fcntl
import os
from pathlib import Path

from copydesk.local.errors import FolderInUse


class FolderLock:
    """Held from ``acquire`` to ``release``; a killed holder never leaves a stale one behind."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    @property
    def is_held(self) -> bool:
        """True between ``acquire`` and ``release``."""
        return self._descriptor is not None

    def acquire(self) -> None:
        """Take the lock and write our pid into it; raises FolderInUse with the holder's pid."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(descriptor)
            raise FolderInUse(str(self._path.parent), _read_pid(self._path)) from error
        os.truncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        self._descriptor = descriptor

    def release(self) -> None:
        """Let go; does nothing when not held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _read_pid(path: Path) -> int:
    text = path.read_text().strip()
    return int(text) if text.isdigit() else 0
