"""Sign-offs: the lines at the end of a story that say who reported, wrote and edited it."""

import re
from collections.abc import Iterator

from shared.text.agencies import is_agency
from shared.text.persons import persons_in

MAX_SIGN_OFF_CHARS = 500
MAX_INITIALS_CHARS = 40

_WRITING = r"""
Reportaje\ adicional|Reporte\ adicional
|Reporting|[Aa]dditional\ reporting|Further\ reporting|Writing|Reporting\ and\ writing|Words|Compiled|Reported|Written
|Reportage|Rédigé|Ecrit|Écrit|Reporte|Reportaje|Información|Redacción|Escrito|Reportagem|Por|Bericht|Berichtet|Reporter
|avec|geschrieben|Geschrieben|Verfasst|Scritto|Reportage\ von|Yazan|Haber
"""
_EDITING = r"""
Editing|[Ee]dited|Additional\ editing|Production|Graphics?
|Translat(?:ed|ing|ion)|Translated\ and\ edited|Compiling|Photography
|édité|Édité|Edité|Version\ française|Editado|Editada|Traducido|Traducción|Edición|edição|Edição|Traduzido|Tradução
|redigiert|Redigiert|Redaktion|übersetzt|Übersetzt|bearbeitet|Bearbeitet|editing|Montaggio|Düzenleyen
"""
_BY = r"(?:\s+(?:by|par|por|de|von|di|da|in\s\w+\sby|en\sespañol\spor|in\s\w+\svon))?\s*:?\s+"
_SECTION = re.compile(rf"(?:(?P<writing>{_WRITING})|(?P<editing>{_EDITING})){_BY}", re.VERBOSE)
_ENGLISH = re.compile(
    r"\(?\(?(?:(?:Additional\s|Further\s)?[Rr]eporting(?:\sand\s[Ww]riting)?|Editing|Writing|Compiled|Reported|Written"
    r"|Translated|Production|Graphics?)\s(?:and\sediting\s)?by\b"
)
_OTHER = re.compile(
    r"\((?:Reportage|Rédigé|Avec|Reporte|Reportaje|Información|Editado|Escrito|Reportagem|Edição|Edición|Bericht"
    r"|Berichtet|Reporter|Geschrieben|geschrieben|Redaktion|Version française|Redazione|Con información|Com informações"
    r"|Mit Material|mit Material|إعداد|تحرير|تغطية صحفية|كتابة|Репортаж|Подготовил[аи]?|Редактор)\b"
)
_NAMED_FIRST = re.compile(
    r"\([^()\n]{4,120}?[,;]\s?(?:[ée]dit[ée]e? par|version française|editado por|edição de|edited by|redigiert von)\s"
    r"[^()\n]{4,160}\)\.?",
    re.I,
)
"""`(Ada Moss, édité par Ida Holm)`: the reporter's name alone stands before the editor's."""
_CLOSING_AGENCY = re.compile(r"(?<=[.!?。\"”»)])\s{1,2}(?P<agency>[A-Z]{2,8})(?:\s[A-Z]{2,4}){1,5}$")
_NAME_LIST = r"[A-Z][\w.’'-]*(?:(?:,\sand|,|\sand)?\s[A-Z][\w.’'-]*){0,11}"
_REPORTED_FROM = re.compile(rf"{_NAME_LIST}\s(?:also\s)?(?:reported|wrote|contributed)\sfrom\s[A-Z]")
MAX_LEFTOVER_CHARS = 30
"""What a full stop inside `St. Louis` leaves of a sentence."""
_CONTRIBUTED = re.compile(
    r"(?P<lead>(?:The\s)?(?:AP|Associated\sPress|AFP|Reuters|Staff|[A-Z]\w+)?\s?(?:(?:\w+\s){0,2}[Ww]riters?|reporters?"
    r"|correspondents?|journalists?)?\s?)(?P<names>.{3,300}?)\s(?:also\s)?contributed\s(?:reporting\s)?"
    r"(?:to|from)\s.{3,60}"
)
_WITH_AGENCIES = re.compile(r"\(?(?:With|WITH|Mit|Avec|Con)\s(?:inputs?|agenc|additional reporting|material).{0,120}")
_INITIALS = re.compile(
    r"\(?[a-zA-Z]{2,4}(?:\s?[/-]{1,2}\s?[a-zA-Z]{2,4}){1,6}\)?\s?/?|\([a-z]{2,4}(?:,\s?[a-z]{2,4}){0,3}\)"
    r"|(?P<agency>[^\W\d_]{2,8}(?:/[a-z]{2,8})?)(?P<codes>(?:\s(?:[a-z]{2,4}\d?|[A-Z]{2,3}|\d{4}|n1|[a-z]{4}\d{0,2})){1,8})"
)


