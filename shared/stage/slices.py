"""Cutting a batch so that no piece is too many messages or too many bytes."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Sized = TypeVar("Sized")


def cut(items: Sequence[Sized], sizes: Sequence[int], *, max_items: int, max_bytes: int) -> Iterator[Sequence[Sized]]:
    """Cut items, in order, into pieces within both limits; an item above the limit is a piece of its own.

    >>> list(cut("abcd", [1, 1, 9, 1], max_items=2, max_bytes=3))
    ['ab', 'c', 'd']
    """
    start, held = 0, 0
    for at, size in enumerate(sizes):
        if at > start and (at - start >= max_items or held + size > max_bytes):
            yield items[start:at]
            start, held = at, 0
        held += size
    if start < len(items):
        yield items[start:]
