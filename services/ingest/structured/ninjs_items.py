"""ninjs: one news item of IPTC's News in JSON, of generations 1 to 3, as agencies and editing systems write it.

Generation 1 has ``headline`` and ``body_html``, generations 2 and 3 have lists (``headlines``, ``bodies``) with roles;
3 differs from 2 in the capital letters of its names, so names are compared in small letters.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from services.ingest.blocks import TextBlock
from services.ingest.structured.drafts import RETRACTED, Draft, NoArticle, kept
from services.ingest.structured.ninjs_names import (
    BODY_ORDER,
    CREDIT_ROLES,
    DROPPED_TYPES,
    FLASH_WORDS,
    KNOWN_NAMES,
    KNOWN_PREFIXES,
    MEDIA_TYPES,
    READ_NAMES,
    STATES,
    STRONG_NAMES,
    SUBHEAD_ROLES,
    SUMMARY_ORDER,
    TIME_NAMES,
)
from services.ingest.structured.ninjs_schema import schema_warnings
from services.ingest.structured.values import (
    lines_of,
    number_of,
    one_line,
    plain_line,
    stated_fields,
    stated_times,
    strings_of,
    text_blocks,
)
from shared.events import StatedField

NAME = "ninjs"
SUMMARY_IS_TEXT = StatedField(field="text_is", text="summary")
"""Said of an article of which the wire gives nothing but a summary, which is then its text."""

_GLOBAL_ID = re.compile(
    r"https?://[^/\s]+/\S.*|urn:\S{4,}|tag:\S+:\S+|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|[0-9a-f]{32}"
)
_NITF_BODY = re.compile(r"<body\.content\b[^<>]{0,500}>(.*?)</body\.content>", re.DOTALL)

Fields = Mapping[str, Any]


def is_item(value: Any) -> bool:
    """Say whether a JSON object is a ninjs item: it has its id and what no other format has, or nothing else."""
    if not isinstance(value, dict):
        return False
    names = {name.lower() for name in value}
    if not names & {"uri", "guid"}:
        return False
    if (
        names & {"standard", "$standard"}
        and "ninjs" in str(_lower(value).get("standard") or value.get("$standard")).lower()
    ):
        return True
    strong = {name for name in names if name in STRONG_NAMES or name.startswith(KNOWN_PREFIXES)}
    return bool(strong) or all(name in KNOWN_NAMES for name in names)


def read_item(value: dict[str, Any], *, name: str = NAME) -> Draft | NoArticle:
    """Return the article of an item; pictures and other media, packages and plans are none."""
    item = _lower(value)
    bodies, summaries = _texts(item, "body", "bodies"), _texts(item, "description", "descriptions")
    body = _best(bodies, BODY_ORDER)
    status = STATES.get((one_line(item.get("pubstatus")) or "").lower())
    if refused := _no_article(item, has_body=body is not None):
        return refused
    stated = _stated(item, name, status)
    text, is_summary = (body, False) if body else (_best(summaries, SUMMARY_ORDER), True)
    is_flash = text is None and stated["headline"] is not None and _is_flash(item)
    if is_flash:
        stated["signal"] = stated["signal"] or "flash"
    elif text is None and status not in RETRACTED:
        return NoArticle("metadata_only", "the item has fields, but no text of its own")
    blocks = list(_head(item, stated))
    if not is_summary and (summary := _best(summaries, SUMMARY_ORDER)):
        blocks.append(TextBlock("summary", plain_line(summary[1]), summary[0]))
    blocks += [*_pictures(item), *(_body(text) if text else ()), *_notes(item)]
    if is_summary and text:
        stated["stated"] = (*stated["stated"], SUMMARY_IS_TEXT)
    return Draft(kept(blocks), stated, schema_warnings(item))


def _lower(value: Fields) -> dict[str, Any]:
    return {name.lower(): member for name, member in value.items()}


def _no_article(item: Fields, *, has_body: bool) -> NoArticle | None:
    kind = (one_line(item.get("type")) or "").lower()
    if "eventdetails" in item and kind in {"", "event"}:
        return NoArticle("calendar", "the item is an event")
    if "plannedcoverage" in item and kind in {"", "planning"}:
        return NoArticle("calendar", "the item plans coverage")
    reason = DROPPED_TYPES.get(kind)
    if reason == "package" and has_body:
        return None
    if reason:
        return NoArticle(reason, f"the item is of type {kind}")
    if not kind and not has_body and (medium := _medium_of(item.get("renditions"))):
        return NoArticle(medium, f"the item has no text, but renditions that are {medium}s")
    return None


def _medium_of(renditions: Any) -> str | None:
    """Return what the files of an item without a type are, where all are the same."""
    files = list(renditions.values()) if isinstance(renditions, dict) else renditions
    if not isinstance(files, list) or not files:
        return None
    kinds = {
        str(_lower(each).get("mimetype") or _lower(each).get("contenttype") or "").split("/")[0].lower()
        for each in files
        if isinstance(each, dict)
    }
    return MEDIA_TYPES.get(kinds.pop()) if len(kinds) == 1 else None


Text = tuple[str, str, bool]
"""A text, with the field that it came from before it and whether it is HTML behind it."""


def _texts(item: Fields, singular: str, plural: str) -> dict[str, Text]:
    """Return the texts of a kind by role, in order: ``body_html`` has the role html, as ``bodies`` name theirs."""
    found: dict[str, Text] = {}
    for name, value in item.items():
        if name == singular or name.startswith(f"{singular}_"):
            role = name[len(singular) + 1 :] or "text"
            for text in strings_of(value)[:1]:
                found.setdefault(role, (name, text, _is_markup(role)))
    entries = item.get(plural)
    for index, entry in enumerate(entries if isinstance(entries, list) else [], 1):
        fields = _lower(entry) if isinstance(entry, dict) else {"value": entry}
        for text in strings_of(fields.get("value"))[:1]:
            content = str(fields.get("contenttype") or "").lower()
            role = str(fields.get("role") or "").lower() or content.split("/")[-1] or "text"
            role = role if role in BODY_ORDER or "html" not in content else f"{role}:html"
            found.setdefault(role, (f"{plural}[{index}]", text, _is_markup(role) or "html" in content))
    return found


def _is_markup(role: str) -> bool:
    return "html" in role or role.startswith("nitf")


def _best(texts: dict[str, Text], order: tuple[str, ...]) -> Text | None:
    """Return the text of the surest role: markup before plain text, a known role before any other."""
    usable = {role: text for role, text in texts.items() if role not in CREDIT_ROLES}
    for role in order:
        if role in usable:
            return usable[role]
    marked = [text for text in usable.values() if text[2]]
    return next(iter(marked or usable.values()), None)


def _is_flash(item: Fields) -> bool:
    words = {word.lower() for name in ("genre", "genres", "profile", "slugline") for word in lines_of(item.get(name))}
    return number_of(item.get("urgency")) == 1 or bool(words & FLASH_WORDS)


def _head(item: Fields, stated: Mapping[str, Any]) -> Iterator[TextBlock]:
    yield TextBlock("headline", stated["headline"] or "", "headline")
    for role, (path, text, _) in _texts(item, "headline", "headlines").items():
        line = plain_line(text)
        if line != stated["headline"]:
            yield TextBlock("subhead" if role in SUBHEAD_ROLES else "header", line, path)
    yield TextBlock("byline", stated["byline"] or "", "byline")


def _body(text: Text) -> Iterator[TextBlock]:
    path, content, html = text
    if nitf := _NITF_BODY.search(content) if html else None:
        content = nitf.group(1)
    yield from text_blocks(content, path, html=html or None)


def _pictures(item: Fields) -> Iterator[TextBlock]:
    """Yield the captions and credits of the pictures and films that go with the text."""
    associated = item.get("associations")
    listed = associated if isinstance(associated, list) else []
    parts = associated if isinstance(associated, dict) else dict(enumerate(listed, 1))
    for key, value in parts.items():
        if not isinstance(value, dict):
            continue
        part, where = _lower(value), f"associations[{key}]"
        if (one_line(part.get("type")) or "picture").lower() not in {"picture", "graphic", "video", "audio"}:
            continue
        texts = _texts(part, "description", "descriptions")
        caption = _best(texts, ("caption", *SUMMARY_ORDER))
        headline = _best(_texts(part, "headline", "headlines"), ("", "main", "text"))
        for found in (caption or headline,):
            if found:
                yield TextBlock("caption", plain_line(found[1]), f"{where}/{found[0]}")
        credit = next((texts[role][1] for role in CREDIT_ROLES if role in texts), None)
        credit = credit or one_line(part.get("byline") or part.get("by") or part.get("creditline"))
        yield TextBlock("credit", plain_line(credit or ""), f"{where}/byline")


def _notes(item: Fields) -> Iterator[TextBlock]:
    """Yield the note to editors, which by the standard is not for readers."""
    for text in strings_of(item.get("ednote")):
        yield TextBlock("private_note", plain_line(text), "ednote")


def _stated(item: Fields, name: str, status: str | None) -> dict[str, Any]:
    identity = one_line(item.get("uri")) or one_line(item.get("guid"))
    is_global = identity is not None and _GLOBAL_ID.fullmatch(identity) is not None
    headlines = _texts(item, "headline", "headlines")
    main = next((headlines[role] for role in ("main", "text", "") if role in headlines), None)
    main = main or next(iter(headlines.values()), None)
    headline = plain_line(main[1]) if main else one_line(item.get("title"))
    kind = (one_line(item.get("type")) or "").lower()
    urgency = number_of(item.get("urgency"))
    return {
        "name": one_line(item.get("provider") or item.get("source") or item.get("copyrightholder")),
        "guid": f"{name}:{identity}" if is_global else None,
        "local_id": None if is_global else identity,
        "version": one_line(item.get("version")),
        "slug": one_line(item.get("slugline")),
        "word_count": number_of(item.get("wordcount")),
        "urgency": urgency if urgency and urgency <= 9 else None,
        "category": _codes(item, "subject", "subjects"),
        "keywords": lines_of(item.get("keywords")),
        "genre": one_line(item.get("genre") or item.get("genres")),
        "headline": headline,
        "byline": one_line(item.get("byline") or item.get("by") or item.get("bylines")),
        "authors": _authors(item),
        "dateline": one_line(item.get("located") or _dateline_place(item)),
        "url": one_line(item.get("link")),
        "times": stated_times(_times(item)),
        "language": one_line(item.get("language")),
        "status": status,
        "signal": "advisory" if kind == "advisory" else _signal(item),
        "embargo": one_line(item.get("embargoed") or item.get("embargo")),
        "rights": one_line(item.get("copyrightnotice") or item.get("usageterms") or item.get("copyrightholder")),
        "stated": tuple(_others(item)),
    }


def _signal(item: Fields) -> str | None:
    """A status that says what the item does to an earlier one, as some providers write it."""
    word = (one_line(item.get("pubstatus")) or "").lower()
    return {"kill": "kill", "killed": "kill", "corrected": "correction", "correction": "correction"}.get(word)


def _codes(item: Fields, *names: str) -> tuple[str, ...]:
    lists = [value for name in names if isinstance(value := item.get(name), list)]
    entries = [entry for entries in lists for entry in entries]
    keys = ("code", "literal", "qcode", "uri", "name")
    found = (
        next((text for key in keys if (text := one_line(_lower(entry).get(key)))), None)
        for entry in entries
        if isinstance(entry, dict)
    )
    return tuple(dict.fromkeys(code for code in found if code))


def _authors(item: Fields) -> tuple[str, ...]:
    """Return who wrote it; those who edited it are no authors."""
    entries = item.get("authors")
    persons = [entry for entry in (entries if isinstance(entries, list) else []) if isinstance(entry, dict)]
    return lines_of([person.get("name") for person in persons if person.get("role") not in {"editor", "subeditor"}])


def _dateline_place(item: Fields) -> Any:
    place = item.get("datelinelocation")
    return place.get("city") if isinstance(place, dict) else None


def _others(item: Fields) -> Iterator[StatedField]:
    """Yield everything else that is stated in a plain value or a list of names."""
    pairs = ((name, item[name]) for name in item if name not in READ_NAMES and not name.startswith(KNOWN_PREFIXES))
    yield from stated_fields(pairs)


def _times(item: Fields) -> Iterator[tuple[str, str, Any]]:
    """The stated times; the first version was made when the item was published, as NewsML-G2 has it, too."""
    is_first = str(item.get("version")) == "1" or item.get("firstcreated") == item.get("versioncreated")
    for field, kind in TIME_NAMES.items():
        is_publication = field == "versioncreated" and is_first
        yield "published" if is_publication else kind, field, item.get(field)
