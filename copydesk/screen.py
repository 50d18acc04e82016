"""What a terminal sees: tables and progress on a terminal, plain text and JSON elsewhere."""

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

SHORT_ID_CHARS = 8
PLAIN_WIDTH = 200
"""Columns of a table that does not go to a terminal, so that `| grep` sees whole rows."""


def output() -> Console:
    """Standard output."""
    return _console(sys.stdout)


def messages() -> Console:
    """Standard error: everything that is not the answer itself."""
    return _console(sys.stderr)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """A table; numbers stand to the right."""
    made = Table(title=title, title_justify="left", title_style="bold", header_style="bold", expand=False)
    filled = [tuple(row) for row in rows]
    for index, column in enumerate(columns):
        numeric = bool(filled) and all(isinstance(row[index], int) or row[index] is None for row in filled)
        made.add_column(column, justify="right" if numeric else "left", overflow="fold")
    for row in filled:
        made.add_row(*(cell(value) for value in row))
    return made


def cell(value: object) -> str:
    """One value as text that cannot be taken for markup."""
    if value is None:
        return "-"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).replace("[", "\\[")


def short(identifier: str | None) -> str:
    """The first characters of an id: enough to name it again."""
    return "-" if identifier is None else identifier[:SHORT_ID_CHARS]


def print_json(values: Iterable[Any]) -> None:
    """One JSON value a line."""
    for value in values:
        sys.stdout.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")


def bytes_progress() -> Progress:
    """A progress bar over bytes, on standard error, gone when done."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
        console=messages(),
        transient=True,
        disable=not sys.stderr.isatty(),
    )


def count_progress() -> Progress:
    """A progress bar over things that are counted, on standard error, gone when done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=messages(), transient=True, disable=not sys.stderr.isatty())


def _console(stream: Any) -> Console:
    return Console(file=stream, highlight=False, soft_wrap=False, width=None if stream.isatty() else PLAIN_WIDTH)
