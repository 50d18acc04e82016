"""Lines of a text: which characters break a line, and where each line that is not blank stands."""

import re
from collections.abc import Iterator
from typing import NamedTuple

LINE_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
"""Line feed, carriage return, vertical tab, form feed, next line, line and paragraph separator."""

# A line starts at its first character that is no space, so runs of blank lines cost nothing.
_LINE = re.compile(rf"\S[^{LINE_BREAKS}]*")


class Line(NamedTuple):
    """A line that is not blank: its characters without the spaces at its edges.

    ``breaks_before`` is the number of line breaks since the line before (CR LF is one), so 1 means
    the very next line and 2 one blank line between. ``indent`` is the number of spaces before it.
    """

    start: int
    end: int
    breaks_before: int
    indent: int
    text: str


def find_lines(text: str) -> list[Line]:
    r"""Return the lines of a text that are not blank, in order.

    >>> [(line.text, line.breaks_before) for line in find_lines("one\r\n\r\n  two ")]
    [('one', 0), ('two', 2)]
    """
    # Most texts asked for are one line already; `splitlines` knows a few breaks more than ours, which costs nothing.
    if text[:1].strip() and len(text.splitlines()) == 1:
        content = text.rstrip()
        return [Line(0, len(content), 0, 0, content)]
    return list(_lines(text))


def count_breaks(gap: str) -> int:
    r"""Return how many line breaks a text has; CR LF counts once.

    >>> count_breaks("\r\n\n\x0c")
    3
    """
    return sum(gap.count(mark) for mark in LINE_BREAKS) - gap.count("\r\n")


def _lines(text: str) -> Iterator[Line]:
    at = 0
    for match in _LINE.finditer(text):
        content = match.group().rstrip()
        start, end = match.start(), match.start() + len(content)
        gap = text[at:start]
        # Nearly every gap is of line feeds alone, and a dump has up to millions of them.
        breaks, indent = (count_breaks(gap), _indent(gap)) if gap.strip("\n") else (len(gap), 0)
        yield Line(start, end, breaks, indent, content)
        at = end


def _indent(gap: str) -> int:
    return len(gap) - 1 - max(map(gap.rfind, LINE_BREAKS))