def is_sign_off(paragraph: str) -> bool:
    """Say whether a paragraph names who reported and edited the story.

    >>> is_sign_off("(Reporting by Ada Moss; Editing by Lars Quill)")
    True
    >>> is_sign_off("Associated Press writer Ida Holm in Varna contributed to this report.")
    True
    >>> is_sign_off("Reporting by the council showed that the ferry is late.")
    False
    """
    if len(paragraph) > MAX_SIGN_OFF_CHARS:
        return False
    if match := _ENGLISH.match(paragraph):
        is_wrapped = paragraph.startswith("(")
        return is_wrapped or next(persons_in(paragraph[match.end() :].lstrip()), ("", 9, 9))[1] <= 1
    if _NAMED_FIRST.fullmatch(paragraph):
        return next(persons_in(paragraph[1:]), ("", 9, 9))[1] <= 1
    if _OTHER.match(paragraph):
        return paragraph.rstrip(". ").endswith(")")
    if _WITH_AGENCIES.fullmatch(paragraph) or _is_reported_from(paragraph):
        return True
    match = _CONTRIBUTED.fullmatch(paragraph) if " contributed " in paragraph else None
    return match is not None and next(persons_in(match["names"]), None) is not None


def _is_reported_from(paragraph: str) -> bool:
    """`Holt reported from Varna. Associated Press writer Ida Holm contributed to this report.`"""
    if not _REPORTED_FROM.match(paragraph):
        return False
    sentences = [sentence for sentence in paragraph.split(". ") if len(sentence) > MAX_LEFTOVER_CHARS]
    return all(_REPORTED_FROM.match(sentence) or " contributed " in sentence for sentence in sentences)


def closing_agency(text: str) -> int | None:
    """Return where the agency begins that signs a story behind its last sentence with the codes of its desk; or None.

    An agency alone may belong to the sentence, and stays.

    >>> text = "They were sent to prison. PTI RKS MAS"
    >>> text[closing_agency(text) :]
    'PTI RKS MAS'
    >>> closing_agency("They were sent to prison. EFE")
    """
    base = max(len(text) - MAX_INITIALS_CHARS, 0)
    match = _CLOSING_AGENCY.search(text, base)
    if match is None or not is_agency(match["agency"]):
        return None
    return match.end() - len(match.group().lstrip())


def is_initials(line: str) -> bool:
    """Say whether a line is the initials of those who handled the story, as agencies put them last.

    >>> [is_initials(line) for line in ("ab/cd/ef", "dpa jd xx yyzz n1", "The end", "and/or")]
    [True, True, False, True]
    """
    if len(line) > MAX_INITIALS_CHARS or not (match := _INITIALS.fullmatch(line)):
        return False
    return match["agency"] is None or is_agency(match["agency"])


def reporters_in(sign_off: str) -> Iterator[tuple[str, int, int]]:
    """Find the persons who reported or wrote, each with its span; editors and translators are left out.

    >>> text = "(Reporting by Ada Moss and Ida Holm in New York; Editing by Lars Quill)"
    >>> [name for name, _, _ in reporters_in(text)]
    ['Ada Moss', 'Ida Holm']
    """
    if " contributed " in sign_off:
        start = sign_off.rfind(". ", 0, sign_off.find(" contributed ")) + 1
        start += len(sign_off[start:]) - len(sign_off[start:].lstrip())
        if match := _CONTRIBUTED.fullmatch(sign_off, start):
            yield from _shifted(match["names"], match.start("names"))
        return
    sections = list(_SECTION.finditer(sign_off))
    if _NAMED_FIRST.fullmatch(sign_off) and sections:
        yield from _shifted(sign_off[1 : sections[0].start()], 1)
    for number, section in enumerate(sections):
        end = sections[number + 1].start() if number + 1 < len(sections) else len(sign_off)
        if section["writing"]:
            yield from _shifted(sign_off[section.end() : end], section.end())


def _shifted(text: str, by: int) -> Iterator[tuple[str, int, int]]:
    for name, start, end in persons_in(text):
        yield name, start + by, end + by
