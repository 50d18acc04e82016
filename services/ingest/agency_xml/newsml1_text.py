"""The text of a NewsML 1 item: its lines, and of its components what is text, caption or contact."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from services.ingest.agency_xml.markup import loose_blocks, markup_blocks
from services.ingest.agency_xml.nitf_text import nitf_blocks
from services.ingest.agency_xml.stated import attribute, children, first, inside, text_of
from services.ingest.blocks import TextBlock
from services.ingest.xml_records import local_name, lower_name

ROLE_KINDS = {
    "caption": "caption",
    "headline": "headline",
    "title": "headline",
    "subheadline": "subhead",
    "subtitle": "subhead",
    "contact": "private_note",
    "summary": "summary",
    "abstract": "summary",
    "byline": "byline",
    "note": "note",
    "editorsnote": "private_note",
}
"""What the text of a component is, by its role in lower case; of any other role it is the story."""
UNREAD_ROLES = frozenset({"stylesheet", "logo", "thumbnail", "quicklook", "metadata"})
MEDIA_ROLES = frozenset({"photo", "video", "picture", "image", "graphic", "multimedia"})
LINES = {
    "headline": "headline",
    "subheadline": "subhead",
    "byline": "byline",
    "dateline": "dateline",
    "creditline": "credit",
}
_UNREAD_TYPES = re.compile(r"(?i)css|jpe?g|gif|png|image/|video/|audio/|mpeg|binary|base64|pdf")
_PLAIN = re.compile(r"(?i)plain|ascii|^text$|iptc7901|anpa")


def component_blocks(root: etree._Element) -> Iterator[TextBlock]:
    """Yield the blocks of an item's components, in order."""
    stack = list(children(root, "newscomponent"))[::-1]
    while stack:
        component = stack.pop()
        role = _role(component)
        if role in UNREAD_ROLES:
            continue
        yield from _line_blocks(component)
        for item in children(component, "contentitem"):
            yield from _content_blocks(item, role)
        inner = list(children(component, "newscomponent"))
        if (attribute(component, "equivalentslist") or "").lower() == "yes":
            inner = inner[:1]
        stack += inner[::-1]


def media_types(root: etree._Element) -> frozenset[str]:
    """Return the media types and roles that an item's components state, in lower case."""
    stated = {attribute(each, "formalname") for each in inside(root, "mediatype", "role", "newsitemtype")}
    return frozenset(value.lower() for value in stated if value)


def _role(component: etree._Element) -> str:
    return (attribute(first(component, "role"), "formalname") or "").lower().replace(" ", "")


def _line_blocks(component: etree._Element) -> Iterator[TextBlock]:
    """The lines of a component; of a picture the headline is its caption."""
    lines = first(component, "newslines")
    for line in sorted(children(lines, *LINES), key=lambda each: list(LINES).index(lower_name(each))):
        name = lower_name(line)
        text = text_of(line)
        if not text:
            continue
        if is_media(component):
            if name != "dateline":
                yield TextBlock(
                    "credit" if name in {"byline", "creditline"} else "caption", text, f"NewsLines/{local_name(line)}"
                )
        elif name != "creditline":
            yield TextBlock(LINES[name], text, f"NewsLines/{local_name(line)}")


def is_media(component: etree._Element) -> bool:
    """Say whether a component is of a picture or the like: by its role, or because its own content is nothing else."""
    if _role(component) in MEDIA_ROLES:
        return True
    stated = (each for item in children(component, "contentitem") for each in children(item, "mediatype"))
    types = [(attribute(each, "formalname") or "").lower() for each in stated]
    return bool(types) and all(kind in MEDIA_ROLES for kind in types)


def _content_blocks(item: etree._Element, role: str) -> Iterator[TextBlock]:
    form = " ".join(attribute(first(item, name), "formalname") or "" for name in ("format", "mimetype"))
    kind = ROLE_KINDS.get(role, "caption" if role in MEDIA_ROLES else "paragraph")
    if _UNREAD_TYPES.search(form) or (attribute(first(item, "mediatype"), "formalname") or "").lower() in MEDIA_ROLES:
        return
    content = next(inside(item, "datacontent"), None)
    if content is None:
        return
    inner = [child for child in content if isinstance(child.tag, str)]
    path = f"{role or 'ContentItem'}/DataContent"
    if any(lower_name(child) == "nitf" for child in inner):
        yield from nitf_blocks(content, f"{path}/nitf")
    elif inner:
        for block in markup_blocks(content, path):
            yield block if kind == "paragraph" else replace(block, kind=kind)
    else:
        keeps = _PLAIN.search(form) is not None
        for block in loose_blocks(content.text or "", path, keeps_lines=keeps):
            yield block if kind == "paragraph" else replace(block, kind=kind)
