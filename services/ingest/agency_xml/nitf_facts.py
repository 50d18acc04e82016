"""NITF facts: what the head of an NITF document states of its article."""

import re
from collections.abc import Iterator
from datetime import timedelta

from lxml import etree

from services.ingest.agency_xml.markup import line_of
from services.ingest.agency_xml.stated import (
    attribute,
    aware_time,
    first,
    global_guid,
    inside,
    text_of,
    unique,
    urgency_of,
)
from services.ingest.xml_records import lower_name
from shared.events import Provider, StatedField, StatedTime, Take, Warned

STATES = {
    "usable": "usable",
    "embargoed": "usable",
    "withheld": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
    "killed": "canceled",
}
SLUG_METAS = ("anpa-keyword", "ntbstikkord", "slug", "slugline")
"""Names under which agencies that have no dynamic-use key state their slug."""
CATEGORY_METAS = ("anpa-category", "category")
STATED = (
    ("evloc", ("city", "county-dist", "state-prov", "iso-cc")),
    ("fixture", ("fix-id",)),
    ("doc-scope", ("scope",)),
    ("series", ("series.name",)),
    ("du-key", ("key",)),
    ("revision-history", ("comment",)),
    ("tobject", ("tobject.type",)),
    ("doc.rights", ("owner", "type", "limitations")),
)
"""Other elements of the head, with the attributes that say something."""
_PLACEHOLDER = re.compile(r"(?i)[ymdh]{4,}")
LEAST_HOLD = timedelta(minutes=10)
"""A release so soon behind the issue is the time that the machine took, and no embargo."""
MAX_TAKE = 9_999
KILLS = frozenset({"kill", "killed", "delete", "deleted", "cancel", "canceled", "cancelled", "withdraw"})
"""What the element ``correction`` says where nothing of the earlier text is to be used."""


def nitf_provider(root: etree._Element) -> Provider:
    """Return what an NITF document states of itself."""
    name, doc_id = _provider_name(root), attribute(_one(root, "doc-id"), "id-string")
    guid = global_guid(name, "nitf", doc_id)
    state = (attribute(_one(root, "docdata"), "management-status") or "").lower()
    byline = first(root, "body", "body.head", "byline")
    issue = _norm(root, "date.issue")
    return Provider(
        name=name,
        guid=guid,
        local_id=_meta(root, "anpa-sequence") or (doc_id if guid is None else None),
        version=attribute(_one(root, "du-key"), "version"),
        slug=_meta(root, *SLUG_METAS) or attribute(_one(root, "du-key"), "key"),
        cycle=_meta(root, "anpa-cycle"),
        take=_take(root),
        word_count=_number(_meta(root, "anpa-wordcount")),
        urgency=urgency_of(attribute(_one(root, "urgency"), "ed-urg")),
        category=_categories(root),
        keywords=unique(attribute(each, "key") or text_of(each) for each in _all(root, "keyword")),
        genre=attribute(_one(root, "tobject.property"), "tobject.property.type"),
        headline=text_of(_one(root, "hl1")) or text_of(first(root, "head", "title")),
        byline=line_of(byline, "byline"),
        authors=unique(name for person in inside(byline, "person") for name in names_in(text_of(person))),
        dateline=line_of(first(root, "body", "body.head", "dateline"), "dateline"),
        sent_at=aware_time(issue),
        times=tuple(_times(root, state)),
        language=attribute(root, "baselang", "lang"),
        status=STATES.get(state),
        signal=_signal(root),
        embargo=_embargo(root, state),
        rights=_rights(root),
        stated=tuple(_stated(root)),
    )


def names_in(text: str | None) -> list[str]:
    """Return the names in an element that is meant for one.

    >>> names_in("Ada Moss and Jo Reed"), names_in("Fish and Sons")
    (['Ada Moss', 'Jo Reed'], ['Fish and Sons'])
    """
    names = (text or "").split(" and ")
    return names if all(" " in name for name in names) else [text or ""]


def nitf_warnings(root: etree._Element) -> tuple[Warned, ...]:
    """Return what breaks the schema: dates that are placeholders, a head without an id."""
    dates = [
        each
        for each in _all(root, "date.issue", "date.release", "date.expire")
        if _PLACEHOLDER.search(_norm_of(each) or "")
    ]
    return tuple(Warned(code="schema_invalid", detail="a date is a placeholder") for _ in dates[:1])


