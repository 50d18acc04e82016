"""The role of every paragraph: first the head of the article (headline, captions and their repeats), then its body."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from services.clean.block_roles import BLOCK_ROLES
from services.clean.boilerplate import boilerplate_reason, is_sign_off
from services.clean.page_roles import is_page, page_roles
from services.clean.paragraphs import Paragraph
from services.clean.parts import Part
from shared.text.bylines import is_byline
from shared.text.credits import find_credit, is_credit_line, is_strong_credit
from shared.text.datelines import match_dateline
from shared.text.end_marks import is_end_mark, is_ruler

MAX_HEADLINE_CHARS = 200
MIN_CAPTION_CHARS = 40
"""A shorter line that stands twice may be a chant or a refrain."""
MAX_STRAY_CHARS = 12
"""The stray marks between caption blocks are codes: `TT` in the seed."""
MIN_REPEATED_HEADLINE_CHARS = 20
"""Inside the body, only a line as long as this is taken for the headline again."""
MAX_SUBHEAD_CHARS = 70
HEAD_PARAGRAPHS = 16
"""How far the head may reach: a headline twice with three pictures, twice each, around it is 15."""
NOTES = ("notes to editors", "note to editors", "editor's note", "editors' note")

_SENTENCE_END = re.compile(r"[.!:;,…][\"'”’)\]]*$")
_LIST_START = re.compile(r"[-*•·‣▪◦–—>|]\s?|\(?\d{1,3}[.)]\s")


@dataclass(slots=True)
class _Seen:
    """What the article has shown so far."""

    headline: str | None = None
    captions: set[str] = field(default_factory=set)
    credits: set[str] = field(default_factory=set)
    has_body: bool = False
    in_notes: bool = False


def assign_roles(paragraphs: Sequence[Paragraph]) -> list[list[Part]]:
    """Return for each paragraph its parts in order; together they cover its clean text but for spaces."""
    if is_page(paragraphs):
        return page_roles(paragraphs)
    head = 0 if any(paragraph.block for paragraph in paragraphs) else _head_end(paragraphs)
    seen = _Seen()
    roles = [
        _block_parts(paragraph, seen)
        or (_head_parts(paragraphs, index, head, seen) if index < head else _body_parts(paragraphs, index, seen))
        for index, paragraph in enumerate(paragraphs)
    ]
    return roles if _has_content(roles) else [_headline_as_body(parts) for parts in roles]


def _block_parts(paragraph: Paragraph, seen: _Seen) -> list[Part] | None:
    """The role that the format itself gives to a paragraph, if any."""
    known = BLOCK_ROLES.get(paragraph.block.kind) if paragraph.block else None
    text = paragraph.text
    if known is None:
        return None
    if known.role == "headline":
        if seen.headline is not None:
            is_again = text == seen.headline
            return [Part(0, len(text), "repeat", "repeated_headline", text)] if is_again else None
        seen.headline = text
    if known.role == "caption":
        return _caption_parts(text, seen)
    if known.role == "credit":
        return [_credit_part(text, 0, len(text), seen)]
    return [Part(0, len(text), known.role, known.reason)]


def _headline_as_body(parts: list[Part]) -> list[Part]:
    """A flash of one line is its own body."""
    return [Part(p.start, p.end, "body") if p.role == "headline" else p for p in parts]


def _has_content(roles: Sequence[Sequence[Part]]) -> bool:
    return any(part.role in {"body", "caption"} for parts in roles for part in parts)


def _head_end(paragraphs: Sequence[Paragraph]) -> int:
    """Return the index of the first paragraph behind the head."""
    if not paragraphs:
        return 0
    texts = [paragraph.text for paragraph in paragraphs[:HEAD_PARAGRAPHS]]
    is_headed = _is_headline(paragraphs[0].text) or _is_captions_between(texts)
    at = 1 if is_headed else 0
    headline = texts[0] if is_headed else None
    repeats = [index for index, text in enumerate(texts) if index and text == headline]
    at = max([at, *(index + 1 for index in repeats)])
    while at < len(texts) and _belongs_to_head(paragraphs, at, set(texts[:at])):
        at += 1
    return at


def _is_captions_between(texts: Sequence[str]) -> bool:
    """Say whether the first line comes again with nothing but repeated lines and captions between."""
    if texts[0] not in texts[2:] or len(texts[0]) > MAX_HEADLINE_CHARS:
        return False
    counts = Counter(texts)
    between = texts[1 : texts.index(texts[0], 1)]
    return all(counts[text] > 1 or find_credit(text) or len(text) <= MAX_STRAY_CHARS for text in between)


def _is_headline(text: str) -> bool:
    if len(text) > MAX_HEADLINE_CHARS or _SENTENCE_END.search(text) or _LIST_START.match(text):
        return False
    has_letters = any(character.isalpha() for character in text)
    return has_letters and not (
        is_end_mark(text)
        or is_ruler(text)
        or is_byline(text)
        or is_credit_line(text)
        or match_dateline(text)
        or boilerplate_reason(text)
    )


def _belongs_to_head(paragraphs: Sequence[Paragraph], index: int, earlier: set[str]) -> bool:
    text = paragraphs[index].text
    if text in earlier or is_byline(text) or is_credit_line(text):
        return True
    return _has_credit(paragraphs, index) or _is_doubled(paragraphs, index)


def _has_credit(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Say whether a paragraph ends with a credit; a lone agency behind the last one signs off the story."""
    text = paragraphs[index].text
    credit = find_credit(text)
    if credit is None:
        return False
    return is_strong_credit(text[slice(*credit)]) or index + 1 < len(paragraphs)


