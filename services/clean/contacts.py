"""Contacts: telephone numbers and addresses that were meant for editors and must not travel on."""

import re

from shared.text.contact_details import CONTACT

_NUMBER_HINT = re.compile(r"\d[\d() /.–-]{6}")
_OPENING = re.compile(
    r"(?i)(?:[(/]|[-*#•]+\s?)*(?:(?:media|press|editorial|news|pr|investor|public relations|publicity|journalist"
    r"|further)\s)?"
    r"(?:(?:relations\s)?(?:contacts?|enquiries|inquiries|queries)\b|for (?:more|further|additional|any|media)\b.{0,60}"
    r"|to contact (?:the )?(?:reporter|author|writer|editor|newsroom|desk)|for (?:photos?|pictures?|graphics?"
    r"|interviews?"
    r"|reprints|technical|images)\b.{0,80}|if you have (?:any )?questions?\b.{0,80}"
    r"|(?:media|photo|news|picture|graphics|sports|data|foreign|web|city) ?desk\b|newsroom\b|(?:tele)?phone\b"
    r"|tel\b|fax\b"
    r"|mobile\b|e-?mail\b|cell\b|hotline for editors|eds?\b|editors?\b|attention editors|questions\b.{0,40}"
    r"|problems\b.{0,40}"
    r"|pressekontakte?\b|kontakte?\b|ansprechpartner\w*|rückfragen\w*|(?:bei )?rückfragen"
    r"|redaktionelle rückfragen|telefon\b"
    r"|presse\s?:|contact presse|contacts? presse|contacto|contatto|contatti|contato|contatos|ufficio stampa|assessoria"
    r"|perskontakt|perscontact|yhteystiedot|lisätietoja|pressekontakt|kontaktperson|kontakt\s?:|autor(?:in)?\s?:"
    r"|redaktion\s?:|für weitere|pour plus d|para más|per maggiori|для справок|контакты|للتواصل|للاستفسار"
    r"|(?:お)?問い合わせ|联系方式|联系人|聯絡|문의)"
)
_HEADING = re.compile(
    r"(?i)[-#*\s]{0,5}(?:media|press|editorial|news|pr|investor|public relations)\s"
    r"(?:(?:and|&|/)?\s?\w{4,12}\s)?(?:contacts?(?: details| information)?|enquiries|inquiries)[-#*\s]{0,5}"
    r"|pressekontakte?|contacts? presse|contatti stampa|contactos? de prensa|contacto prensa|perscontact"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_HANDLE = re.compile(r"(?<!\w)@\w{1,40}")
_LINK_WORDS = "and or of for in at on the und oder et ou y o e tel mobile email mail fax phone m t"
_LINKS = frozenset(_LINK_WORDS.split())
_DESK_LINE = re.compile(r"(?i)[^\n]{0,60}\b(?:newsroom|bureau|desk)\b[\s,:]{0,3}[+(]?\d[\d ()-]{6,20}\d\.?")
"""`Varna newsroom 44 20 7946 0018`: the number needs no sign of its own."""
MOST_OF_LINE = 0.4
"""Where numbers and addresses make up so much of a line, it is there for them: a hotline's sentence has 0.2 at most."""
MAX_CONTACT_CHARS = 500
MAX_FOLLOWING_CHARS = 100
"""Names and offices below `Contacts:` are shorter lines."""


def is_contact(text: str) -> bool:
    """Say whether a paragraph gives contacts to editors; a number that readers are to call stays in the story.

    >>> is_contact("Media contact: Ada Moss, +44 20 7946 0018, ada@harbour.example")
    True
    >>> is_contact("Anyone who saw the ferry leave is asked to call the harbour police on 020 7946 0018.")
    False
    """
    if len(text) > MAX_CONTACT_CHARS or not _may_hold_contact(text):
        return False
    if not (found := CONTACT.findall(text)):
        return _DESK_LINE.fullmatch(text) is not None
    if _OPENING.match(text) or (text.startswith("((") and text.rstrip(". ").endswith("))")):
        return True
    return sum(map(len, found)) >= MOST_OF_LINE * len(text) or _is_signature(text)


def _is_signature(text: str) -> bool:
    """`-- Ada Moss, ada@harbour.example, Harbour Wire`: names, jobs and contacts, and not a word of a sentence."""
    if len(text) > MAX_FOLLOWING_CHARS or text.endswith((".", "!", "?")):
        return False
    words: list[str] = _LETTERS.findall(_HANDLE.sub("", CONTACT.sub("", text)))
    return bool(words) and all(word in _LINKS or not word[0].islower() for word in words)


def _may_hold_contact(text: str) -> bool:
    """Say whether a text has what every address or number has: most paragraphs are done with it."""
    return "@" in text or _NUMBER_HINT.search(text) is not None


def opens_contacts(text: str) -> bool:
    """Say whether a line announces the contacts below it, as in "Contacts:" or "Media contacts".

    >>> [opens_contacts(line) for line in ("For interviews:", "MEDIA CONTACTS", "Press contact rules are eased")]
    [True, True, False]
    """
    if len(text) > MAX_FOLLOWING_CHARS:
        return False
    return _HEADING.fullmatch(text) is not None or (text.endswith(":") and _OPENING.match(text) is not None)


def is_in_contacts(text: str, breaks_before: int) -> bool:
    """Say whether a line below contacts belongs to them."""
    if len(text) > MAX_FOLLOWING_CHARS:
        return False
    return CONTACT.search(text) is not None or (breaks_before == 1 and not text.endswith((".", "!", "?")))


def contacts_at(text: str) -> int | None:
    """Return where the contacts inside a sign-off begin, or None: `(Reporting by …; ada@…; +44 …)`.

    >>> text = "(Reporting by Ada Moss; ada@harbour.example; +44 20 7946 0018)"
    >>> text[contacts_at(text) :]
    '; ada@harbour.example; +44 20 7946 0018)'
    """
    if not _may_hold_contact(text) or (match := CONTACT.search(text)) is None:
        return None
    at = max(text.rfind(mark, 0, match.start()) for mark in (";", "(", ". ", ", "))
    return at if at > 0 else 0
