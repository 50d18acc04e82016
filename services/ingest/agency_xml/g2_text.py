"""The text of a NewsML-G2 item: its content in NITF, XHTML or plain, and the lines of its metadata that are read."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from services.ingest.agency_xml.markup import is_private, loose_blocks, markup_blocks
from services.ingest.agency_xml.nitf_text import nitf_blocks, stray_blocks
from services.ingest.agency_xml.stated import attribute, inside, text_of
from services.ingest.agency_xml.story import hide_contacts, settle_story
from services.ingest.blocks import TextBlock
from services.ingest.xml_records import local_name, lower_name

SUMMARY_ROLES = re.compile(r"(?i)summary|abstract|teaser|lead|standfirst")
_PLAIN = re.compile(r"(?i)^\s*text/plain")
_FOREIGN = frozenset({"sports-content", "events", "schedule", "concept", "newscoverageset"})
"""Data of other standards inside an item: no running text."""


def story_blocks(root: etree._Element, content: Sequence[TextBlock]) -> list[TextBlock]:
    """Return an item's blocks in reading order: the lines above the text, the text, the notes."""
    given = [*_lines(root), *content, *_notes(root)]
    return list(hide_contacts(settle_story(given)))


def content_blocks(root: etree._Element) -> list[TextBlock]:
    """Return the blocks of an item's own content."""
    inline = list(inside(root, "inlinexml", "inlinedata"))
    if not inline:
        return list(stray_blocks(root, lower_name(root)))
    return [block for each in inline for block in _inline_blocks(each)]


def is_elsewhere(root: etree._Element) -> bool:
    """Say whether the content is only referred to."""
    has_inline = next(inside(root, "inlinexml", "inlinedata"), None) is not None
    return not has_inline and next(inside(root, "remotecontent"), None) is not None


def _inline_blocks(inline: etree._Element) -> Iterator[TextBlock]:
    name = local_name(inline)
    inner = [child for child in inline if isinstance(child.tag, str)]
    if any(lower_name(child) in _FOREIGN for child in inner):
        return
    if not inner:
        is_plain = _PLAIN.match(attribute(inline, "contenttype") or "") is not None
        yield from loose_blocks(inline.text or "", f"contentSet/{name}", keeps_lines=is_plain)
    elif any(lower_name(child) == "nitf" for child in inner):
        yield from nitf_blocks(inner[0], f"contentSet/{name}/nitf")
    else:
        yield from markup_blocks(inline, f"contentSet/{name}")


def _lines(root: etree._Element) -> Iterator[TextBlock]:
    """The lines above the text; one that comes again in another language is stated, not read."""
    spoken: dict[str, str | None] = {}
    for name, kind in (
        ("headline", "headline"),
        ("by", "byline"),
        ("description", "summary"),
        ("dateline", "dateline"),
    ):
        for element in inside(_meta(root, "contentmeta"), name):
            text, language = text_of(element), attribute(element, "lang")
            if text and _is_line(element, name):
                is_translated = spoken.setdefault(name, language) != language
                yield TextBlock("header" if is_translated else kind, text, f"contentMeta/{name}")


def _is_line(element: etree._Element, name: str) -> bool:
    """Captions and alternative texts of items that are text repeat the slug: they are stated, not read."""
    role = attribute(element, "role")
    return name != "description" or role is None or SUMMARY_ROLES.search(role) is not None


def _notes(root: etree._Element) -> Iterator[TextBlock]:
    for note in inside(_meta(root, "itemmeta"), "ednote"):
        kind = "private_note" if is_private({str(key): str(value) for key, value in note.attrib.items()}) else "note"
        yield from markup_blocks(note, "itemMeta/edNote", kind)


def _meta(root: etree._Element, name: str) -> etree._Element | None:
    return root if lower_name(root) == name else next(inside(root, name), None)
