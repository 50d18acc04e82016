"""Lines above a headline that are not it: kickers, release lines, slugs and the menu of a copied page."""

import re
from collections.abc import Sequence

MAX_KICKER_CHARS = 48
MIN_MENU = 3
MAX_MENU_CHARS = 24
"""Entries of a menu are one or two words."""

_KICKERS = """
opinion|comment|commentary|analysis|news analysis|editorial|feature|features|exclusive|breaking|breaking news|live
interview|obituary|obituaries|review|profile|column|explainer|long read|sponsored|news|world news|local news|sport
business|politics|for immediate release|for release|immediate release|press release|news release|media release
press statement|media statement|pressemitteilung|presseinformation|medienmitteilung|presseaussendung|pressemeldung
communiqué de presse|communique de presse|nota de prensa|comunicado de prensa|comunicado|nota à imprensa
comunicado de imprensa|comunicato stampa|persbericht|pressmeddelande|pressemelding|pressemeddelelse|tiedote
lehdistötiedote|informacja prasowa|komunikat prasowy|tisková zpráva|пресс-релиз|прес-реліз|мнение|интервью|эксклюзив
срочно|молния|بيان صحفي|عاجل|رأي|urgent|flash|bulletin|alert|eilmeldung|meinung|kommentar|leitartikel|gastbeitrag
reportage|hintergrund|porträt|opinión|análisis|entrevista|exclusiva|última hora|tribune|analyse|éditorial|entretien
exclusif|opinião|análise|exclusivo|opinione|analisi|intervista|esclusiva|opinie|achtergrond
"""
KICKERS = frozenset(_KICKERS.strip().replace("\n", "|").split("|"))
_SLUG_TOKEN = re.compile(r"(?=[A-Z0-9]*[A-Z])[A-Z0-9.&]{2,24}(?:[-/][A-Z0-9.&<>]{1,24}){1,6}/?")
_SLUG_LINE = re.compile(
    r"\^[^<>^\n]{2,60}<?"
    rf"|\(?{_SLUG_TOKEN.pattern}(?:\s?\([A-Z0-9 ,./&-]{{2,40}}\)|\s\d{{1,2}})?\)?"
    r"|(?:[^\W\d_][\w.&-]{1,20}/){2,6}(?:[^\W\d_][\w.&-]{1,20}/?)?"
    r"|[a-z]{3}\d{4}\s\d\s[a-z]{2}\s\d{1,4}\s.{0,20}|(?:[a-z]{1,2}\s|[a-z]\d{4}\s)\S.{2,60}\s\d\d?-\d\d?\s\d{3,5}"
)
"""Slugs as wires set them: AP's in `^` and `<`, one with the desk's remark, dpa's themes, a header's second line."""
_START_MARK = re.compile(
    r"ZCZC(?:\s?[A-Z]{2,4}\s?\d{2,5})?|(?i:document|dokument|documento|story|record|meldung|dépêche|noticia)\s?#?\d{1,4}[:.]?"
)
"""What opens a message or counts it; it heads a story where the headline follows."""
_MENU_WORDS = """
home|menu|search|log in|login|sign in|register|my account|e-paper|startseite|anmelden|suche|accueil|se connecter
inicio|buscar|iniciar sesión|início|entrar|cerca|accedi|zoeken|inloggen|главная|поиск|войти|الرئيسية|بحث
"""
MENU_WORDS = frozenset(_MENU_WORDS.strip().replace("\n", "|").split("|"))


def is_kicker(line: str) -> bool:
    """Say whether a line is a kicker or a slug, so that the line below it may be the headline.

    >>> [is_kicker(line) for line in ("FOR IMMEDIATE RELEASE", "Opinion", "BC-FERRY", "Opinions Differ on Ferry")]
    [True, True, True, False]
    >>> [is_kicker(line) for line in ("^BC-XX--Ferry<", "XX-FERRY/ (UPDATE 2)", "Kultur/Hafen/", "(LARN-FERRY)")]
    [True, True, True, True]
    """
    if len(line) > MAX_KICKER_CHARS:
        return False
    return (
        line.strip(" -–—:*#[]()|").lower() in KICKERS
        or (_SLUG_LINE.fullmatch(line) or _START_MARK.fullmatch(line)) is not None
    )


def menu_length(lines: Sequence[str]) -> int:
    """Return how many lines at the top are entries of a page's menu: short ones, of which one is a usual word.

    >>> menu_length(["Home", "News", "Sport", "Ferry is back in the harbour"])
    3
    >>> menu_length(["Home", "Ferry is back in the harbour"])
    0
    """
    count = 0
    for line in lines:
        if len(line) > MAX_MENU_CHARS or len(line.split()) > 2 or line[-1] in ".!?:" or not line[0].isalpha():
            break
        count += 1
    has_usual = any(line.lower() in MENU_WORDS for line in lines[:count])
    return count if count >= MIN_MENU and has_usual else 0
