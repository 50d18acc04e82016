"""Captions: the text of a picture apart from its credit, each kept once."""

import re
from collections.abc import Sequence

from services.clean.paragraphs import Paragraph
from services.clean.parts import Part
from services.clean.signatures import is_above_signature, is_signed_story
from services.clean.state import Shown
from shared.text.credits import find_credit, is_credit_line, is_strong_credit
from shared.text.datelines import match_dateline

MIN_CAPTION_CHARS = 40
"""A shorter line that stands twice may be a chant or a refrain."""
MAX_LINE_CHARS = 400
"""Above a line that is a credit stands a caption of one or two sentences; paragraphs of the story may be longer."""
APART = 2
MAX_CAPTION_CHARS = 1_000
"""Captions of agencies have up to 600 characters; a longer paragraph that ends with a picture's credit is story."""

_OPENING = re.compile(
    r"(?:FILE|File|ARCHIVO|ARCHIV|ARCHIVES)\s?(?:-|–|—|:|\.-)\s|(?:FILE|ARCHIVE) (?:PHOTO|PICTURE|IMAGE)S?\b"
    r"|(?:File photo|Archivbild|Symbolbild|Photo d'archives|Foto de archivo|Photo caption|Picture caption"
    r"|PHOTO)\s?[:–-]\s"
)

_EQUALS = re.compile(r"[^。＝\n]{2,80}＝[^。＝\n]{2,60}")
"""Japanese agencies part what a picture shows from when and where by `＝`, without a full stop."""


def caption_parts(text: str, shown: Shown) -> list[Part]:
    """Return a caption and its credit as parts; what was seen before is a repeat."""
    start, end = find_credit(text) or (len(text), len(text))
    caption = text[:start].rstrip(" |–—-")
    parts = []
    if caption:
        is_known = caption in shown.captions
        reason, same_as = ("repeated_caption", caption) if is_known else (None, None)
        parts.append(Part(0, len(caption), "repeat" if is_known else "caption", reason, same_as))
        shown.captions.add(caption)
    if start < end:
        parts.append(credit_part(text[start:end], start if caption else 0, end, shown))
    return parts


def credit_part(credit: str, start: int, end: int, shown: Shown) -> Part:
    """Return a credit as a part, or as a repeat where it was seen before."""
    if credit in shown.credits:
        return Part(start, end, "repeat", "repeated_credit", credit)
    shown.credits.add(credit)
    return Part(start, end, "credit")


def is_caption(paragraphs: Sequence[Paragraph], index: int, shown: Shown) -> bool:
    """Say whether a paragraph is a caption: by its credit, its opening, or because it was one."""
    text = paragraphs[index].text
    if len(text) > MAX_CAPTION_CHARS:
        return False
    if text in shown.captions or _OPENING.match(text):
        return True
    credit = find_credit(text)
    if credit is None:
        return False
    is_known = text[: credit[0]].rstrip() in shown.captions
    is_strong = is_strong_credit(text[slice(*credit)]) and not is_signed_story(paragraphs, index)
    return is_known or is_strong or _EQUALS.fullmatch(text) is not None


def is_signed_caption(text: str) -> bool:
    """Say whether a paragraph ends with a credit that speaks of a picture, and has words before it."""
    credit = find_credit(text) if len(text) <= MAX_CAPTION_CHARS else None
    return credit is not None and credit[0] > 0 and is_strong_credit(text[slice(*credit)])


def is_above_credit(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Say whether a line set apart has its credit alone on the very next line."""
    paragraph = paragraphs[index]
    if index + 1 >= len(paragraphs) or (index and paragraph.breaks_before < APART):
        return False
    below = paragraphs[index + 1]
    is_short = len(paragraph.text) <= MAX_LINE_CHARS and match_dateline(paragraph.text) is None
    is_credited = below.breaks_before == 1 and is_credit_line(below.text) and not is_credit_line(paragraph.text)
    return is_short and is_credited and not is_above_signature(paragraphs, index)


def has_credit(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Say whether a paragraph ends with a credit; agencies behind the last one sign off the story."""
    text = paragraphs[index].text
    if len(text) > MAX_CAPTION_CHARS or (credit := find_credit(text)) is None:
        return False
    if is_signed_story(paragraphs, index):
        return False
    return is_strong_credit(text[slice(*credit)]) or index + 1 < len(paragraphs)


def is_doubled(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Say whether the very next line is the same."""
    if index + 1 >= len(paragraphs) or len(paragraphs[index].text) < MIN_CAPTION_CHARS:
        return False
    following = paragraphs[index + 1]
    return following.breaks_before == 1 and following.text == paragraphs[index].text