def _one(root: etree._Element, name: str) -> etree._Element | None:
    return next(_all(root, name), None)


def _all(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements of some names around the text: in the head of the document and of its body."""
    for part in root:
        for each in part if lower_name(part) == "body" else (part,):
            if lower_name(each) != "body.content":
                yield from inside(each, *names)


def _meta(root: etree._Element, *names: str) -> str | None:
    metas = {(attribute(each, "name") or "").lower(): attribute(each, "content") for each in _all(root, "meta")}
    return next((value for name in names if (value := metas.get(name))), None)


def _norm_of(element: etree._Element | None) -> str | None:
    return attribute(element, "norm")


def _norm(root: etree._Element, name: str) -> str | None:
    stated = _norm_of(_one(root, name))
    return None if stated is None or _PLACEHOLDER.search(stated) else stated


def _provider_name(root: etree._Element) -> str | None:
    return (
        attribute(_one(root, "doc-id"), "regsrc")
        or attribute(_one(root, "from-src"), "src-name")
        or text_of(_one(root, "distributor"))
        or attribute(_one(root, "doc.copyright"), "holder")
    )


def _signal(root: etree._Element) -> str | None:
    correction = _one(root, "correction")
    if correction is None:
        return None
    return "kill" if (attribute(correction, "info") or "").strip().lower() in KILLS else "correction"


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else None


def _take(root: etree._Element) -> Take | None:
    series = _one(root, "series")
    part = _number(attribute(series, "series.part"))
    name = attribute(series, "series.name")
    return Take(series=name, part=part) if part is not None and part <= MAX_TAKE else None


def _categories(root: etree._Element) -> tuple[str, ...]:
    subjects = (
        attribute(each, "tobject.subject.refnum", "tobject.subject.code") for each in _all(root, "tobject.subject")
    )
    return unique([_meta(root, *CATEGORY_METAS), *subjects])


def _times(root: etree._Element, state: str) -> Iterator[StatedTime]:
    issue, release = _norm(root, "date.issue"), _norm(root, "date.release")
    is_held = _embargo(root, state) is not None
    stated = (
        ("sent" if is_held else "published", "date.issue", issue),
        ("embargo" if is_held else "published", "date.release", release),
        ("expires", "date.expire", _norm(root, "date.expire")),
        ("created", "story.date", _norm(root, "story.date")),
        ("published", "pubdata", attribute(_one(root, "pubdata"), "date.publication")),
        ("modified", "revision-history", _norm(root, "revision-history")),
    )
    seen = set()
    for kind, field, text in stated:
        if text and (kind, text) not in seen:
            seen.add((kind, text))
            yield StatedTime(kind=kind, field=f"nitf:{field}", text=text)


def _embargo(root: etree._Element, state: str) -> str | None:
    """The time of release, where the document is held until then."""
    issue, release = _norm(root, "date.issue"), _norm(root, "date.release")
    if state == "embargoed":
        return release or state
    sent, due = aware_time(issue), aware_time(release)
    return release if sent and due and due - sent >= LEAST_HOLD else None


def _rights(root: etree._Element) -> str | None:
    owner = _one(root, "doc.copyright")
    parts = (attribute(owner, "holder"), attribute(owner, "year"))
    return " ".join(part for part in parts if part) or text_of(_one(root, "copyrite"))


def _stated(root: etree._Element) -> Iterator[StatedField]:
    if title := text_of(first(root, "head", "title")):
        yield StatedField(field="nitf:title", text=title)
    if distributor := text_of(_one(root, "distributor")):
        yield StatedField(field="nitf:distributor", text=distributor)
    for each in inside(first(root, "head"), "meta"):
        name, content = attribute(each, "name"), attribute(each, "content")
        if name and content:
            yield StatedField(field=f"nitf:meta:{name}", text=content)
    for tag, names in STATED:
        for element in _all(root, tag):
            for name in names:
                if value := attribute(element, name):
                    yield StatedField(field=f"nitf:{tag}@{name}", text=value)
