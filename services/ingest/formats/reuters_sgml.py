"""Reuters SGML: the collection of the 1987 newswire, a story per REUTERS element, with the wire's header in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from services.ingest.anpa_headers import AnpaHeader, header_fields, parse_header
from services.ingest.blocks import TextBlock, join_blocks
from services.ingest.encoding import decode
from services.ingest.reading import SAMPLE_BYTES, Broken, Found, Member, Reading, Record, Skipped
from services.ingest.sgml import inner_text, list_items, unescape
from services.ingest.wire_frames import choose_encoding, settle_frames
from services.ingest.wire_paragraphs import is_closing_line, paragraph_blocks, titled_blocks
from shared.events import Provider, StatedField, StatedTime, Take, Warned
from shared.text.end_marks import is_end_mark
from shared.text.signals import find_signals, find_slug_signals, weightiest
from shared.text.slugs import Slug, parse_slug

WIRE_FORMAT = "reuters_sgml"
MEDIA_TYPE = "text/sgml"
PROVIDER_NAME = "Reuters"
SURE = 0.97

_OPEN = re.compile(rb"(?i)<REUTERS(?:\s[^<>]{0,600})?>")
_OPEN_TAG = re.compile(r"(?i)<REUTERS(?:\s[^<>]{0,600})?>")
_STORY = re.compile(
    rb"(?im)^[ \t]{0,20}<REUTERS(?:\s{1,20}[a-z]{1,20}\s?=\s?[\"'][^\"'<>]{0,80}[\"']){0,12}\s{0,20}>[ \t]{0,20}\r?$"
)
_LEADING = b"\xef\xbb\xbf \t\r\n"
_CLOSE = re.compile(rb"(?i)</REUTERS\s*>")
_INNER = re.compile(rb"(?i)<(?:TEXT|TITLE|BODY|UNKNOWN|DATELINE)[\s>]")
_ATTRIBUTE = re.compile(r"([A-Za-z]{1,20})\s?=\s?\"([^\"<>]{0,80})\"")
_TEXT = re.compile(r"(?i)<TEXT(?P<attributes>[^<>]{0,200})>")
_TEXT_END = re.compile(r"(?i)</TEXT\s*>|</REUTERS\s*>")
_PIECE = re.compile(r"(?i)<(?P<close>/?)(?P<name>TITLE|AUTHOR|DATELINE|BODY)\s*>")
_CODE_LISTS = ("PLACES", "PEOPLE", "ORGS", "EXCHANGES", "COMPANIES")
_PLACEHOLDER = re.compile(r"(?i)\s*(?:blah[ .]*){1,6}\s*")
_STARS = re.compile(r"\s*(?P<stars>\*{2,})\s*")
# A dateline that reaches into the first sentence: all that follows the dash behind its day belongs to the body.
_DATELINE_END = re.compile(r"(?s)\s*.{2,80}?\d{1,2},?\s*(?:,\s*Reuters?\s*)?-{1,2}(?=\s)")
_MORE = re.compile(r"(?i)\s*\(?more\)?\W*$")
_MAX_MORE_CHARS = 12


def detect(member: Member) -> float:
    """Return how sure we are, 0 to 1, that a file holds REUTERS elements."""
    if member.folded.find(b"<reuters", 0, SAMPLE_BYTES) < 0:
        return 0.0
    story = _STORY.search(member.head)
    if story is None or not _INNER.search(member.head):
        return 0.0
    # A manual of the collection shows its tags too, but begins with words.
    return SURE if member.head.lstrip(_LEADING).startswith(b"<") else SURE / 2


def read(member: Member) -> Reading:
    """Return the stories of a file: each reaches from its tag to its end tag, or to the next story."""
    encoding = choose_encoding(member)
    spans = [(0, len(member.payload))] if member.is_record else _cut(member.payload)
    found: list[Found] = [_read_record(member.payload[start:end], start, encoding) for start, end in spans]
    records, gaps = (tuple(found), ()) if member.is_record else settle_frames(member.payload, found)
    return Reading(WIRE_FORMAT, MEDIA_TYPE, encoding, records, gaps)


def _cut(payload: bytes) -> list[tuple[int, int]]:
    starts = [match.start() for match in _OPEN.finditer(payload)]
    bounds = [
        (start, limit, _CLOSE.search(payload, start, limit)) for start, limit in pairwise([*starts, len(payload)])
    ]
    return [(start, closing.end() if closing else limit) for start, limit, closing in bounds]


def _read_record(payload: bytes, start: int, encoding: str) -> Found:
    end = start + len(payload)
    markup = decode(payload, encoding).text
    opening = _TEXT.search(markup)
    if opening is None:
        return Broken("broken_record", "the record has no TEXT element", start, end)
    closing = _TEXT_END.search(markup, opening.end())
    inside = markup[opening.end() : closing.start() if closing else len(markup)]
    pieces = list(_pieces(inside))
    kind = dict(_ATTRIBUTE.findall(opening["attributes"])).get("TYPE", "").upper()
    blocks = list(_blocks(pieces, is_brief=kind == "BRIEF"))
    text, joined = join_blocks(blocks)
    if not text:
        return Skipped("no_text", "the TEXT element is blank", start, end)
    warnings = () if closing else (Warned(code="truncated_record", detail="the TEXT element has no end tag"),)
    provider = _provider(markup[: opening.start()], kind, blocks)
    return Record(text, start, end, blocks=joined, provider=provider, warnings=warnings)


def _pieces(inside: str) -> Iterator[tuple[str, str]]:
    """Each run of text with the element that it stands in, empty outside; an element ends where the next begins."""
    name, at = "", 0
    for tag in _PIECE.finditer(inside):
        yield name, inner_text(inside[at : tag.start()])
        name, at = "" if tag["close"] else tag["name"].upper(), tag.end()
    yield name, inner_text(inside[at:])


def _blocks(pieces: Sequence[tuple[str, str]], *, is_brief: bool) -> Iterator[TextBlock]:
    carried = ""
    for name, text in pieces:
        if name == "TITLE":
            yield TextBlock("headline", text, "TEXT/TITLE")
        elif name == "AUTHOR":
            yield TextBlock("byline", text, "TEXT/AUTHOR")
        elif name == "DATELINE":
            stars, dateline, carried = _part_dateline(text)
            yield TextBlock("header", stars, "TEXT/DATELINE")
            yield TextBlock("dateline", " ".join(dateline.split()), "TEXT/DATELINE")
        elif name == "BODY":
            yield from map(_closing, paragraph_blocks((carried + text).split("\n"), "TEXT/BODY"))
            carried = ""
        elif _PLACEHOLDER.fullmatch(text) or _STARS.fullmatch(text):
            yield TextBlock("footer" if is_brief and not _STARS.fullmatch(text) else "header", text, "TEXT")
        else:
            yield from map(_closing, titled_blocks(text.split("\n"), "TEXT"))
    yield from paragraph_blocks([carried], "TEXT/DATELINE")


def _closing(block: TextBlock) -> TextBlock:
    """The collection spells its end marks in many ways, and a take that goes on ends with a word of its own."""
    is_closing = block.kind == "paragraph" and is_closing_line(f" {block.text}") and not is_end_mark(block.text)
    return replace(block, kind="footer") if is_closing else block


def _part_dateline(text: str) -> tuple[str, str, str]:
    """Return the flash stars before a dateline, the dateline, and what of the first sentence was taken for it."""
    stars = _STARS.match(text)
    rest = text[stars.end() :] if stars else text
    end = _DATELINE_END.match(rest)
    if end is None or not rest[end.end() :].strip():
        return stars["stars"] if stars else "", rest, ""
    return stars["stars"] if stars else "", rest[: end.end()], rest[end.end() :].lstrip()


def _provider(head: str, kind: str, blocks: Sequence[TextBlock]) -> Provider:
    header = parse_header(unescape(list_items(head, "UNKNOWN", whole=True)))
    slug = parse_slug(header.keyword or "")
    headline = _first(blocks, "headline")
    date = list_items(head, "DATE", whole=True).strip()
    return Provider(
        name=PROVIDER_NAME,
        local_id=header.local_id,
        slug=slug.slug or None,
        cycle=slug.cycle,
        take=_take(slug, blocks),
        word_count=header.words,
        category=tuple(list_items(head, "TOPICS")),
        headline=headline,
        byline=_first(blocks, "byline"),
        dateline=_first(blocks, "dateline"),
        times=(StatedTime(kind="sent", field="DATE", text=date),) if date else (),
        signal=_signal(header, headline, kind),
        stated=tuple(_stated(head, header, kind)),
    )


def _signal(header: AnpaHeader, headline: str | None, kind: str) -> str | None:
    said = [found.signal for found in find_slug_signals(header.keyword or "") + find_signals(headline or "")]
    return weightiest([*said, "flash"] if kind == "BRIEF" else said)


def _take(slug: Slug, blocks: Sequence[TextBlock]) -> Take | None:
    last = next((b.text.strip() for b in reversed(blocks) if b.text.strip() and not is_end_mark(b.text.strip())), "")
    is_continued = len(last) <= _MAX_MORE_CHARS and _MORE.fullmatch(last) is not None
    if not is_continued:
        return slug.take
    return (slug.take or Take()).model_copy(update={"is_continued": True})


def _first(blocks: Sequence[TextBlock], kind: str) -> str | None:
    return next((" ".join(block.text.split()) for block in blocks if block.kind == kind and block.text.strip()), None)


def _stated(head: str, header: AnpaHeader, kind: str) -> Iterator[StatedField]:
    opening = _OPEN_TAG.search(head)
    for name, value in _ATTRIBUTE.findall(opening.group()) if opening else ():
        yield StatedField(field=f"REUTERS@{name.upper()}", text=value)
    if kind:
        yield StatedField(field="TEXT@TYPE", text=kind)
    for name in _CODE_LISTS:
        yield from (StatedField(field=name, text=code) for code in list_items(head, name))
    yield from header_fields(header, "UNKNOWN")
    if note := list_items(head, "MKNOTE", whole=True):
        yield StatedField(field="MKNOTE", text=unescape(note))
