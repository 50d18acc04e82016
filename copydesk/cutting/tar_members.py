"""TAR archives, cut between two files on the archive's own bytes; a part is such an archive again."""

import tarfile
from collections.abc import Iterator

from copydesk.cutting.parts import KEPT_BYTES, Chunk, Frame
from copydesk.cutting.window import Window
from services.ingest.containers.tar_archive import BLOCK_BYTES, has_checksum
from shared.limits import MAX_DUMP_BYTES

TAR_FRAME = Frame(tail=bytes(2 * BLOCK_BYTES))
_BELONGS_TO_NEXT = (b"L", b"K", b"x", b"X")
"""Types of entries that only say something of the file behind them: long names, extended headers."""
_LARGEST_NOTE = 64 * 1024


class LargeFile:
    """A file in an archive that is larger than a dump may be, read from the archive as it goes by."""

    def __init__(self, window: Window, size: int) -> None:
        self._window = window
        self._left = size

    def read(self, size: int, /) -> bytes:
        """Return the next bytes of the file."""
        piece = self._window.take(min(size, self._left))
        self._left = self._left - len(piece) if piece else 0
        return piece

    def skip(self) -> None:
        """Go on behind the file."""
        while self.read(BLOCK_BYTES * BLOCK_BYTES):
            pass


def tar_chunks(window: Window) -> Iterator[Chunk | tuple[int, str, LargeFile]]:
    """Yield the entries of an archive; a file that is too large comes as (offset, path, stream), to be read at once."""
    notes = b""
    offset = window.offset
    while header := window.peek(BLOCK_BYTES):
        if not header.strip(b"\x00"):
            window.take(BLOCK_BYTES)
            continue
        size = _size_of(header)
        if size is None:
            yield Chunk(window.offset, window.peek(KEPT_BYTES), "broken_archive", "it is damaged from here on")
            return
        padded = BLOCK_BYTES + -(-size // BLOCK_BYTES) * BLOCK_BYTES
        offset = offset if notes else window.offset
        if header[156:157] in _BELONGS_TO_NEXT and padded < _LARGEST_NOTE:
            notes += window.take(padded)
            continue
        if padded + len(notes) <= MAX_DUMP_BYTES:
            yield Chunk(offset, notes + window.take(padded))
        else:
            path = _path_of(notes + header)
            window.take(BLOCK_BYTES)
            file = LargeFile(window, size)
            yield offset, path, file
            file.skip()
            window.take(padded - BLOCK_BYTES - size)
        notes = b""


def _size_of(header: bytes) -> int | None:
    if len(header) < BLOCK_BYTES or not has_checksum(header):
        return None
    try:
        return tarfile.TarInfo.frombuf(header, "utf-8", "surrogateescape").size
    except tarfile.TarError:
        return None


def _path_of(headers: bytes) -> str:
    long_name = headers[BLOCK_BYTES:] if headers[156:157] == b"L" else b""
    name = long_name or headers[-BLOCK_BYTES:][:100]
    return name.split(b"\x00")[0].decode("utf-8", "replace")
