"""Pages that are clearly no article, by what they state and show: errors, consent walls, fronts, lists, players."""

import re
from collections.abc import Sequence

from services.ingest.pages.statements import Statements, is_article_address, path_of
from services.ingest.pages.walk import Run

MAX_ERROR_CHARS = 1_200
"""An error page says little more than its error; a story about one says much more."""
MAX_PLAYER_CHARS = 400
"""What stands beside a video or a gallery that has no story."""
LISTED_SHARE = 0.6
"""Share of the longer lines of a page that are links, from which it is a list of other pages."""
MIN_LINE_CHARS = 25

_ERROR = re.compile(
    r"(?i)(?:error\s)?(?:40[0134]|410|429|50[0-4])\b.{0,60}"
    r"|(?:page|article|site|file|document|url|content)s? (?:was )?not found.{0,60}"
    r"|access denied.{0,60}|forbidden|just a moment\.{0,3}|attention required!.{0,40}|service unavailable|bad gateway"
    r"|seite nicht gefunden.{0,60}|page (?:introuvable|non trouvée).{0,60}|página no encontrada.{0,60}"
    r"|pagina non trovata.{0,60}|pagina niet gevonden.{0,60}|страница не найдена.{0,60}"
    r"|are you a robot\??|sayfa bulunamadı.{0,60}"
)
_CONSENT = re.compile(
    r"(?i)before you continue(?: to .{1,40})?|(?:your )?(?:cookie|privacy|consent)s?"
    r" (?:consent|choices|settings|preferences|notice|wall)(?: [|–-] .{1,40})?"
    r"|we (?:value|care about|respect) your privacy.{0,60}|cookies|manage (?:your )?(?:cookies|consent|privacy).{0,40}"
    r"|nous respectons votre vie privée.{0,40}|wir (?:schätzen|respektieren) ihre privatsphäre.{0,40}"
    r"|valoramos (?:tu|su) privacidad.{0,40}|teniamo alla tua privacy.{0,40}|we gebruiken cookies.{0,40}"
    r"|(?:cookie|datenschutz)-?einstellungen.{0,40}|zustimmung (?:erforderlich|nötig).{0,40}"
    r"|(?:gestion|paramètres) des cookies.{0,40}|configuración de cookies.{0,40}|impostazioni dei cookie.{0,40}"
    r"|cookie-?instellingen.{0,40}"
)
_LIST_PATH = re.compile(
    r"(?i)/(?:tags?|topics?|themen?|schlagworte?|categor(?:y|ies)|kategorien?|authors?|autor(?:es|en)?|auteurs?"
    r"|search|suche|recherche|buscar|cerca|zoeken|section|rubrik|archive?)(?:/[^/]{0,100})?(?:/page/\d{1,5})?/?"
)
_VIDEO_PATH = re.compile(r"(?i)/(?:[a-z]{2}/)?videos?/.{1,300}")
LIST_TYPES = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage"})
GALLERY_TYPES = frozenset({"ImageGallery", "MediaGallery"})


def skip_reason(page: Statements, runs: Sequence[Run], votes: Sequence[bool]) -> tuple[str, str] | None:
    """Return why a page is no article, with our words on it; None where it may be one. ``votes`` mark its story."""
    chars = sum(len(run.cells[0]) for run, vote in zip(runs, votes, strict=True) if vote)
    titles = [title for _, title in page.titles]
    if chars <= MAX_ERROR_CHARS and any(_ERROR.fullmatch(title) for title in titles):
        return "error_page", "the title is that of an error, and there is no story"
    og_type = page.metas.get("og:type", [""])[0].lower()
    if page.node or og_type == "article":
        return None
    if chars <= MAX_ERROR_CHARS and any(_CONSENT.fullmatch(title) for title in titles):
        return "not_an_article", "the page asks for consent"
    if chars <= MAX_PLAYER_CHARS and (og_type.startswith("video") or _is_player(page)):
        return "video", "a video without a story"
    if chars <= MAX_PLAYER_CHARS and page.types & GALLERY_TYPES:
        return "picture", "a gallery without a story"
    return _list_reason(page, og_type, runs)


def _is_player(page: Statements) -> bool:
    """Say whether a page is a video by its address too: many stories have one in them."""
    return "VideoObject" in page.types and page.url is not None and bool(_VIDEO_PATH.fullmatch(path_of(page.url)))


def _list_reason(page: Statements, og_type: str, runs: Sequence[Run]) -> tuple[str, str] | None:
    is_front = page.url is not None and not is_article_address(page.url)
    if is_front and og_type in {"website", "homepage", "frontpage"}:
        return "not_an_article", "the front page of a site"
    is_listed = page.types & LIST_TYPES or (page.url is not None and _LIST_PATH.fullmatch(path_of(page.url)))
    if is_listed and _link_share(runs) >= LISTED_SHARE:
        return "not_an_article", "a list of other pages"
    return None


def _link_share(runs: Sequence[Run]) -> float:
    sizes = [(sum(map(len, run.cells)), run.link_chars) for run in runs]
    lines = [(size, min(size, links)) for size, links in sizes if size >= MIN_LINE_CHARS]
    return sum(links for _, links in lines) / sum(size for size, _ in lines) if lines else 0.0
