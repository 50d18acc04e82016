"""The compressions gzip, bzip2, xz and zstd: any of them as a stream of unpacked pieces, in bounded memory."""

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

import zstandard

from shared.limits import KIB, MIB

PIECE_BYTES = 256 * KIB
ZSTD_READ_BYTES = 1 * KIB
"""zstd cannot be told how much to give; four packed bytes make 128 KiB at most, so this makes 32 MiB at most."""
MAX_WINDOW_BYTES = 128 * MIB
"""What a decompressor may hold of the text before: more than any preset of xz and zstd short of ``--ultra --long``."""


class BrokenStream(Exception):
    """Packed bytes that end too early or are no such bytes; ``start`` is where the broken stream begins in them."""

    def __init__(self, detail: str, start: int) -> None:
        super().__init__(detail)
        self.detail = detail
        self.start = start


class Readable(Protocol):
    """Anything with ``read``: a file, standard input, a stream that is unpacked on the way."""

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes; none at the end."""


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Compression:
    """One way to pack a file: the bytes that it begins with, and how a stream of it is unpacked."""

    name: str
    title: str
    magic: bytes
    extensions: tuple[str, ...]
    new: Callable[[], _Decompressor]
    read_bytes: int = 64 * KIB


class _Zlib:
    """zlib with the methods of bz2 and lzma."""

    def __init__(self, wbits: int) -> None:
        self._inner = zlib.decompressobj(wbits)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


class _Zstd:
    """zstd with the methods of bz2 and lzma."""

    needs_input = True

    def __init__(self) -> None:
        self._inner = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW_BYTES).decompressobj()

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, _: int) -> bytes:
        return self._inner.decompress(data)


GZIP = Compression("gzip", "gzip", b"\x1f\x8b\x08", ("gz", "tgz"), lambda: _Zlib(31))
COMPRESSIONS = (
    GZIP,
    Compression("bzip2", "bzip2", b"BZh", ("bz2", "tbz2"), bz2.BZ2Decompressor),
    Compression("xz", "xz", b"\xfd7zXZ\x00", ("xz", "txz"), lambda: lzma.LZMADecompressor(memlimit=MAX_WINDOW_BYTES)),
    Compression("zstd", "Zstandard", b"\x28\xb5\x2f\xfd", ("zst", "zstd"), _Zstd, ZSTD_READ_BYTES),
)
DEFLATE = Compression("deflate", "zlib", b"", (), lambda: _Zlib(15))
RAW_DEFLATE = Compression("deflate", "deflate", b"", (), lambda: _Zlib(-15))
"""What servers mean by the content coding `deflate`: mostly zlib, some send it bare."""

_FAULTS = (zlib.error, lzma.LZMAError, zstandard.ZstdError, OSError, ValueError, MemoryError)


def compression_of(head: bytes) -> Compression | None:
    """Return the compression that a file begins with, or None."""
    return next((each for each in COMPRESSIONS if head.startswith(each.magic)), None)


def unpack_stream(packed: Readable, compression: Compression) -> Iterator[bytes]:
    """Yield the unpacked bytes of all streams that stand one behind the other, so far as they can be read.

    Raises BrokenStream at the end, when everything sound was given.
    """
    data, begin = packed.read(compression.read_bytes), 0
    while data:
        decompressor, consumed = compression.new(), 0
        while True:
            try:
                piece = decompressor.decompress(data, PIECE_BYTES)
            except _FAULTS as error:
                raise BrokenStream(f"{compression.title}: the packed bytes are damaged", begin) from error
            consumed += len(data)
            if piece:
                yield piece
            if decompressor.eof:
                break
            data = packed.read(compression.read_bytes) if decompressor.needs_input else b""
            if decompressor.needs_input and not data:
                raise BrokenStream(f"{compression.title}: the packed bytes end too early", begin)
        begin += consumed - len(decompressor.unused_data)
        data, begin = _next_stream(packed, compression, decompressor.unused_data, begin)


def _next_stream(packed: Readable, compression: Compression, data: bytes, begin: int) -> tuple[bytes, int]:
    """Return the bytes from the next stream on; zeros between streams, with which tapes were filled, are left out."""
    while True:
        data = data or packed.read(compression.read_bytes)
        sound = data.lstrip(b"\x00")
        begin += len(data) - len(sound)
        if sound or not data:
            break
        data = b""
    if sound and len(sound) < len(compression.magic):
        sound += packed.read(compression.read_bytes)
    if sound and not sound.startswith(compression.magic):
        raise BrokenStream(f"{compression.title}: other bytes stand behind the packed ones", begin)
    return sound, begin
