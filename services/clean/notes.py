"""Notes: what the desk says about the story and not in it: corrections, recasts, editor's notes, advisories."""

import re

from services.clean.release import is_release_note
from shared.text.sign_offs import is_initials, is_sign_off
from shared.text.slugs import bare_headline

MAX_NOTE_CHARS = 700
MAX_HEADLINE_CHARS = 110
MIN_HEADLINE_WORDS = 3
"""Fewer words behind `CORRECTION -` only name the story that is corrected."""
MIN_PRIVATE_WORDS = 3
"""Fewer words behind `Not for publication` head what stands below."""
_VERBS = r"""
Adds?|Adding|Corrects?|Corrected|Correction|Recasts?|Refiles?|Refiled|Repeats?|Repeating|Releads?|Updates?|Updated|Updating
|Rewrites?|Clarifies|Fixes|Removes?|Removing|Deletes?|Inserts?|Changes?|Restores?|Resends?|Retransmi\w+|Writes\ thr\w+
|Writethr\w+|Tops|Drops|Makes|Includes?|Edits|Trims?|Embargoed|Deletes|Amends|Rephrases|Attributes|Expands
|New\ throughout
|ADDS?|CORRECTS?|RECASTS?|UPDATES?|SUBS?|CLARIFIES|REMOVES|Eds?|EDS?|Ausführlicher|Neu|Berichtigt|Ergänzt|Korrigiert
|Actualiza|Corrige|Añade|Agrega|Atualiza|Acrescenta|Repete|Actualise|Actualisé|Ajoute|Précise|Aggiorna|Aggiunge
"""
_IN_PARENTHESES = re.compile(rf"\(+(?:This\ (?:version|story|item|article|is)\b|(?:{_VERBS})\b)", re.VERBOSE)
_LEAD = re.compile(
    r"(?:\(|\[|[-*#•]+\s?|\{)*(?:"
    r"(?i:editor[’']?s[’']?\s?note|editors[’']? note|eds\.?\s?note|note to (?:editors?|readers?|subscribers|desks?)"
    r"|(?:notes?|attention|attn\.?|achtung|hinweis|advisory)[,:]? (?:to |an die |für die |for )?(?:the )?"
    r"(?:(?:all|news|picture|photo|sports?|business|foreign|national|city|assignment|wire|subscribing) ){0,2}"
    r"(?:editors?|redaktion(?:en)?|desks?)|redaktionelle[rn]? hinweise?|anmerkung der redaktion|note de la rédaction"
    r"|nota (?:de la redacción|da redação|del editor|do editor|di redazione|della redazione)"
    r"|note aux (?:rédactions|clients)"
    r"|opmerking voor de redactie|redaktionens anmärkning|til redaktionen|till redaktionen|huomautus toimituksille)"
    r"|EDITORS?\s?[:–-]|Eds?\.?,?\s?[:–-]|EDS\s?[:–-]|Eds:|ATTENTION\b|ADVISORY\b|URGENT\s?[:–-]"
    r"|(?:CORRECTION|Correction|CLARIFICATION|Clarification|CORRECTED|KORREKTUR|Korrektur|BERICHTIGUNG|Berichtigung"
    r"|RECTIFICATIF|Rectificatif|CORRECCIÓN|Corrección|CORREÇÃO|Correção|ERRATA?|Errata?|RETRANSMISSION|REPETITION"
    r"|ИСПРАВЛЕНИЕ|Поправка|تصحيح|تصويب|更正|訂正|정정)\s?(?:[:：–-]|\s\()"
    r"|(?:EMBARGOED|HOLD FOR RELEASE|NOT FOR (?:PUBLICATION|RELEASE|BROADCAST)|SPERRFRIST|Sperrfrist|EMBARGO\b"
    r"|Embargo\s?:)"
    r"|(?:KILL|BULLETIN KILL|MANDATORY KILL|WITHDRAWN?)\s?[:–-])"
)
_WITHIN = re.compile(
    r"(?:This|An earlier|A previous|The earlier|The original|This) (?:story|version|article|item|report|post"
    r"|piece|headline)"
    r"\b.{0,120}\b(?:corrected|updated|clarified|amended|misstated|misidentified|incorrectly|refiled|recast|revised|misspelled)\b"
    r"|(?:Diese|Eine frühere) (?:Meldung|Fassung|Version)\b.{0,120}\b(?:korrigiert|berichtigt|aktualisiert|ergänzt)\b"
    r"|This is a (?:developing|breaking(?: news)?) (?:story|update)"
    r"|(?:The )?(?:AP|Associated Press|Reuters|AFP) (?:receives|is solely responsible)\b",
)
_DESK_WORDS = r"""
quotes?|comments?|details?|background|lead|leads|byline|dateline|headline|slug|link|links|paragraphs?|paras?|pars?
|throughout|reaction|analysts?|graphics?|pictures?|photos?|context|shares|milestones?|writethru|bullets?|typo|tags?
"""
_POINT = re.compile(
    rf"(?:[*•·]\s?(?:(?:{_VERBS})\b)|(?:ADDS|RECASTS|UPDATES|CHANGES|CORRECTS|REFILES|SUBS)\s)"
    rf"[^.!?\n]{{0,140}}\b(?:{_DESK_WORDS})\b[^.!?\n]{{0,60}}",
    re.VERBOSE,
)
"""`* Adds quotes, background`: what the desk did to the story, set as a point above it."""
_SECTION = re.compile(
    r"(?i)(?:notes? to (?:the )?editors?|notes for editors|editors[’']? notes?|notes|background)\s?:?\s*"
)
_PRIVATE = re.compile(
    r"(?i)[-#*\s]{0,6}(?:(?:dpa[- ])?notizblock|(?:the )?following (?:information"
    r"|is) (?:is )?not (?:intended )?for publication"
    r"|not for publication|die folgenden informationen sind nicht zur veröffentlichung|nicht zur veröffentlichung"
    r"|internal (?:use|note)|private note|for editors only|for information only, not for publication"
    r"|no destinado a publicación|ne pas publier|non destiné à la publication|not for broadcast)\b"
)


