"""The text of an NITF document, wherever it is embedded."""

from collections.abc import Iterator

from lxml import etree

from services.ingest.agency_xml.markup import markup_blocks
from services.ingest.agency_xml.stated import first, inside, text_of
from services.ingest.agency_xml.story import settle_story
from services.ingest.blocks import TextBlock
from services.ingest.xml_records import lower_name, parse_record

STRAY_NAMES = ("nitf", "html", "body", "body.content", "datacontent")
"""Elements that hold nothing but the text of a story, wherever they stand."""


def nitf_blocks(root: etree._Element, path: str = "nitf") -> Iterator[TextBlock]:
    """Yield the text blocks of an NITF document or of a part of one, as they stand in it."""
    has_headline = any(text_of(each) for each in inside(root, "hl1"))
    title = text_of(first(root, "head", "title"))
    if title and not has_headline:
        yield TextBlock("headline", title, f"{path}/head/title")
    yield from markup_blocks(root, path)


def stray_blocks(root: etree._Element, path: str) -> Iterator[TextBlock]:
    """Yield the blocks of the first text in an item that stands where its format has no place for it."""
    stray = next(inside(root, *STRAY_NAMES), None)
    if stray is not None:
        yield from nitf_blocks(stray, f"{path}/{lower_name(stray)}")


def nitf_text_blocks(document: str, path: str) -> list[TextBlock]:
    """Return the text blocks of an NITF document given as text, as JSON formats carry it; empty where it is none."""
    start = document.find("<nitf")
    root = parse_record(document[start:] if start >= 0 else document).root
    return [] if root is None else settle_story(nitf_blocks(root, path))
