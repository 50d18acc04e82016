"""A window on a stream of bytes: what was read and not yet taken, wherever the file is larger than memory."""

import re
from collections.abc import Callable

from services.ingest.containers.compression import Readable
from shared.limits import MAX_DUMP_BYTES, MIB

READ_BYTES = 1 * MIB
OVERLAP_BYTES = 8 * 1024
"""Kept while looking for a mark across reads: longer than any mark."""


FindEnd = Callable[[bytes, int, bool], int | None]
"""Where the record that begins at a place of the bytes ends; the flag: these are the last bytes. None: more needed."""


class Window:
    """The bytes of a stream from ``offset`` on."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._data = b""
        self._at = 0
        self._is_all = False
        self.offset = 0

    @property
    def size(self) -> int:
        """Bytes read and not yet taken."""
        return len(self._data) - self._at

    def peek(self, count: int) -> bytes:
        """Return the next bytes without taking them; fewer only at the end."""
        while self.size < count and self._read():
            pass
        return self._data[self._at : self._at + count]

    def take(self, count: int) -> bytes:
        """Return the next bytes and go on behind them."""
        taken = self.peek(count)
        self._at += len(taken)
        self.offset += len(taken)
        return taken

    def find(self, find_end: FindEnd) -> int | None:
        """Return the length of the next record; None where it is larger than a dump may be."""
        self.peek(1)
        while True:
            end = find_end(self._data, self._at, self._is_all)
            if end is not None:
                return end - self._at if end - self._at <= MAX_DUMP_BYTES else None
            if self.size > MAX_DUMP_BYTES:
                return None
            self._read()

    def skip_to(self, mark: re.Pattern[bytes]) -> int:
        """Go on to where a mark, or its last group, begins next, or to the end; returns how many bytes it was."""
        begin, searched = self.offset, 1
        while True:
            found = mark.search(self._data, self._at + searched)
            if found:
                self.take(found.start(found.lastindex or 0) - self._at)
                return self.offset - begin
            if not self._read():
                self.take(self.size)
                return self.offset - begin
            behind = max(self.size - READ_BYTES - OVERLAP_BYTES, 0)
            self.take(behind)
            searched = max(searched - behind, 0)

    def _read(self) -> bool:
        if self._is_all:
            return False
        piece = self._stream.read(READ_BYTES)
        self._is_all = not piece
        self._data = self._data[self._at :] + piece
        self._at = 0
        return bool(piece)
