"""Passages: the headlines, paragraphs, marks and other runs of a text dump, hard-wrapped lines joined."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from services.ingest.record_lines import is_date_line, is_header_field, is_service_code, is_slug_line, record_number
from shared.text.bylines import is_byline
from shared.text.credits import find_credit, is_credit_line
from shared.text.end_marks import closing_mark, is_end_mark, is_ruler, is_take_mark
from shared.text.lines import Line, find_lines

MAX_WRAP_COLUMNS = 100
MIN_WRAP_COLUMNS = 40
"""Hard-wrapped lines have a width between these; a longer line is a paragraph of its own, whatever follows."""
LEAST_WRAPS = 2
"""So many lines that end in mid-sentence make a text a wrapped one."""
WRAP_QUANTILE = 0.1
"""Of the lines that end in mid-sentence, how short the shortest are, a few odd ones aside: no word fitted there."""
INDENT_STEP = 2
"""A line indented by so much more than the one before opens a paragraph."""
MAX_SHORT_CHARS = 160
"""The longest real headlines of the material have 140; body paragraphs start at about that."""
MAX_LINE_KIND_CHARS = 210
WIDE_FROM = "\u2e80"
"""From here on characters take two columns: Chinese, Japanese, Korean."""

_SIGNED = r"(?:(?<=[。！？」』])[（(][^（）()]{1,16}[）)])?"
"""East Asian papers set the name of the author behind the last sentence."""
STOP_END = re.compile(rf"(?:[.!]|[。！؟۔।])[\"'”’»«)\]」』]*{_SIGNED}$")
SENTENCE_END = re.compile(rf"[.!?。！？؟۔।…][\"'”’»«)\]」』]*{_SIGNED}$")
SENTENCE_BREAK = re.compile(r"[.!?][\"'”’»)]{0,2}\s+[^\W\d_a-z]|[。！？]")
LIST_START = re.compile(r"[-*•·‣▪◦–—>|]|\(?\d{1,3}[.)]\s|[a-z]\)\s")

HEADINGS = frozenset({"number", "field", "slug", "service", "date_line"})
"""Kinds that head a record and never stand in running text."""
DRAWN = frozenset({"mark", "more", "ruler"})
BODY = frozenset({"paragraph", "sentence"})


@dataclass(frozen=True, slots=True)
class Passage:
    """One run of a dump's text, without the spaces at its edges.

    ``kind`` is ``mark`` (the story ends), ``more`` (it goes on in another take), ``ruler``, ``number``, ``field``,
    ``slug``, ``service``, ``date_line``, ``byline``, ``credit`` (a caption with its credit), ``item`` (of a list),
    ``short`` (it could be a headline), ``sentence`` (one sentence that is as short) or ``paragraph``.
    """

    start: int
    end: int
    breaks_before: int
    indent: int
    kind: str
    text: str


def find_passages(text: str) -> list[Passage]:
    r"""Return the passages of a text in order.

    >>> [(p.kind, p.text) for p in find_passages("Ferry Back in Port\n\nIt came at last.\n-30-")]
    [('short', 'Ferry Back in Port'), ('sentence', 'It came at last.'), ('mark', '-30-')]
    """
    lines = find_lines(text)
    limit = wrap_limit(lines)
    return [_passage(group) for group in _groups(lines, limit)]


def wrap_limit(lines: Sequence[Line]) -> int | None:
    """Return the width that no line and the first word of the next would have fitted in; None where nothing is wrapped.

    It is learnt from the lines that plainly go on: the next one begins with a small letter.
    """
    overflows = []
    for before, line in pairwise(lines):
        if line.breaks_before == 1 and line.text[0].islower() and _may_wrap(before):
            overflows.append(_columns(before.text) + 1 + _columns(_first_word(line.text)))
    if len(overflows) >= LEAST_WRAPS:
        return sorted(overflows)[int(WRAP_QUANTILE * len(overflows))]
    return _width_of_uncased(lines)


def _width_of_uncased(lines: Sequence[Line]) -> int | None:
    """In scripts without small letters the lines of a wrapped text are all about as long as the longest."""
    tight = sorted(_columns(before.text) for before, line in pairwise(lines) if line.breaks_before == 1)
    if len(tight) < LEAST_WRAPS or any(map(str.islower, (line.text for line in lines[:40]))):
        return None
    width, middle = tight[-1], tight[len(tight) // 2]
    return width - 1 if MIN_WRAP_COLUMNS <= width <= MAX_WRAP_COLUMNS and middle > 0.8 * width else None


def line_kind(text: str) -> str | None:
    """Return the kind of a line that stands alone, however the text around it is wrapped; None for others."""
    if len(text) > MAX_LINE_KIND_CHARS:
        return None
    for kind, is_kind in _LINE_KINDS:
        if is_kind(text):
            return kind
    return None


def _is_byline_in_any_case(text: str) -> bool:
    return text[:1] in "BbFfWwRrVvPp" and is_byline(text[0].upper() + text[1:])


_LINE_KINDS = (
    ("mark", is_end_mark),
    ("more", is_take_mark),
    ("ruler", is_ruler),
    ("number", lambda text: record_number(text) is not None),
    ("field", is_header_field),
    ("byline", _is_byline_in_any_case),
    ("slug", is_slug_line),
    ("service", is_service_code),
    ("date_line", is_date_line),
    ("credit", lambda text: find_credit(text) is not None or is_credit_line(text)),
)


def text_kind(text: str) -> str:
    """Return the kind of running text by its shape."""
    if LIST_START.match(text):
        return "item"
    text = text[: closing_mark(text)].rstrip()
    if len(text) > MAX_SHORT_CHARS:
        return "paragraph"
    if STOP_END.search(text):
        return "paragraph" if SENTENCE_BREAK.search(text) else "sentence"
    return "short" if any(map(str.isalpha, text)) else "item"


def _groups(lines: Sequence[Line], limit: int | None) -> Iterator[tuple[str | None, list[Line]]]:
    group: list[Line] = []
    group_kind = None
    for line in lines:
        kind = line_kind(line.text)
        if group and kind is None and group_kind is None and _goes_on(group[-1], line, limit):
            group.append(line)
            continue
        if group:
            yield group_kind, group
        group, group_kind = [line], kind
    if group:
        yield group_kind, group


def _goes_on(before: Line, line: Line, limit: int | None) -> bool:
    if limit is None or line.breaks_before != 1 or not _may_wrap(before) or line.text == before.text:
        return False
    if line.indent >= before.indent + INDENT_STEP or LIST_START.match(line.text):
        return False
    if _columns(before.text) + 1 + _columns(_first_word(line.text)) >= limit:
        return True
    return line.text[0].islower() and not SENTENCE_END.search(before.text[-8:])


def _may_wrap(line: Line) -> bool:
    return MIN_WRAP_COLUMNS <= _columns(line.text) <= MAX_WRAP_COLUMNS


def _first_word(text: str) -> str:
    return text[:1] if text[0] >= WIDE_FROM else text[:MAX_WRAP_COLUMNS].split(maxsplit=1)[0]


def _columns(text: str) -> int:
    if text.isascii() or len(text) > MAX_WRAP_COLUMNS:
        return len(text)
    return len(text) + sum(character >= WIDE_FROM for character in text)


def _passage(found: tuple[str | None, list[Line]]) -> Passage:
    kind, group = found
    text = " ".join(line.text for line in group) if len(group) > 1 else group[0].text
    first = group[0]
    return Passage(first.start, group[-1].end, first.breaks_before, first.indent, kind or text_kind(text), text)
