"""RBNews: the queue of the Danish agency Ritzau, one flat element for each story, its text as escaped HTML."""

from collections.abc import Iterator

from lxml import etree

from services.ingest.agency_xml.frame import Article, Judged, Kind, NoArticle, read_elements, retracts
from services.ingest.agency_xml.markup import loose_blocks
from services.ingest.agency_xml.stated import first, global_guid, inside, one_line, text_of, unique, urgency_of
from services.ingest.agency_xml.story import settle_story
from services.ingest.blocks import TextBlock
from services.ingest.reading import Member, Reading
from services.ingest.xml_records import xml_root
from shared.events import Provider, StatedField, StatedTime

WIRE_FORMAT = "rbnews"
SURE = 0.95
AGENCY = "ritzau"
FLAGS = (("annuleret", "kill"), ("korrektion", "correction"), ("infoflash", "flash"), ("nyversion", "update"))
"""Elements that are true or false, by the signal that a true one gives; the first counts."""
STATED = (
    "strapline",
    "subtitle",
    "town",
    "section",
    "format",
    "histid",
    "status",
    "contentshort",
    "serviceQueueId".lower(),
)


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file is of RBNews: its elements are named so."""
    root = xml_root(member)
    if root is None:
        return 0.0
    return SURE if root.name == "RBNews" or "<RBNews>" in root.behind or "<ListOfRBNews" in root.behind else 0.0


def read(member: Member) -> Reading:
    """Return the stories of a file, in order."""
    return read_elements(member, Kind(WIRE_FORMAT, "application/xml", ("RBNews",), judge_news))


def judge_news(root: etree._Element, _: etree._Element | None) -> Judged:
    """Judge one story."""
    if first(root, "newsid") is None and first(root, "content") is None:
        return NoArticle("channel", "the answer of the queue holds no story")
    provider = _provider(root)
    blocks = settle_story(_blocks(root))
    has_text = any(block.kind != "private_note" for block in blocks)
    if has_text or retracts(provider):
        return Article(blocks, provider)
    return NoArticle("metadata_only", "the story has neither headline nor text")


def _field(root: etree._Element, name: str) -> str | None:
    return text_of(first(root, name))


def _is_true(root: etree._Element, name: str) -> bool:
    return (_field(root, name) or "").lower() == "true"


def _blocks(root: etree._Element) -> Iterator[TextBlock]:
    for name, kind in (("headline", "headline"), ("subtitle", "subhead"), ("byline", "byline")):
        yield TextBlock(kind, _field(root, name) or "", f"RBNews/{name}")
    if town := _field(root, "town"):
        origin = _field(root, "origin")
        yield TextBlock("dateline", f"{town} {origin}" if origin else town, "RBNews/town")
    content = first(root, "content")
    if content is not None:
        yield from loose_blocks(content.text or "", "RBNews/content", keeps_lines=False)
    for name in ("bylineemail", "bylinephone"):
        yield TextBlock("private_note", _field(root, name) or "", f"RBNews/{name}")
    note = first(root, "tilredaktionen")
    for block in loose_blocks(
        (note.text if note is not None else None) or "", "RBNews/TilRedaktionen", keeps_lines=False
    ):
        yield TextBlock("private_note", block.text, block.path)


def _provider(root: etree._Element) -> Provider:
    published, news_id = _field(root, "publishdate"), _field(root, "newsid")
    signal = next((signal for name, signal in FLAGS if _is_true(root, name)), None)
    guid = global_guid(AGENCY, WIRE_FORMAT, news_id)
    byline = _field(root, "byline")
    return Provider(
        name=AGENCY,
        guid=guid,
        local_id=_field(root, "histid") or (None if guid else news_id),
        version=_field(root, "version"),
        slug=_field(root, "strapline"),
        urgency=urgency_of(_field(root, "priority")),
        category=unique([_field(root, "section"), *(text_of(each) for each in inside(first(root, "iptclist"), "int"))]),
        keywords=unique(text_of(each) for each in inside(first(root, "subjectkeyword"), "string")),
        genre=_field(root, "format"),
        headline=_field(root, "headline"),
        byline=byline,
        authors=unique([byline]),
        dateline=_field(root, "town"),
        times=(StatedTime(kind="published", field="rbnews:PublishDate", text=published),) if published else (),
        status="canceled" if signal == "kill" else None,
        signal=signal,
        stated=tuple(_stated(root)),
    )


def _stated(root: etree._Element) -> Iterator[StatedField]:
    for name in (*STATED, "origin"):
        if text := one_line(_field(root, name)):
            yield StatedField(field=f"rbnews:{name}", text=text)
