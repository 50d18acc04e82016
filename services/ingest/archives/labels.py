"""The labels of archive exports in the languages of their interfaces, and the words that stand around them: data.

Learnt from exports, from the keyword tables of the research tools that read them, and from the archives' help pages.
"""

import re

from shared.text.calendar_words import COMMON_WORDS, MONTH_NUMBERS

NEXIS_LABELS = {
    "byline": "byline auteur autor autore auteurs autores von door por verfasser",
    "section": "section rubrique rubrik ressort sección seccion sezione seção secao sectie rubriek",
    "word_count": "length longueur länge laenge longitud lunghezza extensión extension tamanho lengte comprimento",
    "dateline": "dateline lieu ort lugar luogo plaats local",
    "summary": "highlight encart resumen abstract zusammenfassung résumé resume sumario samenvatting",
    "series": "series série serie",
    "caption": "graphic graphique grafik gráfico grafico illustration foto photo grafiek",
    "loaded": "load-date date-chargement update-date ladedatum fecha-de-carga fecha-carga data-caricamento laaddatum",
    "updated": "update updated",
    "language": "language langue sprache idioma lingua taal língua",
    "kind": """publication-type type-publication publikationstyp publikations-art zeitungstyp tipo-de-publicación
        tipo-publicacion tipo-di-pubblicazione publicatietype type""",
    "subject": "subject sujet schlagwörter thema themen tema temas argomento onderwerp assunto",
    "place": """geographic localisation-geo geographie geografie land-region geografía geografia geografisch country
        city state""",
    "code": "journal-code code-journal zeitschriftencode acc-no document-type doc-type isbn issn jour-code",
    "correction": "correction correction-date korrektur rectificatif corrección correccion",
    "note": "notes note anmerkung nota notas",
    "column": "column columna kolumne chronique",
    "other": """company societe société unternehmen empresa organization organisation person personne personen industry
        secteur-activite branche industria ticker symbole-boursier distribution country-region type-doc website url
        publisher éditeur verlag editorial title titel titre""",
}
"""Field by field: the words that label it, without colon, in lower case."""
TAIL_FIELDS = frozenset(
    ["loaded", "updated", "language", "kind", "subject", "place", "code", "correction", "caption", "other", "note"]
)
"""Fields that stand behind the text; a word of theirs inside a text has text behind it."""
_LABEL_FIELD = {word: field for field, words in NEXIS_LABELS.items() for word in words.split()}
_LABEL = re.compile(r"\s{0,8}([^\W\d_][\w-]{1,30})\s?:(?:\s|$)")

_NUMBER = r"\d{1,3}(?:[.,]\d{3})+|\d{1,7}"
_DOCUMENT = "documents?|dokumente?n?|documentos?|documenti|documenten"
NUMBERED = re.compile(
    rf"(?i)\s{{0,80}}(?:(?:{_DOCUMENT})\s+)?({_NUMBER})\s+(?:of|de|von|di|van|sur|aus|out of)\s+({_NUMBER})"
    rf"(?:\s+(?:{_DOCUMENT}))?\s*"
)
"""`1 of 10 DOCUMENTS`, `Document 2 de 7`, `Dokument 1 von 10`."""
NUMBER_WORDS = re.compile(r"(?i)\bdo[ck]ument")
COPYRIGHT = re.compile(
    r"(?i)\s*(?:copyright\b|copr\.|copy\s(?:19|20)\d\d|©|\(c\)\s|all rights reserved|tous droits|alle rechte)"
)
UNAVAILABLE = re.compile(
    r"(?i)(?:we are sorry|sorry|nous sommes désolés|leider).{0,80}(?:error|erreur|fehler|not (?:displayed|available))"
    r"|document (?:is )?(?:not available|unavailable|could not be displayed)|not possible to display it"
)
"""What an archive says in place of a document that it may not or cannot show."""
COVER = re.compile(
    r"(?i)\s*(?:download request|time of request|send to|terms|source|combined source|project id|user name"
    r"|date and time|job number|documents? \(\d+\)|client/matter|search terms|search type|narrowed by|content type"
    r"|number of documents)\b"
)
"""Lines of the page before the first document: who asked, and for what."""


def _lines(text: str) -> frozenset[str]:
    return frozenset(line.strip() for line in text.split("|"))


BODY_LINES = _lines(
    "body|textkörper|textkorper|hauptteil|corps|corps du texte|texte|cuerpo|corpo|corpo del testo|hoofdtekst|testo"
)
CLASSIFICATION_LINES = _lines(
    "classification|klassifizierung|classificazione|clasificación|classificatie|classificação"
)
END_LINES = _lines(
    "end of document|ende des dokuments|fin du document|fin del documento|fine del documento|einde van document"
    "|fim do documento|documento final"
)
GRAPHIC_LINES = _lines("graphic|grafik|graphique|gráfico|grafico|grafiek")

_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_NUMERIC_DATE = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b")
_WORD = re.compile(r"[^\W\d_]+")
MAX_DATE_LINE_CHARS = 90


def label_of(text: str) -> tuple[str, int] | None:
    """Return the field that a paragraph is labelled as and where its value begins, or None.

    >>> label_of("LONGUEUR: 143 mots")
    ('word_count', 10)
    >>> label_of("Minister: nothing was lost")
    """
    match = _LABEL.match(text)
    field = _LABEL_FIELD.get(match.group(1).lower()) if match else None
    return (field, match.end()) if match and field else None


def is_date_line(text: str) -> bool:
    """Say whether a short line gives a date with its year.

    >>> is_date_line("January 11, 2010 Monday"), is_date_line("12 avril 2013"), is_date_line("The summer of 2010")
    (True, True, False)
    """
    if len(text) > MAX_DATE_LINE_CHARS or _YEAR.search(text) is None:
        return False
    months = {word for word in _WORD.findall(text.lower()) if word in MONTH_NUMBERS}
    is_clear = bool(months - COMMON_WORDS) or (bool(months) and _DAY.search(text) is not None)
    return is_clear or _NUMERIC_DATE.search(text) is not None


def numbered(text: str) -> tuple[int, int] | None:
    """Return the number of a document and of how many, or None.

    >>> numbered("8 of 383 DOCUMENTS"), numbered("Dokument 1 von 1.204"), numbered("2 of 3 men")
    ((8, 383), (1, 1204), None)
    """
    match = NUMBERED.fullmatch(text) if len(text) <= MAX_DATE_LINE_CHARS and NUMBER_WORDS.search(text) else None
    return (_number(match.group(1)), _number(match.group(2))) if match else None


def first_number(text: str) -> int | None:
    """Return the first number of a text, as in "2,968 words"; None where there is none.

    >>> first_number("2,968 words")
    2968
    """
    match = re.search(_NUMBER, text[:80])
    return _number(match.group()) if match else None


def _number(text: str) -> int:
    return int(re.sub(r"[.,]", "", text))
