"""XML of no declared standard: records are told by the usual names of their fields; what has none is refused."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from services.ingest.agency_xml.frame import Article, Judged, Kind, NoArticle, read_elements, root_start
from services.ingest.agency_xml.markup import loose_blocks, markup_blocks
from services.ingest.agency_xml.stated import global_guid, inside, text_of, unique
from services.ingest.agency_xml.story import settle_story
from services.ingest.agency_xml.vendor_fields import (
    FIELD_KINDS,
    FOREIGN_ROOTS,
    HTML_NAMES,
    ID_NAMES,
    KEYWORD_NAMES,
    LANGUAGE_NAMES,
    NO_ARTICLES,
    SLUG_NAMES,
    TEXT_NAMES,
    TIME_NAMES,
)
from services.ingest.blocks import TextBlock
from services.ingest.reading import Member, Reading
from services.ingest.xml_records import decode_xml, local_name, lower_name, parse_record, xml_root
from shared.events import Provider, StatedTime

WIRE_FORMAT = "xml"
UNSURE = 0.3
"""Surer than plain text, less than everybody who knows the format."""
MIN_TEXT_CHARS = 200
"""A text field as long as this makes a record also without a headline beside it."""
PROSE_WORDS = 8
"""A field of so many words was written to be read."""
TAIL_BYTES = 400


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file is XML that nobody else knows: declared, or closed by its root."""
    root = xml_root(member)
    if root is None or root.name.lower() in FOREIGN_ROOTS | HTML_NAMES:
        return 0.0
    is_declared = member.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:5] == b"<?xml"
    end = re.search(rb"</(?:[\w.-]{1,40}:)?([\w.-]{1,80})\s*>\s*$", member.payload[-TAIL_BYTES:])
    is_closed = end is not None and end.group(1) == root.name.encode("utf-8")
    return UNSURE if is_declared or is_closed else 0.0


def read(member: Member) -> Reading:
    """Return the records of a file: the elements that hold a text field, whatever they are called."""
    name = _record_name(member)
    return read_elements(member, Kind(WIRE_FORMAT, "application/xml", (name,) if name else (), judge_record))


def judge_record(root: etree._Element, _: etree._Element | None) -> Judged:
    """Judge one record, or a whole file that holds none."""
    name = lower_name(root)
    if name in NO_ARTICLES:
        return NoArticle("not_an_article", NO_ARTICLES[name])
    if _is_record(root):
        return Article(settle_story(_blocks(root)), _provider(root))
    if any(len((text_of(leaf) or "").split()) >= PROSE_WORDS for leaf in _leaves(root)):
        return NoArticle("unsupported_format", f"XML of a kind that Copydesk does not know, root {name[:40]}")
    repeats = Counter(local_name(child) for child in root).most_common(1)
    is_list = bool(repeats) and repeats[0][1] > 1
    return NoArticle("channel" if is_list else "metadata_only", "the file lists ids and facts, and has no text to read")


def _record_name(member: Member) -> str | None:
    """The name of the elements that hold a text field, by far the most frequent one."""
    text = decode_xml(member)[0].text
    root = parse_record(text[root_start(text) :]).root
    if root is None or lower_name(root) in NO_ARTICLES:
        return None
    names = Counter(local_name(each) for each in root.iter(etree.Element) if _is_record(each))
    return names.most_common(1)[0][0] if names else None


def _fields(record: etree._Element) -> Iterator[etree._Element]:
    return (child for child in record if isinstance(child.tag, str))


def _is_record(element: etree._Element) -> bool:
    texts = [child for child in _fields(element) if _name(child) in TEXT_NAMES and text_of(child)]
    has_headline = any(FIELD_KINDS.get(_name(child)) == "headline" and text_of(child) for child in _fields(element))
    return bool(texts) and (has_headline or any(len(text_of(child) or "") >= MIN_TEXT_CHARS for child in texts))


def _name(element: etree._Element) -> str:
    return lower_name(element).replace("_", "").replace("-", "")


def _leaves(root: etree._Element) -> Iterator[etree._Element]:
    return (each for each in root.iter(etree.Element) if not len(each))


def _blocks(record: etree._Element) -> Iterator[TextBlock]:
    for child in _fields(record):
        kind, path = FIELD_KINDS.get(_name(child)), f"{local_name(record)}/{local_name(child)}"
        if _name(child) in TEXT_NAMES:
            yield from (
                markup_blocks(child, path) if len(child) else loose_blocks(child.text or "", path, keeps_lines=True)
            )
        elif kind:
            yield TextBlock(kind, text_of(child) or "", path)


def _provider(record: etree._Element) -> Provider:
    values = {_name(child): text_of(child) for child in _fields(record)}
    stated_id = next((values[name] for name in ID_NAMES if values.get(name)), None)
    guid = global_guid(None, WIRE_FORMAT, stated_id)
    times = ((TIME_NAMES[name], name, text) for name, text in values.items() if name in TIME_NAMES and text)
    return Provider(
        guid=guid,
        local_id=None if guid else stated_id,
        slug=next((values[name] for name in SLUG_NAMES if values.get(name)), None),
        byline=next((text for name, text in values.items() if FIELD_KINDS.get(name) == "byline" and text), None),
        dateline=next((text for name, text in values.items() if FIELD_KINDS.get(name) == "dateline" and text), None),
        keywords=unique(text_of(each) for each in inside(record, *KEYWORD_NAMES) if not len(each)),
        language=next((values[name] for name in LANGUAGE_NAMES if values.get(name)), None),
        times=tuple(StatedTime(kind=kind, field=f"xml:{name}", text=text) for kind, name, text in times),
    )
