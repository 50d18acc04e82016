"""WordPress items: the post in one item of an export, with its own fields beside those of RSS."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from lxml import etree

from services.ingest.blocks import TextBlock
from services.ingest.structured.drafts import Draft, NoArticle, kept
from services.ingest.structured.feed_entries import Feed
from services.ingest.structured.field_names import STATES_OF_POSTS
from services.ingest.structured.ninjs_items import SUMMARY_IS_TEXT
from services.ingest.structured.values import html_blocks, plain_line, stated_fields, stated_times
from services.ingest.structured.wordpress_text import paragraphs_of_post
from services.ingest.xml_records import local_name, parse_xml
from shared.events import StatedTime, Warned

NAME = "wordpress"
DROPPED_TYPES = {
    "attachment": "picture",
    "nav_menu_item": "not_an_article",
    "revision": "not_an_article",
    "customize_changeset": "not_an_article",
    "custom_css": "not_an_article",
    "oembed_cache": "not_an_article",
    "wp_block": "not_an_article",
    "wp_template": "not_an_article",
    "wp_template_part": "not_an_article",
    "wp_navigation": "not_an_article",
    "wp_global_styles": "not_an_article",
    "wp_font_family": "not_an_article",
    "wp_font_face": "not_an_article",
    "acf-field": "not_an_article",
    "acf-field-group": "not_an_article",
    "wpcf7_contact_form": "not_an_article",
    "page": "not_an_article",
    "feedback": "not_an_article",
    "product": "not_an_article",
    "shop_order": "not_an_article",
    "tribe_events": "calendar",
    "event": "calendar",
}
"""Types of items that are no posts; a type of an editor's own, such as ``article``, is read as a post."""
_VIDEO_FILE = re.compile(r"\.(?:mp4|mov|m4v|webm|avi|mpg)(?:$|\?)", re.IGNORECASE)
_AUDIO_FILE = re.compile(r"\.(?:mp3|m4a|ogg|wav|flac)(?:$|\?)", re.IGNORECASE)
_NO_DATE = re.compile(r"0000-00-00|-0001-")

_AUTHOR = re.compile(r"<wp:author>(?:(?!</?wp:author>).)*+</wp:author>", re.DOTALL)
_AUTHOR_FIELD = re.compile(r"<wp:author_(login|display_name)>(?:<!\[CDATA\[)?([^<\]]{0,200})")

Texts = Mapping[str, list[str]]


def author_names(head: str) -> dict[str, str]:
    """Return the names of the authors that an export lists at its head, by login."""
    authors = (dict(_AUTHOR_FIELD.findall(match.group())) for match in _AUTHOR.finditer(head))
    return {a["login"]: unescape(a["display_name"]) for a in authors if a.get("login") and a.get("display_name")}


def read_post(item: str, feed: Feed, names: Mapping[str, str]) -> tuple[Draft | NoArticle | None, tuple[Warned, ...]]:
    """Return the article of one item, None where it cannot be read, and what was wrong with it."""
    document = (feed.opening + item + feed.closing).encode("utf-8", "replace")
    root = parse_xml(document, "utf-8")
    element = (
        next((each for each in root.iter() if local_name(each).lower() == "item"), None) if root is not None else None
    )
    if element is None:
        return None, ()
    is_mended = _is_mended(document)
    warned = (Warned(code="recovered_markup", detail="the item is not well formed"),) if is_mended else ()
    return _article(_texts(element), element, feed, names), warned


def _is_mended(document: bytes) -> bool:
    try:
        etree.fromstring(document, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError):
        return True
    return False


def _texts(item: etree._Element) -> dict[str, list[str]]:
    """Return the texts of an item by element, with the prefix where two elements share a name."""
    texts: dict[str, list[str]] = {}
    for child in item:
        name = local_name(child)
        prefix = child.prefix or name.rpartition(":")[0]
        bare = name.rpartition(":")[2]
        key = f"{prefix}:{bare}" if bare == "encoded" else bare
        text = (child.text or "").strip()
        if text:
            texts.setdefault(key, []).append(text)
    return texts


