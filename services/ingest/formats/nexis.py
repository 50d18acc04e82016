"""Nexis: exports of several documents as text, HTML, RTF or Word, in the languages of the archive."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from services.ingest.archives.documents import Document, decode_export, make_reading
from services.ingest.archives.labels import COVER, END_LINES, is_date_line, label_of, numbered
from services.ingest.archives.nexis_document import is_unavailable, read_document
from services.ingest.archives.office import is_rtf, is_word, rtf_text, word_paragraphs
from services.ingest.archives.paragraphs import Para, html_paragraphs, text_paragraphs
from services.ingest.encoding import Decoded
from services.ingest.reading import Member, Reading

WIRE_FORMAT = "nexis"
SURE = 0.97
MEDIA_TYPES = {"text": "text/plain", "html": "text/html", "rtf": "application/rtf", "word": "application/xml"}
MIN_LABELS = 2
"""A numbered line alone may stand in any text; with two of the archive's fields it is an export."""
MAX_COVER_PARAGRAPHS = 400
"""A cover page with its list of contents; the first date line behind it belongs to the first document."""

MAX_PLACES = 200
"""So often a page of scripts may say "document" before we stop looking."""
PLACE_REACH_BYTES = 120
DOCUMENT_WORDS = (b"document", b"dokument")
"""Part of every numbered line and every end line, in all languages of the archive."""

_NUMBERED_LINE = re.compile(
    rb"(?im)(?:^|>)\s{0,80}(?:do[ck]ument[a-z]{0,3}\s+)?\d[\d.,]{0,8}\s+(?:of|de|von|di|van|sur)\s+\d[\d.,]{0,8}"
    rb"(?:\s+do[ck]ument[a-z]{0,3})?\s{0,80}(?:$|<|\\par)"
)
_END_LINE = re.compile(
    rb"(?i)\b(?:end of document|ende des dokuments|fin du document|fin del documento|fine del documento"
    rb"|einde van document|fim do documento)\b"
)
_NO_SCRIPT = rb"(?!\.[a-z_])"
"""Scripts of pages say ``document.write``."""
_COUNT = re.compile(rb"[\d.,]\s+(?i:of|de|von|di|van|sur)\s+\d")
"""Stands in every numbered line."""
_END_WORDS = (b"end of ", b"ende des ", b"fin du ", b"fin del ", b"fine del ", b"einde van ", b"fim do ")
_LABEL_AT_LINE = re.compile(r"(?m)(?:^|>|\\pard?\s)\s{0,8}([^\W\d_][\w-]{1,30}\s?:)(?:[ \t<\r\n]|$)")
_HTML_BORDER = re.compile(
    r"(?i)(?:<a\s+name=\"?DOC_ID_[^>]{0,40}>\s{0,20}(?:</a>\s{0,20})?)?<!--[^<>]{0,80}<DOC\s+NUMBER=\d{1,7}>"
)
_NUMBER_IN_HTML = re.compile(
    r"(?i)>\s{0,80}(?:do[ck]ument\w{0,3}\s+)?\d[\d.,]{0,8}\s+(?:of|de|von|di|van|sur)\s+\d[\d.,]{0,8}"
    r"(?:\s+do[ck]ument\w{0,3})?\s{0,80}<"
)
_BLOCK_TAG = re.compile(r"(?i)<(?:div|p|table|tr|center|a\s+name)[\s>]")
BORDER_REACH_CHARS = 600
"""The tags around a numbered line are no longer than this."""


def detect(member: Member) -> float:
    """Return how sure we are that a file is a Nexis export."""
    if not any(_is_border(member, word) for word in DOCUMENT_WORDS):
        return 0.0
    head = member.head.decode("utf-8", "replace")
    labels = {found[0] for match in _LABEL_AT_LINE.finditer(head) if (found := label_of(match.group(1)))}
    return SURE if len(labels) >= MIN_LABELS else 0.0


