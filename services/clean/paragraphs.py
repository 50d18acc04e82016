"""Paragraphs: the lines of an article with their repairs, hard-wrapped lines joined."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from services.clean.field_labels import is_header_line
from services.clean.marks import mark_part
from services.clean.repairs import Change, apply_changes, repair_line
from services.clean.tables import table_rows
from services.clean.wire_codes import NO_CODES, WireCodes, wire_changes
from shared.errors import InvalidMessage
from shared.events import Block
from shared.text.agencies import is_agency_name
from shared.text.bylines import is_byline
from shared.text.credits import is_credit_line
from shared.text.lines import Line, find_lines
from shared.text.sign_offs import is_initials

MIN_WRAP_CHARS = 45
MAX_WRAP_CHARS = 100
"""Hard-wrapped text is between so many characters wide: newspaper teleprinters 55-69, mail 72, terminals 80."""
WRAP_QUANTILE = 0.95
"""The width of wrapped text is that of nearly its longest line: a few may stick out."""
FEW_LINES = 10
"""Of fewer lines none may be twice too long: one such in five is a paragraph beside shorter ones."""
INDENT_STEP = 2
"""A line indented by so much more than the one before opens a paragraph."""

MAX_LINES = 60_000
"""A line makes two segments of 230 bytes in JSON: more would not fit into MAX_EVENT_BYTES."""

RUNNING_TEXT = "text"
"""The kind of block of which the format says nothing more."""
TABLE = "table"

_LIST_START = re.compile(r"[-*•·‣▪◦]\s|\(?\d{1,3}[.)]\s")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")


class _Group(NamedTuple):
    """The lines of one paragraph; those of a table stay rows."""

    lines: Sequence[Line]
    is_table: bool


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the source text: its span, what changes in it, and its text after that.

    ``block`` is the run of markup that it stands in, None in plain text. A table is one paragraph of several rows.
    """

    start: int
    end: int
    source: str
    changes: tuple[Change, ...]
    breaks_before: int
    block: Block | None = None
    is_table: bool = False

    @cached_property
    def text(self) -> str:
        """The characters after all changes."""
        return apply_changes(self.source, self.start, self.changes)

    def source_at(self, offset: int, *, end: bool = False) -> int:
        """Return the source offset of a character of ``text``; with ``end``, of the place behind the one before."""
        if end:
            return self.source_at(offset - 1) + 1
        at, clean = self.start, 0
        for change in self.changes:
            if offset < clean + change.start - at:
                break
            clean += change.start - at
            if offset < clean + len(change.replacement):
                return min(change.start + offset - clean, max(change.end - 1, change.start))
            clean += len(change.replacement)
            at = change.end
        return at + offset - clean


def find_paragraphs(text: str, blocks: Sequence[Block] = (), codes: WireCodes = NO_CODES) -> list[Paragraph]:
    """Return the paragraphs of an article in order; what stands between them is blank.

    Where the format marked ``blocks``, each is a paragraph, but running text inside one is parted like plain text.
    Raises InvalidMessage where there are more lines than an event can tell of.
    """
    lines = find_lines(text)
    if len(lines) > MAX_LINES:
        raise InvalidMessage("too_large", f"the article has {len(lines)} lines, {MAX_LINES} are allowed")
    groups = _block_groups(lines, blocks) if blocks else ((None, group) for group in _groups(lines))
    paragraphs = (_paragraph(text, group, block, codes) for block, group in groups)
    return [paragraph for paragraph in paragraphs if paragraph.text]


def _block_groups(lines: Sequence[Line], blocks: Sequence[Block]) -> Iterator[tuple[Block | None, _Group]]:
    at = 0
    for block in blocks:
        start = at
        while at < len(lines) and lines[at].start < block.end:
            at += 1
        inside = lines[start:at]
        if block.kind == RUNNING_TEXT:
            yield from ((block, group) for group in _groups(inside))
        elif inside:
            yield block, _Group(inside, is_table=block.kind == TABLE)


def wrap_width(lines: Sequence[Line]) -> int | None:
    """Return how many characters wide the text is wrapped, or None where it is not."""
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(WRAP_QUANTILE * (len(lengths) - 1))] if lengths else 0
    if len(lengths) < FEW_LINES and width and lengths[-1] > 2 * MAX_WRAP_CHARS:
        return None
    return width if MIN_WRAP_CHARS <= width <= MAX_WRAP_CHARS else None


def _groups(lines: Sequence[Line]) -> Iterator[_Group]:
    width, rows = wrap_width(lines), table_rows(lines)
    at = 0
    for index in range(1, len(lines) + 1):
        is_in_table = index - 1 in rows
        is_same = index < len(lines) and is_in_table == (index in rows)
        is_joined = width is not None and is_same and _is_continued(lines[index - 1], lines[index], width)
        if is_same and (is_in_table or is_joined):
            continue
        yield _Group(lines[at:index], is_table=is_in_table)
        at = index


def _is_continued(before: Line, line: Line, width: int) -> bool:
    if line.breaks_before != 1 or line.text == before.text or line.indent >= before.indent + INDENT_STEP:
        return False
    if any(_stands_alone(candidate.text) for candidate in (before, line)) or _LIST_START.match(line.text):
        return False
    first_word = line.text.split(maxsplit=1)[0]
    is_full = len(before.text) + 1 + len(first_word) > width
    is_mid_sentence = line.text[0].islower() and not _SENTENCE_END.search(before.text[-8:])
    return is_full or (is_mid_sentence and len(before.text) >= MIN_WRAP_CHARS)


def _stands_alone(text: str) -> bool:
    is_signed = is_agency_name(text) or ("/" in text and is_initials(text))
    return bool(mark_part(text)) or is_signed or is_byline(text) or is_credit_line(text) or is_header_line(text)


def _paragraph(text: str, group: _Group, block: Block | None, codes: WireCodes) -> Paragraph:
    changes: list[Change] = []
    lines = group.lines
    for number, line in enumerate(lines):
        if number and not group.is_table:
            changes.append(_join(lines[number - 1], line))
        coded = wire_changes(line.text, codes, block.kind if block else None)
        changes += repair_line(line.text, line.start, coded)
    start, end = lines[0].start, lines[-1].end
    breaks = lines[0].breaks_before
    paragraph = Paragraph(start, end, text[start:end], tuple(changes), breaks, block, group.is_table)
    return _trim(paragraph)


def _join(before: Line, line: Line) -> Change:
    # A word cut in two keeps its hyphen: whether it is part of the word, nobody can tell.
    is_cut_word = before.text.endswith("-") and before.text[-2:-1].isalpha() and line.text[0].islower()
    return Change(before.end, line.start, "" if is_cut_word else " ", "line_wrap")


def _trim(paragraph: Paragraph) -> Paragraph:
    """Cut off edge spaces that only a removed control character had kept from being blank."""
    text, start, end = paragraph.text, paragraph.start, paragraph.end
    if text == text.strip():
        return paragraph
    changes = list(paragraph.changes)
    lead = len(text) - len(text.lstrip())
    trail = len(text.rstrip())
    edges = [range(lead), range(trail, len(text))]
    spaces = [paragraph.source_at(offset) for edge in edges for offset in edge] if text.strip() else []
    taken = {at for change in changes for at in range(change.start, change.end)}
    if not text.strip() or any(at in taken for at in spaces):
        return replace(paragraph, changes=(Change(start, end, text.strip(), "edge_space"),))
    changes += [Change(at, at + 1, "", "edge_space") for at in spaces]
    return replace(paragraph, changes=tuple(sorted(changes)))
