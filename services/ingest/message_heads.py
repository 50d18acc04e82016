"""Message heads: the lines between the start of a wire text and its first paragraph - lead, headline, byline."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.ingest.blocks import TextBlock
from shared.text.bylines import is_byline
from shared.text.datelines import match_dateline
from shared.text.signals import find_signals
from shared.text.slugs import parse_take

END_OF_HEAD = "="
"""A field of the head ends with it where another system must know its end: headline, byline."""
MAX_HEAD_LINES = 10
MAX_LEAD_WORDS = 4
MAX_LEAD_CHARS = 32
MAX_HEADLINE_LINES = 4

_BYLINE_WORD = re.compile(r"(?i:by|von|par|por|di|door|av|af|od)\s+\S")
_EMBARGO = re.compile(
    r"(?i)(?:embargo(?:ed)?\b|hold for release\b|(?:achtung\W{1,3})?sperrfrist\b|not for (?:use|release) before\b)"
)


@dataclass(frozen=True, slots=True)
class MessageHead:
    """The lines of a head by what they are, with the number of lines that it takes."""

    lead_lines: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    embargo: str | None = None
    length: int = 0

    def blocks(self, path: str) -> Iterator[TextBlock]:
        """Yield the head as blocks, as sent."""
        yield from (TextBlock("header", line, f"{path}/lead") for line in self.lead_lines)
        yield TextBlock("note", self.embargo or "", f"{path}/embargo")
        yield TextBlock("headline", "\n".join(self.headline), f"{path}/headline")
        yield from (TextBlock("byline", line, f"{path}/byline") for line in self.byline)


def find_head(lines: Sequence[str]) -> MessageHead:
    """Return the head of a message's lines; an empty one where the text begins at once.

    >>> head = find_head(["1ST LEAD", "Ferry sinks off Port Larn", "By Ada Moss, hwn =", "", "Larn (hwn) - It sank."])
    >>> head.lead_lines, head.headline, head.byline
    (('1ST LEAD',), ('Ferry sinks off Port Larn',), ('By Ada Moss, hwn =',))
    """
    length = _length(lines)
    inside = [line.strip() for line in lines[:length] if line.strip()]
    embargo = next((line for line in inside if _EMBARGO.match(line)), None)
    rest = [line for line in inside if line != embargo]
    bylines = [line for line in rest if _is_byline(line)]
    rest = [line for line in rest if line not in bylines]
    leads = _leads(rest)
    return MessageHead(tuple(leads), tuple(rest[len(leads) :]), tuple(bylines), embargo, length)


def field_text(line: str) -> str:
    """Return a line of a head without its end mark.

    >>> field_text("By Ada Moss, hwn =")
    'By Ada Moss, hwn'
    """
    return " ".join(line.split()).removesuffix(END_OF_HEAD).rstrip()


def _length(lines: Sequence[str]) -> int:
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    inside = lines[first : first + MAX_HEAD_LINES]
    ends = [number for number, line in enumerate(inside) if line.rstrip().endswith(END_OF_HEAD)]
    if ends:
        return first + ends[-1] + 1
    blank = next((number for number, line in enumerate(inside) if not line.strip()), len(inside))
    if (
        0 < blank <= MAX_HEADLINE_LINES
        and not _opens_story(inside[0])
        and any(line.strip() for line in lines[first + blank :])
    ):
        return first + blank
    return first + _margin_length(inside)


def _margin_length(lines: Sequence[str]) -> int:
    """Without a blank line, the head is what stands at the margin before the first indented line, with its byline."""
    at = next((number for number, line in enumerate(lines) if line.startswith(" ")), 0)
    if not 0 < at <= MAX_HEADLINE_LINES or not lines[at].strip() or _opens_story(lines[0]):
        return 0
    return at + 1 if is_byline(lines[at].strip()) and len(lines) > at + 1 else at


def _opens_story(line: str) -> bool:
    return line.startswith("  ") or match_dateline(line.strip()) is not None


def _is_byline(line: str) -> bool:
    text = field_text(line)
    return is_byline(text) or (_BYLINE_WORD.match(text) is not None and line.rstrip().endswith(END_OF_HEAD))


def _leads(lines: Sequence[str]) -> list[str]:
    """The lines before the headline that say which version this is, or how urgent; one line is always the headline."""
    leads: list[str] = []
    for line in lines[:-1]:
        if not is_lead_line(line):
            break
        leads.append(line)
    return leads


def is_lead_line(line: str) -> bool:
    """Say whether a line before a headline is no part of it: short and in capitals, or a mark of its version.

    >>> [is_lead_line(line) for line in ("1ST LEAD", "EXTRA", "(Eil)", "Ferry sinks")]
    [True, True, True, False]
    """
    text = line.strip("() *=")
    if len(text) > MAX_LEAD_CHARS or len(text.split()) > MAX_LEAD_WORDS or not text:
        return False
    is_bracketed = line.strip().startswith("(") and line.strip().endswith(")")
    return text.isupper() or is_bracketed or parse_take(text) is not None or bool(find_signals(text))
