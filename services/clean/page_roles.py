"""The roles of a page's blocks: an extractor has voted for each, here it is decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.clean.page_bylines import is_page_byline
from services.clean.page_captions import FIGURE_KINDS, SeenPictures, is_credit_line, is_credited, picture_parts
from services.clean.page_places import PagePlace
from services.clean.page_story import View, find_story, heading_indices, page_views
from services.clean.paragraphs import Paragraph
from services.clean.parts import Part

PLACE_REASONS = (
    ("cookie", "cookie_notice"),
    ("comments", "comments"),
    ("newsletter", "subscription"),
    ("share", "social"),
    ("ad", "advertisement"),
    ("related", "related_links"),
    ("navigation", "navigation"),
    ("tags", "navigation"),
    ("time", "metadata"),
    ("footer", "page_furniture"),
    ("widget", "widget"),
)
"""What the place says about a block that is no part of the story; otherwise it is furniture of the page."""
LEAD_TAGS = frozenset({"figure", "figcaption"})
MAX_LEAD_BLOCKS = 8
"""So many blocks before the headline the picture above it may stand."""
MAX_FAR_BLOCKS = 4
"""So many blocks behind the story a caption may still be one of its pictures."""


@dataclass(frozen=True, slots=True)
class _Extent:
    """Where the article lies: from ``start``, its headline or first picture, over the story ``first`` to ``last``."""

    start: int
    first: int
    last: int

    def is_near(self, index: int, view: View) -> bool:
        """Stands in the article or close to it."""
        is_lead = self.start - MAX_LEAD_BLOCKS <= index < self.start and _is_lead_figure(view)
        return is_lead or self.start <= index <= self.last + MAX_FAR_BLOCKS

    def is_edge(self, index: int) -> bool:
        """Is the first or last of the story."""
        return index in {self.first, self.last}


def is_page(paragraphs: Sequence[Paragraph]) -> bool:
    """Say whether paragraphs come from a web page."""
    return any(paragraph.block is not None and paragraph.block.is_extracted is not None for paragraph in paragraphs)


def page_roles(paragraphs: Sequence[Paragraph]) -> list[list[Part]]:
    """Return for each paragraph of a page its parts."""
    views = page_views(paragraphs)
    page = _Page(views)
    return [page.parts(index, view) for index, view in enumerate(views)]


class _Page:
    """The decision on one page, block by block."""

    def __init__(self, views: Sequence[View]) -> None:
        self.story = find_story(views)
        self.extent = _extent(views, self.story)
        self.is_tabular = _is_tabular(views, self.story)
        self.pictures = SeenPictures()
        self.headline: str | None = None

    def parts(self, index: int, view: View) -> list[Part]:
        """Return the parts of a block; blocks are to be given in order."""
        near = self.extent.is_near(index, view)
        if near and (view.kind in FIGURE_KINDS or (self.story[index] and is_credit_line(view))):
            return picture_parts(view, self.pictures)
        if near and not self.story[index] and is_credited(view):
            return picture_parts(view, self.pictures)
        self.pictures.frame = None
        if view.kind == "headline":
            return [self._headline(view.text)]
        role, reason = self._role(index, view, near=near)
        return [Part(0, len(view.text), role, reason)]

    def _role(self, index: int, view: View, *, near: bool) -> tuple[str, str | None]:
        if near and self._is_byline(index, view):
            return "byline", None
        if self.story[index]:
            is_kept = view.kind == "subhead" or (view.kind == "table" and not self.is_tabular)
            return (view.kind if is_kept else "body"), None
        if view.line is not None and (near or view.line[0] == "boilerplate"):
            return view.line
        if near and view.is_extracted and "summary" in view.place.hints:
            return "note", None
        return "boilerplate", _reason(view.place)

    def _is_byline(self, index: int, view: View) -> bool:
        is_edge = self.extent.is_edge(index)
        is_head = index < self.extent.first
        is_place = is_head or is_edge or "byline" in view.place.hints
        return is_place and is_page_byline(view, is_edge=is_edge)

    def _headline(self, text: str) -> Part:
        if text == self.headline:
            return Part(0, len(text), "repeat", "repeated_headline", text)
        self.headline = self.headline or text
        return Part(0, len(text), "headline")


def _extent(views: Sequence[View], story: Sequence[bool]) -> _Extent:
    inside = [index for index, is_story in enumerate(story) if is_story]
    heads = heading_indices(views)
    start = min([*inside[:1], *heads], default=0)
    return _Extent(start, inside[0], inside[-1]) if inside else _Extent(start, start, start)


def _is_tabular(views: Sequence[View], story: Sequence[bool]) -> bool:
    """Say whether tables are the story itself: standings, schedules. Their rows are the body then."""
    sizes = {"table": 0, "other": 0}
    for view, is_story in zip(views, story, strict=True):
        sizes["table" if view.kind == "table" else "other"] += len(view.text) if is_story else 0
    return sizes["table"] > sizes["other"]


def _is_lead_figure(view: View) -> bool:
    """Say whether a block is the caption of a picture that may stand above the headline."""
    in_article = not view.place.tags.isdisjoint({"article", "main"})
    return view.kind in FIGURE_KINDS and in_article and not view.place.tags.isdisjoint(LEAD_TAGS)


def _reason(place: PagePlace) -> str:
    return next((reason for hint, reason in PLACE_REASONS if hint in place.hints), "page_furniture")
