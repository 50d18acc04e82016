"""Feed entries: the article of one item of an RSS or Atom feed, read by feedparser, alone in a shell of its feed.

Each item is parsed alone, so a broken one costs nothing but itself. feedparser is given bytes in memory, never an
address: it would fetch it.
"""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import feedparser

from services.ingest.blocks import TextBlock
from services.ingest.structured.drafts import Draft, NoArticle, kept
from services.ingest.structured.markup import MAX_SHELL_CHARS, Root
from services.ingest.structured.ninjs_items import SUMMARY_IS_TEXT
from services.ingest.structured.values import one_line, plain_line, stated_fields, stated_times, text_blocks
from shared.events import StatedField, Warned

HEADERS = {"content-type": "application/xml; charset=utf-8"}
TIME_FIELDS = {"published": "published", "updated": "modified", "created": "created", "expired": "expires"}
"""What feedparser calls the times of an entry, and what they are the times of."""
MEDIA_TYPES = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip")
"""Contents of these types are no text."""
MAX_CONTROL_SHARE = 0.01
"""Base64 that holds a text has next to no control characters."""
OTHER_FIELDS = ("comments", "license", "source", "contributors", "publisher", "enclosures")
EPISODE_FIELDS = ("itunes_duration", "itunes_episode", "itunes_episodetype")
RECORDINGS = frozenset({"audio", "video"})
MIN_TAGS = 3
MAX_BARE_CHARS = 200
"""A short item with its own two tags at most states nothing; a file may hold a great many of them."""
MAX_DOCTYPE_CHARS = 4096

