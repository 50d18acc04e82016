"""Blocks: how a format turns the pieces of its markup into one source text that says what its runs are."""

from collections.abc import Iterable
from dataclasses import dataclass

from shared.events import Block

BLOCK_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One piece of text on its way into a record; ``kind`` is one of ``vocabulary.BLOCK_KINDS``.

    ``path`` is the element or field that it came from, such as ``body.content/p[3]``.
    """

    kind: str
    text: str
    path: str | None = None
    is_extracted: bool | None = None
    link_share: float = 0.0


def join_blocks(blocks: Iterable[TextBlock]) -> tuple[str, tuple[Block, ...]]:
    r"""Return the source text and its blocks; blank pieces are left out, spaces at their edges too.

    >>> text, blocks = join_blocks([TextBlock("headline", " Ferry Back "), TextBlock("paragraph", "It came.")])
    >>> text, [(block.kind, block.start, block.end) for block in blocks]
    ('Ferry Back\n\nIt came.', [('headline', 0, 10), ('paragraph', 12, 20)])
    """
    pieces: list[str] = []
    joined: list[Block] = []
    at = 0
    for block in blocks:
        text = block.text.strip()
        if not text:
            continue
        at += len(BLOCK_BREAK) if pieces else 0
        pieces.append(text)
        joined.append(
            Block(
                start=at,
                end=at + len(text),
                kind=block.kind,
                path=block.path,
                is_extracted=block.is_extracted,
                link_share=block.link_share,
            )
        )
        at += len(text)
    return BLOCK_BREAK.join(pieces), tuple(joined)
