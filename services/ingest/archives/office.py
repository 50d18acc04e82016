"""Word and RTF as archives carry them: from the file to its paragraphs, with limits on what is unpacked."""

import re
from collections.abc import Iterator

from lxml import etree
from striprtf.striprtf import rtf_to_text

from services.ingest.archives.paragraphs import Para
from services.ingest.reading import Member
from services.ingest.xml_records import parse_xml

MAX_RTF_CHARS = 8_000_000
"""No more than a dump holds; what lies behind is not read."""
_WORD_XML = re.compile(rb"<(?:\w{1,8}:)?document\b[^>]{0,4000}wordprocessingml")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def is_word(member: Member) -> bool:
    """Say whether a file is the document part of a Word file (DOCX is a zip around it)."""
    return _WORD_XML.search(member.head[:8000]) is not None


def is_rtf(head: bytes) -> bool:
    """Say whether a file is RTF."""
    return head.lstrip()[:5] == b"{\\rtf"


def rtf_text(markup: str) -> str:
    """Return the text of RTF, a line for each paragraph and a blank one between; empty where it cannot be read."""
    try:
        text: str = rtf_to_text(markup[:MAX_RTF_CHARS], errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, IndexError, KeyError, UnicodeError, LookupError):
        return ""
    return text.replace("\x00", "").replace("\n", "\n\n")


def word_paragraphs(markup: str) -> list[Para]:
    """Return the paragraphs of a Word document part, a table row as one; spans are characters of the part."""
    return list(_word_paragraphs(markup))


def _word_paragraphs(markup: str) -> Iterator[Para]:
    root = parse_xml(markup.encode("utf-8", "replace"), "utf-8")
    if root is None:
        return
    spans = _block_spans(markup)
    for element in root.iter(f"{WORD}p"):
        start, end = next(spans, (0, len(markup)))
        if text := _text(element):
            row = next(element.iterancestors(f"{WORD}tr"), None)
            yield Para(text, start, end, is_table=row is not None)


def _block_spans(markup: str) -> Iterator[tuple[int, int]]:
    starts = [match.start() for match in re.finditer(r"<w:p(?=[\s>/])", markup)]
    for index, start in enumerate(starts):
        yield start, starts[index + 1] if index + 1 < len(starts) else len(markup)


def _text(paragraph: etree._Element) -> str:
    pieces: list[str] = []
    for element in paragraph.iter(f"{WORD}t", f"{WORD}br", f"{WORD}cr", f"{WORD}tab"):
        name = etree.QName(element).localname
        pieces.append(element.text or "" if name == "t" else "\t" if name == "tab" else "\n")
    return "\n".join(line.strip() for line in "".join(pieces).split("\n") if line.strip())
