"""Signatures: the agencies in parentheses behind the last sentence of a story, which look like a picture's credit."""

import re
from collections.abc import Sequence

from services.clean.boilerplate import boilerplate_reason
from services.clean.contacts import is_contact, opens_contacts
from services.clean.date_lines import is_date_line
from services.clean.marks import mark_part
from services.clean.notes import is_note
from services.clean.paragraphs import Paragraph
from shared.text.agencies import is_agency_name
from shared.text.bylines import is_byline
from shared.text.credits import find_credit, is_agencies_credit
from shared.text.sign_offs import is_initials

MOST_BELOW = 3
"""Below a signature stand initials, an end mark and a copyright line at most."""
_PICTURE_SIGNS = re.compile(
    r"(?i)\((?:left|right|center|centre|l|r|c|links|rechts|mitte|li|re|à gauche|à droite|izq|der)\.?\)"
    r"|\b(?:pictured|in this (?:\w{1,20} )?(?:photo|picture|image)|is seen|are seen|file photo|undated"
    r"|im bild|auf dem (?:bild|foto)|archivbild|archivfoto|symbolbild|symbolfoto|photo d'archives"
    r"|sur (?:la|cette) photo|foto de archivo|en la (?:foto|imagen)|nella foto|op de foto)\b"
)
_FULL_DATE = re.compile(r"\b(?:19|20)\d\d[,.]?\s?(?:[(\[（]|$)|\b\d{1,2}[,.]?\s(?:[^\W\d_]{3,10}\s)?(?:19|20)\d\d\b")
"""A caption says when the picture was taken, with its year; the story's last sentence seldom does."""
_SENTENCE_BREAK = re.compile(r"(?<=[^\W\d_]{2}[.!?…])[\"”’»«“)]?\s+(?=[\"“„»«‘(]?[^\W\d_])|[。！？](?=.)")


def is_signed_story(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Say whether a paragraph is the last of the story and ends with the agencies that it comes from.

    Agencies alone credit pictures too. Such a caption stands above the story or among others of its kind, or its words
    tell of a picture; a picture's agency, a name or `Photo:` beside the agencies is never a signature.
    """
    text = paragraphs[index].text
    credit = find_credit(text)
    if credit is None or credit[0] == 0 or not is_agencies_credit(text[slice(*credit)]):
        return False
    return closes_story(paragraphs[index + 1 :]) and _may_be_signed(paragraphs, index, text[: credit[0]])


def is_above_signature(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Say whether a paragraph is the last of the story and has its agencies alone on the line below."""
    below = paragraphs[index + 1 : index + 2]
    is_agencies = bool(below) and is_agencies_credit(below[0].text)
    return (
        is_agencies
        and _may_be_signed(paragraphs, index, paragraphs[index].text)
        and closes_story(paragraphs[index + 2 :])
    )


def closes_story(below: Sequence[Paragraph]) -> bool:
    """Say whether what stands below a paragraph is no story any more."""
    return len(below) <= MOST_BELOW and all(_is_behind_story(paragraph.text) for paragraph in below)


def _may_be_signed(paragraphs: Sequence[Paragraph], index: int, words: str) -> bool:
    if _PICTURE_SIGNS.search(words) or (_FULL_DATE.search(words) and not _SENTENCE_BREAK.search(words)):
        return False
    return not any(
        other.text == paragraphs[index].text or (at == index - 1 and _ends_with_agencies(other.text))
        for at, other in enumerate(paragraphs)
        if at != index
    )


def _ends_with_agencies(text: str) -> bool:
    credit = find_credit(text)
    return credit is not None and credit[0] > 0 and is_agencies_credit(text[slice(*credit)])


def _is_behind_story(text: str) -> bool:
    is_signed = is_initials(text) or is_agency_name(text) or is_byline(text) or is_date_line(text)
    is_mark = bool(mark_part(text) or boilerplate_reason(text))
    return is_signed or is_mark or is_note(text) or is_contact(text) or opens_contacts(text)