def _is_doubled(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Say whether the very next line is the same."""
    if index + 1 >= len(paragraphs) or len(paragraphs[index].text) < MIN_CAPTION_CHARS:
        return False
    following = paragraphs[index + 1]
    return following.breaks_before == 1 and following.text == paragraphs[index].text


def _head_parts(paragraphs: Sequence[Paragraph], index: int, head: int, seen: _Seen) -> list[Part]:
    text = paragraphs[index].text
    whole = len(text)
    if index == 0 and not (
        _has_credit(paragraphs, 0) or is_byline(text) or is_credit_line(text) or _is_doubled(paragraphs, 0)
    ):
        seen.headline = text
        return [Part(0, whole, "headline")]
    if text == seen.headline:
        return [Part(0, whole, "repeat", "repeated_headline", text)]
    if plain := _plain_parts(text, seen):
        return plain
    again = [p.text for p in paragraphs[:head]].count(text) > 1
    if len(text) <= MAX_STRAY_CHARS and index + 1 < head:
        return [Part(0, whole, "marker", "page_furniture")]
    return (
        _caption_parts(text, seen) if again or _has_credit(paragraphs, index) else _story_parts(paragraphs, index, seen)
    )


def _plain_parts(text: str, seen: _Seen) -> list[Part] | None:
    """The roles that a paragraph has wherever it stands."""
    whole = len(text)
    if is_end_mark(text):
        return [Part(0, whole, "marker", "end_mark")]
    if is_ruler(text):
        return [Part(0, whole, "marker", "ruler")]
    if reason := boilerplate_reason(text):
        return [Part(0, whole, "boilerplate", reason)]
    if is_credit_line(text):
        return [_credit_part(text, 0, whole, seen)]
    if is_byline(text) and not seen.has_body:
        return [Part(0, whole, "byline")]
    return None


def _caption_parts(text: str, seen: _Seen) -> list[Part]:
    start, end = find_credit(text) or (len(text), len(text))
    caption = text[:start].rstrip()
    parts = []
    if caption:
        is_known = caption in seen.captions
        reason, same_as = ("repeated_caption", caption) if is_known else (None, None)
        parts.append(Part(0, len(caption), "repeat" if is_known else "caption", reason, same_as))
        seen.captions.add(caption)
    if start < end:
        parts.append(_credit_part(text[start:end], start, end, seen))
    return parts


def _credit_part(credit: str, start: int, end: int, seen: _Seen) -> Part:
    if credit in seen.credits:
        return Part(start, end, "repeat", "repeated_credit", credit)
    seen.credits.add(credit)
    return Part(start, end, "credit")


def _body_parts(paragraphs: Sequence[Paragraph], index: int, seen: _Seen) -> list[Part]:
    text = paragraphs[index].text
    if plain := _plain_parts(text, seen):
        return plain
    if text == seen.headline and len(text) >= MIN_REPEATED_HEADLINE_CHARS:
        return [Part(0, len(text), "repeat", "repeated_headline", text)]
    credit = find_credit(text)
    if credit and (is_strong_credit(text[slice(*credit)]) or text[: credit[0]].rstrip() in seen.captions):
        return _caption_parts(text, seen)
    return _story_parts(paragraphs, index, seen)


def _story_parts(paragraphs: Sequence[Paragraph], index: int, seen: _Seen) -> list[Part]:
    text = paragraphs[index].text
    seen.in_notes |= text.lower().startswith(NOTES)
    if seen.in_notes or is_sign_off(text):
        return [Part(0, len(text), "note")]
    dateline = None if seen.has_body else match_dateline(text)
    is_subhead = seen.has_body and _is_subhead(paragraphs, index)
    seen.has_body = True
    if dateline is None:
        return [Part(0, len(text), "subhead" if is_subhead else "body")]
    length = len(text[: dateline.length].rstrip())
    parts = [Part(0, length, "dateline"), Part(dateline.length, len(text), "body")]
    return [part for part in parts if part.start < part.end]


def _is_subhead(paragraphs: Sequence[Paragraph], index: int) -> bool:
    text = paragraphs[index].text
    if index + 1 >= len(paragraphs) or len(text) > MAX_SUBHEAD_CHARS or paragraphs[index].breaks_before < 2:
        return False
    following = paragraphs[index + 1]
    is_followed_by_more = following.breaks_before > 1 and len(following.text) > len(text)
    first = next((character for character in text if character.isalnum()), "a")
    return is_followed_by_more and not first.islower() and text[-1] not in ".!,;:\"'”’" and not _LIST_START.match(text)
