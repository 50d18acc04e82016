"""The walk over a page's tree: every text that a reader may see, in order, cut where a line ends on the screen."""

import re
from dataclasses import dataclass

from lxml import etree

from services.ingest.html_fragments import BLOCK_KIND, OTHER_BLOCKS
from services.ingest.pages.hints import element_hints
from services.ingest.pages.places import Place

_SILENT = """
script style noscript template iframe svg math object embed head title textarea select option canvas audio video
datalist applet map audio-player amp-ad amp-analytics
"""
SILENT = frozenset(_SILENT.split())
"""Elements whose characters nobody reads."""
BREAKING = (
    frozenset(BLOCK_KIND)
    | OTHER_BLOCKS
    | {"button", "br", "hr", "details", "summary", "dialog", "label", "legend", "option"}
)
"""Elements that begin and end a line."""
PICTURES = frozenset({"img", "amp-img", "video"})
PICTURE_TEXTS = ("alt", "title", "data-caption")
MIN_PICTURE_TEXT = 12
"""Shorter ones are words such as "Photo", which may stand anywhere."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CELLS = frozenset({"td", "th"})
MAX_RUNS = 60_000
"""Clean takes no article with more lines; the largest page measured has some 2,000."""
CELL_BREAK = "\t"
BLOCK_HINTS = frozenset({"caption", "credit"})
"""Inline elements that a class calls so are set apart from the text around them."""

_SPACES = re.compile(r"[^\S\xa0]+|\xa0+(?=\s)|(?<=\s)\xa0+")


@dataclass(slots=True)
class Run:
    """A piece of text between two line breaks. ``cells`` are more than one in a row of a table."""

    cells: list[str]
    link_chars: int
    place: Place


@dataclass(frozen=True, slots=True)
class Walked:
    """The runs of a page, and the texts that its pictures carry."""

    runs: list[Run]
    picture_texts: frozenset[str]


def walk_page(root: etree._Element) -> Walked:
    """Return the runs of text under an element."""
    walk = _Walk()
    walk.over(root)
    return Walked(walk.runs, frozenset(walk.picture_texts))


class _Walk:
    """The runs so far, the pieces since the last break, and the places around them."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.cells: list[list[str]] = [[]]
        self.link_chars = 0
        self.links = 0
        self.headings = 0
        self.place: Place | None = None
        self.picture_texts: set[str] = set()

    def over(self, root: etree._Element) -> None:
        """Find the runs under an element; one more than allowed is enough to know that it has too many."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if event == "start":
                if tag in PICTURES:
                    self._see_picture(element)
                if tag in SILENT or not isinstance(tag, str):
                    walker.skip_subtree()
                    continue
                self._open(element, tag)
            else:
                if isinstance(tag, str) and tag not in SILENT:
                    self._close(tag)
                if element is not root and (tail := element.tail):
                    self._add(tail)
            if len(self.runs) > MAX_RUNS:
                return
        self._flush()

    def _see_picture(self, element: etree._Element) -> None:
        if self.place is not None:
            self.place.add_picture()
        for name in PICTURE_TEXTS:
            if len(text := (element.get(name) or "").strip()) >= MIN_PICTURE_TEXT:
                self.picture_texts.add(" ".join(text.split()))

    def _open(self, element: etree._Element, tag: str) -> None:
        hints = element_hints(element)
        if tag in HEADINGS:
            self._flush()
            self.headings += 1
        elif _breaks(tag, hints):
            self._break()
        self.place = Place(tag, hints, self.place)
        if tag in HEADINGS:
            self.place.add_heading()
        if tag in CELLS and not self.headings and any(self.cells[-1]):
            self.cells.append([])
        self.links += tag == "a"
        if text := element.text:
            self._add(text)

    def _close(self, tag: str) -> None:
        place = self.place
        if place is None:
            return
        if tag in HEADINGS:
            self.headings -= 1
            self._flush()
        elif _breaks(tag, place.hints):
            self._break()
        self.links -= tag == "a"
        self.place = place.parent

    def _break(self) -> None:
        """End the line, but inside a heading: its lines are one text."""
        if self.headings:
            self.cells[-1].append(" ")
        else:
            self._flush()

    def _add(self, text: str) -> None:
        self.cells[-1].append(text)
        self.link_chars += len(text.strip()) if self.links else 0

    def _flush(self) -> None:
        if len(self.cells) == 1 and not self.cells[0]:
            return
        cells = [text for cell in self.cells if (text := _collapse("".join(cell)))]
        if cells and self.place is not None:
            self.runs.append(Run(cells, self.link_chars, self.place))
        self.cells, self.link_chars = [[]], 0


def _collapse(text: str) -> str:
    """A lone no-break space stays one; most texts have none, and are split faster."""
    return _SPACES.sub(" ", text).strip() if "\xa0" in text else " ".join(text.split())


def _breaks(tag: str, hints: tuple[str, ...]) -> bool:
    return tag in BREAKING or (bool(hints) and not BLOCK_HINTS.isdisjoint(hints))
