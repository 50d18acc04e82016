"""NewsML-G2: news items, alone or many in one message; packages, concepts and plans are no articles."""

import re

from lxml import etree

from services.ingest.agency_xml.frame import Article, Judged, Kind, NoArticle, read_elements, retracts
from services.ingest.agency_xml.g2_facts import g2_provider
from services.ingest.agency_xml.g2_text import content_blocks, is_elsewhere, story_blocks
from services.ingest.agency_xml.stated import attribute, first, inside
from services.ingest.agency_xml.story import RUNNING_KINDS
from services.ingest.reading import Member, Reading
from services.ingest.xml_records import local_name, lower_name, xml_root
from shared.events import Warned

WIRE_FORMAT = "newsml_g2"
MEDIA_TYPE = "application/vnd.iptc.g2.newsitem+xml"
SURE = 0.95
NAMESPACE = "iptc.org/std/nar"
ITEMS = ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
FRAGMENTS = frozenset({"contentSet", "contentMeta", "groupSet", "itemMeta", "itemSet"})
"""Parts of an item that somebody cut out."""
_PARTS = re.compile(
    r"<(?:[\w.-]{1,40}:)?(?:itemMeta|contentMeta|contentSet|itemSet|itemClass|inlineXML|inlineData|itemRef)[\s/>]"
)
_COMMON = frozenset({"newsItem", "contentSet", "groupSet", "catalogItem"})
"""Names that others use too: such a root alone says nothing."""
_ROOTS = frozenset({"newsMessage", *ITEMS, *FRAGMENTS})
ITEM_REASONS = {
    "packageitem": ("package", "a package lists other items"),
    "planningitem": ("calendar", "a planning item announces coverage"),
    "conceptitem": ("concept", "a concept item describes a person, place or subject"),
    "knowledgeitem": ("concept", "a knowledge item holds a list of concepts"),
    "catalogitem": ("concept", "a catalog item lists vocabularies"),
    "groupset": ("package", "the groups of a package list other items"),
}
CLASS_REASONS = {
    "picture": "picture",
    "photo": "picture",
    "image": "picture",
    "graphic": "graphic",
    "video": "video",
    "animated": "video",
    "animation": "video",
    "audio": "audio",
}
TEXT_KINDS = RUNNING_KINDS | {"table"}


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file is NewsML-G2: its root element."""
    root = xml_root(member)
    if root is None:
        return 0.0
    if root.name not in _ROOTS:
        return SURE if NAMESPACE in root.attributes and root.name == "catalog" else 0.0
    is_named = NAMESPACE in root.attributes or "NewsML-G2" in root.attributes
    return SURE if is_named or _PARTS.search(root.behind) or root.name in _ROOTS - _COMMON else 0.0


def read(member: Member) -> Reading:
    """Return the items of a file, in order."""
    return read_elements(member, Kind(WIRE_FORMAT, MEDIA_TYPE, ITEMS, judge_item))


def judge_item(root: etree._Element, envelope: etree._Element | None) -> Judged:
    """Judge one item of any class."""
    name = lower_name(root)
    if name in ITEM_REASONS:
        reason, detail = ITEM_REASONS[name]
        is_event = next(inside(root, "eventdetails"), None) is not None
        return (
            NoArticle("calendar", "the concepts are events")
            if reason == "concept" and is_event
            else NoArticle(reason, detail)
        )
    item_class = _item_class(root)
    if item_class in CLASS_REASONS:
        return NoArticle(CLASS_REASONS[item_class], f"the item class is {item_class}")
    return _judge_text(root, envelope, item_class)


def _judge_text(root: etree._Element, envelope: etree._Element | None, item_class: str) -> Judged:
    provider = g2_provider(root, envelope)
    content = content_blocks(root)
    blocks = story_blocks(root, content)
    has_text = any(block.kind in TEXT_KINDS for block in content)
    if has_text or retracts(provider):
        return Article(blocks, provider, _warnings(root))
    if next(inside(root, "events", "event"), None) is not None:
        return NoArticle("calendar", "the item holds a set of events")
    if item_class == "composite":
        return NoArticle("package", "the item is composed of others and has no text of its own")
    has_content = next(inside(root, "contentset"), None) is not None and not is_elsewhere(root)
    if has_content and any(block.kind == "headline" for block in blocks):
        return Article(blocks, provider, _warnings(root))
    return NoArticle("metadata_only", "the item states facts about an article but has no text")


def _item_class(root: etree._Element) -> str:
    stated = first(root, "itemMeta".lower(), "itemclass")
    code = attribute(stated, "qcode", "uri", "literal") or ""
    return code.replace("/", ":").rsplit(":", 1)[-1].lower()


def _warnings(root: etree._Element) -> tuple[Warned, ...]:
    name = local_name(root)
    if name in FRAGMENTS:
        return (Warned(code="schema_invalid", detail=f"the file is a part of an item: {name}"),)
    missing = [each for each in ("itemMeta", "contentSet") if first(root, each.lower()) is None]
    if attribute(root, "guid") is None:
        missing.append("guid")
    return (Warned(code="schema_invalid", detail=f"missing: {', '.join(missing)}"),) if missing else ()
