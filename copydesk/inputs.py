"""Which files a command was given: folders are walked in order, ``-`` is standard input."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from shared.errors import CopydeskError
from shared.limits import MAX_DUMP_BYTES, MIB

STDIN = "-"


class NoSuchInput(CopydeskError):
    """A path that does not exist or cannot be read."""


@dataclass(frozen=True, slots=True)
class Input:
    """One dump to be: ``path`` None is standard input."""

    path: Path | None

    @property
    def filename(self) -> str | None:
        """The path as given."""
        return None if self.path is None else str(self.path)

    @property
    def size_bytes(self) -> int:
        """Size on disk; 0 for standard input, which nobody knows beforehand."""
        return 0 if self.path is None else self.path.stat().st_size

    def read(self) -> bytes:
        """All bytes; raises NoSuchInput with the system's reason, or for a file above the limit."""
        try:
            payload = sys.stdin.buffer.read() if self.path is None else self.path.read_bytes()
        except OSError as error:
            raise NoSuchInput(f"{self.path}: {error.strerror}") from error
        if len(payload) > MAX_DUMP_BYTES:
            raise NoSuchInput(
                f"{self.filename or 'standard input'} has {len(payload) / MIB:.1f} MiB; a dump may have "
                f"{MAX_DUMP_BYTES // MIB} MiB. Split it between two articles and feed the parts."
            )
        return payload


def find_inputs(paths: Iterable[Path]) -> list[Input]:
    """Return the files behind the paths, in the order given; hidden files inside folders are left out."""
    return [found for path in paths for found in _walk(path)]


def _walk(path: Path) -> Iterator[Input]:
    if str(path) == STDIN:
        yield Input(None)
    elif path.is_dir():
        files = (file for file in sorted(path.rglob("*")) if file.is_file())
        yield from (Input(file) for file in files if not _is_hidden(file.relative_to(path)))
    elif path.exists():
        yield Input(path)
    else:
        raise NoSuchInput(f"{path}: no such file or folder")


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
