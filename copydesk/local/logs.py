"""The log files of the children: opened for appending, kept within bounds, shown when something fails.

A child writes through its own file descriptor, so nobody ever waits for a pipe to be read.
"""

import os
import shutil
from pathlib import Path

MAX_LOG_BYTES = 20 * 1024 * 1024
"""Per file; with the one predecessor kept, a child's logs stay under 40 MB."""

TAIL_LINES = 15
"""Enough to hold one Python traceback or one Kafka startup error."""

TAIL_BYTES = 16 * 1024


def open_log(path: Path) -> int:
    """A file descriptor for appending; the file is readable by its owner only."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def rotate_log(path: Path) -> None:
    """Keep the log of the previous run as ``<name>.log.1``."""
    if path.exists():
        path.replace(_predecessor(path))


def bound_log(path: Path) -> None:
    """Empty a log that grew too big, keeping a copy; lines written in between may be lost.

    The child holds the file open for appending, so it goes on writing at the new beginning.
    """
    if path.exists() and path.stat().st_size > MAX_LOG_BYTES:
        shutil.copyfile(path, _predecessor(path))
        os.truncate(path, 0)


def last_lines(path: Path, count: int = TAIL_LINES) -> str:
    """The end of a log, for an error message."""
    if not path.exists():
        return "(no log)"
    return "\n".join(read_from(path, -TAIL_BYTES).rstrip().splitlines()[-count:]) or "(the log is empty)"


def read_from(path: Path, offset: int) -> str:
    """The text from a byte offset on; a negative offset counts from the end."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size + offset) if offset < 0 else min(offset, size))
        return file.read().decode(errors="replace")


def _predecessor(path: Path) -> Path:
    return path.with_name(path.name + ".1")
