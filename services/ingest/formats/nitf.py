"""NITF: one article as marked-up text, with its metadata in the head; also inside NewsML and JSON."""

from collections.abc import Iterator

from lxml import etree

from services.ingest.agency_xml.frame import Article, Judged, Kind, NoArticle, read_elements, retracts
from services.ingest.agency_xml.nitf_facts import nitf_provider, nitf_warnings
from services.ingest.agency_xml.nitf_text import nitf_blocks
from services.ingest.agency_xml.stated import attribute, inside, text_of
from services.ingest.agency_xml.story import RUNNING_KINDS, settle_story
from services.ingest.blocks import TextBlock
from services.ingest.reading import Member, Reading
from services.ingest.xml_records import xml_root

WIRE_FORMAT = "nitf"
SURE = 0.95
WRAPPED = 0.9
TEXT_KINDS = RUNNING_KINDS | {"table", "summary"}
MEDIA_REASONS = {"image": "picture", "photo": "picture", "video": "video", "audio": "audio", "graphic": "graphic"}
_NOT_OURS = frozenset({"newsml", "newsmessage", "newsitem", "packageitem", "html", "rss", "feed", "svg"})


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file is NITF: its root, or what a mere list around it holds."""
    root = xml_root(member)
    if root is None:
        return 0.0
    if root.name.lower() == "nitf":
        return SURE
    is_wrapped = root.name.lower() not in _NOT_OURS and ("<nitf>" in root.behind or "<nitf " in root.behind)
    return WRAPPED if is_wrapped else 0.0


def read(member: Member) -> Reading:
    """Return the articles of a file of NITF documents."""
    return read_elements(member, Kind(WIRE_FORMAT, "application/nitf+xml", ("nitf",), judge_nitf))


def judge_nitf(root: etree._Element, _: etree._Element | None) -> Judged:
    """Judge one NITF document."""
    provider = nitf_provider(root)
    blocks = settle_story([*nitf_blocks(root), *_messages(root)])
    kinds = {block.kind for block in blocks}
    if kinds & TEXT_KINDS or "headline" in kinds or retracts(provider):
        media = _only_media(root) if not kinds & TEXT_KINDS and not retracts(provider) else None
        return media or Article(blocks, provider, nitf_warnings(root))
    return _only_media(root) or NoArticle("metadata_only", "the document states facts about an article but has no text")


def _messages(root: etree._Element) -> Iterator[TextBlock]:
    """The messages to editors of the head, which NITF does not mean for publication."""
    for message in inside(root, "ed-msg"):
        text = attribute(message, "info") or text_of(message)
        if text:
            yield TextBlock("private_note", text, "nitf/head/docdata/ed-msg")


def _only_media(root: etree._Element) -> NoArticle | None:
    types = [attribute(media, "media-type") or "" for media in inside(root, "media")]
    references = list(inside(root, "media-reference"))
    if not references:
        return None
    reason = next((MEDIA_REASONS[kind.lower()] for kind in types if kind.lower() in MEDIA_REASONS), "picture")
    return NoArticle(reason, "the document holds media and no text beside their captions")
