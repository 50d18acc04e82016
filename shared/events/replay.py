"""Replay: from the segments and edits of an article back to its source text, and on to its clean text."""

from collections.abc import Iterable, Sequence

from shared.events.clean_article import Segment

PARAGRAPH_BREAK = "\n\n"
BODY_ROLES = frozenset({"body", "subhead"})


def replay_source(segments: Iterable[Segment]) -> str:
    """Return the source text; segments that are not public stand as spaces of their length."""
    return "".join(" " * (s.end - s.start) if s.text is None else s.text for s in segments)


def replay_segment(segment: Segment) -> str:
    """Return one segment's text after its edits."""
    text = segment.text or ""
    pieces, at = [], segment.start
    for edit in segment.edits:
        pieces += [text[at - segment.start : edit.start - segment.start], edit.replacement]
        at = edit.end
    return "".join([*pieces, text[at - segment.start :]])


def replay(segments: Iterable[Segment], roles: frozenset[str] = BODY_ROLES) -> str:
    """Return the clean text of the roles asked for: the body unless told otherwise."""
    return PARAGRAPH_BREAK.join(replay_segment(s) for s in segments if s.role in roles)


def source_offset(segments: Sequence[Segment], body_offset: int) -> int:
    """Return the source character that a body character came from.

    A character that an edit put in, or the break between paragraphs, resolves to where it was put.
    So does the end of the body, which is where a span may end. Raises IndexError before or beyond the body.
    """
    kept = [s for s in segments if s.role in BODY_ROLES]
    at = 0
    for index, segment in enumerate(kept):
        length = len(replay_segment(segment))
        if 0 <= body_offset < at + length:
            return _offset_in_segment(segment, body_offset - at)
        at += length
        behind = 1 if index == len(kept) - 1 else len(PARAGRAPH_BREAK)
        if 0 <= body_offset < at + behind:
            return segment.end
        at += behind
    raise IndexError(f"body offset {body_offset} is beyond the body")


def partition_fault(segments: Sequence[Segment], source_text: str) -> str | None:
    """Say what breaks the first law (segments cover every character exactly once), or None."""
    at = 0
    for index, segment in enumerate(segments):
        if segment.start != at or segment.end < segment.start:
            return f"segment {index} starts at {segment.start}, expected {at}"
        if segment.text is not None and segment.text != source_text[segment.start : segment.end]:
            return f"segment {index} holds other text than the source"
        if fault := _edits_fault(segment):
            return f"segment {index}: {fault}"
        at = segment.end
    return None if at == len(source_text) else f"segments end at {at}, the text at {len(source_text)}"


def _edits_fault(segment: Segment) -> str | None:
    at = segment.start
    for edit in segment.edits:
        if not at <= edit.start <= edit.end <= segment.end:
            return f"edit {edit.start}-{edit.end} is out of order or outside"
        at = edit.end
    return None


def _offset_in_segment(segment: Segment, clean_offset: int) -> int:
    source, clean = segment.start, 0
    for edit in segment.edits:
        kept = edit.start - source
        if clean_offset < clean + kept:
            break
        clean += kept
        if clean_offset < clean + len(edit.replacement):
            # Equal lengths are character-by-character repairs, so the offset inside carries over.
            inside = clean_offset - clean
            return edit.start + min(inside, max(edit.end - edit.start - 1, 0))
        clean += len(edit.replacement)
        source = edit.end
    return source + clean_offset - clean
