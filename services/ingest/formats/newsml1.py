"""NewsML 1: news items whose components hold text, pictures and their captions, in one envelope."""

from lxml import etree

from services.ingest.agency_xml.frame import Article, Judged, Kind, NoArticle, read_elements, retracts
from services.ingest.agency_xml.newsml1_facts import newsml1_provider
from services.ingest.agency_xml.newsml1_text import component_blocks, media_types
from services.ingest.agency_xml.nitf_text import stray_blocks
from services.ingest.agency_xml.stated import attribute, first, inside
from services.ingest.agency_xml.story import RUNNING_KINDS, settle_story
from services.ingest.reading import Member, Reading
from services.ingest.xml_records import local_name, xml_root
from shared.events import Warned

WIRE_FORMAT = "newsml1"
SURE = 0.95
PARTS = ("NewsIdentifier", "NewsManagement", "NewsComponent", "NewsLines")
"""What a news item without its envelope is known by: others use its name too."""
TEXT_KINDS = RUNNING_KINDS | {"table", "summary"}
MEDIA_REASONS = (
    ("photo", "picture"),
    ("picture", "picture"),
    ("image", "picture"),
    ("graphic", "graphic"),
    ("logo", "graphic"),
    ("video", "video"),
    ("animation", "video"),
    ("audio", "audio"),
)
"""Media types, by what an item of nothing but them is; of several the first counts."""


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file is NewsML 1: its root element."""
    root = xml_root(member)
    if root is None or root.name not in {"NewsML", "NewsItem"}:
        return 0.0
    return SURE if root.name == "NewsML" or any(f"<{part}" in root.behind for part in PARTS) else 0.0


def read(member: Member) -> Reading:
    """Return the news items of a file, in order."""
    return read_elements(member, Kind(WIRE_FORMAT, "text/vnd.iptc.newsml", ("NewsItem",), judge_item))


def judge_item(root: etree._Element, envelope: etree._Element | None) -> Judged:
    """Judge one news item."""
    if local_name(root) == "NewsML":
        reason = "concept" if next(inside(root, "topicset", "catalog"), None) is not None else "metadata_only"
        return NoArticle(reason, "the file holds no news item")
    provider = newsml1_provider(root, envelope)
    blocks = settle_story(component_blocks(root))
    if not any(block.kind in TEXT_KINDS for block in blocks) and next(inside(root, "contentitem"), None) is None:
        blocks = settle_story([*blocks, *stray_blocks(root, "NewsItem")])
    kinds = {block.kind for block in blocks}
    if kinds & TEXT_KINDS or retracts(provider):
        return Article(blocks, provider, _warnings(root))
    media = media_types(root)
    media_reason = next((reason for name, reason in MEDIA_REASONS if name in media), None)
    if media_reason:
        return NoArticle(media_reason, "the item holds media and no text beside their captions")
    if next(inside(root, "newsitemref"), None) is not None:
        return NoArticle("package", "the item refers to others and has no text of its own")
    if "headline" in kinds and next(inside(root, "contentitem"), None) is not None:
        return Article(blocks, provider, _warnings(root))
    return NoArticle("metadata_only", "the item states facts about an article but has no text")


def _warnings(root: etree._Element) -> tuple[Warned, ...]:
    parts = (("Identification", "NewsIdentifier"), ("NewsManagement",), ("NewsComponent",))
    missing = ["/".join(path) for path in parts if first(root, *(name.lower() for name in path)) is None]
    if attribute(first(root, "newsmanagement", "status"), "formalname") is None and "NewsManagement" not in missing:
        missing.append("NewsManagement/Status")
    return (Warned(code="schema_invalid", detail=f"missing: {', '.join(missing)}"),) if missing else ()
