"""Which files a command was given: folders are walked in order, ``-`` is standard input."""

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from shared.errors import CopydeskError
from shared.limits import MAX_DUMP_BYTES, MIB

if TYPE_CHECKING:
    from copydesk.cutting import FilePart

STDIN = "-"


class NoSuchInput(CopydeskError):
    """A path that does not exist or cannot be read."""


def _nothing(_: int) -> None:
    return None


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

    def parts(self, on_read: Callable[[int], None] = _nothing) -> Iterator["FilePart"]:
        """All of it, whole or cut at hard record borders where it holds more than a dump may.

        ``on_read`` is told how many more bytes of the file were read. Raises NoSuchInput with the system's reason, and
        CannotCut, which names the limit.
        """
        from copydesk.cutting import FilePart, cut_file, needs_cutting

        try:
            with self._open() as stream:
                head = stream.read(MAX_DUMP_BYTES + 1)
                if len(head) > MAX_DUMP_BYTES:
                    yield from _telling(on_read, stream, cut_file(_from_start(stream, head), self.filename))
                elif needs_cutting(io.BytesIO(head)):
                    yield from cut_file(io.BytesIO(head), self.filename)
                    on_read(len(head))
                else:
                    yield FilePart(0, 0, True, head, is_whole=True)
                    on_read(len(head))
        except OSError as error:
            raise NoSuchInput(f"{self.filename or 'standard input'}: {error.strerror or error}") from error

    def read(self) -> bytes:
        """All bytes as one dump; raises NoSuchInput with the system's reason, or for a file above the limit."""
        try:
            with self._open() as stream:
                payload = stream.read(MAX_DUMP_BYTES + 1)
        except OSError as error:
            raise NoSuchInput(f"{self.path}: {error.strerror}") from error
        if len(payload) > MAX_DUMP_BYTES:
            raise NoSuchInput(
                f"{self.filename or 'standard input'} has more than {MAX_DUMP_BYTES // MIB} MiB, the limit of a dump. "
                "Split it between two articles."
            )
        return payload

    def _open(self) -> BinaryIO:
        return sys.stdin.buffer if self.path is None else self.path.open("rb")


def _telling(on_read: Callable[[int], None], stream: BinaryIO, parts: "Iterator[FilePart]") -> "Iterator[FilePart]":
    told = 0
    for part in parts:
        yield part
        read = stream.tell() if stream.seekable() else told + len(part.payload)
        on_read(max(read - told, 0))
        told = max(read, told)


def _from_start(stream: BinaryIO, head: bytes) -> "BinaryIO | _Joined":
    if not stream.seekable():
        return _Joined(head, stream)
    stream.seek(0)
    return stream


class _Joined:
    """What was read of a stream already, and then the stream itself."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._stream = stream

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes."""
        return self._head.read(size) or self._stream.read(size)


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
