"""The story of a page: which blocks are its own text, by the extractor's vote, their place and their words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from services.clean.page_lines import ADDRESS_LINE, line_role
from services.clean.page_places import PagePlace, page_place
from services.clean.paragraphs import Paragraph

APART = frozenset(
    {"cookie", "comments", "newsletter", "ad", "related", "navigation", "tags", "footer", "bio", "hidden", "share"}
)
"""Places whose text is no part of the story although the extractor took it."""
APART_TAGS = frozenset({"nav", "footer", "aside", "button", "label"})
NOT_STORY = frozenset({"caption", "credit", "headline", "navigation"})
SOLID_CHARS = 60
"""A block of so many characters is prose; between the first and the last such block the story lies."""
MAX_SOLID_LINKS = 0.5
MIN_FRAME_BLOCKS = 3
"""Where the extractor took so many paragraphs of a place, those it left out there are most likely its mistakes."""
MAX_FILL_LINKS = 0.4
MIN_FILL_CHARS = 30
FILLED_KINDS = frozenset({"paragraph", "list_item", "quotation"})
EMBED_HINTS = frozenset({"share", "widget", "headline", "summary"})
"""Where posts of social networks are embedded in a story."""
MAX_APART_BLOCKS = 2
"""Behind its last prose, the story goes on over so many blocks that are not its own."""
HEAD_HINTS = frozenset({"byline", "time", "tags", "headline", "summary"})

_SENTENCE = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class View:
    """A block of a page as it is looked at; ``line`` is the role that its own words give it."""

    text: str
    kind: str
    place: PagePlace
    is_extracted: bool
    link_share: float
    line: tuple[str, str | None] | None

    @property
    def is_apart(self) -> bool:
        """Stands where no story stands."""
        return not (APART.isdisjoint(self.place.hints) and APART_TAGS.isdisjoint(self.place.tags))

    @property
    def is_prose(self) -> bool:
        """Is as long as a sentence and not made of links."""
        return len(self.text) >= SOLID_CHARS and self.link_share < MAX_SOLID_LINKS


def page_views(paragraphs: Sequence[Paragraph]) -> list[View]:
    """Return the blocks of a page."""
    return [_view(paragraph) for paragraph in paragraphs]


def find_story(views: Sequence[View]) -> list[bool]:
    """Return for each block whether it is the article's own text."""
    taken = [_is_taken(view) for view in views]
    solid = [index for index, view in enumerate(views) if taken[index] and view.is_prose]
    if not solid:
        return taken
    frames = Counter(views[index].place.frame for index in solid)
    start = _story_start(views, taken, solid, frames)
    kept = [took or _is_left_out(view, frames) for took, view in zip(taken, views, strict=True)]
    end = _story_end(views, kept, solid[-1])
    return [start <= index < end and is_kept for index, is_kept in enumerate(kept)]


def heading_indices(views: Sequence[View]) -> list[int]:
    """Return the blocks that are headlines on the page itself, not in its metadata."""
    return [index for index, view in enumerate(views) if view.kind == "headline" and ":" not in view.place.tag]


def _is_taken(view: View) -> bool:
    if view.kind in NOT_STORY or not view.is_extracted or view.is_apart:
        return False
    if view.line == ADDRESS_LINE:
        return True
    return view.line is None or (view.kind == "subhead" and view.line[1] == "related_links" and view.link_share > 0)


def _story_start(views: Sequence[View], taken: Sequence[bool], solid: Sequence[int], frames: Counter[str]) -> int:
    """Return the first block of the story: behind the headline, where most of the prose is behind it.

    Short lines before the first prose belong to it only in its own place: others are kickers, dates and names.
    """
    heads = heading_indices(views)
    behind = [index for index in solid if not heads or index > heads[-1]]
    first = behind[0] if len(behind) * 2 > len(solid) else solid[0]
    floor = heads[-1] + 1 if heads and heads[-1] < first else 0
    own = [
        index
        for index in range(floor, first)
        if taken[index] and views[index].place.frame in frames and _may_open(views[index])
    ]
    return own[0] if own else first


def _may_open(view: View) -> bool:
    return HEAD_HINTS.isdisjoint(view.place.hints) and view.link_share < MAX_SOLID_LINKS


def _story_end(views: Sequence[View], kept: Sequence[bool], last: int) -> int:
    """Return the block behind the last of the story: short lines go on as long as no other text comes between."""
    end, at, apart = last + 1, last + 1, 0
    while at < len(views) and apart <= MAX_APART_BLOCKS:
        if kept[at]:
            end, apart = at + 1, 0
        elif views[at].kind not in NOT_STORY:
            apart += 1
        at += 1
    return end


def _is_left_out(view: View, frames: Counter[str]) -> bool:
    """Say whether the extractor forgot a block: prose, or a quoted post, in a place that it took much of."""
    if view.is_extracted or view.line is not None:
        return False
    if "blockquote" in view.place.tags:
        return not view.is_apart or view.place.hints <= EMBED_HINTS
    if view.kind not in FILLED_KINDS or view.is_apart or "widget" in view.place.hints:
        return False
    is_long = len(view.text) >= MIN_FILL_CHARS and view.link_share < MAX_FILL_LINKS
    return is_long and _SENTENCE.search(view.text) is not None and frames[view.place.frame] >= MIN_FRAME_BLOCKS


def _view(paragraph: Paragraph) -> View:
    block, text = paragraph.block, paragraph.text
    if block is None:
        return View(text, "paragraph", page_place(""), True, 0.0, None)
    line = line_role(text, block.link_share)
    return View(text, block.kind, page_place(block.path or ""), bool(block.is_extracted), block.link_share, line)
