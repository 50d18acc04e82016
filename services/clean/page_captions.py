"""The captions and credits of a page: each once, apart from one another."""

from dataclasses import dataclass, field

from services.clean.page_story import View
from services.clean.parts import Part
from shared.text.picture_credits import find_page_credit, is_labelled_credit, is_page_credit

MIN_CAPTION_CHARS = 30
MAX_CAPTION_LINKS = 0.3
FIGURE_KINDS = frozenset({"caption", "credit"})


@dataclass(slots=True)
class SeenPictures:
    """What has been shown of pictures so far; ``frame`` is the place of the caption just before."""

    captions: set[str] = field(default_factory=set)
    credits: set[str] = field(default_factory=set)
    frame: str | None = None


def picture_parts(view: View, seen: SeenPictures) -> list[Part]:
    """Return the parts of a caption, or of a credit."""
    is_credit = view.kind == "credit" or (seen.frame == view.place.frame and is_page_credit(view.text))
    seen.frame = None if is_credit else view.place.frame
    if is_credit:
        return [_credit(view.text, 0, seen)]
    start = find_page_credit(view.text)
    caption = view.text[:start].rstrip()
    parts = [_caption(caption, seen)] if caption else []
    return parts if start is None else [*parts, _credit(view.text, start, seen)]


def is_credit_line(view: View) -> bool:
    """Say whether a paragraph is nothing but a picture's credit that says so."""
    return is_labelled_credit(view.text) and find_page_credit(view.text) == 0


def is_credited(view: View) -> bool:
    """Say whether a text that is not the story ends with a picture's credit: a caption in a gallery."""
    if len(view.text) <= MIN_CAPTION_CHARS or view.link_share >= MAX_CAPTION_LINKS:
        return False
    start = find_page_credit(view.text)
    return start is not None and start >= MIN_CAPTION_CHARS and is_labelled_credit(view.text[start:])


def _caption(caption: str, seen: SeenPictures) -> Part:
    if caption in seen.captions:
        return Part(0, len(caption), "repeat", "repeated_caption", caption)
    seen.captions.add(caption)
    return Part(0, len(caption), "caption")


def _credit(text: str, start: int, seen: SeenPictures) -> Part:
    credit = text[start:]
    if credit in seen.credits:
        return Part(start, len(text), "repeat", "repeated_credit", credit)
    seen.credits.add(credit)
    return Part(start, len(text), "credit")
