"""Data items: an article out of any record of named values, as data sets, interfaces and tables hold them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from services.ingest.blocks import TextBlock
from services.ingest.structured.drafts import Draft, NoArticle, kept
from services.ingest.structured.field_names import (
    FIELD_NAMES,
    FLATTENED,
    KIND_OF_NAME,
    PICTURE_NAMES,
    STATES_OF_POSTS,
    WRAPPERS,
    plain_name,
)
from services.ingest.structured.ninjs_items import SUMMARY_IS_TEXT
from services.ingest.structured.values import (
    body_blocks,
    lines_of,
    number_of,
    one_line,
    stated_fields,
    stated_times,
    strings_of,
)
from shared.events import StatedField, StatedTime, Warned

MAX_WRAPPERS = 4
MAX_TIME_CHARS = 80
"""A longer text is no time, whatever the field is called."""
TIME_KINDS = ("published", "modified", "created", "crawled", "expires")
SCHEMA_NAMES = frozenset({"properties", "$defs", "definitions", "oneOf", "allOf", "anyOf"})

_GLOBAL_ID = re.compile(r"(?:https?|urn|tag):\S{4,}|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_CUT_OFF = re.compile(r"\[\+\d{1,7} (?:chars|characters)\]\s*\Z")


class Fields:
    """The values of a record by kind; the first name of a kind that says something counts."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.names: dict[str, tuple[str, Any]] = {}
        for name, value in _members(record):
            if value not in (None, "", [], {}):
                self.names.setdefault(plain_name(name), (name, value))

    def named(self, kind: str) -> Iterator[tuple[str, Any]]:
        """Yield the fields of a kind: their own names and values."""
        return (self.names[name] for name in FIELD_NAMES[kind] if name in self.names)

    def first(self, kind: str) -> tuple[str, Any] | None:
        """Return the first field of a kind that states some text."""
        return next((found for found in self.named(kind) if strings_of(found[1])), None)

    def line(self, kind: str) -> str | None:
        """Return what a kind states, on one line."""
        found = self.first(kind)
        return one_line(found[1]) if found else None

    def lines(self, kind: str) -> tuple[str, ...]:
        """Return all that the first field of a kind states."""
        found = self.first(kind)
        return lines_of(found[1]) if found else ()


def is_schema(record: Mapping[str, Any]) -> bool:
    """Say whether an object is a JSON schema: it describes data, and its title and description are its own."""
    return "$schema" in record and bool(SCHEMA_NAMES & record.keys())


def is_article(record: Any) -> bool:
    """Say whether a record is an article itself, and no envelope around some."""
    if not isinstance(record, dict) or is_schema(record):
        return False
    fields = Fields(record)
    return any(
        isinstance(value, str) for kind in ("html", "text", "summary") for _, value in fields.named(kind)
    ) and any(fields.first(kind) for kind in ("title", "url", "published", "text", "html"))


def is_story(record: Any) -> bool:
    """Say whether a record stands for itself: it has a title, address or id, not a text alone as a paragraph has."""
    if not isinstance(record, dict) or is_schema(record):
        return False
    fields = Fields(record)
    return any(fields.first(kind) for kind in ("title", "url", "id")) and any(
        fields.first(kind) for kind in ("text", "html", "summary", "published")
    )


def read_record(record: Mapping[str, Any], name: str) -> Draft | NoArticle:
    """Return the article of a record; ``name`` is the format's, for its ids."""
    fields = Fields(_unwrapped(record))
    body_field = fields.first("html") or fields.first("text")
    summaries = [found for found in fields.named("summary") if found != body_field and strings_of(found[1])]
    headline = fields.line("title")
    stated = _stated(fields, name, headline)
    text_field = body_field or next(iter(summaries), None)
    if text_field is None or is_schema(record):
        return _no_article(record, fields, headline)
    if body_field is None:
        stated["stated"] = (*stated["stated"], SUMMARY_IS_TEXT)
    blocks = [TextBlock("headline", headline or "", (fields.first("title") or ("",))[0])]
    blocks += _head(fields, stated, summaries if body_field else summaries[1:])
    blocks += body_blocks(text_field[1], text_field[0])
    blocks += _pictures(fields)
    return Draft(kept(blocks), stated, _warnings(text_field[1]))


