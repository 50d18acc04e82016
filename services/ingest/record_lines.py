"""Lines that head a record: numbers of an export, header fields, slugs, lines of nothing but a date."""

import re
from dataclasses import dataclass

MAX_HEADING_CHARS = 200
"""Longer lines are paragraphs, whatever they begin with."""

_OF = r"(?:of|von|de|di|do|van|av|af|из|sur|su|/|／|من)"
_NOUN = r"(?:documents?|dokumente?n?|documentos?|documenti|documenten|articles?|artikel|artículos?|items?|stories|story|records?|документ(?:ов)?|nr|no)"  # noqa: E501
_NUMBERED = re.compile(
    rf"(?i)(?:{_NOUN}\.?\s{{1,3}}(?P<first>\d{{1,6}})\s{{1,3}}{_OF}\s{{1,3}}(?P<count>\d{{1,6}})"
    rf"|(?P<lone>\d{{1,6}})\s{{1,3}}{_OF}\s{{1,3}}(?P<all>\d{{1,6}})(?:\s{{1,3}}{_NOUN})?"
    r"|第\s?(?P<cjk>\d{1,6})\s?[条篇件]\s?[/／]\s?共\s?(?P<cjk_all>\d{1,6})\s?[条篇件])\.?"
)

_LABELS = """
headline|head|hed|title|slug|slugline|keyword|keywords|date|dateline|published|publication date|pubdate|publication
source|byline|author|authors|by|section|category|subject|language|copyright|length|word count|words|location|place
urgency|priority|id|guid|story id|desk|edition|page|url|link|agency|service|time|day|load-date|body|highlight|from
titel|überschrift|schlagzeile|datum|quelle|autor|autoren|ressort|sprache|ort|länge|rubrik|erschienen|ausgabe|seite
titre|date de publication|auteur|auteurs|rubrique|langue|lieu|longueur|mots-clés|publication name
título|titular|fecha|fuente|autores|sección|idioma|lugar|palabras clave|titolo|data|fonte|autore|sezione|lingua|luogo
kop|bron|auteur|rubriek|rubrik|källa|författare|kilde|forfatter|tytuł|źródło|data publikacji|manchete|seção
заголовок|дата|источник|автор|рубрика|العنوان|التاريخ|المصدر|الكاتب|标题|日期|来源|作者|見出し|日付|出典
"""
LABELS = frozenset(_LABELS.strip().replace("\n", "|").split("|"))
"""The labels that exports and forms give to what heads a story, in the languages of the material."""
_FIELD = re.compile(r"(?P<label>[^\W\d_][\w -]{0,22})\s?[:：](?:\s|$|(?<=：))")

_SLUG = re.compile(
    r"""(?:[a-z]\s[a-z]\s{1,3})?                              # priority and category of the wire
    (?:BC|AM|PM|AP|US|XX)-{1,2}[\w<>.&'/-]{2,40}(?:\s[\w<>'-]{1,20}){0,3}(?:,.{0,40})?(?:\s{1,6}\d\d-\d\d(?:\s\d{2,5})?)?
    | (?:[a-z]\s[a-z]\s{1,3})?[A-Z][A-Z0-9.&]*(?:[-/][A-Z0-9<>.&]{1,24}){1,6}/?(?:\s\([A-Z0-9 ,]{1,40}\))?
      (?:\s{1,6}\d\d-\d\d(?:\s\d{2,5})?)?(?:,\s.{0,40})?
    | [a-z][a-z0-9]*(?:-[a-z0-9]+){2,6}/? | [A-Z]\w+(?:[-/]\w+){1,5}/
    """,
    re.VERBOSE,
)
_SERVICE_CODE = re.compile(r"(?!TT$)[A-Z]{1,2}(?:\s[A-Z]{1,2}){0,5}|[a-z]\d{4}\W?[a-z]{2,8}|[A-Z]{1,3}\d{3,5}")

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|avr|juin|juil|août|déc|ene|abr|ago|dic|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)[^\W\d]{0,7}\.?"  # noqa: E501
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s"
_DATE_LINE = re.compile(
    rf"(?i)(?:{_WEEKDAY})?(?:{_MONTH}\s\d{{1,2}},?\s\d{{4}}|\d{{1,2}}\.?\s(?:de\s)?{_MONTH}\s(?:de\s)?\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}年\d{1,2}月\d{1,2}日)"
    r"(?:[\s,T-]{1,3}[\w:.+ ]{1,30})?"
)


@dataclass(frozen=True, slots=True)
class RecordNumber:
    """The place of a record among those of its export, as stated."""

    number: int
    count: int


def record_number(line: str) -> RecordNumber | None:
    """Return which record of how many a line says that it heads.

    >>> record_number("Document 2 of 7")
    RecordNumber(number=2, count=7)
    >>> record_number("Page 2 of 7")
    """
    if len(line) > MAX_HEADING_CHARS or not (match := _NUMBERED.fullmatch(line)):
        return None
    number = match["first"] or match["lone"] or match["cjk"]
    found = RecordNumber(int(number), int(match["count"] or match["all"] or match["cjk_all"]))
    return found if 1 <= found.number <= found.count else None


def is_header_field(line: str) -> bool:
    """Say whether a line is a header field with one of the usual labels.

    >>> [is_header_field(line) for line in ("Source: Harbour Wire", "Mayor: no strike")]
    [True, False]
    """
    match = _FIELD.match(line)
    return match is not None and match["label"].strip().lower() in LABELS


def is_slug_line(line: str) -> bool:
    """Say whether a line is a slug: capitals joined by hyphens or slashes, with the wire's codes around them.

    >>> [is_slug_line(line) for line in ("HARBOUR-STRIKE/", "u f BC-FERRY-TALKS   02-26 0105", "A well-known man")]
    [True, True, False]
    """
    return len(line) <= MAX_HEADING_CHARS and _SLUG.fullmatch(line) is not None


def is_service_code(line: str) -> bool:
    """Say whether a line holds but the codes that stand above a slug on the wire.

    >>> [is_service_code(line) for line in ("C T", "f0704reute", "TT")]
    [True, True, False]
    """
    return len(line) <= MAX_HEADING_CHARS and _SERVICE_CODE.fullmatch(line) is not None


def is_date_line(line: str) -> bool:
    """Say whether a line is nothing but a date, and a time perhaps.

    >>> [is_date_line(line) for line in ("Monday, 20 January 2020", "In January 2020 it rained.")]
    [True, False]
    """
    return len(line) <= MAX_HEADING_CHARS and _DATE_LINE.fullmatch(line) is not None
