"""Picture credits: the "(Photo by … / AFP)" or "(EPA)" that ends a caption."""

import re

_AGENCY_NAMES = """
AFP AP EPA EPA-EFE EFE Reuters REUTERS DPA dpa Getty TASS ANSA Xinhua AA Anadolu SPA WAM KUNA MENA SANA IRNA
PA ANP TT NTB Ritzau APA Keystone UPI PTI ANI Bloomberg Handout HANDOUT File Courtesy Pool Alamy Shutterstock
"""
AGENCIES = frozenset(_AGENCY_NAMES.split())
"""Names that are a credit when they stand alone in parentheses at the end of a caption."""

_TRAILING_PARENTHESES = re.compile(r"\([^()]{1,200}\)\s*\.?$")
_CREDIT_OPENING = re.compile(
    r"(?i)(?:(?:AP|EPA|AFP|Reuters|file|handout|pool)\s)?"
    r"(?:photo(?:graph)?s?|picture|image|pic|file|handout|courtesy|getty|credit|screengrab|video grab|pool)\b"
)
_VIA_AGENCY = re.compile(r"\bvia\s(?P<agency>\S+)")
_CREDIT_LINE = re.compile(r"(?i:photo(?:graph)?|picture|image|pic|credit|photo credit)(?:\s+by|\s*:)\s+\S.{0,150}")
MAX_CREDIT_CHARS = 203


def find_credit(line: str) -> tuple[int, int] | None:
    """Return the span of the credit that a caption ends with, or None.

    An acronym that the sentence defines, as in "the Port Workers Union (PWU)", is no credit.

    >>> line = "A ferry leaves. (Photo by Ada Moss / Harbour Wire)"
    >>> line[slice(*find_credit(line))]
    '(Photo by Ada Moss / Harbour Wire)'
    >>> find_credit("They met the Port Workers Union (PWU)")
    """
    if (at := line.rfind("(")) < 0 or len(line) - at > MAX_CREDIT_CHARS:
        return None
    match = _TRAILING_PARENTHESES.match(line, at)
    if match is None:
        return None
    inside = match.group().rstrip(" .")[1:-1].strip()
    if not _names_a_source(inside) or _is_acronym_of(inside, line[:at]):
        return None
    return match.start(), match.end()


def is_strong_credit(credit: str) -> bool:
    """Say whether a credit speaks of a picture or names a person, so that its line must be a caption.

    A lone agency name may also be the sign-off of a story.

    >>> [is_strong_credit(text) for text in ("(Photo by Ada Moss)", "(Reuters)")]
    [True, False]
    """
    return credit.strip("(). ") not in AGENCIES


def is_credit_line(line: str) -> bool:
    """Say whether a whole line is a credit, as in "Photo: Ada Moss / Harbour Wire".

    >>> is_credit_line("Photo: Ada Moss / Harbour Wire")
    True
    """
    if len(line) > MAX_CREDIT_CHARS:
        return False
    return _CREDIT_LINE.fullmatch(line) is not None or find_credit(line) == (0, len(line))


def _names_a_source(inside: str) -> bool:
    if inside in AGENCIES or _CREDIT_OPENING.match(inside):
        return True
    if (via := _VIA_AGENCY.search(inside)) and via["agency"] in AGENCIES:
        return True
    parts = [part.strip() for part in inside.split("/")]
    return len(parts) > 1 and (any(part in AGENCIES for part in parts) or all(map(_is_full_name, parts)))


def _is_full_name(part: str) -> bool:
    words = part.split()
    return len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper()


def _is_acronym_of(name: str, before: str) -> bool:
    words = re.findall(r"\w+", before[-MAX_CREDIT_CHARS:])[-len(name) :]
    return 1 < len(name) == len(words) and "".join(word[0] for word in words).upper() == name
