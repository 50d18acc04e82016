"""The bylines of a page: lines beside the headline, or at an end of the story, that name who wrote it."""

import re

from services.clean.page_story import View
from shared.text.bylines import is_byline, opening_length
from shared.text.persons import is_person

MAX_BYLINE_CHARS = 120
MAX_NAME_WORDS = 4
MAX_NAME_LINKS = 0.5
_SENTENCE_END = re.compile(r"[.!?…:]$")
_NAMES = re.compile(r"\s*(?:[/,&]|\band\b|\bund\b|\by\b|\bet\b)\s*")


def is_page_byline(view: View, *, is_edge: bool) -> bool:
    """Say whether a line in the head of a page is a byline; at an edge of the story, names alone are one too."""
    text = view.text
    if len(text) > MAX_BYLINE_CHARS or view.kind in {"table", "headline"} or _SENTENCE_END.search(text):
        return False
    if is_byline(text) or opening_length(text) > 0:
        return True
    return "byline" in view.place.hints or view.place.tag == "address" or (is_edge and _is_lone_name(view))


def _is_lone_name(view: View) -> bool:
    if view.kind != "paragraph" or not view.is_extracted or view.link_share > MAX_NAME_LINKS:
        return False
    names = [name for name in _NAMES.split(view.text) if name]
    return bool(names) and all(len(name.split()) <= MAX_NAME_WORDS and is_person(name) for name in names)
