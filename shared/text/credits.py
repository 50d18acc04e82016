"""Picture credits: the "(Photo by … / AFP)", "(EPA)" or "REUTERS/Ada Moss" that ends a caption."""

import re

from shared.text.agencies import find_party, fold_name, is_agency, is_agency_name
from shared.text.persons import is_person

NO_NAMES = frozenset({"handout", "file", "courtesy", "pool", "archive"})
"""Words that are a credit, like an agency's name, when they stand alone in parentheses at the end of a caption."""

_TRAILING_PARENTHESES = re.compile(r"[(\[（][^()\[\]（）]{1,200}[)\]）]\s*\.?$")
_PICTURE_WORDS = (
    r"photo(?:graph)?s?|picture|image|pic|foto|fotos|photo credit|image credit|bild|bilder|crédit|crédits"
    r"|crédito|imagen"
    r"|imagem|immagine|beeld|kuva|kép|zdjęcie|fot\.|фото|صورة|图片|图|写真|사진"
)
_CREDIT_OPENING = re.compile(
    rf"(?i)(?:(?:AP|EPA|AFP|Reuters|dpa|file|handout|pool)\s)?"
    rf"(?:{_PICTURE_WORDS}|file|handout|courtesy|getty|credit|screengrab|video grab|pool|via)(?!\w)"
)
_VIA_AGENCY = re.compile(r"\bvia\s(?P<agency>[^\s,;/]+)")
_CREDIT_LINE = re.compile(
    rf"(?i:(?:{_PICTURE_WORDS}|credit|credits|photographer|photography|fotograf)"
    r"(?:\s?(?:by|von|par|de|av|af)\s|\s?[:：|/©]\s*))\s*(?P<source>\S.{0,150})"
)
_NAME = r"[^\W\d_][\w.'’-]*(?:\s[\w.'’-]+){0,4}"
_AGENCY_SLASH = re.compile(
    rf"(?:(?:REUTERS|AP|AFP|EPA|AFP PHOTO|AP Photo|EPA-EFE|EFE|dpa|DPA|ANSA|Xinhua|Getty Images|GETTY IMAGES|PA"
    rf"|NTB|TT|ANP"
    rf"|IMAGO|imago|picture[ -]alliance)\s?/\s?{_NAME}(?:\s?/\s?{_NAME}){{0,3}}"
    rf"|{_NAME}\s?/\s?(?:REUTERS|Reuters|AP|AFP|EPA|dpa|DPA|ANSA|EFE|Getty(?:\sImages)?|Xinhua|AA|NTB|TT|ANP"
    rf"|Keystone|APA)|{_NAME}\s?/\s?(?i:handout|pool|file)(?=\s(?i:via)\s))"
    r"(?:\s(?:via\s)?(?:Pool|POOL|Handout|File|FILE|AP|AFP|EPA|REUTERS|Reuters))?"
    r"(?:\s?[/,]\s?(?:File|FILE|Pool|archive))?\.?"
)
_HANDOUT = re.compile(
    r"(?i:handout|courtesy|file photo|photo courtesy)\s(?i:via|of|by|from|photo)\s(?:[^.]|\.(?!\s[^\W\d_a-z])){2,100}"
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|&copy;)\s?(?!\s?(?:19|20)\d\d)[^\d.!?]{2,80}")
_RESTRICTION = re.compile(
    r"\s{1,3}(?:/\s?)?(?:ATTENTION EDITORS\b|THIS (?:IMAGE|PICTURE|PHOTO) (?:HAS BEEN|WAS|IS)\b"
    r"|RESTRICTED TO EDITORIAL|MANDATORY CREDIT|EDITORIAL USE ONLY|NO (?:RESALES?|SALES|ARCHIVES?|COMMERCIAL)\b"
    r"|TPX IMAGES OF|FOR EDITORIAL USE)"
)
"""What agencies put behind a credit: how the picture may be used; it belongs to the credit."""
_HAN_PHOTOGRAPHER = re.compile(
    r"(?:(?<=[。！？.!?])|(?<=\s)|^)(?!\s)(?:[\u3400-\u9fff]{1,6}[社网網报報])?(?:记者|記者|通讯员|通訊員|发|發)?\s?[\u3400-\u9fff·]{2,8}\s?"
    r"(?:[摄攝]影?|撮影)$"
)
_DESK = re.compile(r"(?![a-z]*(?:pool|file))[a-z]{2,4}\d?")
"""Initials of the desk, or `red`."""
_HAN_CAMERA = frozenset("摄攝影")
_SENTENCE_BREAK = re.compile(r"(?<=[.!?”\"’)])\s+(?:[–—|-]\s+)?|\s+[–—|-]\s+|(?<=\S)\s{2,}")
_INLINE_CREDIT = re.compile(rf"(?:(?i:{_PICTURE_WORDS}|credit)\s?(?:(?i:by)\s|[:：©])\s*)[^.!?]{{2,100}}\.?")
_TAIL_HINT = re.compile(r"[/:©]|(?i:\sby\s|handout|courtesy)")
"""What every credit without parentheses has: most lines are done with it."""
_TAIL_SIGNS = ("/", ":", "©", "by", "handout", "courtesy")
"""The same, looked for faster."""
MAX_CREDIT_CHARS = 203
LONGEST_TAIL = 120
"""A credit without parentheses is looked for in so many characters at the end of a line."""
_SOURCE_WORDS = (
    "by via for of the and de la le der die das von für du del da di y et und e handout dpa epd pool file photo ap"
)
SOURCE_WORDS = frozenset(_SOURCE_WORDS.split())
MAX_SOURCE_WORDS = 12
_SMALL_WORDS = "of the and for in on de la le du des del da do y et und der die das für von"
SMALL_WORDS = frozenset(_SMALL_WORDS.split())