def is_note(text: str) -> bool:
    """Say whether a paragraph is a note of the desk.

    >>> [is_note(text) for text in ("(Corrects day in first paragraph)", "EDITOR'S NOTE: names were changed.")]
    [True, True]
    >>> is_note("(Adding salt to the wound, he left) and the ferry went.")
    False
    """
    if len(text) > MAX_NOTE_CHARS:
        return False
    if _IN_PARENTHESES.match(text):
        return text.rstrip(". ").endswith((")", ") -"))
    if _POINT.fullmatch(text):
        return True
    is_lead = _LEAD.match(text) is not None and not _is_prefixed_headline(text)
    return is_lead or _WITHIN.match(text) is not None or is_release_note(text)


def _is_prefixed_headline(text: str) -> bool:
    """`CORRECTED - FERRY SINKS OFF PORT LARN` is the headline of a story: no full stop, and words behind the prefix."""
    bare = bare_headline(text)
    is_short = len(text) <= MAX_HEADLINE_CHARS and not text.rstrip().endswith((".", "!", "?", ":", ")"))
    return is_short and bare != text and len(bare.split()) >= MIN_HEADLINE_WORDS


def opens_notes(text: str) -> bool:
    """Say whether a line is the head of the notes to editors, which go on to the end.

    >>> [opens_notes(line) for line in ("Notes to editors", "NOTES TO EDITORS:", "Notes on a storm")]
    [True, True, False]
    """
    is_head = _SECTION.fullmatch(text) is not None and "editor" in text.lower()
    return is_head or text.lower().startswith(("notes to editors", "note to editors"))


def opens_private_notes(text: str) -> bool:
    """Say whether a line announces that what follows is not for publication; not before a time is an embargo."""
    return len(text) <= MAX_NOTE_CHARS and _PRIVATE.match(text) is not None and not is_release_note(text)


def is_private_note(text: str) -> bool:
    """Say whether a paragraph is not for publication and holds itself what is not.

    >>> [is_private_note(text) for text in ("Not for publication: the mayor is at home.", "NOT FOR PUBLICATION")]
    [True, False]
    """
    match = _PRIVATE.match(text) if opens_private_notes(text) else None
    return match is not None and len(text[match.end() :].split()) >= MIN_PRIVATE_WORDS


def is_closing_note(text: str, *, is_last: bool) -> bool:
    """Say whether a paragraph names those who made the story; bare initials only do so at its end."""
    return is_sign_off(text) or (is_last and is_initials(text))
