"""HTML fragments, as feeds, JSON and agency formats carry them: from markup to text blocks."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from services.ingest.blocks import TextBlock

BLOCK_KIND = {
    "p": "paragraph",
    "h1": "headline",
    "h2": "subhead",
    "h3": "subhead",
    "h4": "subhead",
    "h5": "subhead",
    "h6": "subhead",
    "li": "list_item",
    "blockquote": "quotation",
    "figcaption": "caption",
    "caption": "caption",
    "tr": "table",
    "pre": "text",
    "dt": "paragraph",
    "dd": "paragraph",
}
"""Elements that end a line; all others that do are paragraphs."""
_OTHER_BLOCKS = """
div section article main header footer aside nav table tbody thead ul ol dl figure address form fieldset hr body html
center hl1 hl2
"""
OTHER_BLOCKS = frozenset(_OTHER_BLOCKS.split())
_SILENT = "script style noscript template iframe svg math object embed head title textarea select"
SILENT = frozenset(_SILENT.split())
"""Elements whose characters nobody reads."""
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def fragment_blocks(fragment: str, path: str) -> list[TextBlock]:
    """Return the text blocks of a piece of HTML, in order; text without markup is one paragraph.

    >>> [(block.kind, block.text) for block in fragment_blocks("<p>One <b>two</b></p><p>Three<br>four</p>", "body")]
    [('paragraph', 'One two'), ('paragraph', 'Three'), ('paragraph', 'four')]
    """
    if "<" not in fragment and "&" not in fragment:
        return [TextBlock("paragraph", line, path) for line in fragment.splitlines() if line.strip()]
    try:
        root = lxml_html.fragment_fromstring(fragment, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return [TextBlock("paragraph", fragment, path)]
    return list(element_blocks(root, path))


def element_blocks(root: etree._Element, path: str) -> Iterator[TextBlock]:
    """Yield the text blocks inside an element; ``br`` ends a line."""
    run = _Run(path)
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            yield from run.open(element)
        elif event == "end":
            yield from run.close(element)
        if event != "start" and element is not root:
            run.pieces.append(element.tail or "")
    yield from run.flush()


class _Run:
    """The characters since the last break, and the kinds of the blocks around them."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.pieces: list[str] = []
        self.kinds = ["paragraph"]
        self.silent = 0

    def open(self, element: etree._Element) -> Iterator[TextBlock]:
        name = _name(element)
        if _is_block(name) or name == "br":
            yield from self.flush()
        if _is_block(name):
            self.kinds.append(BLOCK_KIND.get(name, self.kinds[-1]))
        if name in SILENT:
            self.silent = len(self.pieces)
        self.pieces.append("" if name in SILENT else element.text or "")

    def close(self, element: etree._Element) -> Iterator[TextBlock]:
        name = _name(element)
        if name in SILENT:
            del self.pieces[self.silent :]
        if _is_block(name):
            yield from self.flush()
            self.kinds.pop()

    def flush(self) -> Iterator[TextBlock]:
        text = _SPACES.sub(" ", "".join(self.pieces)).strip()
        self.pieces.clear()
        if text:
            yield TextBlock(self.kinds[-1], text, self.path)


def _name(element: etree._Element) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _is_block(name: str) -> bool:
    return name in BLOCK_KIND or name in OTHER_BLOCKS
