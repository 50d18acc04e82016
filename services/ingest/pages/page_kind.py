"""Pages that are clearly no article: error pages and the front pages of sites."""

import re
from collections.abc import Sequence

from services.ingest.pages.statements import Statements, is_article_address

MAX_ERROR_CHARS = 1_200
"""An error page says little more than its error; a story about one says much more."""

_ERROR = re.compile(
    r"(?i)(?:error\s)?(?:40[0134]|410|429|50[0-4])\b.{0,60}"
    r"|(?:page|article|site|file|document|url|content)s? (?:was )?not found.{0,60}"
    r"|access denied.{0,60}|forbidden|just a moment\.{0,3}|attention required!.{0,40}|service unavailable|bad gateway"
    r"|seite nicht gefunden.{0,60}|page (?:introuvable|non trouvée).{0,60}|página no encontrada.{0,60}"
    r"|pagina non trovata.{0,60}|pagina niet gevonden.{0,60}|страница не найдена.{0,60}"
    r"|are you a robot\??|sayfa bulunamadı.{0,60}"
)


def skip_reason(page: Statements, taken: Sequence[str]) -> tuple[str, str] | None:
    """Return why a page is no article, with our words on it; None where it may be one. ``taken`` is its story text."""
    chars = sum(map(len, taken))
    if chars <= MAX_ERROR_CHARS and any(_ERROR.fullmatch(title) for _, title in page.titles):
        return "error_page", "the title is that of an error, and there is no story"
    is_front = page.url is not None and not is_article_address(page.url)
    is_site = page.metas.get("og:type", [""])[0].lower() in {"website", "homepage", "frontpage"}
    if is_front and is_site and not page.node:
        return "not_an_article", "the front page of a site"
    return None
