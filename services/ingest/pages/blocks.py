"""From the runs of a page and the extractor's vote to text blocks with kind, path and shares."""

from collections.abc import Iterator, Sequence

from services.ingest.blocks import TextBlock
from services.ingest.html_fragments import BLOCK_KIND
from services.ingest.pages.figures import Piece, settle_figures
from services.ingest.pages.headline import Headline
from services.ingest.pages.pictures import picture_lines
from services.ingest.pages.places import PlacePaths
from services.ingest.pages.walk import CELL_BREAK, Run, Walked

MAX_CELL_CHARS = 200
"""Tables with longer cells lay out a page; their cells are paragraphs."""
CAPTION_TAGS = frozenset({"figcaption", "figure"})
CAPTION_REACH = 6
"""How many elements up a caption or credit is looked for."""


def page_blocks(walked: Walked, votes: Sequence[bool], headline: Headline) -> Iterator[TextBlock]:
    """Yield the blocks of a page in order; a headline that stands only in its metadata goes first."""
    if headline.field is not None:
        yield TextBlock("headline", headline.text or "", headline.field, is_extracted=False)
    sizes = [sum(map(len, run.cells)) for run in walked.runs]
    for run, size, taken in zip(walked.runs, sizes, votes, strict=True):
        run.place.add(size, is_extracted=taken)
    extracted = sum(size for size, taken in zip(sizes, votes, strict=True) if taken)
    kinds = _kinds(walked, votes, headline, extracted)
    paths = PlacePaths(extracted)
    for piece in settle_figures(walked.runs, kinds):
        yield from _blocks(piece, votes[piece.index], paths.of(piece.run.place))


def _kinds(walked: Walked, votes: Sequence[bool], headline: Headline, extracted: int) -> list[str]:
    captions = picture_lines(walked, votes)
    kinds = [_kind(run, extracted) for run in walked.runs]
    for index in captions:
        kinds[index] = "caption" if kinds[index] == "paragraph" else kinds[index]
    for index in headline.runs:
        kinds[index] = "headline"
    return kinds


def _blocks(piece: Piece, is_taken: bool, path: str) -> Iterator[TextBlock]:
    size = sum(map(len, piece.run.cells))
    share = round(min(piece.run.link_chars / size, 1.0), 2) if size else 0.0
    texts = [CELL_BREAK.join(piece.texts)] if piece.kind == "table" else piece.texts
    for text in texts:
        yield TextBlock(piece.kind, text, path, is_taken, share)


def _kind(run: Run, extracted: int) -> str:
    if len(run.cells) > 1 and max(map(len, run.cells)) <= MAX_CELL_CHARS:
        return "table"
    kind, place = "", run.place
    for depth, step in enumerate(place.chain()):
        if not step.holds_story(extracted) and depth < CAPTION_REACH:
            if "credit" in step.hints and not kind:
                return "credit"
            if step.tag in CAPTION_TAGS or "caption" in step.hints:
                return "caption"
        if not kind and step.tag in BLOCK_KIND:
            kind = BLOCK_KIND[step.tag]
    if kind in {"headline", "caption", "table"}:
        return "subhead" if kind == "headline" else "paragraph"
    return kind or "paragraph"
