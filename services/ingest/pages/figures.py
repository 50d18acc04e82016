"""Figures: the lines beside one picture, put in order: what it shows, then whose it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from services.ingest.pages.places import Place
from services.ingest.pages.walk import Run
from shared.text.picture_credits import is_page_credit, may_be_source

FIGURE_KINDS = frozenset({"caption", "credit"})
FIGURE_TAGS = frozenset({"figure", "figcaption"})
FIGURE_REACH = 7
"""How many elements up the picture of a caption is looked for."""
MAX_FIGURE_CHARS = 1500


@dataclass(frozen=True, slots=True)
class Piece:
    """A run with its kind and texts; ``index`` is that of the run whose vote counts."""

    index: int
    run: Run
    kind: str
    texts: list[str]


def settle_figures(runs: Sequence[Run], kinds: Sequence[str]) -> Iterator[Piece]:
    """Yield the runs of a page; in each figure captions come before credits, and the pieces of a credit are one."""
    pieces = [Piece(index, run, kind, run.cells) for index, (run, kind) in enumerate(zip(runs, kinds, strict=True))]
    for frame, group in groupby(pieces, key=lambda piece: id(_figure(piece))):
        members = list(group)
        yield from members if frame == id(None) else _ordered(members)


def _figure(piece: Piece) -> Place | None:
    """The element around a caption and its picture; None for other runs."""
    if piece.kind not in FIGURE_KINDS:
        return None
    found = piece.run.place
    for depth, place in enumerate(piece.run.place.chain()):
        if depth > FIGURE_REACH or place.chars > MAX_FIGURE_CHARS:
            break
        found = place
        if place.tag == "figure" or place.pictures:
            break
    return found


def _ordered(pieces: list[Piece]) -> Iterator[Piece]:
    longest = max((piece for piece in pieces if piece.kind == "caption"), key=_size, default=None)
    owners = [piece for piece in pieces if piece.kind == "credit" or _is_credit(piece, longest)]
    yield from (piece for piece in pieces if piece not in owners)
    if owners:
        text = " ".join(text for piece in owners for text in piece.texts)
        yield Piece(owners[0].index, owners[0].run, "credit", [text])


def _is_credit(piece: Piece, longest: Piece | None) -> bool:
    text = " ".join(piece.texts)
    if is_page_credit(text):
        return True
    return longest is not None and _size(longest) > 2 * len(text) and may_be_source(text)


def _size(piece: Piece) -> int:
    return sum(map(len, piece.texts))