def _article(texts: Texts, item: etree._Element, feed: Feed, names: Mapping[str, str]) -> Draft | NoArticle:
    kind = _first(texts, "post_type") or "post"
    if reason := DROPPED_TYPES.get(kind):
        return NoArticle(_medium(texts, reason), f"the item is of type {kind}")
    content, excerpt = _first(texts, "content:encoded"), _first(texts, "excerpt:encoded")
    stated = _stated(texts, item, feed, names)
    blocks = [TextBlock("headline", stated["headline"] or "", "title")]
    blocks.append(TextBlock("byline", ", ".join(stated["authors"]), "dc:creator"))
    body = paragraphs_of_post(content, "content:encoded") if content else []
    lead = [TextBlock("summary", plain_line(excerpt), "excerpt:encoded")] if excerpt else []
    if not body:
        return _without_body(excerpt, blocks, stated)
    return Draft(kept([*blocks, *lead, *body]), stated)


def _without_body(excerpt: str | None, blocks: list[TextBlock], stated: dict[str, Any]) -> Draft | NoArticle:
    if not excerpt:
        return NoArticle("no_text", "the post has no text")
    said = (*stated["stated"], SUMMARY_IS_TEXT)
    return Draft(kept([*blocks, *html_blocks(excerpt, "excerpt:encoded")]), {**stated, "stated": said})


def _medium(texts: Texts, otherwise: str) -> str:
    """Return what an attachment is, by its address."""
    address = _first(texts, "attachment_url") or _first(texts, "guid") or ""
    if otherwise != "picture":
        return otherwise
    return "video" if _VIDEO_FILE.search(address) else "audio" if _AUDIO_FILE.search(address) else "picture"


def _stated(texts: Texts, item: etree._Element, feed: Feed, names: Mapping[str, str]) -> dict[str, Any]:
    guid, title, status = _first(texts, "guid"), _first(texts, "title"), _first(texts, "status")
    is_global = bool(guid and re.match(r"https?://\S{4,}|urn:|tag:", guid))
    channel = feed.stated
    return {
        "guid": f"{NAME}:{guid}" if is_global else None,
        "local_id": _first(texts, "post_id") if is_global else guid or _first(texts, "post_id"),
        "slug": _first(texts, "post_name"),
        "headline": plain_line(unescape(title)) if title else None,
        "authors": tuple(dict.fromkeys(names.get(login, login) for login in texts.get("creator", ()))),
        "category": tuple(_terms(item, "category")),
        "keywords": tuple(_terms(item, "post_tag")),
        "publisher": plain_line(str(channel.get("title") or "")),
        "url": _first(texts, "link"),
        "times": tuple(_times(texts, status)),
        "language": str(channel.get("language") or "") or None,
        "status": STATES_OF_POSTS.get((status or "").lower()),
        "embargo": _first(texts, "post_date_gmt") or _first(texts, "post_date") if status == "future" else None,
        "stated": stated_fields((name, _first(texts, name)) for name in ("status", "post_type", "post_id")),
    }


def _times(texts: Texts, status: str | None) -> Iterator[StatedTime]:
    """A post to come has no time of publication yet, a draft has none at all; what is called GMT is."""
    kind = {"future": "embargo", "draft": "created", "pending": "created"}.get(status or "", "published")
    fields = [("pubDate", kind), ("post_date_gmt", kind), ("post_date", kind)]
    changed = [("post_modified_gmt", "modified"), ("post_modified", "modified")]
    for group in (fields, changed):
        found = [(k, n, text) for n, k in group if (text := _first(texts, n)) and not _NO_DATE.search(text)]
        yield from stated_times((k, n, f"{text}Z" if n.endswith("_gmt") else text) for k, n, text in found[:1])


def _terms(item: etree._Element, domain: str) -> Iterator[str]:
    for child in item:
        if local_name(child) == "category" and child.get("domain", "category") == domain and (child.text or "").strip():
            yield plain_line(unescape(child.text or ""))


def _first(texts: Texts, name: str) -> str | None:
    return next(iter(texts.get(name, ())), None)
