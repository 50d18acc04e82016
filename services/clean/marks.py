"""Marks: lines that belong to the wire and not to the story: end marks, takes, page numbers, rulers."""

import re

from services.clean.parts import Part
from shared.text.end_marks import is_end_mark, is_ruler

MAX_MARK_CHARS = 40
_TAKE = re.compile(
    r"(?i)[-–(\[*\s]{0,5}(?:more(?: to come| follows?)?|folgt|suite|sigue|segue|mehr folgt"
    r"|forts(?:etzung)?\.?(?: folgt)?|à suivre"
    r"|continued|cont'd|\(?continues\)?|még|følger|следует)[-–)\]*.\s]{0,5}"
)
_TAKE_NEEDS_BRACKETS = re.compile(r"[-–(\[*].*")
_PAGE = re.compile(
    r"(?i)[-–(\[\s]{0,3}(?:page|seite|página|pagina|p\.|pág\.|sida|side|strona|страница)\s?\d{1,4}(?:\s?(?:of|/|von|de|di|af|av)\s?\d{1,4})?"
    r"[-–)\]\s]{0,3}|[-–]\s?\d{1,3}\s?[-–]|\[\s?\d{1,3}\s?\]"
)
_DESK_TIME = re.compile(r"(?:[a-z][a-z\d]{1,7}\s){1,6}\d{6}\s(?i:gmt\s|utc\s|z\s)?[A-Za-z]{3}\s\d\d")
"""`hw ab yyzz n1 161210 Jan 20`: codes of the desk before day, hour and minute, month and year."""
_FIRST_ADD = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)|FIRST|SECOND|THIRD)\s(?:ADD|Add|TAKE|Take)\b.{0,20}")


def mark_part(text: str) -> Part | None:
    """Return the part of a line that is nothing but a mark, or None.

    >>> [mark_part(line).reason for line in ("-30-", "(more)", "Page 2 of 3", "-----")]
    ['end_mark', 'take_mark', 'page_mark', 'ruler']
    >>> mark_part("hw ab yyzz n1 161210 Jan 20").reason
    'record_footer'
    """
    if is_end_mark(text):
        return Part(0, len(text), "marker", "end_mark")
    if is_ruler(text):
        return Part(0, len(text), "marker", "ruler")
    if len(text) > MAX_MARK_CHARS:
        return None
    if is_take_mark(text) or _FIRST_ADD.fullmatch(text):
        return Part(0, len(text), "marker", "take_mark")
    if _DESK_TIME.fullmatch(text):
        return Part(0, len(text), "marker", "record_footer")
    return Part(0, len(text), "marker", "page_mark") if _PAGE.fullmatch(text) else None


def is_take_mark(text: str) -> bool:
    """Say whether a line says that more of the story follows; the bare word only in capitals.

    >>> [is_take_mark(line) for line in ("(MORE)", "MORE", "--more--", "More")]
    [True, True, True, False]
    """
    if len(text) > MAX_MARK_CHARS or not _TAKE.fullmatch(text):
        return False
    return text.isupper() or _TAKE_NEEDS_BRACKETS.match(text) is not None
