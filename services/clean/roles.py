"""The role of every paragraph: fields and tables first, then the head of the article, then its story."""

from collections.abc import Sequence
from dataclasses import replace

from services.clean.block_roles import BLOCK_ROLES
from services.clean.boilerplate import boilerplate_reason
from services.clean.captions import caption_parts, credit_part, is_above_credit, is_signed_caption
from services.clean.contacts import contacts_at, is_contact, is_in_contacts, opens_contacts
from services.clean.date_lines import is_date_line
from services.clean.heads import head_end, head_parts, is_headline
from services.clean.kickers import is_kicker, menu_length
from services.clean.marks import mark_part
from services.clean.notes import is_note, is_private_note
from services.clean.openings import find_opening
from services.clean.page_roles import is_page, page_roles
from services.clean.paragraphs import RUNNING_TEXT, Paragraph
from services.clean.parts import Part
from services.clean.record_headers import header_parts, publication_part
from services.clean.repeats import repeated_runs, repeated_summary
from services.clean.state import Shown
from services.clean.story import body_parts
from shared.text.bylines import is_byline
from shared.text.credits import is_credit_line
from shared.text.datelines import match_dateline

GUARDED_ROLES = frozenset({"byline", "note", "boilerplate", "marker"})
"""What is not the story itself: a number or an address in it is meant for editors."""
PRIVATE = "private_note"
CONTENT_ROLES = frozenset({"body", "caption", "table"})
MOST_MENU = 40
"""So many entries may the menu of a copied page have."""


def assign_roles(paragraphs: Sequence[Paragraph]) -> list[list[Part]]:
    """Return for each paragraph its parts in order; together they cover its clean text but for spaces."""
    if is_page(paragraphs):
        return page_roles(paragraphs)
    shown = Shown()
    is_plain = all(paragraph.block is None or paragraph.block.kind == RUNNING_TEXT for paragraph in paragraphs)
    claimed = _claimed(paragraphs, shown, is_plain=is_plain)
    others = [index for index in range(len(paragraphs)) if index not in claimed]
    story = [paragraphs[index] for index in others]
    head = head_end(story, shown.headline) if is_plain else 0
    roles = {**claimed, **_repeats(story, others, head)}
    has_headline = head > 0 or shown.headline is not None
    opening = find_opening(story, head) if is_plain and has_headline else {}
    for at, index in enumerate(others):
        if index not in roles:
            roles[index] = (
                _block_parts(story[at], shown)
                or (head_parts(story, at, head, shown) if at < head else None)
                or _opening_parts(opening.get(at), shown)
                or body_parts(story, at, shown)
            )
    ordered = [_without_contacts(paragraphs[index].text, roles[index]) for index in range(len(paragraphs))]
    return ordered if _has_content(ordered) else [_headline_as_body(parts) for parts in ordered]


def _without_contacts(text: str, parts: list[Part]) -> list[Part]:
    """Keep numbers and addresses private that stand in a byline, a note or a line of boilerplate."""
    found: list[Part] = []
    for part in parts:
        at = contacts_at(text[part.start : part.end]) if part.role in GUARDED_ROLES else None
        if at is None or part.reason == PRIVATE:
            found.append(part)
            continue
        end = part.start + len(text[part.start : part.start + at].rstrip())
        found += [replace(part, end=end)] if part.start < end else []
        found.append(Part(part.start + at, part.end, "note", PRIVATE))
    return found


def _claimed(paragraphs: Sequence[Paragraph], shown: Shown, *, is_plain: bool) -> dict[int, list[Part]]:
    """The paragraphs that are no running text: fields of the record, tables, and notes and marks above the headline."""
    found = header_parts(paragraphs, shown) if is_plain else {}
    found |= publication_part(paragraphs, found)
    for index, paragraph in enumerate(paragraphs):
        if paragraph.is_table and index not in found:
            found[index] = [Part(0, len(paragraph.text), "table")]
    if is_plain:
        found |= _above_headline(paragraphs, found, shown)
    return found


def _above_headline(
    paragraphs: Sequence[Paragraph], claimed: dict[int, list[Part]], shown: Shown
) -> dict[int, list[Part]]:
    found = {index: [part] for index, part in _menu(paragraphs).items() if index not in claimed}
    for index, paragraph in enumerate(paragraphs):
        if index in claimed or index in found:
            continue
        text = paragraph.text
        if picture := _picture_above_headline(paragraphs, index, shown):
            found[index] = picture
            continue
        part = _contact_part(paragraph, shown) or _part_above_headline(text) or _kicker_part(paragraphs, index)
        if part is None:
            break
        shown.has_byline |= part.role == "byline"
        found[index] = [part]
    return found if len(found) + len(claimed) < len(paragraphs) else {}


