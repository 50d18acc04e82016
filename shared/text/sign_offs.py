"""Sign-offs: the lines at the end of a story that say who reported, wrote and edited it."""

import re
from collections.abc import Iterator

from shared.text.agencies import is_agency
from shared.text.persons import persons_in

MAX_SIGN_OFF_CHARS = 500
MAX_INITIALS_CHARS = 40

_WRITING = r"""
Reporting|Additional\ reporting|Further\ reporting|Writing|Reporting\ and\ writing|Words|Compiled|Reported|Written
|Reportage|Rédigé|Ecrit|Écrit|Reporte|Reportaje|Información|Redacción|Escrito|Reportagem|Por|Bericht|Berichtet|Reporter
|geschrieben|Geschrieben|Verfasst|Scritto|Reportage\ von|Yazan|Haber
"""
_EDITING = r"""
Editing|Edited|Additional\ editing|Production|Graphics?
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
    r"|Mit Material|mit Material)\b"
)
_CONTRIBUTED = re.compile(
    r"(?P<lead>(?:The\s)?(?:AP|Associated\sPress|AFP|Reuters|Staff|[A-Z]\w+)?\s?(?:(?:\w+\s){0,2}[Ww]riters?|reporters?"
    r"|correspondents?|journalists?)?\s?)(?P<names>.{3,300}?)\s(?:also\s)?contributed\s(?:reporting\s)?"
    r"(?:to|from)\s.{3,60}"
)
_WITH_AGENCIES = re.compile(r"\(?(?:With|WITH|Mit|Avec|Con)\s(?:inputs?|agenc|additional reporting|material).{0,120}")
_INITIALS = re.compile(
    r"\(?[a-zA-Z]{2,4}(?:[/-][a-zA-Z]{2,4}){1,6}\)?|\([a-z]{2,4}(?:,\s?[a-z]{2,4}){0,3}\)"
    r"|(?P<agency>[^\W\d_]{2,8})(?P<codes>(?:\s(?:[a-z]{2,4}\d?|[A-Z]{2,3}|\d{4}|n1|[a-z]{4}\d{0,2})){1,8})"
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
    if _OTHER.match(paragraph):
        return paragraph.rstrip(". ").endswith(")")
    if _WITH_AGENCIES.fullmatch(paragraph):
        return True
    match = _CONTRIBUTED.fullmatch(paragraph) if " contributed " in paragraph else None
    return match is not None and next(persons_in(match["names"]), None) is not None


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
    if " contributed " in sign_off and (match := _CONTRIBUTED.fullmatch(sign_off)):
        yield from _shifted(match["names"], match.start("names"))
        return
    sections = list(_SECTION.finditer(sign_off))
    for number, section in enumerate(sections):
        end = sections[number + 1].start() if number + 1 < len(sections) else len(sign_off)
        if section["writing"]:
            yield from _shifted(sign_off[section.end() : end], section.end())


def _shifted(text: str, by: int) -> Iterator[tuple[str, int, int]]:
    for name, start, end in persons_in(text):
        yield name, start + by, end + by
