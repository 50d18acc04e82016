"""The story below the head: datelines, subheads and body, and the notes and contacts that stand among them."""

import itertools
import re
from collections.abc import Sequence

from services.clean.boilerplate import boilerplate_reason
from services.clean.captions import caption_parts, credit_part, is_above_credit, is_caption
from services.clean.contacts import contacts_at, is_contact, is_in_contacts, opens_contacts
from services.clean.date_lines import is_date_line
from services.clean.heads import LIST_START
from services.clean.kickers import is_kicker
from services.clean.link_heads import MAX_LINK_CHARS, opens_links
from services.clean.marks import mark_part
from services.clean.notes import is_closing_note, is_note, is_private_note, opens_notes, opens_private_notes
from services.clean.paragraphs import Paragraph
from services.clean.parts import Part
from services.clean.state import Shown
from shared.text.agencies import is_agency_name
from shared.text.bylines import is_byline
from shared.text.credits import is_credit_line
from shared.text.datelines import DatelineMatch, match_dateline
from shared.text.end_marks import closing_mark
from shared.text.sign_offs import closing_agency, is_initials

MIN_REPEATED_HEADLINE_CHARS = 20
"""Inside the body, only a line as long as this is taken for the headline again."""
MAX_SUBHEAD_CHARS = 70
DATELINE_PARAGRAPHS = 4
"""Above the paragraph with the dateline stand a headline that is a sentence, a summary and a kicker at most."""
MOST_ABOVE_BYLINE = 2
"""A lead set apart, or a headline and a deck that the format did not tell from it, stand above a byline."""
LINES_OF_A_CONTACT = 4
"""Between a name and its number stand a job, an office and an address."""
LAST_PARAGRAPHS = 3
"""Initials stand last, with an end mark and a copyright line behind them at most."""
PRIVATE = "private_note"
SENTENCE_BREAK = ". "
_TAKE_SLUG = re.compile(
    r"[^\W\d_][^.!?\n]{0,60}[\s-](?:\d{1,2}(?:-\d{1,2}-\d{1,2})?|(?i:take|page|part|add) \d{1,2})"
    r"(?:[\s,-][^.!?\n]{0,40})?"
)
"""`Bridge inquiry 2 Malbry`: below `(more)` stands which story goes on, and in which take."""
_POINT = re.compile(r"[*•·]\s?\S")
"""Points set above the byline and the dateline sum the story up: it has not begun with them."""
WIDGET_CHARS = 2
"""So short an agency's name alone above a story may as well be a widget of a site."""
LIST_ITEM = "list_item"
"""A short entry of a list heads nothing."""
_DASHED = re.compile(r"[-–—]\s\S.{1,66}\s[-–—]")
"""How AFP sets its subheads."""


def body_parts(paragraphs: Sequence[Paragraph], index: int, shown: Shown) -> list[Part]:
    """Return the parts of a paragraph below the head."""
    text = paragraphs[index].text
    if _is_link(paragraphs, index, shown):
        return [Part(0, len(text), "boilerplate", "related_links")]
    if is_byline(text) and shown.in_contacts and _goes_on_contacts(paragraphs, index):
        return [Part(0, len(text), "note", PRIVATE)]
    if plain := _plain_parts(text, shown, is_last=index >= len(paragraphs) - LAST_PARAGRAPHS):
        return plain
    if text == shown.headline and len(text) >= MIN_REPEATED_HEADLINE_CHARS:
        return [Part(0, len(text), "repeat", "repeated_headline", text)]
    if (is_caption(paragraphs, index, shown) or is_above_credit(paragraphs, index)) and not shown.in_private_notes:
        return caption_parts(text, shown)
    return _note_parts(paragraphs, index, shown) or _story_parts(paragraphs, index, shown)


def _is_link(paragraphs: Sequence[Paragraph], index: int, shown: Shown) -> bool:
    """Say whether a line heads a list of other stories or is one of them: headlines, until a sentence comes."""
    paragraph = paragraphs[index]
    text = paragraph.text
    is_title = len(text) <= MAX_LINK_CHARS and text[-1] not in ".:;,。" and mark_part(text) is None
    is_below = shown.in_links and is_title and (paragraph.breaks_before == 1 or shown.links_are_parted)
    if shown.in_links and not shown.has_link:
        is_below, shown.links_are_parted = is_title, paragraph.breaks_before > 1
    shown.has_link = is_below
    is_head = shown.has_body and opens_links(text) and index + 1 < len(paragraphs)
    shown.in_links = is_head or is_below
    return shown.in_links


