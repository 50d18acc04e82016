r"""ANPA lines: the text of a message with the marks that set it - ``^`` opens a line of the head, tab a paragraph.

``<`` ends a line flush left, ``=`` one in the middle; backspace opens a row of a table and DLE is its space. The marks
stay in the source text and are explained by clean, but for those that only frame a line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from services.ingest.blocks import TextBlock
from services.ingest.wire_paragraphs import is_table_row, titled_blocks
from shared.text.bylines import is_byline
from shared.text.end_marks import is_end_mark, is_ruler
from shared.text.slugs import is_slug_line

HEAD_MARK, ROW_MARK, FIXED_SPACE = "^", "\x08", "\x10"
FLUSH_LEFT, CENTRED = "<", "="
MAX_HEADLINE_CHARS = 120
"""A longer line of the head is a summary: wires limit the headline to some 60 to 90 characters."""
MAX_SUBHEAD_CHARS = 80

_PHOTOS = re.compile(r"(?i)(?:with )?(?:[a-z]{2,8}\s)?(?:photos?|graphics?|video|audio)\b.{0,200}")
_PHOTO_CODES = re.compile(r"\b[A-Z]{2,6}\d{1,4}\b")
_EDITORS = re.compile(r"(?i)\(?(?:eds|editors|note to editors)\s?[:.]")
_EDITORS_NOTE = re.compile(r"(?i)\(?(?:editor'?s'?|editors'?) note\s?(?:_|--?|:|–|—)\s*")
_EMBARGO = re.compile(r"(?i)(?:embargo(?:ed)?\b|hold for release\b|for release\b|adv(?:ance)?\d{0,2}\b.{0,40}release)")
_OUTLET = re.compile(r"(?i)(?:the )?(?:associated press|ap\b|united press|upi\b|reuters?\b).{0,60}")


@dataclass(slots=True)
class HeadFields:
    """What the lines of the head state."""

    slug_line: str | None = None
    headline: str | None = None
    byline: str | None = None
    editors_note: str | None = None
    embargo: str | None = None
    editors: list[str] = field(default_factory=list)
    media: list[str] = field(default_factory=list)


def read_lines(text: str, *, is_tabular: bool) -> tuple[list[TextBlock], HeadFields]:
    """Return the blocks of a message's text and what its head states."""
    lines = [line.rstrip("\r ") for line in text.split("\n")]
    fields = HeadFields()
    if not any(line.strip() and line.startswith((HEAD_MARK, "\t", ROW_MARK)) for line in lines):
        return _unmarked(lines, fields), fields
    blocks = list(_marked(lines, fields, is_tabular=is_tabular))
    return blocks, fields


def bare(line: str) -> str:
    """Return a line without the marks that set it.

    >>> bare("^By ADA MOSS=")
    'By ADA MOSS'
    """
    return " ".join(line.removeprefix(HEAD_MARK).replace(FIXED_SPACE, "").split()).rstrip(FLUSH_LEFT + CENTRED + " ")


def _unmarked(lines: Sequence[str], fields: HeadFields) -> list[TextBlock]:
    """Some agencies send no marks: then indents tell as much."""
    blocks = list(titled_blocks(lines, "text"))
    fields.headline = next((" ".join(block.text.split()) for block in blocks if block.kind == "headline"), None)
    return blocks


def _marked(lines: Sequence[str], fields: HeadFields, *, is_tabular: bool) -> Iterator[TextBlock]:
    is_in_head, was_byline = True, False
    paragraph: list[str] = []
    for line in [*lines, ""]:
        is_marked = line.startswith((HEAD_MARK, "\t", ROW_MARK)) or not line.strip() or is_end_mark(line.strip())
        if paragraph and is_marked:
            yield TextBlock(_paragraph_kind(paragraph, is_tabular=is_tabular), "\n".join(paragraph), "text")
            paragraph = []
        if line.startswith(HEAD_MARK) and is_in_head:
            kind = _head_kind(bare(line), fields, was_byline=was_byline, is_tabular=is_tabular)
            was_byline = kind == "byline"
            yield TextBlock(kind, line, f"text/{kind}")
        elif line.startswith((HEAD_MARK, ROW_MARK)):
            is_in_head = False
            yield TextBlock(
                _rule_kind(line, is_tabular=is_tabular), line.lstrip(ROW_MARK).rstrip(FIXED_SPACE + " "), "text"
            )
        elif line.strip():
            is_in_head = False
            paragraph.append(line.strip())


def _paragraph_kind(paragraph: Sequence[str], *, is_tabular: bool) -> str:
    if is_ruler(bare(paragraph[0])):
        return "paragraph"
    return "table" if is_tabular or (len(paragraph) == 1 and is_table_row(paragraph[0])) else "paragraph"


def _rule_kind(line: str, *, is_tabular: bool) -> str:
    """The kind of a row, or of a line set apart behind the head."""
    if line.startswith(ROW_MARK) or is_tabular:
        return "table"
    return "subhead" if len(line) <= MAX_SUBHEAD_CHARS else "paragraph"


def _head_kind(text: str, fields: HeadFields, *, was_byline: bool, is_tabular: bool) -> str:
    """The kind of a line of the head; what it states goes to ``fields``."""
    if fields.slug_line is None and fields.headline is None and is_slug_line(text):
        fields.slug_line = text
        return "header"
    if note := _EDITORS_NOTE.match(text):
        fields.editors_note = text[note.end() :].rstrip(")")
        return "note"
    if _EDITORS.match(text):
        fields.editors.append(text)
        return "note"
    if _EMBARGO.match(text):
        fields.embargo = fields.embargo or text
        return "note"
    if _PHOTOS.fullmatch(text) and (_PHOTO_CODES.search(text) or (len(text) <= MAX_SUBHEAD_CHARS and fields.headline)):
        fields.media.append(text)
        return "note"
    if is_byline(text) and fields.byline is None:
        fields.byline = text
        return "byline"
    if was_byline and _OUTLET.fullmatch(text):
        return "byline"
    if fields.headline is None and len(text) <= MAX_HEADLINE_CHARS:
        fields.headline = text
        return "headline"
    return "table" if is_tabular else "summary" if len(text) > MAX_SUBHEAD_CHARS else "subhead"
