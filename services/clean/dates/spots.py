"""The lines of an article that may state its date: those around its headline, and the last ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from shared.events import Segment
from shared.text.lines import find_lines

MAX_LINE_CHARS = 140
HEAD_SEGMENTS = 30
"""So many segments that are not blank may stand before the text: headline, captions, fields of an export."""
PAGE_HEAD_SEGMENTS = 12
"""On a page, between the headline and the text; what stands before is the site's own."""
HEAD_PARAGRAPHS = 2
"""A date line may also come behind a summary that is taken for the first paragraph."""
MIN_PARAGRAPH_CHARS = 100
"""A shorter paragraph may be the date line itself."""
TAIL_SEGMENTS = 4
FOREIGN_REASONS = frozenset(
    {"navigation", "related_links", "comments", "cookie_notice", "advertisement", "social", "subscription"}
)
"""What is set aside for these reasons is not the article's: its dates are those of other pieces."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A line, or a piece of one: where it stands in the source text, above the text or below, and in which role."""

    text: str
    start: int
    is_head: bool
    role: str

    def cut(self, start: int, end: int) -> "Spot":
        """A piece of it, without the spaces at its edges."""
        piece = self.text[start:end]
        lead = len(piece) - len(piece.lstrip())
        return replace(self, text=piece.strip(), start=self.start + start + lead)


def dated_spots(segments: Sequence[Segment]) -> Iterator[Spot]:
    """Yield the lines with digits that stand where an article states its date."""
    shown = [segment for segment in segments if segment.role != "blank" and segment.text]
    is_page = any(segment.block for segment in shown) and len(shown) > HEAD_SEGMENTS
    first, last = _head(shown, PAGE_HEAD_SEGMENTS if is_page else HEAD_SEGMENTS)
    tail = len(shown) if is_page else len(shown) - TAIL_SEGMENTS
    for number, segment in enumerate(shown):
        is_head = first <= number < last
        if (is_head or number >= tail) and segment.role != "caption" and segment.reason not in FOREIGN_REASONS:
            yield from _lines(segment, is_head)


def _lines(segment: Segment, is_head: bool) -> Iterator[Spot]:
    lines = find_lines((segment.text or "")[: MAX_LINE_CHARS * 40])
    if segment.role == "body" and len(lines) > 1:
        # The last line of a wrapped paragraph may hold nothing but the date that ends its sentence.
        return
    for line in lines:
        if len(line.text) <= MAX_LINE_CHARS and any(map(str.isdigit, line.text)):
            yield Spot(line.text, segment.start + line.start, is_head, segment.role)


def _head(shown: Sequence[Segment], before: int) -> tuple[int, int]:
    """The range of segments around the headline, up to the first paragraphs of the text."""
    sizes = {number: len(segment.text or "") for number, segment in enumerate(shown) if segment.role == "body"}
    if not sizes:
        return 0, min(len(shown), HEAD_SEGMENTS)
    least = min(MIN_PARAGRAPH_CHARS, max(sizes.values()))
    paragraphs = [number for number, size in sizes.items() if size >= least]
    last = paragraphs[min(HEAD_PARAGRAPHS, len(paragraphs) - 1)]
    return max(0, paragraphs[0] - before), max(last, paragraphs[0] + 1)
