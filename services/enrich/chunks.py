"""Long bodies in pieces that a model can hold, cut between paragraphs where possible."""

from collections.abc import Iterator

from shared.events.replay import PARAGRAPH_BREAK


def cut_chunks(body: str, limit: int) -> Iterator[tuple[int, str]]:
    r"""Yield pieces of at most ``limit`` characters with their offsets; together they are the body.

    >>> list(cut_chunks("one two\n\nthree", 10))
    [(0, 'one two\n\n'), (9, 'three')]
    """
    start = 0
    while start < len(body):
        end = _cut_before(body, start, start + limit)
        yield start, body[start:end]
        start = end


def _cut_before(body: str, start: int, end: int) -> int:
    if end >= len(body):
        return len(body)
    for mark in (PARAGRAPH_BREAK, " "):
        if (at := body.rfind(mark, start, end)) > start:
            return at + len(mark)
    return end
