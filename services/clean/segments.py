"""Segments: from paragraphs and their roles to a partition of the source text."""

from collections.abc import Iterator, Sequence

from services.clean.block_roles import PRIVATE_REASONS
from services.clean.paragraphs import Paragraph
from services.clean.parts import Part
from services.clean.repairs import Change
from shared.events import Block, Edit, Segment


def build_segments(text: str, paragraphs: Sequence[Paragraph], roles: Sequence[Sequence[Part]]) -> tuple[Segment, ...]:
    """Return segments that cover every character of the text once; what no part claims is blank."""
    segments: list[Segment] = []
    first_with: dict[str, int] = {}
    repeats: dict[int, str] = {}
    at = 0
    for paragraph, parts in zip(paragraphs, roles, strict=True):
        for (start, end), part in zip(_spans(paragraph, parts), parts, strict=True):
            if at < start:
                segments.append(_blank(text, at, start))
            content = paragraph.text[part.start : part.end]
            if part.same_as is not None:
                repeats[len(segments)] = part.same_as
            if part.role != "repeat":
                first_with.setdefault(content, len(segments))
            edits = _edits(paragraph.changes, start, end)
            segments.append(_segment(text, start, end, part, edits, paragraph.block))
            at = end
    if at < len(text):
        segments.append(_blank(text, at, len(text)))
    # A summary repeats the lead below it, so the others are known only now.
    for index, content in repeats.items():
        segments[index] = segments[index].model_copy(update={"same_as": first_with.get(content)})
    return tuple(segments)


def _spans(paragraph: Paragraph, parts: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """The source spans of a paragraph's parts: the first and last reach its edges, edits at a seam go to one side."""
    at = paragraph.start
    for number, part in enumerate(parts):
        is_last = number + 1 == len(parts)
        start = paragraph.start if number == 0 else max(at, paragraph.source_at(part.start))
        end = paragraph.end if is_last else max(start, paragraph.source_at(part.end, end=True))
        yield start, end
        at = end


def _edits(changes: Sequence[Change], start: int, end: int) -> tuple[Edit, ...]:
    if not changes:
        return ()
    return tuple(
        Edit(start=c.start, end=c.end, replacement=c.replacement, reason=c.reason)
        for c in changes
        if start <= c.start and c.end <= end and (c.start < end or c.end < end)
    )


def _segment(text: str, start: int, end: int, part: Part, edits: tuple[Edit, ...], block: Block | None) -> Segment:
    return Segment(
        start=start,
        end=end,
        text=text[start:end],
        role=part.role,
        reason=part.reason,
        edits=edits,
        public=part.reason not in PRIVATE_REASONS,
        block=block.path if block else None,
    )


def _blank(text: str, start: int, end: int) -> Segment:
    return Segment(start=start, end=end, text=text[start:end], role="blank", reason="whitespace")
