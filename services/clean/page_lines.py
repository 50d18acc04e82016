"""Lines of a page that are no part of the story by what they say: offers, labels, notes; told by how they begin."""

import re
from collections.abc import Iterable

from services.clean import page_phrases as phrases
from services.clean.boilerplate import boilerplate_reason, is_sign_off

MAX_OFFER_CHARS = 320
MAX_PHRASE_WORDS = 7
MOSTLY_LINK = 0.45
"""A line that begins like an offer and is half link is one; without a link it must name what it is with a colon."""
WHOLLY_LINK = 0.8
MAX_LINKED_CHARS = 220
"""A paragraph that is one link and no longer than this leads to another page."""

ADDRESS_LINE = ("marker", "metadata")
"""What a line with nothing but an address is, unless it stands in the midst of the story."""

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_LABEL_END = re.compile(r"\s*(?:[:：»>|…]|[–—-]\s|\.\.\.)")
_ONLY_MARKS = re.compile(r"[\W_]*")
_CONTACT = re.compile(
    r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{2,30}|@\w{2,30}\b|(?<![\w.])(?:twitter|facebook|instagram)\.com/\w+"
)
_CONTACT_VERB = re.compile(r"(?i)(?:e-?mail|contact|reach|follow|write to|tel|phone)\b")
_CONTRIBUTED = re.compile(
    r"(?i)[^\n]{0,160}\b(?:contributed (?:to this (?:report|story|article)|reporting)|contributed from)\b[^\n]{0,80}"
)
_SIGN_OFF = re.compile(r"(?i)\(?(?:additional |with )?(?:reporting|editing|writing|report) by\b[^\n]{0,280}")
_COPYRIGHT = re.compile(r"(?i)\s*(?:©|ⓒ|\(c\)\s|copyright\b)[^\n]{0,300}")
_RIGHTS = re.compile(r"(?i)[^\n]{0,160}\ball rights reserved\b[^\n]{0,160}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,300}")


def _keys(table: str) -> frozenset[str]:
    return frozenset(_fold(phrase) for phrase in table.replace("\n", "|").split("|") if phrase)


def _fold(text: str) -> str:
    return " ".join(word.casefold().replace("’", "'") for word in _WORD.findall(text))


_MORE, _SUBSCRIBE = _keys(phrases.MORE), _keys(phrases.SUBSCRIBE)
_SOCIAL, _ADVERT = _keys(phrases.SOCIAL), _keys(phrases.ADVERT)
_TAGGED, _NOTED = _keys(phrases.TAGGED), _keys(phrases.NOTED)
_OPENINGS = frozenset(key.split()[0] for key in _MORE | _SUBSCRIBE | _SOCIAL | _ADVERT | _TAGGED | _NOTED if key)
"""The first words of all phrases: most lines begin with another, and need no closer look."""


def line_role(text: str, link_share: float) -> tuple[str, str | None] | None:
    """Return role and reason of a line that is no story by its own words, or None.

    >>> line_role("Read more: Ferry back in port", 0.8), line_role("More than nine ferries came.", 0.0)
    (('boilerplate', 'related_links'), None)
    """
    if len(text) > MAX_OFFER_CHARS:
        return None
    if is_sign_off(text) or _SIGN_OFF.fullmatch(text) or _is_contribution(text) or _is_contact(text):
        return "note", None
    if _COPYRIGHT.fullmatch(text) or _states_rights(text):
        return "boilerplate", "copyright_line"
    if reason := _phrase_reason(text, link_share):
        return ("note", None) if reason == "note" else ("boilerplate", reason)
    if _ADDRESS.fullmatch(text):
        return ADDRESS_LINE
    if link_share >= WHOLLY_LINK and len(text) <= MAX_LINKED_CHARS:
        return "boilerplate", "related_links"
    if reason := boilerplate_reason(text):
        return "boilerplate", reason
    return None


def _is_contribution(text: str) -> bool:
    return "contributed" in text.lower() and _CONTRIBUTED.fullmatch(text) is not None


def _states_rights(text: str) -> bool:
    return "all rights reserved" in text.lower() and _RIGHTS.fullmatch(text) is not None


def _phrase_reason(text: str, link_share: float) -> str | None:
    opening = _WORD.search(text[:120])
    if opening is None or _folded(opening) not in _OPENINGS:
        return None
    words = [(_folded(match), match.end()) for match in _first_words(text)]
    for count in range(len(words), 0, -1):
        key, end = " ".join(word for word, _ in words[:count]), words[count - 1][1]
        is_whole = _ONLY_MARKS.fullmatch(text, end) is not None
        is_label = _LABEL_END.match(text, end) is not None
        if is_whole or is_label or link_share >= MOSTLY_LINK:
            if reason := _table_reason(key, is_whole=is_whole):
                return reason
        elif key in _SUBSCRIBE and count > 1:
            return "subscription"
        elif key in _NOTED and count > 1:
            return "note"
    return None


def _folded(word: re.Match[str]) -> str:
    return word.group().casefold().replace("’", "'")


def _table_reason(key: str, *, is_whole: bool) -> str | None:
    reasons: Iterable[tuple[frozenset[str], str]] = (
        (_ADVERT, "advertisement"),
        (_SUBSCRIBE, "subscription"),
        (_NOTED, "note"),
        (_MORE, "related_links"),
        (_TAGGED, "navigation"),
        (_SOCIAL, "social"),
    )
    found = next((reason for table, reason in reasons if key in table), None)
    return None if found == "note" and is_whole else found


def _first_words(text: str) -> list[re.Match[str]]:
    found = []
    for match in _WORD.finditer(text[:120]):
        found.append(match)
        if len(found) == MAX_PHRASE_WORDS:
            break
    return found


def _is_contact(text: str) -> bool:
    if "@" not in text and ".com/" not in text:
        return False
    address = _CONTACT.search(text)
    if address is None:
        return False
    return len(text) <= len(address.group()) + 4 or (len(text) <= 200 and _CONTACT_VERB.search(text[:60]) is not None)