def _picture_above_headline(paragraphs: Sequence[Paragraph], index: int, shown: Shown) -> list[Part] | None:
    """Copied pages may begin with the picture: its caption and credit, and then the headline."""
    text = paragraphs[index].text
    if index + 1 >= len(paragraphs):
        return None
    is_set_apart = paragraphs[index + 1].breaks_before > 1 and is_headline(paragraphs[index + 1].text)
    if is_credit_line(text) and (shown.captions or is_set_apart):
        return [credit_part(text, 0, len(text), shown)]
    if is_above_credit(paragraphs, index) or (is_set_apart and is_signed_caption(text)):
        return caption_parts(text, shown)
    return None


def _contact_part(paragraph: Paragraph, shown: Shown) -> Part | None:
    """Press offices put whom to ask above the headline too."""
    text = paragraph.text
    is_below = shown.in_contacts and is_in_contacts(text, paragraph.breaks_before)
    shown.in_contacts = is_below or opens_contacts(text) or is_contact(text)
    return Part(0, len(text), "note", "private_note") if shown.in_contacts else None


def _menu(paragraphs: Sequence[Paragraph]) -> dict[int, Part]:
    texts = [paragraph.text for paragraph in paragraphs[:MOST_MENU]]
    return {index: Part(0, len(texts[index]), "boilerplate", "navigation") for index in range(menu_length(texts))}


def _kicker_part(paragraphs: Sequence[Paragraph], index: int) -> Part | None:
    """A kicker or a slug is none where no headline follows."""
    text = paragraphs[index].text
    if not is_kicker(text) or index + 1 >= len(paragraphs):
        return None
    below = paragraphs[index + 1].text
    is_above_headline = is_headline(below) or _part_above_headline(below) is not None or opens_contacts(below)
    return Part(0, len(text), "marker", "record_header") if is_above_headline else None


def _part_above_headline(text: str) -> Part | None:
    if is_date_line(text):
        return Part(0, len(text), "marker", "record_header")
    if is_byline(text):
        return Part(0, len(text), "byline")
    if reason := boilerplate_reason(text):
        return Part(0, len(text), "boilerplate", reason)
    if is_private_note(text):
        return Part(0, len(text), "note", PRIVATE)
    return mark_part(text) or (Part(0, len(text), "note") if is_note(text) and not is_contact(text) else None)


def _opening_parts(part: Part | None, shown: Shown) -> list[Part] | None:
    if part is None:
        return None
    shown.has_byline |= part.role == "byline"
    return [part]


def _repeats(story: Sequence[Paragraph], others: Sequence[int], head: int) -> dict[int, list[Part]]:
    """Paragraphs that stand again because the story was sent again, and a summary above the lead that repeats it."""
    found: dict[int, list[Part]] = {}
    for at, earlier in repeated_runs(story[head:]).items():
        text = _without_dateline(story[head + earlier].text)
        whole = len(story[head + at].text)
        found[others[head + at]] = [Part(0, whole, "repeat", "repeated_paragraph", text)]
    if head and (lead := repeated_summary(story[head:])):
        text = _without_dateline(story[head + lead].text)
        found[others[head]] = [Part(0, len(story[head].text), "repeat", "repeated_paragraph", text)]
    return found


def _without_dateline(text: str) -> str:
    """The text that a segment of the paragraph holds, its dateline being a segment of its own."""
    dateline = match_dateline(text)
    return text[dateline.length :] if dateline else text


def _block_parts(paragraph: Paragraph, shown: Shown) -> list[Part] | None:
    """The role that the format itself gives to a paragraph, if any."""
    known = BLOCK_ROLES.get(paragraph.block.kind) if paragraph.block else None
    text = paragraph.text
    if known is None:
        return None
    if known.role == "headline":
        if shown.headline is not None:
            is_again = text == shown.headline
            return [Part(0, len(text), "repeat", "repeated_headline", text)] if is_again else None
        shown.headline = text
    if known.role == "caption":
        return caption_parts(text, shown)
    if known.role == "credit":
        return [credit_part(text, 0, len(text), shown)]
    return [Part(0, len(text), known.role, known.reason)]


def _headline_as_body(parts: list[Part]) -> list[Part]:
    """A flash of one line is its own body."""
    return [Part(p.start, p.end, "body") if p.role == "headline" else p for p in parts]


def _has_content(roles: Sequence[Sequence[Part]]) -> bool:
    return any(part.role in CONTENT_ROLES for parts in roles for part in parts)
