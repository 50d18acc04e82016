"""Tables and agate: lines that are rows, to be kept as rows and never joined or read as sentences."""

import re
from collections.abc import Sequence

from shared.text.lines import Line

MIN_ROWS = 3
"""Two lines with columns may be an address or a signature."""
MIN_NUMBER_SHARE = 0.3
"""Share of the words of a row that are numbers, where nothing but that makes it a row: market and sports agate."""
MIN_NUMBERS = 2
MIN_CELL_SIGNS = 3
"""So many semicolons without a space behind them part the cells of a row."""
MAX_ROW_CHARS = 160
MOST_BREAKS = 2
"""Between rows of one table at most one blank line stands."""

_GAP = re.compile(r"\S(?:\t+|\s{3,}|\s?\.{4,}\s?|(?:\s\.){3,}\s)(?=\S)|\s?\|\s?")
_WIDE_GAP = re.compile(r"(?<=\S)(?: {2,}|\t)(?=\S)")
_HINT = re.compile(r"\d|\t|\s\s|\||\.\.|;")
_ITEM = re.compile(r"(?:\(?\d{1,3}[.)]|[-*•·])\s+")
"""The number of a list's item is no column."""
_NUMBER = re.compile(r"[-+$€£¥(]*\d[\d.,:/%½¼¾-]*[%)]?")
_RESULT = re.compile(
    r"\s\d{1,3}[-:–]\d{1,3}(?:\s?\(\d{1,2}(?:[-:]\d{1,2})?\))?,?(?:\s\d{1,3}[-:–]\d{1,3}(?:\s?\(\d{1,2}\))?,?){1,4}$"
)
"""The sets of a match end its row: `Ada Moss (Larn) beat Ida Holm 6-4 7-6 (3)`."""
_SENTENCE = re.compile(r"[a-zà-ÿ]{2,}[.!?][\"'”’)]*$")


def table_rows(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indexes of the lines that are rows of a table: runs of at least ``MIN_ROWS`` lines with columns.

    >>> text = ["Ferry     12   3", "Tugboat    4  11", "Barge      9   2"]
    >>> sorted(table_rows([Line(0, len(row), 1, 0, row) for row in text]))
    [0, 1, 2]
    """
    rows: set[int] = set()
    run: list[int] = []
    for index, line in enumerate(lines):
        if not is_row(line.text):
            rows.update(run if len(run) >= MIN_ROWS else ())
            run = []
        elif run and line.breaks_before > MOST_BREAKS:
            rows.update(run if len(run) >= MIN_ROWS else ())
            run = [index]
        else:
            run.append(index)
    return frozenset(rows.union(run if len(run) >= MIN_ROWS else ()))


def is_row(line: str) -> bool:
    """Say whether a line has columns: wide gaps, leaders or bars between cells, or mostly numbers.

    >>> [is_row(row) for row in ("Varna ...... 12", "Won  Lost  Drawn", "It has 2 or 3 ferries.", "Barge 9 2")]
    [True, True, False, True]
    >>> [is_row(row) for row in ("Varna;12;3;clear", "Moss beat Holm 6-4 7-6 (3)", "It ended 6-4 6-3 for her.")]
    [True, True, False]
    """
    if len(line) > MAX_ROW_CHARS or not _HINT.search(line) or _SENTENCE.search(line):
        return False
    line = _ITEM.sub("", line, count=1) if _ITEM.match(line) else line
    gaps = len(_GAP.findall(line))
    if gaps >= MIN_NUMBERS or (gaps and any(character.isdigit() for character in line)):
        return True
    if len(_WIDE_GAP.findall(line)) >= MIN_NUMBERS:
        return True
    if line.count(";") >= MIN_CELL_SIGNS and "; " not in line:
        return True
    if _RESULT.search(line) is not None:
        return True
    words = line.split()
    numbers = sum(_NUMBER.fullmatch(word) is not None for word in words)
    return numbers >= MIN_NUMBERS and numbers >= MIN_NUMBER_SHARE * len(words)
