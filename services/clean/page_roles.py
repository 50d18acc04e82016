"""The roles of a page's blocks: an extractor has voted for each, here it is decided."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from shared.text.picture_credits import find_page_credit, is_labelled_credit, is_page_credit
from services.clean.page_places import PagePlace
from services.clean.page_story import View, find_story, page_views
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
    ("footer", "page_furniture"),
    ("widget", "widget"),
)
"""What the place says about a block that is no part of the story; otherwise it is furniture of the page."""
LEAD_TAGS = frozenset({"figure", "figcaption"})
MAX_LEAD_BLOCKS = 8
"""So many blocks before the headline the picture above it may stand."""
MAX_FAR_BLOCKS = 4
"""So many blocks behind the story a caption may still be one of its pictures."""


MAX_BYLINE_CHARS = 120
MIN_CAPTION_CHARS = 30
MAX_CAPTION_LINKS = 0.3


@dataclass(slots=True)
class _Seen:
    """What the page has shown so far."""

    headline: str | None = None
    captions: set[str] = field(default_factory=set)
    credits: set[str] = field(default_factory=set)
    open_caption: str | None = None
    byline: bool = False


def is_page(paragraphs: Sequence[Paragraph]) -> bool:
    """Say whether paragraphs come from a web page."""
    return any(paragraph.block is not None and paragraph.block.is_extracted is not None for paragraph in paragraphs)


def page_roles(paragraphs: Sequence[Paragraph]) -> list[list[Part]]:
    """Return for each paragraph of a page its parts."""
    views = page_views(paragraphs)
    story = find_story(views)
    is_tabular = _is_tabular(views, story)
    start, end = _region(views, story)
    seen, roles = _Seen(), []
    for index, (view, is_story) in enumerate(zip(views, story, strict=True)):
        is_near = start <= index < end or (start - MAX_LEAD_BLOCKS <= index < start and _is_lead_figure(view))
        parts = _parts(view, seen, is_story=is_story, is_near=is_near, is_tabular=is_tabular)
        seen.open_caption = view.place.frame if parts[0].role in {"caption", "repeat"} else None
        roles.append(parts)
    return roles


def _is_lead_figure(view: View) -> bool:
    """Say whether a block is the caption of a picture that stands above the headline."""
    in_article = not view.place.tags.isdisjoint({"article", "main"})
    return view.kind in {"caption", "credit"} and in_article and not view.place.tags.isdisjoint(LEAD_TAGS)


def _region(views: Sequence[View], story: Sequence[bool]) -> tuple[int, int]:
    """Return the blocks from the headline to a little behind the story: where its pictures are."""
    last = max((index for index, is_story in enumerate(story) if is_story), default=len(views))
    first = next((index for index, is_story in enumerate(story) if is_story), 0)
    heads = [index for index, view in enumerate(views) if view.kind == "headline" and ":" not in view.place.tag]
    return min([first, *heads]), last + 1 + MAX_FAR_BLOCKS


def _is_tabular(views: Sequence[View], story: Sequence[bool]) -> bool:
    """Say whether tables are the story itself: standings, schedules. Their rows are the body then."""
    sizes = {"table": 0, "other": 0}
    for view, is_story in zip(views, story, strict=True):
        sizes["table" if view.kind == "table" else "other"] += len(view.text) if is_story else 0
    return sizes["table"] > sizes["other"]


def _parts(view: View, seen: _Seen, *, is_story: bool, is_near: bool, is_tabular: bool) -> list[Part]:
    whole = len(view.text)
    if view.kind == "headline":
        return [_headline(view.text, seen)]
    if view.kind == "caption" and is_near:
        return _caption(view, seen)
    if view.kind == "credit" and is_near:
        return [_credit(view.text, 0, seen)]
    if is_story and find_page_credit(view.text) == 0 and is_labelled_credit(view.text):
        return [_credit(view.text, 0, seen)]
    if "byline" in view.place.hints and is_near and not seen.byline and _may_be_byline(view):
        seen.byline = True
        return [Part(0, whole, "byline")]
    if is_story:
        is_kept = view.kind == "subhead" or (view.kind == "table" and not is_tabular)
        return [Part(0, whole, view.kind if is_kept else "body")]
    if is_near and _is_credited(view):
        return _caption(view, seen)
    if view.line is not None and (is_near or view.line[0] == "boilerplate"):
        return [Part(0, whole, *view.line)]
    if is_near and view.is_extracted and "summary" in view.place.hints:
        return [Part(0, whole, "note")]
    return [Part(0, whole, "boilerplate", _reason(view.place))]


def _is_credited(view: View) -> bool:
    """Say whether a text that is not the story ends with a picture's credit: a caption in a gallery."""
    start = find_page_credit(view.text)
    is_long = start is not None and start >= MIN_CAPTION_CHARS and view.link_share < MAX_CAPTION_LINKS
    return is_long and is_labelled_credit(view.text[start:])


def _may_be_byline(view: View) -> bool:
    return len(view.text) <= MAX_BYLINE_CHARS and view.text[-1] not in ".!?" and not view.is_apart


def _headline(text: str, seen: _Seen) -> Part:
    if text == seen.headline:
        return Part(0, len(text), "repeat", "repeated_headline", text)
    seen.headline = seen.headline or text
    return Part(0, len(text), "headline")


def _caption(view: View, seen: _Seen) -> list[Part]:
    text = view.text
    if seen.open_caption == view.place.frame and is_page_credit(text):
        return [_credit(text, 0, seen)]
    start = find_page_credit(text)
    caption = text[:start].rstrip()
    parts = []
    if caption:
        is_known = caption in seen.captions
        reason, same_as = ("repeated_caption", caption) if is_known else (None, None)
        parts.append(Part(0, len(caption), "repeat" if is_known else "caption", reason, same_as))
        seen.captions.add(caption)
    if start is not None:
        parts.append(_credit(text, start, seen))
    return parts


def _credit(text: str, start: int, seen: _Seen) -> Part:
    credit = text[start:]
    if credit in seen.credits:
        return Part(start, len(text), "repeat", "repeated_credit", credit)
    seen.credits.add(credit)
    return Part(start, len(text), "credit")


def _reason(place: PagePlace) -> str:
    return next((reason for hint, reason in PLACE_REASONS if hint in place.hints), "page_furniture")
