"""Rows of a table in text: cut at their hard ends, each with its fields and span, also where a quote was never closed.

A field is quoted where it begins with a quote; inside, two quotes are one, and line ends are text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_RESCANS = 8
"""How often, in lengths of the text, rows may be cut in vain because of quotes that are never closed."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its span without the line end, its fields, and what is wrong with it."""

    start: int
    end: int
    fields: tuple[str, ...]
    fault: str | None = None


class RowReader:
    """Cuts a text into rows at one delimiter."""

    def __init__(self, delimiter: str) -> None:
        other = f"[^{re.escape(delimiter)}\r\n]*+"
        self.delimiter = delimiter
        self._field = re.compile(rf'[ ]*+"(?P<quoted>[^"]*+(?:""[^"]*+)*+)(?P<close>"?)(?P<behind>{other})|{other}')

    def rows(self, text: str, width: int = 0) -> Iterator[Row]:
        """Yield the rows of a text that are not blank.

        A row of several lines that is malformed, or wider than ``width`` (0: any), is a row whose quote was never
        closed: its first line alone is broken, and reading goes on behind it.
        """
        at, spare = 0, MAX_RESCANS * len(text)
        while at < len(text):
            row, after = self._row(text, at)
            first_line = _line_end(text, at)
            is_wrong = row.fault is not None or bool(width and len(row.fields) > width)
            if is_wrong and row.end > first_line and spare > 0:
                spare -= row.end - at
                fault = row.fault or "it has more fields than the table"
                row, after = Row(at, first_line, (), fault), first_line
            if text[row.start : row.end].strip():
                yield row
            at = _behind_line_end(text, after)

    def _row(self, text: str, start: int) -> tuple[Row, int]:
        fields: list[str] = []
        fault, at = None, start
        while True:
            match = self._field.match(text, at)
            if match is None:  # Every alternative may be empty, so this cannot be; the checker does not know.
                break
            fields.append(_unquoted(match))
            fault = fault or _field_fault(match)
            at = match.end()
            if not text.startswith(self.delimiter, at):
                break
            at += len(self.delimiter)
        return Row(start, at, tuple(fields), fault), at


def _unquoted(match: re.Match[str]) -> str:
    quoted = match["quoted"]
    return match.group() if quoted is None else quoted.replace('""', '"') + match["behind"].rstrip(" ")


def _field_fault(match: re.Match[str]) -> str | None:
    if match["quoted"] is None:
        return None
    if not match["close"]:
        return "a quote is never closed"
    return "text stands behind a closing quote" if match["behind"].strip(" ") else None


def _line_end(text: str, at: int) -> int:
    ends = [end for end in (text.find("\n", at), text.find("\r", at, text.find("\n", at) + 1 or len(text))) if end >= 0]
    return min(ends, default=len(text))


def _behind_line_end(text: str, at: int) -> int:
    return at + 2 if text.startswith("\r\n", at) else at + 1
