"""All that a page states of its article, as a Provider: JSON-LD first, then Open Graph and meta, then microdata."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from lxml import etree

from services.ingest.pages.json_ld import Node, article_node, is_of_type, json_ld_nodes, node_types, texts
from services.ingest.pages.metas import MICRODATA, Metas, first, link_address, read_metas
from services.ingest.pages.times import stated_times
from services.ingest.pages.values import plain
from shared.events import Provider, StatedField

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "microdata:headline")
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "cxenseparse:author",
    "article:author_name",
    "citation_author",
    "twitter:data1",
    "microdata:author",
)
_SECTIONS = ("article:section", "og:article:section", "parsely-section", "section", "microdata:articlesection")
_KEYWORDS = ("news_keywords", "keywords", "parsely-tags", "sailthru.tags")
_PUBLISHERS = ("og:site_name", "application-name", "dc.publisher", "copyright")
_LANGUAGES = ("content-language", "og:locale", "language", "dc.language", "microdata:inlanguage")
_RIGHTS = ("copyright", "dc.rights", "dcterms.rights", "rights")
_STATED = ("description", "og:description", "og:type", "robots", "article:content_tier", "og:url")
_ORGANIZATION = re.compile(r"\w*Organization|WebSite|Corporation|Thing")
_LIST = re.compile(r"\s*[,;]\s*")
_ADDRESS = re.compile(r"https?://|www\.|@|/")
_NO_ADDRESS = SplitResult("", "", "", "", "")
MAX_KEYWORDS = 60
MAX_AUTHORS = 20


@dataclass(frozen=True, slots=True)
class Statements:
    """What a page states, before it is known which of its texts is the story."""

    node: Node
    metas: Metas
    titles: tuple[tuple[str, str], ...]
    url: str | None
    language: str | None
    types: frozenset[str]
    """The types of all that JSON-LD speaks of."""


def read_statements(root: etree._Element) -> Statements:
    """Collect the statements of a page."""
    nodes, metas = json_ld_nodes(root), read_metas(root)
    node = article_node(nodes)
    titles = tuple(_titles(root, node, metas))
    return Statements(node, metas, titles, _url(root, node, metas), _language(root, node, metas), node_types(nodes))


def page_provider(page: Statements, headline: str | None, shown_times: list[tuple[str, str]]) -> Provider:
    """Return the statements as a Provider; ``headline`` is the one on the page."""
    node, metas, url = page.node, page.metas, page.url
    publisher = _publisher(page)
    outlets = {name.casefold() for name in outlet_names(page)}
    return Provider(
        name=host_of(url),
        guid=f"html:{url}" if url and is_article_address(url) else None,
        url=url,
        headline=headline,
        authors=tuple(dict.fromkeys(name for name in _authors(node, metas) if name.casefold() not in outlets))[
            :MAX_AUTHORS
        ],
        publisher=publisher,
        category=tuple(dict.fromkeys([*texts(node.get("articleSection")), *_all(metas, _SECTIONS)])),
        keywords=_keywords(node, metas),
        genre=next(iter(texts(node.get("genre"))), None),
        times=stated_times(node, metas, shown_times),
        language=page.language,
        rights=first(metas, _RIGHTS),
        stated=tuple(_others(node, metas)),
    )


def outlet_names(page: Statements) -> list[str]:
    """Return the names of who publishes a page: as stated, and its host."""
    names = (_publisher(page), *page.metas.get("og:site_name", ()), host_of(page.url))
    return [name for name in names if name]


def _publisher(page: Statements) -> str | None:
    return next(iter(texts(page.node.get("publisher"))), None) or first(page.metas, _PUBLISHERS)


def host_of(url: str | None) -> str | None:
    """Return the host of an address, without ``www``."""
    host = _split(url or "").hostname
    return host.removeprefix("www.") if host else None


def path_of(url: str) -> str:
    """Return the path of an address; empty where it is none."""
    return _split(url).path


def is_article_address(url: str) -> bool:
    """Say whether an address leads to a page inside a site: only that can be the id of an article.

    >>> is_article_address("https://wire.example/2026/ferry"), is_article_address("https://wire.example/")
    (True, False)
    """
    parts = _split(url)
    return bool(parts.scheme in {"http", "https"} and parts.netloc and (len(parts.path) > 1 or parts.query))


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url) if urlsplit(url).hostname else _NO_ADDRESS
    except ValueError:
        return _NO_ADDRESS


def _titles(root: etree._Element, node: Node, metas: Metas) -> Iterator[tuple[str, str]]:
    title = root.find(".//title")
    yield from (("json-ld:headline", text) for text in texts(node.get("headline"))[:1])
    for name in _TITLES:
        field = name if name.startswith(MICRODATA) else f"meta:{name}"
        yield from ((field, value) for value in metas.get(name, ())[:1])
    if title is not None and (text := plain(title.text or "")):
        yield "title", text


def _url(root: etree._Element, node: Node, metas: Metas) -> str | None:
    main = node.get("mainEntityOfPage")
    stated = [link_address(root, "canonical"), *metas.get("og:url", []), node.get("url")]
    stated += [main.get("@id") if isinstance(main, dict) else main]
    addresses = [plain(url) for url in stated if isinstance(url, str)]
    absolute = [url for url in addresses if _split(url).scheme in {"http", "https"}]
    return next((url for url in absolute if is_article_address(url)), next(iter(absolute), None))


def _language(root: etree._Element, node: Node, metas: Metas) -> str | None:
    html = next(root.iter("html"), None)
    stated = [html.get("lang") or html.get("xml:lang") if html is not None else None]
    stated += [*texts(node.get("inLanguage")), first(metas, _LANGUAGES)]
    return next((plain(text) for text in stated if text and plain(text)), None)


def _all(metas: Metas, names: Sequence[str]) -> list[str]:
    return [value for name in names for value in metas.get(name, ())]


def _authors(node: Node, metas: Metas) -> Iterator[str]:
    """Names of persons as stated; of JSON-LD alone where it names any."""
    stated = [name for name in _persons(node.get("author")) if not _ADDRESS.search(name)]
    stated = stated or [name for name in _persons(node.get("creator")) if not _ADDRESS.search(name)]
    if stated:
        yield from stated
        return
    for name in _AUTHORS:
        if values := [value for value in metas.get(name, ()) if not _ADDRESS.search(value)]:
            yield from values
            return


def _persons(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and is_of_type(item, _ORGANIZATION):
            continue
        yield from _persons(item) if isinstance(item, list) else texts(item)


def _keywords(node: Node, metas: Metas) -> tuple[str, ...]:
    stated = [*texts(node.get("keywords")), *metas.get("article:tag", ())] or _all(metas, _KEYWORDS)
    words = [word.strip() for text in stated for word in _LIST.split(text)]
    return tuple(dict.fromkeys(word for word in words if word))[:MAX_KEYWORDS]


def _others(node: Node, metas: Metas) -> Iterator[StatedField]:
    for name in _STATED:
        if values := metas.get(name):
            yield StatedField(field=f"meta:{name}", text=values[0])
    for name in ("description", "alternativeHeadline", "isAccessibleForFree", "wordCount"):
        value = node.get(name)
        if isinstance(value, str | int | float):
            yield StatedField(field=f"json-ld:{name}", text=plain(str(value)))
