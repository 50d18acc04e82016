"""From the runs of a page and the extractor's vote to text blocks with kind, path and shares."""

from collections.abc import Iterator, Sequence

from services.ingest.blocks import TextBlock
from services.ingest.html_fragments import BLOCK_KIND
from services.ingest.pages.headline import Headline
from services.ingest.pages.places import Place, place_path
from services.ingest.pages.pictures import picture_lines
from services.ingest.pages.walk import CELL_BREAK, Walked

MAX_CELL_CHARS = 200
"""Tables with longer cells lay out a page; their cells are paragraphs."""
CAPTION_TAGS = frozenset({"figcaption", "figure"})
CAPTION_REACH = 6
"""How many elements up a caption or credit is looked for."""


def page_blocks(walked: Walked, votes: Sequence[bool], headline: Headline) -> Iterator[TextBlock]:
    """Yield the blocks of a page in order; a headline that stands only in its metadata goes first."""
    if headline.field is not None:
        yield TextBlock("headline", headline.text or "", headline.field, is_extracted=False)
    runs = walked.runs
    sizes = [sum(map(len, run.cells)) for run in runs]
    extracted = sum(size for size, taken in zip(sizes, votes, strict=True) if taken)
    for run, size, taken in zip(runs, sizes, votes, strict=True):
        run.place.add(size, is_extracted=taken)
    captions = picture_lines(walked, votes)
    for index, (run, size, taken) in enumerate(zip(runs, sizes, votes, strict=True)):
        path = place_path(run.place, extracted)
        share = round(min(run.link_chars / size, 1.0), 2) if size else 0.0
        is_row = len(run.cells) > 1 and max(map(len, run.cells)) <= MAX_CELL_CHARS
        if is_row:
            yield TextBlock("table", CELL_BREAK.join(run.cells), path, taken, share)
            continue
        kind = _kind(run.place, extracted)
        if index in headline.runs:
            kind = "headline"
        elif index in captions and kind == "paragraph":
            kind = "caption"
        for cell in run.cells:
            yield TextBlock(kind, cell, path, taken, share)


def _kind(place: Place, extracted: int) -> str:
    kind = ""
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
