"""Wire paragraphs: the lines of an agency text, wrapped for teleprinters, as paragraphs and rows of tables."""

import re
from collections.abc import Iterator, Sequence

from services.ingest.blocks import TextBlock
from shared.text.end_marks import is_end_mark, is_ruler

PARAGRAPH_INDENT = 2
"""A line indented by so much more than the leftmost one opens a paragraph; tables are moved in by one."""
MAX_ROW_CHARS = 200
MAX_CLOSING_CHARS = 32
MAX_TITLE_LINES = 3

_CLOSING = re.compile(r"\s*(?i:reuters?)\W*|(?:\s{1,8}|\W{1,3})(?i:more)\W*|\s*MORE\W*")
_LIST_START = re.compile(r"\s*(?:[-*•]\s|\(?\d{1,2}[.)]\s)")
_LEADERS = re.compile(r"\.{5,}|\.{2,4}(?:[\d(+-]|[A-Za-z-]{1,6}\.{2,})")
_COLUMNS = re.compile(r"\S {2,}(?=\S)")
_FIELDS = re.compile(r";[^;\s]{0,12}(?=;)")
_DIGIT = re.compile(r"\d")


def paragraph_blocks(lines: Sequence[str], path: str) -> Iterator[TextBlock]:
    r"""Yield the blocks of wrapped lines: a blank line or an indent opens a paragraph, a row of a table is its own.

    >>> lines = ["    The ferry left the harbour", "of Port Larn.", "    Rice.......644 vs.....1,337"]
    >>> [(block.kind, block.text) for block in paragraph_blocks(lines, "body")]
    [('paragraph', 'The ferry left the harbour\nof Port Larn.'), ('table', 'Rice.......644 vs.....1,337')]
    """
    margin = min((_indent(line) for line in lines if line.strip()), default=0)
    open_lines: list[str] = []
    item = MAX_ROW_CHARS
    for line in lines:
        is_alone = _stands_alone(line)
        is_item_continued = bool(open_lines) and item < _indent(line) and not _LIST_START.match(line)
        if open_lines and (is_alone or not line.strip() or (_opens(line, margin) and not is_item_continued)):
            yield TextBlock("paragraph", "\n".join(open_lines), path)
            open_lines = []
        if is_alone:
            yield TextBlock("table" if is_table_row(line) else "paragraph", line.strip(), path)
        elif line.strip():
            item = item if open_lines else _indent(line) if _LIST_START.match(line) else MAX_ROW_CHARS
            open_lines.append(line.strip())
    if open_lines:
        yield TextBlock("paragraph", "\n".join(open_lines), path)


def titled_blocks(lines: Sequence[str], path: str) -> Iterator[TextBlock]:
    """Yield the blocks of an agency text without marks: lines at the margin before indented ones are its headline.

    >>> lines = ["FERRY BACK IN PORT", "    LARN, March 3 - The ferry came back", "on Monday."]
    >>> [block.kind for block in titled_blocks(lines, "text")]
    ['headline', 'paragraph']
    """
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    at = first
    while at < len(lines) and lines[at].strip() and not lines[at].startswith(" ") and not is_table_row(lines[at]):
        at += 1
    is_titled = first < at <= first + MAX_TITLE_LINES and any(line.strip() for line in lines[at:])
    if is_titled:
        yield TextBlock("headline", "\n".join(lines[first:at]), path)
    yield from paragraph_blocks(lines[at:] if is_titled else lines, path)


def is_table_row(line: str) -> bool:
    """Say whether a line is a row of a table: leader dots, or columns that hold numbers.

    >>> [is_table_row(line) for line in ("Net reserves.....644", "Larn  12  7  3", "Lost... in 1987", "B;24;14;.6")]
    [True, True, False, True]
    """
    line = line.strip()
    if len(line) > MAX_ROW_CHARS or not _DIGIT.search(line):
        return False
    if _LEADERS.search(line) or len(_FIELDS.findall(line)) > 1:
        return True
    cells = _COLUMNS.split(line)
    return len(cells) > 1 and sum(1 for cell in cells[1:] if _DIGIT.search(cell)) >= max(2, len(cells) // 2)


def is_closing_line(line: str) -> bool:
    """Say whether a line ends a text of Reuters, or says that another take follows; a wrapped word does neither.

    >>> [is_closing_line(line) for line in (" reuter...", " More", "(more)", "more", "reuters said")]
    [True, True, True, False, False]
    """
    return len(line) <= MAX_CLOSING_CHARS and _CLOSING.fullmatch(line) is not None


def _stands_alone(line: str) -> bool:
    text = line.strip()
    return bool(text) and (is_closing_line(line) or is_end_mark(text) or is_ruler(text) or is_table_row(line))


def _opens(line: str, margin: int) -> bool:
    return _indent(line) >= margin + PARAGRAPH_INDENT or _LIST_START.match(line) is not None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