def find_credit(line: str) -> tuple[int, int] | None:
    """Return the span of the credit that a caption ends with, or None.

    An acronym that the sentence defines, as in "the Port Workers Union (PWU)", is no credit, nor is a source of the
    text, as in "a REUTERS/Ipsos poll": a credit without parentheses stands behind the end of the sentence.

    >>> line = "A ferry leaves. (Photo by Ada Moss / Harbour Wire)"
    >>> line[slice(*find_credit(line))]
    '(Photo by Ada Moss / Harbour Wire)'
    >>> find_credit("They met the Port Workers Union (PWU)")
    >>> line = "A ferry leaves Varna. REUTERS/Ada Moss"
    >>> line[slice(*find_credit(line))]
    'REUTERS/Ada Moss'
    """
    if restricted := _RESTRICTION.search(line):
        found = find_credit(line[: restricted.start()])
        return (found[0], len(line)) if found else None
    if line and line.rstrip(" .")[-1:] in {")", "]", "）"}:
        return _find_in_parentheses(line)
    return _find_at_end(line)


def is_strong_credit(credit: str) -> bool:
    """Say whether a credit speaks of a picture or names a person, so that its line must be a caption.

    A lone agency name may also be the sign-off of a story.

    >>> [is_strong_credit(text) for text in ("(Photo by Ada Moss)", "(Reuters)")]
    [True, False]
    """
    return not _is_lone_source(credit.strip("()[]（）. "))


def is_agencies_credit(credit: str) -> bool:
    """Say whether parentheses hold nothing but agencies of text, and initials of the desk beside them.

    >>> texts = ("(APA/dpa)", "(Reuters)", "(red/APA)", "(AFP/Getty Images)", "(Ada Moss/AFP)", "AFP")
    >>> [is_agencies_credit(text) for text in texts]
    [True, True, True, False, False, False]
    """
    if (match := _TRAILING_PARENTHESES.fullmatch(credit)) is None:
        return False
    parts = [part.strip() for part in re.split(r"[/,]", match.group().rstrip(" .")[1:-1])]
    agencies = [part for part in parts if is_agency_name(part)]
    are_others_initials = all(part in agencies or _DESK.fullmatch(part) for part in parts)
    return bool(agencies) and are_others_initials and not any(map(_is_of_pictures, agencies))


def _is_of_pictures(agency: str) -> bool:
    party = find_party(agency)
    return party is not None and party.trade == "picture"


def is_credit_line(line: str) -> bool:
    """Say whether a whole line is a credit, as in "Photo: Ada Moss / Harbour Wire".

    >>> [is_credit_line(line) for line in ("Photo: Ada Moss / Harbour Wire", "REUTERS/Ada Moss", "Photo: it was late.")]
    [True, True, False]
    """
    if len(line) > MAX_CREDIT_CHARS or not line:
        return False
    if (match := _CREDIT_LINE.fullmatch(line)) is not None:
        return _is_source_line(match["source"])
    if "/" in line and (_AGENCY_SLASH.fullmatch(line) or _is_signed_picture(line)):
        return True
    if _HANDOUT.fullmatch(line):
        return True
    return line[0] in "([（" and find_credit(line) == (0, len(line))