_GLOBAL_ID = re.compile(r"(?:https?|urn|tag):\S{4,}|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd]")
_DOCTYPE = re.compile(r"<!DOCTYPE(?:[^<>\[]|\[[^\]]*+\]|<[^<>]*+>)*+>", re.IGNORECASE)
_CHANNEL = re.compile(r"<(?:\w{1,40}:)?channel(?=[\s>])[^<>]{0,8000}>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Feed:
    """What stands around the items: the text before and behind each of them, and what the feed says of all."""

    opening: str
    closing: str
    stated: Any


def open_feed(text: str, root: Root | None, first_item: int) -> Feed:
    """Return the shell of a feed whose first item stands at a place."""
    if root is None:
        return Feed("<rss version='2.0'><channel>", "</channel></rss>", {})
    name = root.tag[1:].split()[0].rstrip("/>")
    doctype = _DOCTYPE.search(text, 0, min(root.start, MAX_DOCTYPE_CHARS))
    opening = (doctype.group() if doctype else "") + (root.tag if root.tag.endswith(">") else f"<{name}>")
    closing = f"</{name}>"
    channel = _CHANNEL.search(text, root.end, root.end + MAX_SHELL_CHARS) if root.name == "rss" else None
    if channel is not None:
        tag = channel.group()[1:].split()[0].rstrip("/>")
        opening, closing = opening + channel.group(), f"</{tag}>{closing}"
    head = text[: min(first_item, root.end + MAX_SHELL_CHARS)] + closing
    return Feed(opening, closing, _parse(head).get("feed", {}))


def read_entry(item: str, feed: Feed, name: str) -> tuple[Draft | NoArticle | None, tuple[Warned, ...]]:
    """Return the article of one item, None where nothing can be read in it, and what was wrong with it."""
    if item.count("<", 0, MAX_BARE_CHARS) < MIN_TAGS and len(item) < MAX_BARE_CHARS:
        return NoArticle("metadata_only", "the entry states nothing"), ()
    parsed = _parse(feed.opening + item + feed.closing)
    warned = (Warned(code="recovered_markup", detail="the item is not well formed"),) if _is_mended(parsed) else ()
    entries = parsed.get("entries") or []
    if not entries or not any(
        dict.get(entries[0], key) for key in ("title", "link", "id", "summary", "content", "updated")
    ):
        return (None if warned else NoArticle("metadata_only", "the entry states nothing that is read")), warned
    return _article(entries[0], feed.stated, name), warned


def _parse(text: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return feedparser.parse(
            BytesIO(text.encode("utf-8", "replace")),
            response_headers=HEADERS,
            sanitize_html=False,
            resolve_relative_uris=False,
        )


def _is_mended(parsed: Any) -> bool:
    """Encoding and media type are given by us; any other complaint is about the markup."""
    fault = parsed.get("bozo_exception")
    return bool(parsed.get("bozo")) and not isinstance(
        fault, feedparser.CharacterEncodingOverride | feedparser.NonXMLContentType
    )


def _article(entry: Any, feed: Any, name: str) -> Draft | NoArticle:
    if recording := _recording(entry):
        return NoArticle(recording, f"the entry is an episode or film: {recording}")
    content, summary = _content(entry), _summary(entry)
    stated = _stated(entry, feed, name)
    if content is None and summary is None:
        return NoArticle("metadata_only", "the entry has a title and address at most, no text")
    if content is None or (summary and not plain_line(content[1])):
        content, summary = summary, None
        stated["stated"] = (*stated["stated"], SUMMARY_IS_TEXT)
    blocks = [TextBlock("headline", stated["headline"] or "", "title")]
    blocks.append(TextBlock("byline", stated["byline"] or ", ".join(stated["authors"]), "author"))
    if summary and content and plain_line(summary[1]) != plain_line(content[1]):
        blocks.append(TextBlock("summary", plain_line(summary[1]), summary[0]))
    if content:
        path, value, is_plain = content
        blocks += text_blocks(value, path, html=False if is_plain else None)
    blocks += _pictures(entry)
    return Draft(kept(blocks), stated)


def _recording(entry: Any) -> str | None:
    """Return "audio" or "video" where an entry is a recording itself: an episode with its length, a film.

    A recording beside a text, which broadcasters add to their articles, states no length of its own.
    """
    if dict.get(entry, "yt_videoid"):
        return "video"
    if not any(dict.get(entry, field) for field in EPISODE_FIELDS):
        return None
    links = [link for link in dict.get(entry, "links") or () if link.get("rel") == "enclosure"]
    kinds = [str(link.get("type") or "").split("/")[0] for link in links]
    return next((kind for kind in kinds if kind in RECORDINGS), None)


Text = tuple[str, str, bool]
"""The field that a text comes from, the text, and whether it is plain."""


def _content(entry: Any) -> Text | None:
    """Return the longest text among the contents of an entry; what is no text, such as a picture in Base64, is none."""
    texts = [
        ("content", str(part.get("value") or ""), part.get("type") == "text/plain")
        for part in entry.get("content") or ()
        if not str(part.get("type")).startswith(MEDIA_TYPES)
    ]
    return max(
        (text for text in texts if text[1].strip() and not _is_binary(text[1])),
        key=lambda text: len(text[1]),
        default=None,
    )


def _is_binary(text: str) -> bool:
    sample = text[:4000]
    return len(_CONTROL.findall(sample)) > MAX_CONTROL_SHARE * len(sample)


def _summary(entry: Any) -> Text | None:
    value = dict.get(entry, "summary") or ""
    detail = dict.get(entry, "summary_detail") or {}
    is_plain = detail.get("type") == "text/plain"
    return ("summary", str(value), is_plain) if str(value).strip() else None


def _stated(entry: Any, feed: Any, name: str) -> dict[str, Any]:
    identity = one_line(dict.get(entry, "id"))
    is_global = identity is not None and _GLOBAL_ID.fullmatch(identity) is not None
    byline, authors = _authors(entry)
    if not byline and not authors:
        byline, authors = _authors(feed)
    title = dict.get(entry, "title")
    link = one_line(dict.get(entry, "link"))
    url = link if (link and link != identity) or (link or "").startswith(("http:", "https:", "//")) else None
    return {
        "guid": f"{name}:{identity}" if is_global else None,
        "local_id": None if is_global else identity,
        "category": tuple(
            dict.fromkeys(term for tag in entry.get("tags") or () if (term := one_line(tag.get("term"))))
        ),
        "headline": plain_line(title) if isinstance(title, str) else None,
        "byline": byline,
        "authors": authors,
        "publisher": one_line(dict.get(entry, "publisher")) or _title(dict.get(entry, "source")) or _title(feed),
        "url": url,
        "times": stated_times((kind, field, value) for kind, field, value in _times(entry, name)),
        "language": _language(entry) or one_line(feed.get("language")),
        "rights": one_line(dict.get(entry, "rights")) or one_line(feed.get("rights")),
        "stated": tuple(_others(entry)),
    }


def _title(of: Any) -> str | None:
    title = of.get("title") if isinstance(of, dict) else None
    return plain_line(title) if isinstance(title, str) and title.strip() else None


def _times(entry: Any, name: str) -> Iterator[tuple[str, str, Any]]:
    """In RSS the only time of an entry is that of its publication, whatever it is called."""
    is_lone = name == "rss" and not dict.get(entry, "published")
    for field, kind in TIME_FIELDS.items():
        if value := dict.get(entry, field):
            yield ("published" if is_lone and kind == "modified" else kind), field, value


def _authors(of: Any) -> tuple[str | None, tuple[str, ...]]:
    """Return the byline and the names; an address of mail alone is no name."""
    details = [*(dict.get(of, "authors") or ()), dict.get(of, "author_detail") or {}]
    names = [str(detail.get("name") or "").strip() for detail in details]
    found = tuple(dict.fromkeys(name for name in names if name and "@" not in name))
    author = one_line(dict.get(of, "author"))
    return (author if author and "@" not in author and found in ((), (author,)) else None), found


def _language(entry: Any) -> str | None:
    details = [*(entry.get("content") or ()), dict.get(entry, "summary_detail"), dict.get(entry, "title_detail")]
    return next((str(d["language"]) for d in details if isinstance(d, dict) and d.get("language")), None)


def _pictures(entry: Any) -> Iterator[TextBlock]:
    for credit in entry.get("media_credit") or ():
        yield TextBlock("credit", plain_line(str(credit.get("content") or "")), "media:credit")


def _others(entry: Any) -> Iterator[StatedField]:
    pairs = [(field, dict.get(entry, field)) for field in OTHER_FIELDS]
    yield from stated_fields(
        (field, [dict(v) if isinstance(v, dict) else v for v in value] if isinstance(value, list) else value)
        for field, value in pairs
        if value
    )
