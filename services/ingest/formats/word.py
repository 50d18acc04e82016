"""Word and RTF documents that are no archive export: one article each, a block for every paragraph."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from services.ingest.archives.documents import Document, decode_export, make_reading
from services.ingest.archives.office import is_rtf, is_word, rtf_text, word_paragraphs
from services.ingest.archives.paragraphs import Para, text_paragraphs
from services.ingest.blocks import BLOCK_BREAK, TextBlock
from services.ingest.reading import Member, Reading
from shared.events import Provider

SURE = 0.9
"""Below the archives, which may use these files to carry their exports."""


def detect_word(member: Member) -> float:
    """Return how sure we are that a file is the document part of a Word file."""
    return SURE if is_word(member) else 0.0


def detect_rtf(member: Member) -> float:
    """Return how sure we are that a file is RTF."""
    return SURE if is_rtf(member.head) else 0.0


def read_word(member: Member) -> Reading:
    """Return the one article of a Word document."""
    decoded = decode_export(member)
    document = _document(word_paragraphs(decoded.text), len(decoded.text))
    return make_reading(member, decoded, [document], "docx", "application/xml", None)


def read_rtf(member: Member) -> Reading:
    """Return the one article of an RTF document."""
    decoded = decode_export(member)
    document = _document(text_paragraphs(rtf_text(decoded.text)), len(decoded.text))
    return make_reading(member, decoded, [document], "rtf", "application/rtf", None)


def _document(paras: Sequence[Para], size: int) -> Document:
    if not paras:
        return Document(0, size, unavailable="the document holds no text")
    return Document(0, size, list(_blocks(paras)), Provider())


def _blocks(paras: Sequence[Para]) -> Iterator[TextBlock]:
    """Runs of paragraphs are running text, runs of table rows a table."""
    for is_table, run in groupby(paras, key=lambda para: para.is_table):
        break_between = "\n" if is_table else BLOCK_BREAK
        yield TextBlock("table" if is_table else "text", break_between.join(para.text for para in run), "document")