def _plain_parts(text: str, shown: Shown, *, is_last: bool) -> list[Part] | None:
    """The roles that a paragraph has wherever it stands."""
    whole = len(text)
    is_behind_take, shown.is_behind_take = shown.is_behind_take, False
    if part := mark_part(text):
        shown.is_behind_take = part.reason == "take_mark"
        return [part]
    if is_behind_take and _TAKE_SLUG.fullmatch(text):
        return [Part(0, whole, "marker", "take_mark")]
    if is_credit_line(text):
        return [credit_part(text, 0, whole, shown)]
    if reason := boilerplate_reason(text):
        return [Part(0, whole, "boilerplate", reason)]
    if is_last and shown.has_body and is_date_line(text):
        return [Part(0, whole, "marker", "record_footer")]
    if not shown.has_body and is_agency_name(text) and not shown.in_notes:
        return [Part(0, whole, "byline") if whole > WIDGET_CHARS else Part(0, whole, "marker", "record_header")]
    if not shown.has_body and text.isupper() and is_kicker(text):
        return [Part(0, whole, "marker", "record_header")]
    if is_last and shown.has_body and (is_initials(text) or is_agency_name(text)):
        return [Part(0, whole, "note", PRIVATE if shown.in_private_notes else None)]
    is_early = shown.story_paragraphs <= MOST_ABOVE_BYLINE and not shown.has_byline
    if is_byline(text) and (is_last or is_early or not shown.has_body):
        shown.has_byline = True
        return [Part(0, whole, "byline")]
    return None


def _note_parts(paragraphs: Sequence[Paragraph], index: int, shown: Shown) -> list[Part] | None:
    text, whole = paragraphs[index].text, len(paragraphs[index].text)
    if not shown.has_body and is_private_note(text):
        return [Part(0, whole, "note", PRIVATE)]
    shown.in_private_notes |= opens_private_notes(text)
    shown.in_notes |= opens_notes(text)
    if shown.in_private_notes:
        return [Part(0, whole, "note", PRIVATE)]
    if is_closing_note(text, is_last=index >= len(paragraphs) - LAST_PARAGRAPHS and shown.has_body):
        at = contacts_at(text)
        return [Part(0, whole, "note")] if at is None else _private_from(text, at)
    if _is_in_contacts(paragraphs, index, shown):
        return [Part(0, whole, "note", PRIVATE)]
    if shown.in_notes or is_note(text):
        at = contacts_at(text)
        return [Part(0, whole, "note")] if at is None else [Part(0, whole, "note", PRIVATE)]
    return None


def _is_in_contacts(paragraphs: Sequence[Paragraph], index: int, shown: Shown) -> bool:
    text = paragraphs[index].text
    is_below = shown.in_contacts and _goes_on_contacts(paragraphs, index)
    shown.in_contacts = is_below or opens_contacts(text) or is_contact(text)
    return shown.in_contacts


def _goes_on_contacts(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Say whether a line belongs to the contacts above it; the next person's name may stand behind a blank line."""
    text, breaks = paragraphs[index].text, paragraphs[index].breaks_before
    if is_in_contacts(text, breaks):
        return True
    below = paragraphs[index + 1 : index + 1 + LINES_OF_A_CONTACT]
    near = list(itertools.takewhile(lambda paragraph: paragraph.breaks_before == 1, below))
    return is_in_contacts(text, 1) and any(is_contact(paragraph.text) for paragraph in near)


def _private_from(text: str, at: int) -> list[Part]:
    public = Part(0, len(text[:at].rstrip()), "note")
    private = Part(at, len(text), "note", PRIVATE)
    return [part for part in (public, private) if part.start < part.end]


def _story_parts(paragraphs: Sequence[Paragraph], index: int, shown: Shown) -> list[Part]:
    text = paragraphs[index].text
    dateline = _dateline(text, shown)
    role = "subhead" if shown.has_body and is_subhead(paragraphs, index) else "body"
    closing = _closing_part(text) if index >= len(paragraphs) - LAST_PARAGRAPHS else None
    end = len(text[: closing.start].rstrip()) if closing else len(text)
    is_point = shown.story_paragraphs == 0 and _POINT.match(text) is not None
    shown.story_paragraphs += not is_point
    start = dateline.length if dateline else 0
    shown.has_dateline |= dateline is not None
    shown.has_body |= start < end
    opening = Part(0, len(text[:start].rstrip()), "dateline")
    parts = (opening, Part(start, end, role), closing)
    return [part for part in parts if part is not None and part.start < part.end]


def _closing_part(text: str) -> Part | None:
    """The end mark or the agency that stands behind the last sentence of a story."""
    if (at := closing_mark(text)) is not None:
        return Part(at, len(text), "marker", "end_mark")
    at = closing_agency(text)
    return Part(at, len(text), "note") if at else None


def _dateline(text: str, shown: Shown) -> DatelineMatch | None:
    """The dateline of a paragraph; below the first one only what a date or an agency makes certain."""
    if shown.has_dateline or shown.story_paragraphs >= DATELINE_PARAGRAPHS:
        return None
    found = match_dateline(text)
    is_sure = found is not None and (found.agency is not None or found.date is not None)
    return found if is_sure or not shown.has_body else None


def is_subhead(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Say whether a short line between two paragraphs heads the second."""
    text = paragraphs[index].text
    if index + 1 >= len(paragraphs) or len(text) > MAX_SUBHEAD_CHARS or paragraphs[index].breaks_before < 2:
        return False
    if (block := paragraphs[index].block) is not None and block.kind == LIST_ITEM:
        return False
    following = paragraphs[index + 1]
    is_followed_by_more = following.breaks_before > 1 and len(following.text) > len(text)
    first = next((character for character in text if character.isalnum()), "a")
    is_dashed = _DASHED.fullmatch(text) is not None
    is_sentence = text[-1] in ".!,;:\"'”’»。" or SENTENCE_BREAK in text or LIST_START.match(text) is not None
    return is_followed_by_more and not first.islower() and (is_dashed or not is_sentence)
