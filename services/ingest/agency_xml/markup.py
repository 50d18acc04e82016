"""Markup blocks: from the elements of an agency's text (NITF, XHTML, or their mixtures) to text blocks.

Elements are known by their local name, so that namespaces, wrong or missing ones too, make no difference.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree
from lxml import html as lxml_html

from services.ingest.agency_xml.markup_names import (
    BREAKING,
    CELLS,
    KINDS,
    LINE_KEEPING,
    SILENT,
    SPACED,
    STICKY,
    STRONG,
    YIELDING,
)
from services.ingest.blocks import TextBlock
from services.ingest.xml_records import lower_name

LINE, SOFT, CELL, COMMA = "\x01", "\x02", "\x03", "\x04"
"""Stand for a line break, a space between two names, the border of two cells, a comma; XML has no such characters."""
SPACED_KINDS = frozenset({"byline", "dateline"})
MAX_ATTRIBUTE_CHARS = 200
MIN_ROWS = 3
TABLE_SHARE = 0.3
"""Text with runs of spaces inside so many of its lines is a table; running text has them behind full stops only."""

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_COMMA_JOIN = re.compile(rf"(?<=[\w.)\]])[ {SOFT}]*{COMMA}[ {SOFT}{COMMA}]*(?=[\w(\[])")
_SOFT_JOIN = re.compile(rf"(?<=[\w.)\]])[{SOFT}{COMMA}]+(?=[\w(\[])")
_LINE_EDGE = re.compile(rf"[ \t]*{LINE}[ \t]*")
_CELL_EDGE = re.compile(rf" ?{CELL} ?")
_COLUMNS = re.compile(r"[^\s.:!?]  +\S|\S {3,}\S|\S\t+\S")
_PRIVATE = re.compile(r"(?i)non-?public|(?:^|[:\s-])(?:npa|private)(?:$|\s)|not-?for-?publication")
_PRIVATE_ATTRIBUTES = ("class", "role", "type", "noteclass", "pubconstraint")


def line_of(element: etree._Element | None, kind: str) -> str | None:
    """Return a byline or dateline in one line, with spaces and commas between names stated one by one."""
    if element is None:
        return None
    return " ".join(" ".join(block.text for block in markup_blocks(element, "", kind)).split()) or None


@dataclass(slots=True)
class _Frame:
    """An open element: what the characters in it are."""

    kind: str
    name: str
    keeps_lines: bool


def markup_blocks(
    root: etree._Element, path: str, kind: str = "paragraph", *, keeps_lines: bool = False
) -> Iterator[TextBlock]:
    """Yield the text blocks inside an element in order; ``kind`` is what its text is unless an element in it says more.

    ``keeps_lines`` where line breaks of the source mean something, as in plain text.
    """
    run = _Run(path, _Frame(kind, lower_name(root), keeps_lines))
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            depth += 1
            if depth > 1:
                yield from run.open(element)
            run.add(element.text if isinstance(element.tag, str) else "")
        else:
            depth -= event == "end"
            if event == "end" and depth:
                yield from run.close()
            if element is not root:
                run.add(element.tail)
    yield from run.flush()


def loose_blocks(text: str, path: str, *, keeps_lines: bool) -> list[TextBlock]:
    """Return the blocks of text that may or may not hold markup as characters; without any it is running text.

    >>> [(block.kind, block.text) for block in loose_blocks("<p>One</p>two", "x", keeps_lines=False)]
    [('paragraph', 'One'), ('paragraph', 'two')]
    """
    if not _TAG.search(text):
        return [TextBlock("text", text.strip("\r\n"), path)]
    try:
        root = lxml_html.fragment_fromstring(text, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return [TextBlock("text", text, path)]
    return list(markup_blocks(root, path, keeps_lines=keeps_lines))


def is_private(attributes: Mapping[str, str]) -> bool:
    """Say whether an element's attributes say that it is not for publication.

    >>> is_private({"class": "np-nonpublic"}), is_private({"class": "main"})
    (True, False)
    """
    values = (attributes.get(name, "")[:MAX_ATTRIBUTE_CHARS] for name in _PRIVATE_ATTRIBUTES)
    return any(_PRIVATE.search(value) for value in values)


class _Run:
    """The characters since the last break, and the open elements around them."""

    def __init__(self, path: str, outer: _Frame) -> None:
        self.path = path
        self.pieces: list[str] = []
        self.has_text = False
        self.frames = [outer]
        self.silent = 0
        self.counts: Counter[str] = Counter()

    def open(self, element: etree._Element) -> Iterator[TextBlock]:
        name, outer = lower_name(element), self.frames[-1]
        self.silent += name in SILENT or self.silent > 0
        is_secret = bool(element.attrib) and is_private({str(key): str(value) for key, value in element.attrib.items()})
        kind = "private_note" if is_secret else _kind_inside(outer.kind, name)
        if name in BREAKING or kind != outer.kind:
            yield from self.flush()
        self.frames.append(_Frame(kind, name, outer.keeps_lines or name in LINE_KEEPING))
        if name == "br":
            self.pieces.append(LINE)
        elif name in CELLS and self.has_text:
            self.pieces.append(CELL)
        elif name in SPACED and kind in SPACED_KINDS:
            self.pieces.append(_border(name, kind))

    def close(self) -> Iterator[TextBlock]:
        frame = self.frames[-1]
        if frame.name in BREAKING or frame.kind != self.frames[-2].kind:
            yield from self.flush()
        elif frame.name in SPACED and frame.kind in SPACED_KINDS:
            self.pieces.append(SOFT if frame.kind == "byline" else COMMA)
        self.silent -= self.silent > 0
        self.frames.pop()

    def add(self, text: str | None) -> None:
        if text and not self.silent:
            self.has_text = self.has_text or not text.isspace()
            self.pieces.append(text.replace("\n", LINE) if self.frames[-1].keeps_lines else text)

    def flush(self) -> Iterator[TextBlock]:
        frame = self.frames[-1]
        given = "".join(self.pieces)
        self.pieces.clear()
        self.has_text = False
        if not given.strip():
            return
        lines = _as_lines(given).split("\n")
        if frame.kind in {"paragraph", "text"} and (rows := table_rows(lines)):
            yield from self._agate(lines, rows, frame)
            return
        text = _settle(given, keeps_lines=frame.keeps_lines)
        kind = "text" if frame.kind == "paragraph" and "\n" in text else frame.kind
        if text.strip():
            yield self._block(kind, text, frame.name)

    def _agate(self, lines: list[str], rows: range, frame: _Frame) -> Iterator[TextBlock]:
        """Lines in columns, with what stands above and below them."""
        yield from self._lines("text", lines[: rows.start], frame)
        for line in lines[rows.start : rows.stop]:
            yield from self._lines("table", [line], frame)
        yield from self._lines("text", lines[rows.stop :], frame)

    def _lines(self, kind: str, lines: list[str], frame: _Frame) -> Iterator[TextBlock]:
        text = "\n".join(line.strip() for line in lines).strip("\n")
        if text:
            yield self._block(kind, text, frame.name)

    def _block(self, kind: str, text: str, name: str) -> TextBlock:
        self.counts[name] += 1
        return TextBlock(kind, text, f"{self.path}/{name}[{self.counts[name]}]")


@lru_cache(maxsize=4096)
def _kind_inside(outer: str, name: str) -> str:
    """Return what the characters in an element are: strong kinds win, then those that stick to all inside."""
    own = KINDS.get(name)
    if own is None or (outer in STICKY and own not in STRONG.get(outer, frozenset())):
        return outer
    if own in YIELDING and outer != "paragraph":
        return outer
    return own


def table_rows(lines: Sequence[str]) -> range | None:
    """Return from which line to which a text stands in columns, None where it does not.

    >>> table_rows(["Results", "Larn    2", "Ferry   1", "Monday", "Dock    0"])
    range(1, 5)
    """
    in_columns = [number for number, line in enumerate(lines) if _COLUMNS.search(line.strip())]
    filled = sum(bool(line.strip()) for line in lines)
    if len(in_columns) < MIN_ROWS or len(in_columns) < TABLE_SHARE * filled:
        return None
    return range(in_columns[0], in_columns[-1] + 1)


def _as_lines(text: str) -> str:
    return text.replace(LINE, "\n").replace(CELL, "\t").replace(SOFT, " ").replace(COMMA, " ")


def _border(name: str, kind: str) -> str:
    """What stands before a name stated by itself: places and titles are parted by a comma, people by a space."""
    return COMMA if kind == "dateline" or name == "byttl" else SOFT


def _settle(text: str, *, keeps_lines: bool) -> str:
    if keeps_lines:
        return _as_lines(text).strip("\n")
    text = _COMMA_JOIN.sub(", ", _SPACES.sub(" ", text))
    text = _SOFT_JOIN.sub(" ", text).replace(SOFT, "").replace(COMMA, "")
    return _CELL_EDGE.sub("\t", _LINE_EDGE.sub("\n", re.sub(r" {2,}", " ", text))).strip()
