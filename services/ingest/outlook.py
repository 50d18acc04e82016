"""The outlook of a dump: what is usual in it as a whole, so that the unusual stands out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from statistics import median
from typing import NamedTuple

from services.ingest.headlines import headline_shape
from services.ingest.passages import BODY, DRAWN, HEADINGS, Passage, find_passages
from services.ingest.record_lines import record_number
from services.ingest.subjects import Subjects
from shared.text.datelines import match_dateline

LEAST_PARAGRAPH_GAPS = 3
"""With fewer gaps between two paragraphs, all gaps are counted."""
RUNNING = frozenset({"paragraph", "sentence", "short", "item"})
OPENING = 6
"""Passages of an opening that are looked at: headings, headline, subhead, byline, first paragraph."""


CLEAR_SHAPES = frozenset({"capitals", "title", "plain", "uncased", "question"})
"""Shapes that hardly anything but a headline or subhead has."""


class Opening(NamedTuple):
    """What opens at a passage: a kind, the case of its letters, whether dateline, byline and heading come below."""

    kind: str
    case: str
    below: tuple[bool, bool, bool]


_LEADING_NUMBER = re.compile(r"(\d{1,2})\s")


@dataclass(frozen=True)
class Outlook:
    """The passages of a dump and what is known of them all."""

    text: str
    passages: Sequence[Passage]

    @classmethod
    def of(cls, text: str) -> "Outlook":
        """Look at a whole dump."""
        return cls(text, find_passages(text))

    @cached_property
    def usual_breaks(self) -> int:
        """How many line breaks part most paragraphs: 1 where no blank line stands between them."""
        between = Counter(b.breaks_before for a, b in pairwise(self.passages) if a.kind in BODY and b.kind in BODY)
        if between.total() < LEAST_PARAGRAPH_GAPS:
            between = Counter(passage.breaks_before for passage in self.passages[1:])
        return min(between, key=lambda size: (-between[size], size), default=1)

    @cached_property
    def has_longer_gaps(self) -> bool:
        """Whether some passages are parted by more than the usual line breaks."""
        return any(passage.breaks_before > self.usual_breaks for passage in self.passages)

    @cached_property
    def usual_indent(self) -> int:
        """How far most paragraphs are indented."""
        indents = Counter(passage.indent for passage in self.passages if passage.kind in BODY)
        return max(indents, key=indents.__getitem__, default=0)

    @cached_property
    def shapes(self) -> Sequence[str | None]:
        """For each passage the shape of a headline that it has."""
        counted = self._counted_items
        return [
            None if dated or index in counted else headline_shape(passage)
            for index, (passage, dated) in enumerate(zip(self.passages, self.is_datelined, strict=True))
        ]

    @cached_property
    def _counted_items(self) -> frozenset[int]:
        """The passages that begin with a number next to which another begins: a list, its numbers without dots."""
        numbers = {i: int(m[1]) for i, p in enumerate(self.passages) if (m := _LEADING_NUMBER.match(p.text))}
        found = set(numbers.values())
        return frozenset(i for i, number in numbers.items() if found & {number - 1, number + 1})

    @cached_property
    def is_datelined(self) -> Sequence[bool]:
        """For each passage whether it opens with a dateline."""
        return [passage.kind in RUNNING and match_dateline(passage.text) is not None for passage in self.passages]

    @cached_property
    def short_share(self) -> float:
        """How many of the passages of text are short: headlines stand out among few."""
        kinds = Counter(passage.kind for passage in self.passages)
        short = kinds["short"] + kinds["item"]
        return short / max(short + kinds["sentence"] + kinds["paragraph"], 1)

    @cached_property
    def before(self) -> Sequence[int]:
        """For each passage the one before it that is no mark, -1 where there is none."""
        found, last = [], -1
        for index, passage in enumerate(self.passages):
            found.append(last)
            last = last if passage.kind in DRAWN else index
        return found

    @cached_property
    def story_chars(self) -> Sequence[int]:
        """For each passage, how many characters of story stand before it in the dump."""
        total, found = 0, []
        for passage in self.passages:
            found.append(total)
            total += len(passage.text) if passage.kind in BODY else 0
        return [*found, total]

    @cached_property
    def since_short(self) -> Sequence[int]:
        """For each passage, the story characters since the last passage that could be a headline."""
        at, found = 0, []
        for index, shape in enumerate(self.shapes):
            found.append(self.story_chars[index] - at)
            at = self.story_chars[index] if shape and shape != "stopped" else at
        return found

    @cached_property
    def subjects(self) -> Subjects:
        """The words of the passages."""
        return Subjects(self.passages)

    @cached_property
    def usual_kinship(self) -> float:
        """What the paragraphs on both sides of a place usually share."""
        found = [kin for kin, p in zip(self.subjects.kinships, self.passages, strict=True) if p.kind == "paragraph"]
        return median(found) if found else 0.0

    @cached_property
    def usual_novelty(self) -> float:
        """How much of what is said at a place is usually new."""
        found = [new for new, p in zip(self.subjects.novelties, self.passages, strict=True) if p.kind == "paragraph"]
        return median(found) if found else 0.0

    def kind_at(self, index: int) -> str | None:
        """The kind of a passage, ``datelined`` for one that opens with a dateline; None behind the last."""
        if index >= len(self.passages):
            return None
        return "datelined" if self.is_datelined[index] else self.passages[index].kind

    def opening_traits(self, index: int) -> "Opening":
        """What opens at a passage."""
        return self._openings[index]

    @cached_property
    def _openings(self) -> Sequence["Opening"]:
        return [self._opening(index) for index in range(len(self.passages))]

    def _opening(self, index: int) -> "Opening":
        if self.is_datelined[index]:
            return Opening("datelined", "other", (True, False, False))
        passage, shape = self.passages[index], self.shapes[index]
        kind = (
            passage.kind if passage.kind in HEADINGS or not shape else "stopped" if shape == "stopped" else "headline"
        )
        dateline = byline = heading = False
        for at in range(index, min(index + OPENING, len(self.passages))):
            other = self.passages[at].kind
            byline, heading = byline or other == "byline", heading or other in HEADINGS
            dateline = self.is_datelined[at]
            if dateline or other == "paragraph" or (at > index and other in BODY):
                break
        case = shape if shape in {"capitals", "title"} else "other"
        return Opening(kind, case or "other", (dateline, byline, heading))

    @cached_property
    def bodies_before(self) -> Sequence[int]:
        """For each passage, and behind the last, how many passages of running text stand before it."""
        return list(accumulate((passage.kind in BODY for passage in self.passages), initial=0))

    @cached_property
    def is_numbered(self) -> bool:
        """Whether an export has numbered its records: the numbers rise, and all name the same sum."""
        return self.stated_count is not None and sum(p.kind == "number" for p in self.passages) > 1

    @cached_property
    def stated_count(self) -> int | None:
        """How many records the dump itself says that it holds, or belongs to."""
        numbers = [record_number(passage.text) for passage in self.passages if passage.kind == "number"]
        stated = [number for number in numbers if number is not None]
        rises = all(one.number < other.number for one, other in pairwise(stated))
        counts = {number.count for number in stated}
        return counts.pop() if rises and len(counts) == 1 else None
