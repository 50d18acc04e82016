"""The labels of record fields in the languages of exports and wires, as tables, and the counts beside them."""

import re

from services.clean.dates.labels import LABEL_KINDS
from shared.text.slugs import is_slug_line

MAX_LABEL_CHARS = 28
MAX_COUNT_CHARS = 84

_VALUE_LABELS = {
    "headline": "headline|title|titel|titre|título|titulo|titolo|überschrift|schlagzeile|hd|kop|rubrik|otsikko"
    "|tytuł|titulek"
    "|заголовок|العنوان|عنوان|标题|標題|見出し|제목|başlık|head|hed",
    "byline": "byline|author|authors|autor|autorin|autoren|auteur|auteurs|autore|autori|writer|reporter|by|von"
    "|автор|auth"
    "|الكاتب|作者|기자|yazar|kirjoittaja|författare",
    "dateline": "dateline|spitzmarke",
    "body": "body|text|story|article|content|volltext|full text|texte|texto|testo|lead|lp|td|текст|النص|正文"
    "|本文|본문|metin",
    "caption": "caption|photo caption|picture caption|bildunterschrift|bildtext|légende|leyenda|legenda|didascalia",
    "note": "summary|abstract|teaser|standfirst|kicker|zusammenfassung|résumé|resumen|resumo|sommario|vorspann"
    "|deck|dek",
}
_OTHER_LABELS = """
source|quelle|fuente|fonte|bron|kilde|källa|zdroj|źródło|источник|المصدر|来源|來源|출처|publication|newspaper|journal|paper|outlet
publisher|zeitung|journal code|publication-type|publication type|type|document-type|document type|doc type|media type
section|rubric|rubrique|rubrik|sección|seccion|seção|sezione|ressort|dział|page|pages|seite|página|pagina|edition|ausgabe
édition|edición|length|longueur|länge|longitud|lengte|lunghezza|word count|words|wordcount|wc|language|langue
sprache|idioma
lingua|taal|copyright|rights|credit|slug|slugline|slug line|keyword|keywords|schlagwörter|schlagworte|tags|tag|category
categories|kategorie|subject|subjects|topic|topics|desk|service|url|link|web|permalink|id|guid|document id
doc id|article id
accession number|an|story id|item id|version|urgency|priority|status|embargo|country|region|city|location|place
ort|lieu|lugar
organization|company|person|geographic|industry|ticker|load-date|load date|document|documents|issn|volume|issue|provider
distribution|agency|agentur|agence|agencia|sn|sc|pd|et|la|cy|in|ns|re|pub|ipd|format|journal-code|correction-date|correction
graphic|graphics|cycle|take|series|transmission|reference|ref|file|filename|received|from|to|cc|subject line
"""
_WEAK_LABELS = "by von text story article content lead type page person from to cc in re an la title correction"
WEAK_LABELS = frozenset(_WEAK_LABELS.split()) | {"full text"}
"""Labels that also open sentences and dialogue: fields only beside others, or in capitals."""
ROLE_OF_LABEL = {label: role for role, labels in _VALUE_LABELS.items() for label in labels.split("|")}
LABELS = frozenset(_OTHER_LABELS.replace("\n", "|").strip("|").split("|")) | set(ROLE_OF_LABEL) | set(LABEL_KINDS)

_FIELD = re.compile(r"[\[<]?(?P<label>[^\W\d_][^\n:：=]{0,27}?)[\]>]?\s?[:：]\s*(?=\S|$)")
COUNT = re.compile(
    r"(?i)(?:[-=*\s]{0,5})(?:(?:document|dokument|documento|article|artikel|story|item|record|file|no\.?)\s*#?)?\s?\d{1,6}\s?"
    r"(?:of|de|von|di|van|av|af|z|из|sur|/)\s?\d{1,6}(?:\s(?:documents?|dokumente?n?|documentos|documenti|documenten|articles?"
    r"|stories|items|records|results?|dokument))?[-=*\s]{0,5}"
)
WORD_COUNT = re.compile(
    r"(?i)\(?\s?(?:(?:length|longueur|länge|words?|word count|wordcount|longitud)\s?[:：=]?\s?)?\d{1,5}"
    r"\s?(?:words?|mots|wörter|worte|palabras|palavras|parole|woorden|ord|слов)\.?\s?\)?|(?i:word count"
    r"|words)\s?[:=]\s?\d{1,5}"
)
DOCUMENT_NUMBER = re.compile(r"(?i)(?:document|dokument|documento)\s[a-z0-9]{12,40}")


def is_header_line(line: str) -> bool:
    """Say whether a line is a labelled field or a count, so that it stands alone among wrapped lines.

    >>> [is_header_line(line) for line in ("LENGTH: 512 words", "Source: Harbour Wire", "He said: it was late")]
    [True, True, False]
    """
    field = find_field(line)
    return (field is not None and field[0] not in WEAK_LABELS) or is_count(line)


def find_field(text: str) -> tuple[str, int] | None:
    """The label of a field, folded, and where its value begins."""
    if ":" not in text[: MAX_LABEL_CHARS + 4] and "：" not in text[: MAX_LABEL_CHARS + 4]:
        return None
    match = _FIELD.match(text)
    if match is None:
        return None
    label = " ".join(match["label"].lower().split())
    return (label, match.end()) if label in LABELS else None


def is_count(line: str) -> bool:
    """Say whether a line numbers or measures the record: `1 of 10 DOCUMENTS`, `512 words`, a slug line."""
    if len(line) > MAX_COUNT_CHARS:
        return False
    return any(form.fullmatch(line) for form in (COUNT, DOCUMENT_NUMBER, WORD_COUNT)) or is_slug_line(line)