def _is_border(member: Member, word: bytes) -> bool:
    """Say whether one of the first places of a word stands in a numbered line or in one that ends a document."""
    for place in islice(re.finditer(word + _NO_SCRIPT, member.folded), MAX_PLACES):
        at = place.start()
        around = member.ends[max(0, at - PLACE_REACH_BYTES) : at + PLACE_REACH_BYTES]
        if _COUNT.search(around) and _NUMBERED_LINE.search(around):
            return True
        if member.folded.endswith(_END_WORDS, max(0, at - PLACE_REACH_BYTES), at) and _END_LINE.search(around):
            return True
    return False


def read(member: Member) -> Reading:
    """Return the documents of an export; cover page and list of contents are a gap."""
    decoded = decode_export(member)
    carrier, pieces = _pieces(member, decoded)
    running = decoded.text if carrier == "text" else None
    documents = [_document(start, end, paras, running) for start, end, paras in pieces]
    stated = [numbers[1] for _, _, paras in pieces for para in paras[:3] if (numbers := numbered(para.line))]
    return make_reading(member, decoded, documents, WIRE_FORMAT, MEDIA_TYPES[carrier], max(stated, default=None))


Piece = tuple[int, int, Sequence[Para]]


def _pieces(member: Member, decoded: Decoded) -> tuple[str, list[Piece]]:
    text = decoded.text
    if is_word(member):
        return "word", list(_cut_paragraphs(word_paragraphs(text), is_whole=member.is_record))
    if is_rtf(member.head):
        return "rtf", [
            (0, len(text), paras)
            for _, _, paras in _cut_paragraphs(text_paragraphs(rtf_text(text)), is_whole=member.is_record)
        ]
    if _is_html(text):
        return "html", list(_cut_html(text, is_whole=member.is_record))
    return "text", list(_cut_paragraphs(text_paragraphs(text), is_whole=member.is_record))


def _document(start: int, end: int, paras: Sequence[Para], running: str | None) -> Document:
    if is_unavailable(paras):
        return Document(start, end, unavailable="the archive says that it cannot show this document")
    blocks, provider = read_document(paras, running)
    return Document(start, end, blocks, provider)


def _cut_paragraphs(paras: Sequence[Para], *, is_whole: bool) -> Iterator[Piece]:
    starts = [0] if is_whole else _starts(paras)
    for start, end in pairwise([*starts, len(paras)]):
        if inside := paras[start:end]:
            yield inside[0].start, inside[-1].end, inside


def _starts(paras: Sequence[Para]) -> list[int]:
    starts = [index for index, para in enumerate(paras) if numbered(para.line)]
    if starts:
        return starts
    ends = [index + 1 for index, para in enumerate(paras) if para.line.lower() in END_LINES]
    return [_behind_the_cover(paras), *[end for end in ends if end < len(paras)]]


def _behind_the_cover(paras: Sequence[Para]) -> int:
    """Return where the first document of a new export begins: headline, publication and date stand in a row."""
    cover = [index for index, para in enumerate(paras[:MAX_COVER_PARAGRAPHS]) if COVER.match(para.text)]
    if not cover:
        return 0
    dates = (index for index in range(cover[-1] + 1, len(paras)) if is_date_line(paras[index].text.split("\n")[0]))
    return max(cover[-1] + 1, next(dates, cover[-1] + 3) - 2)


def _cut_html(markup: str, *, is_whole: bool) -> Iterator[Piece]:
    starts = (
        [0] if is_whole else [match.start() for match in _HTML_BORDER.finditer(markup)] or _numbered_borders(markup)
    )
    for start, end in pairwise([*starts, len(markup)]):
        paras = html_paragraphs(markup[start:end], start)
        if paras:
            yield start, end, paras


def _numbered_borders(markup: str) -> list[int]:
    borders: list[int] = []
    for match in _NUMBER_IN_HTML.finditer(markup):
        before = max(0, match.start() - BORDER_REACH_CHARS, borders[-1] + 1 if borders else 0)
        tags = [tag.start() for tag in _BLOCK_TAG.finditer(markup, before, match.start() + 1)]
        borders.append(tags[-1] if tags else match.start() + 1)
    return borders


def _is_html(text: str) -> bool:
    return re.search(r"(?i)<(?:html|body|div|p|table)[\s>]", text[:20_000]) is not None
