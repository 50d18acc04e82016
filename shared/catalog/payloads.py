"""Whole events as the database keeps them: JSON bytes, compressed with zstd."""

import zstandard

from shared.limits import MAX_MESSAGE_BYTES

LEVEL = 3
"""On enriched articles of 3 KB a level of 3 takes 40 µs and leaves a half; 9 takes four times as long for 2 % less."""


def compress(payload: bytes) -> bytes:
    """Return the bytes of an event as they are stored."""
    return zstandard.ZstdCompressor(level=LEVEL).compress(payload)


def decompress(stored: bytes) -> bytes:
    """Return the bytes of an event as it travelled."""
    return zstandard.ZstdDecompressor().decompress(stored, max_output_size=MAX_MESSAGE_BYTES)
