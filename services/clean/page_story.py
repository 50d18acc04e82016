"""The story of a page: which of its blocks are the article's own text."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.clean.page_places import PagePlace, page_place
from services.clean.paragraphs import Paragraph

APART = frozenset({"cookie", "comments", "newsletter", "share", "ad", "related", "navigation", "tags", "footer", "bio"})
"""Places whose text is no part of the story although the extractor took it."""
FIGURES = frozenset({"caption", "credit"})
MAX_LINKED = 0.8
"""A paragraph that is nearly all link leads to another page."""


@dataclass(frozen=True, slots=True)
class View:
    """A block of a page as it is looked at."""

    text: str
    kind: str
    place: PagePlace
    is_extracted: bool
    link_share: float


def page_views(paragraphs: Sequence[Paragraph]) -> list[View]:
    """Return the blocks of a page."""
    return [_view(paragraph) for paragraph in paragraphs]


def find_story(views: Sequence[View]) -> list[bool]:
    """Return for each block whether it is the article's own text."""
    return [_is_story(view) for view in views]


def _is_story(view: View) -> bool:
    if view.kind in FIGURES or view.kind == "headline" or not view.is_extracted:
        return False
    return True


def _view(paragraph: Paragraph) -> View:
    block = paragraph.block
    if block is None:
        return View(paragraph.text, "paragraph", page_place(""), True, 0.0)
    return View(paragraph.text, block.kind, page_place(block.path or ""), bool(block.is_extracted), block.link_share)
