"""Wire codes: what seven-bit wires write for characters that they lack, put right as recorded edits.

AP sends ``_`` for a dash, two grave accents and two apostrophes for quotes, ``{`` for one half; ANPA lines are set by
marks at their ends; control bytes stand for spaces inside names. Only texts of wire formats are touched, or texts that
show the convention themselves: a grave accent alone proves nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.clean.repairs import Change

CONTROL_FORMATS = frozenset({"iptc7901", "dpa", "anpa1312", "reuters_sgml"})
"""Formats whose control bytes belong to the wire, and are no damage."""
LINE_MARK_FORMATS = frozenset({"anpa1312"})
HEAD_END_FORMATS = frozenset({"iptc7901", "dpa"})
HEAD_KINDS = frozenset({"headline", "byline", "header", "note"})
MIN_MARKED_LINES = 2
"""So many lines set by ``^`` and ``<`` show that a text without a known format came from such a wire."""
SAMPLE_CHARS = 20_000
"""How much of a text is looked at for its conventions: they begin with its first quote or dateline."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_OPENING_QUOTE = re.compile(r"``(?=\S)")
_CLOSING_QUOTE = re.compile(r"(?<=\S)''(?!')")
_SINGLE_QUOTE = re.compile(r"(?<![`\w])`(?=[^\s`])")
_DASH = re.compile(r"(?:(?<=[\s;])|^)_(?=[\s;]|$)")
_DATELINE_DASH = re.compile(r"\([A-Z][A-Za-z]{1,9}\) _ ")
_HALF = re.compile(r"(?:(?<=[\d;\s])|^)\{(?=[\s;.,)]|$)")
_HEAD_MARK = re.compile(r"\^")
_LINE_END = re.compile(r"[ \t]{0,4}[<=]$")
_HEAD_END = re.compile(r"[ \t]{0,4}=$")
_BYLINE_END = re.compile(r"(?:By|BY|by)[ ].{2,80}[A-Za-z.][ ]?=$")
_MARKED_LINE = re.compile(r"(?m)^[ \t]{0,4}\^[^\r\n]{1,300}[<=][ \t]{0,4}\r?$")


@dataclass(frozen=True, slots=True)
class WireCodes:
    """The conventions that hold in a text."""

    quotes: bool = False
    dash: bool = False
    half: bool = False
    controls: bool = False
    line_marks: bool = False
    head_end: bool = False


NO_CODES = WireCodes()


def find_wire_codes(wire_format: str, text: str) -> WireCodes:
    """Return the conventions of a text: those of its format, and those that it shows.

    >>> find_wire_codes("text", "LARN (HW) _ ``We came back,'' she said.").dash
    True
    >>> find_wire_codes("text", "Use `ls` and snake_case, or _ alone.") == NO_CODES
    True
    """
    sample = text[:SAMPLE_CHARS]
    has_marks = wire_format in LINE_MARK_FORMATS or (
        "^" in sample and len(_MARKED_LINE.findall(sample)) >= MIN_MARKED_LINES
    )
    has_quotes = _OPENING_QUOTE.search(sample) is not None and _CLOSING_QUOTE.search(sample) is not None
    has_dash = has_marks or _DATELINE_DASH.search(sample) is not None or (has_quotes and " _ " in sample)
    return WireCodes(
        quotes=has_quotes,
        dash=has_dash,
        half=has_marks or (has_dash and has_quotes),
        controls=wire_format in CONTROL_FORMATS,
        line_marks=has_marks,
        head_end=wire_format in HEAD_END_FORMATS,
    )


def wire_changes(line: str, codes: WireCodes, kind: str | None = None) -> tuple[Change, ...]:
    """Return the changes of a line, counted from its start; ``kind`` is that of the block it stands in.

    >>> codes = WireCodes(quotes=True, dash=True)
    >>> [(c.start, c.replacement) for c in wire_changes("LARN (HW) _ ``We came,'' she said.", codes)]
    [(10, '—'), (12, '“'), (22, '”')]
    """
    if codes == NO_CODES and not line.endswith("="):
        return ()
    return tuple(sorted(_changes(line, codes, kind)))


def _changes(line: str, codes: WireCodes, kind: str | None) -> Iterator[Change]:
    yield from _line_marks(line, codes, kind)
    if codes.dash and "_" in line:
        yield from _replace(_DASH, line, "—")
    if codes.half and "{" in line:
        yield from _replace(_HALF, line, "½")
    if codes.quotes and ("`" in line or "'" in line):
        yield from _replace(_OPENING_QUOTE, line, "“")
        yield from _replace(_CLOSING_QUOTE, line, "”")
        yield from _replace(_SINGLE_QUOTE, line, "‘")
    if codes.controls:
        for match in _CONTROL.finditer(line):
            yield Change(match.start(), match.end(), _control(line, match.end()), "wire_code")


def _line_marks(line: str, codes: WireCodes, kind: str | None) -> Iterator[Change]:
    if codes.line_marks:
        yield from _at_start(line)
        yield from _replace(_LINE_END, line[-8:], "", shift=max(0, len(line) - 8))
    elif line.endswith("=") and ((codes.head_end and kind in HEAD_KINDS) or _BYLINE_END.fullmatch(line)):
        yield from _replace(_HEAD_END, line[-8:], "", shift=max(0, len(line) - 8))


def _at_start(line: str) -> Iterator[Change]:
    if _HEAD_MARK.match(line):
        yield Change(0, 1, "", "wire_code")


def _replace(form: re.Pattern[str], line: str, replacement: str, *, shift: int = 0) -> Iterator[Change]:
    for match in form.finditer(line):
        yield Change(match.start() + shift, match.end() + shift, replacement, "wire_code")


def _control(line: str, end: int) -> str:
    """A space band between two words is a space; beside one it is nothing."""
    is_band = line[end - 1] == "\x10"
    return " " if is_band and line[end : end + 1].isalnum() and line[end - 2 : end - 1].isalnum() else ""
