"""The signs that a new article begins at a line: each says what was seen, where, and what it weighs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from services.ingest.headlines import are_headlines, ends_with_full_stop, headline_weight, opening_at
from shared.text.bylines import is_byline
from shared.text.credits import find_credit
from shared.text.datelines import match_dateline
from shared.text.end_marks import is_end_mark, is_ruler
from shared.text.lines import Line

ORDINARY_BREAK = -1.0
FIRST_EXTRA_BREAK = 1.0
MORE_EXTRA_BREAKS = 0.75
REGULAR_BREAKS = 1.0
MOST_FOR_BREAKS = 3.0
"""Blank lines: as many as between paragraphs speak against a boundary, each more for it, but never enough
to cut before a line that goes on in mid-sentence."""
END_MARK = 5.0
AFTER_THE_END = -5.0
"""What follows an end mark but still belongs to it: notes to editors, or a last code of the wire."""
REPEATED_AHEAD = 3.0
REPEATED_BEHIND = -5.0
CAPTION_BLOCK = 1.0
DATELINE = 1.5
BYLINE = 1.5
NO_STORY_YET = -4.0
"""What came since the last boundary is no story: nothing but headline, captions and the like."""

LOOK_AHEAD_LINES = 12
"""A headline and its repeat have captions between them: 4 lines in the seed, 9 with three pictures."""
LOOK_BEHIND_LINES = 40
MAX_RULERS = 4
"""Rulers between an end mark and the next headline, at most."""
STORY_CHARS = 120
"""A line as long as this is a paragraph, as is one that ends a sentence."""
SENTENCE_ENDS = ".!?\"'”’"
LONG_LINE_CHARS = 100
"""Beyond every hard-wrapped line: such a line is a paragraph of its own."""
NOTES = ("notes to editors", "note to editors", "editor's note", "editors' note", "for more information", "for further")


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign, as characters of the dump's text."""

    signal: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class DumpLines:
    """The lines of a dump, and what is known of them as a whole.

    ``usual_breaks`` is how many line breaks part most paragraphs; ``last_paragraph`` has for each line
    the last one up to it that is a paragraph, -1 where there is none. ``is_regular`` where longer gaps
    than the usual nearly always have a headline behind them. ``is_stopped`` where headlines end with a full stop.
    """

    lines: Sequence[Line]
    usual_breaks: int
    last_paragraph: Sequence[int]
    is_regular: bool
    is_stopped: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "DumpLines":
        """Look at all lines once."""
        paragraphs = (index if _is_paragraph(line) else -1 for index, line in enumerate(lines))
        usual = usual_breaks(lines)
        behind_gaps = [index for index, line in enumerate(lines) if index and line.breaks_before > usual]
        openings = [opening_at(lines, index) for index in behind_gaps if not is_drawn(lines[index].text)]
        is_stopped = bool(lines) and ends_with_full_stop(lines[0].text)
        is_regular = are_headlines(openings, is_stopped_usual=is_stopped)
        return cls(lines, usual, list(accumulate(paragraphs, max)), is_regular, is_stopped)

    def candidates(self) -> Iterator[int]:
        """The lines that an article may begin with: those behind a blank line or a mark, none themselves."""
        for index, (before, line) in enumerate(pairwise(self.lines), start=1):
            if (line.breaks_before > 1 or is_drawn(before.text)) and not is_drawn(line.text):
                yield index

    def end_mark_before(self, index: int) -> Line | None:
        """The end mark that stands right before a line, rulers between them aside."""
        for line in reversed(self.lines[max(index - MAX_RULERS, 0) : index]):
            if is_end_mark(line.text):
                return line
            if not is_ruler(line.text):
                return None
        return None


