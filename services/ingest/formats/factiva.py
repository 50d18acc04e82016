"""Factiva: exports of several documents as XML, HTML, RTF, Word or text, with field codes that know no language."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree
from lxml import html as lxml_html

from services.ingest.archives.documents import Document, decode_export, make_reading
from services.ingest.archives.factiva_display import displayed_paragraphs, is_displayed
from services.ingest.archives.factiva_document import Field, displayed_fields, read_fields
from services.ingest.archives.factiva_fields import CODE_LINE, DOCUMENT_ID, FIELDS
from services.ingest.archives.office import is_rtf, is_word, rtf_text, word_paragraphs
from services.ingest.archives.paragraphs import Para, html_paragraphs, text_paragraphs
from services.ingest.blocks import join_blocks
from services.ingest.reading import Broken, Found, Member, Reading, Record, gaps_between
from services.ingest.xml_records import cut_elements, declared_encoding, local_name, parse_xml

WIRE_FORMAT = "factiva"
SURE = 0.97
MIN_CODES = 5
"""Headline, words, date, source, language and accession stand in every document; five of them are no accident."""

_XML = re.compile(rb"<(?:\w{1,20}:)?(?:PPSResponse|ppsArticleResponse|ppsarticle)\b")
_STATED_COUNT = re.compile(rb"ResultSet\b[^>]{0,200}\bcount=[\"'](\d{1,7})[\"']")
_CODES = b"|".join(code.encode() for code in FIELDS)
_CODE_CELL = re.compile(rb"<[bB]>\s{0,8}((?i:" + _CODES + rb"))\s{0,8}</[bB]>")
_CODE_AT_LINE = re.compile(rb"(?m)(?:^|\\par\s?|>)[ \t]{0,4}(" + _CODES + rb")(?:[ \t\r\n<\\]|$)")
_HEADLINE_CODE = re.compile(rb"HD(?:[ \t\r\n<\\]|$)")
_ACCESSION = re.compile(rb"do[ck]umento?[ \t]{1,4}[a-z][a-z0-9]{10,40}")
_TABLE = re.compile(r"(?i)<table\b")


def detect(member: Member) -> float:
    """Return how sure we are that a file is a Factiva export."""
    head = member.head
    if b"article" in member.folded and _XML.search(head):
        return SURE
    if b"HD" not in member.ends:
        return SURE if _is_shown(member) else 0.0
    codes = set(_CODE_CELL.findall(member.ends))
    if not codes and _HEADLINE_CODE.search(head):
        codes = set(_CODE_AT_LINE.findall(head))
    is_coded = len(codes) >= MIN_CODES and b"HD" in codes
    return SURE if is_coded or _is_shown(member) else 0.0


def _is_shown(member: Member) -> bool:
    """Say whether a file begins with a document without codes, or ends with one that is too long for its head."""
    if member.head.lstrip()[:1] in (b"<", b"{") or not _ACCESSION.search(member.folded):
        return False
    return is_displayed(member.ends.decode("utf-8", "replace"))


def read(member: Member) -> Reading:
    """Return the documents of an export."""
    if _XML.search(member.head) or (member.is_record and b"<accessionNo" in member.head):
        return _read_xml(member)
    decoded = decode_export(member)
    text = decoded.text
    if _CODE_CELL.search(member.payload):
        documents = [_document(start, end, _cell_fields(text[start:end])) for start, end in _cut_tables(text, member)]
        return make_reading(member, decoded, documents, WIRE_FORMAT, "text/html", None)
    if not is_rtf(member.head) and not is_word(member) and is_displayed(text):
        cut = _cut_displayed(displayed_paragraphs(text), is_whole=member.is_record)
        documents = [_document(group[0].start, group[-1].end, _displayed(group)) for group in cut]
        return make_reading(member, decoded, documents, WIRE_FORMAT, "text/plain", None)
    paras = _paragraphs(member, text)
    documents = [_document(start, end, fields) for start, end, fields in _cut_lines(paras, is_whole=member.is_record)]
    return make_reading(member, decoded, documents, WIRE_FORMAT, "text/plain", None)


def _document(start: int, end: int, fields: Sequence[Field]) -> Document:
    blocks, provider = read_fields(fields)
    return Document(start, end, blocks, provider)


def _read_xml(member: Member) -> Reading:
    encoding = declared_encoding(member.payload) or member.encoding or "utf-8"
    records = tuple(
        _xml_record(member.payload[span.start : span.end], span.start, encoding)
        for span in cut_elements(member.payload, b"article")
    )
    count = _STATED_COUNT.search(member.head)
    gaps = () if member.is_record else gaps_between(records, len(member.payload))
    return Reading(WIRE_FORMAT, "application/xml", encoding, records, gaps, int(count.group(1)) if count else None)


def _xml_record(payload: bytes, start: int, encoding: str) -> Found:
    root = parse_xml(payload, encoding)
    end = start + len(payload)
    if root is None:
        return Broken("broken_record", "the article's XML cannot be read", start, end)
    blocks, provider = read_fields(list(_xml_fields(root)))
    text, joined = join_blocks(blocks)
    return Record(text, start, end, blocks=joined, provider=provider)


_ELEMENTS = {
    "headline": "HD",
    "byline": "BY",
    "wordCount": "WC",
    "publicationDate": "PD",
    "sourceName": "SN",
    "sourceCode": "SC",
    "baseLanguage": "LA",
    "copyright": "CY",
    "leadParagraph": "LP",
    "tailParagraphs": "TD",
    "accessionNo": "AN",
    "publisherName": "PUB",
    "columnName": "CLM",
    "sectionName": "SE",
    "edition": "ED",
    "pages": "PG",
    "notes": "CX",
    "credit": "CR",
    "contact": "CT",
    "corrections": "CX",
    "artWork": "ART",
}


def _xml_fields(root: etree._Element) -> Iterator[Field]:
    for child in root:
        name = local_name(child)
        if name in _ELEMENTS:
            paragraphs = tuple(_xml_paragraphs(child))
            if paragraphs:
                yield Field(_ELEMENTS[name], paragraphs)
        elif name in {"newsSubject", "region", "industry", "company"}:
            named = " ".join(_text(child).split())
            codes = {"newsSubject": "NS", "region": "RE", "industry": "IN", "company": "CO"}
            yield Field(codes[name], (f"{child.get('code') or ''} : {named}",))


def _xml_paragraphs(element: etree._Element) -> Iterator[str]:
    paragraphs = [child for child in element.iter() if local_name(child) == "paragraph"]
    if not paragraphs:
        yield from (para.line for para in text_paragraphs(_indents_as_breaks(_text(element))))
        return
    for paragraph in paragraphs:
        if text := " ".join(_text(paragraph).split()):
            yield text


def _text(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _indents_as_breaks(text: str) -> str:
    # Text without paragraph elements marks paragraphs by an indent of the line.
    return re.sub(r"\n[ \t]{2,}(?=\S)", "\n\n", text)


def _cut_tables(markup: str, member: Member) -> Iterator[tuple[int, int]]:
    if member.is_record:
        yield 0, len(markup)
        return
    tables = [match.start() for match in _TABLE.finditer(markup)]
    for start, end in pairwise([*tables, len(markup)]):
        if len(set(_CODE_CELL.findall(markup[start:end].encode("utf-8", "replace")))) >= MIN_CODES - 1:
            yield start, end


def _cell_fields(markup: str) -> list[Field]:
    try:
        root = lxml_html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    fields = []
    for row in root.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        code = " ".join("".join(cells[0].itertext()).split()).upper() if cells else ""
        if len(cells) > 1 and code in FIELDS:
            inside = lxml_html.tostring(cells[1], encoding="unicode", with_tail=False)
            fields.append(
                Field(code, tuple(line for para in html_paragraphs(inside) for line in para.text.split("\n")))
            )
    return fields


def _paragraphs(member: Member, text: str) -> list[Para]:
    if is_word(member):
        return word_paragraphs(text)
    if is_rtf(member.head):
        return [Para(para.text, 0, len(text)) for para in text_paragraphs(rtf_text(text))]
    return text_paragraphs(text)


def _cut_lines(paras: Sequence[Para], *, is_whole: bool) -> Iterator[tuple[int, int, list[Field]]]:
    """Documents of the coded text display end with their accession number, those shown without codes, too."""
    group: list[Para] = []
    for para in paras:
        group.append(para)
        if not is_whole and (DOCUMENT_ID.match(para.line) or para.text.startswith("AN ")):
            yield _coded(group)
            group = []
    if group and (is_whole or any(CODE_LINE.match(para.text) for para in group)):
        yield _coded(group)


def _cut_displayed(paras: Sequence[Para], *, is_whole: bool) -> Iterator[list[Para]]:
    group: list[Para] = []
    for para in paras:
        group.append(para)
        if not is_whole and DOCUMENT_ID.match(para.line):
            yield group
            group = []
    if group and is_whole:
        yield group


def _displayed(group: Sequence[Para]) -> list[Field]:
    return displayed_fields([para.line for para in group])


def _coded(group: Sequence[Para]) -> tuple[int, int, list[Field]]:
    fields: list[Field] = []
    for para in group:
        for code, text in _coded_parts(para.text):
            if code is not None:
                fields.append(Field(code, (text,) if text else ()))
            elif fields and text:
                fields[-1] = Field(fields[-1].code, (*fields[-1].paragraphs, text))
    shown = fields or displayed_fields([para.line for para in group])
    return group[0].start, group[-1].end, shown


def _coded_parts(text: str) -> Iterator[tuple[str | None, str]]:
    marks = list(CODE_LINE.finditer(text))
    first = marks[0].start() if marks else len(text)
    if before := " ".join(text[:first].split()):
        yield None, before
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=False):
        yield mark.group(1), " ".join(text[mark.end() : end].split())