def _members(record: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from record.items()
    for name, value in record.items():
        if isinstance(value, dict) and plain_name(name) in FLATTENED:
            yield from value.items()


def _unwrapped(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the object inside, where what is around it is a mere wrapper such as ``_source``."""
    for _ in range(MAX_WRAPPERS):
        if is_article(record):
            return record
        by_name = {plain_name(name): value for name, value in record.items() if isinstance(value, dict)}
        inner = next((by_name[name] for name in WRAPPERS if name in by_name and len(by_name[name]) > 1), None)
        if inner is None or not any(plain_name(name) in KIND_OF_NAME for name in inner):
            return record
        if not is_article(inner) and any(plain_name(name) in FIELD_NAMES["title"] for name in record):
            return record
        record = inner
    return record


def _no_article(record: Mapping[str, Any], fields: Fields, headline: str | None) -> NoArticle:
    names = {plain_name(name) for name, _ in _members(record)}
    if is_schema(record):
        return NoArticle("not_an_article", "it is a schema of data, and no data")
    if names & {*FIELD_NAMES["text"], *FIELD_NAMES["html"]} and (headline or fields.line("url")):
        return NoArticle("no_text", "its field of text is blank")
    if headline or fields.line("url"):
        return NoArticle("metadata_only", "it has fields of an article, but none of text")
    return NoArticle("not_an_article", "none of its fields is known as the text or title of an article")


def _head(fields: Fields, stated: Mapping[str, Any], summaries: list[tuple[str, Any]]) -> Iterator[TextBlock]:
    for field, value in list(fields.named("subtitle"))[:1]:
        yield TextBlock("subhead", one_line(value) or "", field)
    yield TextBlock("byline", stated["byline"] or ", ".join(stated["authors"]), (fields.first("authors") or ("",))[0])
    lines = {one_line(value) or "": field for field, value in reversed(summaries)}
    yield from (TextBlock("summary", line, field) for line, field in reversed(lines.items()))


def _pictures(fields: Fields) -> Iterator[TextBlock]:
    for kind, role in (("captions", "caption"), ("credits", "credit")):
        for field, value in fields.named(kind):
            yield from (TextBlock(role, line, field) for line in lines_of(value))
    for name in PICTURE_NAMES:
        field, value = fields.names.get(name, ("", None))
        for index, picture in enumerate(value if isinstance(value, list) else [value], 1):
            if isinstance(picture, dict):
                where = f"{field}[{index}]"
                part = Fields(picture)
                yield TextBlock("caption", part.line("captions") or part.line("summary") or "", f"{where}/caption")
                yield TextBlock(
                    "credit", part.line("credits") or one_line(picture.get("credit")) or "", f"{where}/credit"
                )


def _stated(fields: Fields, name: str, headline: str | None) -> dict[str, Any]:
    identity, url = fields.line("id"), fields.line("url")
    is_global = identity is not None and _GLOBAL_ID.fullmatch(identity) is not None
    byline, authors = _authors(fields)
    urgency = number_of(fields.line("urgency"))
    state = (fields.line("status") or "").lower()
    return {
        "guid": f"{name}:{identity}" if is_global else None,
        "local_id": None if is_global else identity,
        "version": fields.line("version"),
        "slug": fields.line("slug"),
        "word_count": number_of(fields.line("word_count")),
        "urgency": urgency if urgency and urgency <= 9 else None,
        "category": fields.lines("category"),
        "keywords": fields.lines("keywords"),
        "genre": fields.line("genre"),
        "headline": headline,
        "byline": byline,
        "authors": authors,
        "dateline": fields.line("dateline"),
        "publisher": fields.line("publisher"),
        "url": url if url and re.match(r"https?://|//|www\.", url) else None,
        "times": tuple(_times(fields)),
        "language": fields.line("language"),
        "status": STATES_OF_POSTS.get(state),
        "embargo": fields.line("embargo"),
        "rights": fields.line("rights"),
        "stated": tuple(_others(fields)),
    }


def _authors(fields: Fields) -> tuple[str | None, tuple[str, ...]]:
    """Return the byline where one text states all, the authors where they are stated one by one; a number is none."""
    _, value = fields.first("authors") or ("", None)
    names = tuple(name for name in lines_of(value) if not name.isdigit())
    if isinstance(value, str):
        return (names[0] if names else None), ()
    return None, names


def _times(fields: Fields) -> Iterator[StatedTime]:
    for kind in TIME_KINDS:
        found = [
            (field, line) for field, value in fields.named(kind) if (line := one_line(value)) and _may_be_time(line)
        ]
        yield from stated_times((kind, field, line) for field, line in (found if kind != "published" else found[:1]))


def _may_be_time(text: str) -> bool:
    return len(text) <= MAX_TIME_CHARS and any(character.isdigit() for character in text)


def _others(fields: Fields) -> Iterator[StatedField]:
    read = {"html", "text", "title", "subtitle", "summary", "captions", "credits", *TIME_KINDS}
    pairs = (
        (field, value)
        for name, (field, value) in fields.names.items()
        if KIND_OF_NAME.get(name) not in read
        and name not in FLATTENED
        and fields.first(KIND_OF_NAME.get(name, "id")) != (field, value)
    )
    yield from stated_fields(pairs)


def _warnings(text: Any) -> tuple[Warned, ...]:
    if isinstance(text, str) and _CUT_OFF.search(text[-40:]):
        return (Warned(code="truncated_record", detail="the text says itself that it was cut off"),)
    return ()
