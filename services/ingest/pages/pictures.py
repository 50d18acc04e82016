"""Pictures without markup for their captions: the small frames that hold a picture and a line of text."""

from collections.abc import Sequence

from services.ingest.pages.places import Place
from services.ingest.pages.walk import Run, Walked

MAX_FRAME_CHARS = 320
"""A frame with more text than this is a section of the story with a picture in it."""
MAX_FRAME_SHARE = 0.3
"""Where so much of the extracted text stands in such frames, the page is a list of pictures with texts."""
FRAME_REACH = 5
NO_FRAME = frozenset({"p", "li", "td", "th", "tr", "a", "h1", "h2", "h3", "h4", "body", "main", "article"})
"""Elements in which a picture may stand beside ordinary text."""
HEAD_HINTS = frozenset({"byline", "time", "share", "tags", "bio", "newsletter", "headline"})
HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "button", "td"})


def picture_lines(walked: Walked, votes: Sequence[bool]) -> set[int]:
    """Return the runs that are captions by where they stand, or because a picture carries the same text."""
    named = {index for index, run in enumerate(walked.runs) if _text(run) in walked.picture_texts and not _is_head(run)}
    framed = {index for index, run in enumerate(walked.runs) if not _is_head(run) and _has_frame(run.place)}
    sizes = [sum(map(len, run.cells)) if vote else 0 for run, vote in zip(walked.runs, votes, strict=True)]
    in_frames = sum(sizes[index] for index in framed)
    return named | (framed if in_frames <= MAX_FRAME_SHARE * sum(sizes) else set())


def _has_frame(place: Place) -> bool:
    for depth, step in enumerate(place.chain()):
        if depth == FRAME_REACH or step.chars > MAX_FRAME_CHARS:
            return False
        if step.tag == "a" or step.headings or not HEAD_HINTS.isdisjoint(step.hints):
            return False
        if step.pictures and step.tag not in NO_FRAME:
            return True
    return False


def _is_head(run: Run) -> bool:
    return any(place.tag in HEADS for place in run.place.chain())


def _text(run: Run) -> str:
    return " ".join(run.cells)
