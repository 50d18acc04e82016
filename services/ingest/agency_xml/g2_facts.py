"""NewsML-G2 facts: what an item and its message state of the article."""

import re
from collections.abc import Iterator

from lxml import etree

from services.ingest.agency_xml.markup import is_private, line_of
from services.ingest.agency_xml.stated import (
    attribute,
    aware_time,
    children,
    first,
    global_guid,
    inside,
    text_of,
    unique,
    urgency_of,
)
from services.ingest.agency_xml.story import has_contact
from services.ingest.xml_records import local_name, lower_name
from shared.events import Provider, StatedField, StatedTime

STATES = {"usable": "usable", "withheld": "withheld", "canceled": "canceled", "cancelled": "canceled"}
SIGNALS = {
    "sig:correction": "correction",
    "sig:update": "update",
    "sig:kill": "kill",
    "sig:advisory": "advisory",
    "sig:flash": "flash",
    "edstat:c": "correction",
    "edstat:u": "update",
    "edstat:w": "kill",
    "edstat:a": "advisory",
    "edstat:f": "flash",
    "apsig:flash": "flash",
    "apsig:kill": "kill",
    "apsig:correction": "correction",
}
"""IPTC's signals, Reuters' editorial states and AP's signals, in lower case, by what they say."""
SEVERITY = ("kill", "correction", "advisory", "flash", "update")
"""Of several signals the first of these counts."""
ORGANISATION_WORDS = re.compile(
    r"(?i)\b(?:news|press|network|agency|agentur|inc|ltd|llc|llp|gmbh|wire|media|group|corp|tv|radio|reuters|data|sports|online)\b"
)
STATED_LINES = ("creditline", "description", "title", "service", "located", "infosource", "creator", "filename")
"""Elements of item and content metadata that have no field of their own."""


def g2_provider(root: etree._Element, envelope: etree._Element | None) -> Provider:
    """Return what an item states, and what only its message says."""
    item, content = _part(root, "itemmeta"), _part(root, "contentmeta")
    header = next(inside(envelope, "header"), None)
    name = _named(first(item, "provider")) or text_of(first(header, "sender"))
    guid, sent = global_guid(name, "newsml_g2", attribute(root, "guid")), text_of(first(header, "sent"))
    return Provider(
        name=name,
        guid=guid,
        local_id=_local_id(content) if guid else attribute(root, "guid"),
        version=attribute(root, "version"),
        slug=text_of(first(content, "slugline")),
        urgency=urgency_of(text_of(first(content, "urgency"))),
        category=unique(_code(each) for each in inside(content, "subject") if _is_own(each)),
        keywords=unique(text_of(each) for each in children(content, "keyword")),
        genre=_named(first(content, "genre")),
        headline=text_of(first(content, "headline")),
        byline=text_of(first(content, "by")) or _nitf_line(root, "byline"),
        authors=unique(_authors(content, name)),
        dateline=text_of(first(content, "dateline")) or _nitf_line(root, "dateline"),
        sent_at=aware_time(sent),
        times=tuple(_times(root, item, content, sent)),
        language=attribute(first(content, "language"), "tag") or attribute(root, "lang"),
        status=STATES.get(_tail(attribute(first(item, "pubstatus"), "qcode", "uri", "literal"))),
        signal=_signal(item),
        embargo=text_of(first(item, "embargoed")),
        editors_note=_editors_note(item),
        rights=_rights(root),
        stated=tuple(_stated(item, content)),
    )


def _part(root: etree._Element, name: str) -> etree._Element | None:
    return root if lower_name(root) == name else next(children(root, name), None)


def _tail(code: str | None) -> str:
    return re.split(r"[:/]", code or "")[-1].lower()


def _named(element: etree._Element | None) -> str | None:
    """The name of a party or code: its English or first name, its literal, the end of its code."""
    code = attribute(element, "qcode")
    return (
        text_of(first(element, "name"))
        or attribute(element, "literal")
        or (code.partition(":")[2] or code if code else None)
        or attribute(element, "uri")
        or (None if element is None or len(element) else text_of(element))
    )


def _code(element: etree._Element) -> str | None:
    return attribute(element, "qcode", "uri", "literal") or _code_of_main(element)


def _code_of_main(element: etree._Element) -> str | None:
    return attribute(first(element, "mainconcept"), "qcode", "uri")


def _is_own(subject: etree._Element) -> bool:
    parent = subject.getparent()
    return parent is not None and lower_name(parent) == "contentmeta"


def _local_id(content: etree._Element | None) -> str | None:
    """The first of an item's other ids, such as the number that a desk calls it by."""
    return next((text for each in children(content, "altid") if (text := text_of(each))), None)


def _nitf_line(root: etree._Element, name: str) -> str | None:
    return line_of(next((each for nitf in inside(root, "nitf") for each in inside(nitf, name)), None), name)


def _authors(content: etree._Element | None, provider: str | None) -> Iterator[str | None]:
    """Creators that are named as people: two words or more, none of which is of a company."""
    for creator in children(content, "creator"):
        name = text_of(first(creator, "name"))
        is_person = bool(name) and " " in (name or "") and not ORGANISATION_WORDS.search(name or "")
        if is_person and name != provider and "organisation" not in (attribute(creator, "type") or ""):
            yield name


def _times(
    root: etree._Element, item: etree._Element | None, content: etree._Element | None, sent: str | None
) -> Iterator[StatedTime]:
    first_created, version_created = text_of(first(item, "firstcreated")), text_of(first(item, "versioncreated"))
    is_first = attribute(root, "version") == "1" or first_created == version_created
    stated = (
        ("published" if is_first else "modified", "versionCreated", version_created),
        ("created", "firstCreated", first_created),
        ("created", "contentCreated", text_of(first(content, "contentcreated"))),
        ("modified", "contentModified", text_of(first(content, "contentmodified"))),
        ("embargo", "embargoed", text_of(first(item, "embargoed"))),
        ("sent", "sent", sent),
    )
    for kind, field, text in stated:
        if text:
            yield StatedTime(kind=kind, field=f"newsml-g2:{field}", text=text)


def _signal(item: etree._Element | None) -> str | None:
    stated = ((attribute(each, "qcode", "uri") or "").lower() for each in children(item, "signal"))
    found = {SIGNALS.get(code) or SIGNALS.get(f"sig:{_tail(code)}" if "signal" in code else "") for code in stated}
    return next((signal for signal in SEVERITY if signal in found), None)


def _editors_note(item: etree._Element | None) -> str | None:
    notes = []
    for note in children(item, "ednote"):
        text = text_of(note)
        if (
            text
            and not has_contact(text)
            and not is_private({str(key): str(value) for key, value in note.attrib.items()})
        ):
            notes.append(text)
    return " ".join(unique(notes)) or None


def _rights(root: etree._Element) -> str | None:
    rights = _part(root, "rightsinfo")
    return text_of(first(rights, "copyrightnotice")) or _named(first(rights, "copyrightholder"))


def _stated(item: etree._Element | None, content: etree._Element | None) -> Iterator[StatedField]:
    for part in (item, content):
        for element in children(part, *STATED_LINES):
            if text := _named(element) or text_of(element):
                yield StatedField(field=f"newsml-g2:{local_name(element)}", text=text)
