"""The roles of a page's blocks: an extractor has voted for each, here it is decided."""

from collections.abc import Sequence

from services.clean.page_places import page_place
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
    ("hidden", "page_furniture"),
    ("sidebar", "page_furniture"),
)
"""What a hint of the place says about a block that is no part of the story."""


def is_page(paragraphs: Sequence[Paragraph]) -> bool:
    """Say whether paragraphs come from a web page."""
    return any(paragraph.block is not None and paragraph.block.is_extracted is not None for paragraph in paragraphs)


def page_roles(paragraphs: Sequence[Paragraph]) -> list[list[Part]]:
    """Return for each paragraph of a page its parts."""
    return [_parts(paragraph) for paragraph in paragraphs]


def _parts(p: Paragraph) -> list[Part]:
    block, whole = p.block, len(p.text)
    if block is None:
        return [Part(0, whole, "body")]
    place, kind = page_place(block.path or ""), block.kind
    if kind in {"caption", "credit", "headline"}:
        return [Part(0, whole, kind)]
    if block.is_extracted:
        return [Part(0, whole, "subhead" if kind == "subhead" else "body")]
    reason = next((reason for hint, reason in PLACE_REASONS if hint in place.hints), "page_furniture")
    return [Part(0, whole, "boilerplate", reason)]