def usual_breaks(lines: Sequence[Line]) -> int:
    """Return the number of line breaks that part most paragraphs: the dump's own regularity.

    Without blank lines between paragraphs it is 1, but wrapped lines of a paragraph do not count.
    """
    blank_runs = Counter(line.breaks_before for line in lines[1:] if line.breaks_before > 1)
    tight = sum(
        line.breaks_before == 1 and len(before.text) > LONG_LINE_CHARS and not is_repeat(before, line)
        for before, line in pairwise(lines)
    )
    if tight > sum(blank_runs.values()):
        return 1
    return min(blank_runs, key=lambda size: (-blank_runs[size], size), default=1)


def find_signs(dump: DumpLines, index: int, first: int) -> list[Sign]:
    """Return every sign that speaks for or against an article beginning at line ``index``.

    ``first`` is the line that the article before it began with.
    """
    lines = dump.lines
    line, before = lines[index], lines[index - 1]
    mark = dump.end_mark_before(index)
    extra = line.breaks_before - dump.usual_breaks
    headline = headline_weight(opening_at(lines, index), is_stopped_usual=dump.is_stopped)
    signs = [
        Sign("blank_run", before.end, line.start, _blank_weight(extra, is_regular=dump.is_regular)),
        Sign("headline_line", line.start, line.end, headline),
        *_end_mark(mark, line, is_last=index + 1 == len(lines)),
        *_repeats(lines, index, first, is_parted=extra > 0 or mark is not None),
        *_opening(lines, index),
    ]
    if dump.last_paragraph[index - 1] < first and mark is None:
        signs.append(Sign("blank_run", before.end, line.start, NO_STORY_YET))
    return signs


def is_repeat(before: Line, line: Line) -> bool:
    """Say whether a line repeats the one before."""
    return before.text == line.text


def _blank_weight(extra: int, *, is_regular: bool) -> float:
    if extra <= 0:
        return ORDINARY_BREAK
    weight = FIRST_EXTRA_BREAK + MORE_EXTRA_BREAKS * (extra - 1)
    return min(weight + REGULAR_BREAKS * is_regular, MOST_FOR_BREAKS)


def is_drawn(text: str) -> bool:
    """Say whether a line is a mark and no text."""
    return is_end_mark(text) or is_ruler(text)


def _end_mark(mark: Line | None, line: Line, *, is_last: bool) -> Iterator[Sign]:
    if mark is None:
        return
    yield Sign("end_mark", mark.start, mark.end, END_MARK)
    if line.text.lower().startswith(NOTES) or (is_last and not _is_paragraph(line)):
        yield Sign("end_mark", line.start, line.end, AFTER_THE_END)


def _repeats(lines: Sequence[Line], index: int, first: int, *, is_parted: bool) -> Iterator[Sign]:
    line = lines[index]
    # Behind a clear gap it is the same article once more; else it is the second headline of this one.
    if any(other.text == line.text for other in lines[max(first, index - LOOK_BEHIND_LINES) : index]):
        if not is_parted:
            yield Sign("headline_repeated", line.start, line.end, REPEATED_BEHIND)
        return
    if ends_with_full_stop(line.text):
        return
    for other in lines[index + 2 : index + LOOK_AHEAD_LINES]:
        if other.text == line.text:
            yield Sign("headline_repeated", other.start, other.end, REPEATED_AHEAD)
            return


def _opening(lines: Sequence[Line], index: int) -> Iterator[Sign]:
    upcoming = lines[index + 1 : index + 4]
    for before, line in pairwise(upcoming):
        if is_repeat(before, line) or find_credit(line.text):
            yield Sign("caption_block", before.start, line.end, CAPTION_BLOCK)
            break
    for line in upcoming:
        if is_byline(line.text):
            yield Sign("byline", line.start, line.end, BYLINE)
            break
    for line in lines[index : index + 4]:
        if match := match_dateline(line.text):
            yield Sign("dateline", line.start, line.start + match.length, DATELINE)
            break


def _is_paragraph(line: Line) -> bool:
    if find_credit(line.text):
        return False
    return len(line.text) >= STORY_CHARS or (line.text[-1] in SENTENCE_ENDS and not is_ruler(line.text))