def _is_signed_picture(line: str) -> bool:
    """`© Ada Moss/dpa`: the sign of rights before a photographer and an agency; a paper's own line names one holder."""
    sign = _COPYRIGHT.fullmatch(line)
    holders = [holder.strip(" .") for holder in line.lstrip("©(cC) ").split("/")] if sign else []
    return len(holders) > 1 and any(map(is_agency_name, holders))


def _is_source_line(source: str) -> bool:
    """Say whether a line behind `Photo:` names who made it: names, outlets and small words, no sentence."""
    words = [word for word in re.split(r"[\s/|,]+", source) if word]
    is_named = all(word[0].isupper() or not word[0].isalpha() or word.lower() in SOURCE_WORDS for word in words)
    has_case = any(word[0].isupper() for word in words)
    return len(words) <= MAX_SOURCE_WORDS and (is_named or (not has_case and not source.isascii()))


def _find_in_parentheses(line: str) -> tuple[int, int] | None:
    at = max(line.rfind("("), line.rfind("["), line.rfind("（"))
    if at < 0 or len(line) - at > MAX_CREDIT_CHARS or (match := _TRAILING_PARENTHESES.match(line, at)) is None:
        return None
    inside = match.group().rstrip(" .")[1:-1].strip()
    if not _names_a_source(inside) or _is_acronym_of(inside, line[:at]):
        return None
    return match.start(), match.end()


def _find_at_end(line: str) -> tuple[int, int] | None:
    """A credit without parentheses, behind the last sentence."""
    base = max(len(line) - LONGEST_TAIL, 0)
    if line[-1:] in _HAN_CAMERA and (photographer := _HAN_PHOTOGRAPHER.search(line, base)):
        return photographer.start(), len(line)
    if not _may_end_with_credit(line[base:]):
        return None
    starts = [match.end() for match in _SENTENCE_BREAK.finditer(line, base)]
    for start in starts:
        tail = line[start:]
        if _AGENCY_SLASH.fullmatch(tail) or _INLINE_CREDIT.fullmatch(tail) or _COPYRIGHT.fullmatch(tail):
            return start, len(line)
    return _handout_at_end(line, base)


def _may_end_with_credit(tail: str) -> bool:
    folded = tail.lower()
    return any(sign in folded for sign in _TAIL_SIGNS) and _TAIL_HINT.search(tail) is not None


def _handout_at_end(line: str, base: int) -> tuple[int, int] | None:
    if "andout" not in line[base:] and "ourtesy" not in line[base:] and "ANDOUT" not in line[base:]:
        return None
    starts = (match.end() for match in _SENTENCE_BREAK.finditer(line, base))
    return next(((start, len(line)) for start in starts if _HANDOUT.fullmatch(line[start:])), None)


def _names_a_source(inside: str) -> bool:
    if _is_lone_source(inside) or _CREDIT_OPENING.match(inside) or _AGENCY_SLASH.fullmatch(inside):
        return True
    if (via := _VIA_AGENCY.search(inside)) and is_agency(via["agency"]):
        return True
    parts = [part.strip() for part in re.split(r"[/,]|\s[-–—]\s", inside)]
    has_agency = any(map(is_agency_name, parts))
    return len(parts) > 1 and (has_agency or ("/" in inside and all(map(_is_full_name, parts))))


def _is_lone_source(name: str) -> bool:
    return is_agency_name(name) or fold_name(name) in NO_NAMES


def _is_full_name(part: str) -> bool:
    words = part.split()
    return is_person(part) or (len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper())


def _is_acronym_of(name: str, before: str) -> bool:
    """Say whether the words before spell a name, the small ones between left out or not."""
    if not 1 < len(name) <= MAX_CREDIT_CHARS or " " in name:
        return False
    letters = "".join(character for character in name if character.isalpha()).casefold()
    words = re.findall(r"[^\W_]+", before[-MAX_CREDIT_CHARS:].casefold())
    great = [word for word in words if word not in SMALL_WORDS]
    return any(
        len(some) >= len(letters) and "".join(word[0] for word in some[-len(letters) :]) == letters
        for some in (words, great)
    )
