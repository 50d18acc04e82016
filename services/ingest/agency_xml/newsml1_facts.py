"""NewsML 1 facts: what an item and its envelope state of the article."""

from collections.abc import Iterator

from lxml import etree

from services.ingest.agency_xml.markup import line_of
from services.ingest.agency_xml.newsml1_text import is_media
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
from shared.events import Provider, StatedField, StatedTime

STATES = {
    "usable": "usable",
    "embargoed": "usable",
    "withheld": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
    "killed": "canceled",
}
SIGNALS = {
    "kill": "kill",
    "delete": "kill",
    "correction": "correction",
    "rectify": "correction",
    "update": "update",
    "advisory": "advisory",
    "flash": "flash",
    "alert": "flash",
}
SUBJECTS = ("subject", "subjectmatter", "subjectdetail", "subjectqualifier")
KEYWORD_ENDS = ("keyword", "keywords")
"""Keywords are properties; agencies name them ``Keyword`` or by kind, as in ``BWIndustryKeywords``."""


def newsml1_provider(root: etree._Element, envelope: etree._Element | None) -> Provider:
    """Return what an item states, and what only its envelope says."""
    manage = first(root, "newsmanagement")
    identifier = first(root, "identification", "newsidentifier")
    sender, item_id = text_of(first(identifier, "providerid")), _item_id(identifier)
    guid = global_guid(sender, "newsml1", item_id)
    sent = text_of(next(inside(envelope, "dateandtime"), None))
    state = _formal(first(manage, "status")).lower()
    return Provider(
        name=_party(root, "provider") or sender,
        guid=guid,
        local_id=text_of(first(identifier, "newsitemid")),
        version=text_of(first(identifier, "revisionid")),
        slug=_line(root, "slugline") or text_of(first(root, "identification", "namelabel")),
        urgency=urgency_of(_formal(first(manage, "urgency")))
        or urgency_of(_formal(next(inside(envelope, "priority"), None))),
        category=unique(_formal(each) for each in inside(root, *SUBJECTS) if _formal(each)),
        keywords=unique(_keywords(root)),
        genre=_formal(next(inside(root, "genre"), None)) or None,
        headline=_line(root, "headline"),
        byline=_line(root, "byline") or line_of(next(_nitf_lines(root, "byline"), None), "byline"),
        dateline=_line(root, "dateline"),
        sent_at=aware_time(sent),
        times=tuple(_times(manage, identifier, sent)),
        language=_formal(next(inside(root, "language"), None)) or attribute(root, "lang"),
        status=STATES.get(state),
        signal=_signal(root, manage),
        embargo=_embargo(manage, state),
        rights=_line(root, "copyrightline"),
        stated=tuple(_stated(root)),
    )


def _formal(element: etree._Element | None) -> str:
    return attribute(element, "formalname") or ""


def _item_id(identifier: etree._Element | None) -> str | None:
    """The public identifier without its revision, which is the version."""
    parts = [text_of(first(identifier, name)) for name in ("providerid", "dateid", "newsitemid")]
    if all(parts):
        return "urn:newsml:" + ":".join(part for part in parts if part)
    return text_of(first(identifier, "publicidentifier"))


def _line(root: etree._Element, name: str) -> str | None:
    """The first line of a name; those of pictures are not the story's."""
    components = (component for component in inside(root, "newscomponent") if not is_media(component))
    lines = (line for each in components for part in children(each, "newslines") for line in children(part, name))
    return next((text for line in lines if (text := text_of(line))), None)


def _nitf_lines(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """The lines of a name in the NITF that an item carries."""
    return (line for nitf in inside(root, "nitf") for line in inside(nitf, name))


def _party(root: etree._Element, name: str) -> str | None:
    return next(
        (_formal(party) for each in inside(root, name) for party in children(each, "party") if _formal(party)), None
    )


def _keywords(root: etree._Element) -> Iterator[str | None]:
    for each in inside(root, "property"):
        if _formal(each).lower().endswith(KEYWORD_ENDS):
            yield attribute(each, "value")
    for each in inside(root, "keywordline"):
        yield text_of(each)


def _times(manage: etree._Element | None, identifier: etree._Element | None, sent: str | None) -> Iterator[StatedTime]:
    created, revised = text_of(first(manage, "firstcreated")), text_of(first(manage, "thisrevisioncreated"))
    is_first = created == revised or text_of(first(identifier, "revisionid")) == "1"
    stated = (
        ("published" if is_first else "modified", "ThisRevisionCreated", revised),
        ("created", "FirstCreated", created),
        ("sent", "DateAndTime", sent),
        ("embargo", "StatusWillChange", _change(manage)),
    )
    for kind, field, text in stated:
        if text:
            yield StatedTime(kind=kind, field=f"newsml1:{field}", text=text)


def _change(manage: etree._Element | None) -> str | None:
    return text_of(first(manage, "statuswillchange", "dateandtime"))


def _embargo(manage: etree._Element | None, state: str) -> str | None:
    future = _formal(first(manage, "statuswillchange", "futurestatus")).lower()
    is_release = future == "usable" and state != "usable"
    return (_change(manage) if is_release or state == "embargoed" else None) or (
        state if state == "embargoed" else None
    )


def _signal(root: etree._Element, manage: etree._Element | None) -> str | None:
    stated = [_formal(each).lower() for each in children(manage, "instruction")]
    stated += [_formal(each).lower() for each in children(manage, "newsitemtype")]
    revision = attribute(first(root, "identification", "newsidentifier", "revisionid"), "update")
    return next((SIGNALS[each] for each in stated if each in SIGNALS), "update" if revision in {"U", "A"} else None)


def _stated(root: etree._Element) -> Iterator[StatedField]:
    for name in ("creditline", "keywordline", "dateline", "usagetype", "comment"):
        for each in inside(root, name):
            if text := text_of(each):
                yield StatedField(field=f"newsml1:{name}", text=text)
    for each in inside(root, "property"):
        value = attribute(each, "value")
        if value and _formal(each) and not _formal(each).lower().endswith(KEYWORD_ENDS):
            yield StatedField(field=f"newsml1:{_formal(each)}", text=value)
    for each in inside(root, "ofinterestto"):
        if _formal(each):
            yield StatedField(field="newsml1:OfInterestTo", text=_formal(each))
