"""Paragraphs of an archive export, whatever carries it: plain text or HTML; Word and RTF have a module of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree
from lxml import html as lxml_html

from services.ingest.html_fragments import BLOCK_KIND, OTHER_BLOCKS
from shared.text.lines import Line, find_lines

_SPACES = re.compile(r"[ \t\r\n\f\v\xa0]+")
_SILENT = frozenset({"script", "style", "head", "title", "noscript", "template"})


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph; lines within it are parted by line feeds. ``start``, ``end``: characters of the decoded file."""

    text: str
    start: int = 0
    end: int = 0
    is_table: bool = False

    @property
    def line(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())


def text_paragraphs(text: str) -> list[Para]:
    r"""Return the runs of lines between blank ones.

    >>> [para.text for para in text_paragraphs("one\ntwo\n\n  three")]
    ['one\ntwo', 'three']
    """
    groups: list[list[Line]] = []
    for line in find_lines(text):
        if line.breaks_before == 1 and groups:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Para("\n".join(line.text for line in group), group[0].start, group[-1].end) for group in groups]


def html_paragraphs(markup: str, start: int = 0) -> list[Para]:
    """Return the paragraphs of a piece of HTML, one for each block; a table row is one, its cells parted by tabs.

    Every one has the span of the piece: where in it a paragraph stands is not kept.
    """
    try:
        root = lxml_html.fragment_fromstring(_without_controls(markup), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    found = _walk(root)
    return [replace(para, start=start, end=start + len(markup)) for para in found]


def _without_controls(markup: str) -> str:
    # lxml refuses NULs and other characters that no XML may hold.
    return re.sub(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", re.sub(r"^\s*<\?xml[^>]*>", "", markup))


def _walk(root: etree._Element) -> Iterator[Para]:
    pieces: list[str] = []
    rows = 0

    def flush(*, is_table: bool) -> Iterator[Para]:
        lines = [_SPACES.sub(" ", line).strip() for line in "".join(pieces).split("\x00")]
        pieces.clear()
        if text := re.sub(" ?\x01 ?", "\t", "\n".join(line for line in lines if line)).strip():
            yield Para(text, is_table=is_table)

    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = element.tag.lower() if isinstance(element.tag, str) else ""
        is_block = (rows == 0 and (name in BLOCK_KIND or name in OTHER_BLOCKS)) or name == "tr"
        if event == "start":
            if is_block:
                yield from flush(is_table=False)
            rows += name == "tr"
            pieces.append("\x00" if name == "br" and rows == 0 else " " if rows else "")
            pieces.append("" if name in _SILENT else element.text or "")
            continue
        if name in ("td", "th"):
            pieces.append("\x01")
        if event == "end" and is_block:
            yield from flush(is_table=name == "tr")
        rows -= event == "end" and name == "tr"
        if element is not root:
            pieces.append(element.tail or "")
    yield from flush(is_table=False)
