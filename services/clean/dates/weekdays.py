"""Weekdays that a story names without a date: ``said on Thursday``, ``to be held on Sunday``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shared.events import Evidence, Segment

OPENING_PARAGRAPHS = 2
"""The news itself stands in the first two paragraphs; later ones tell what went before."""
MAX_PARAGRAPHS = 8
MAX_PARAGRAPH_CHARS = 3_000
NEAR_CHARS = 90
"""A verb belongs to a weekday that stands so close to it, within the sentence."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    r"\b(?:on|late|early|since)\s(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
    r"|\b(?P<day2>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?=[.,;\s])"
)
_WITH_OTHER_TIME = re.compile(r"(?i)\b(?:last|next|every|each|on|following|previous)\s$")
_AHEAD = re.compile(
    r"(?i)\b(?:will|would|to be|is due|are due|scheduled|next|plans? to|expected|upcoming|set to|ahead of)\b"
)
_PAST = re.compile(
    r"(?i)\b(?:said|told|announced|was|were|had|met|called|held|won|lost|killed|died|began|took|made|signed|voted"
    r"|[a-z]{3,}ed)\b"
)
_SENTENCE_BREAK = re.compile(r"[.!?]['\"”’]?\s")


@dataclass(frozen=True, slots=True)
class NamedWeekday:
    """A weekday in the text, as past or to come; ``is_opening`` where it stands in the first paragraphs."""

    weekday: int
    is_past: bool
    is_ahead: bool
    is_opening: bool
    sentence: str
    evidence: Evidence


def named_weekdays(segments: Sequence[Segment]) -> list[NamedWeekday]:
    """Return the weekdays that the first paragraphs of a body name, in order. Reads English only."""
    body = [segment for segment in segments if segment.role == "body" and segment.text][:MAX_PARAGRAPHS]
    return [found for number, segment in enumerate(body) for found in _in_paragraph(segment, number)]


def _in_paragraph(segment: Segment, number: int) -> Iterator[NamedWeekday]:
    text = (segment.text or "")[:MAX_PARAGRAPH_CHARS]
    borders = [0, *(match.end() for match in _SENTENCE_BREAK.finditer(text)), len(text)]
    for match in _WEEKDAY.finditer(text):
        start = max(border for border in borders if border <= match.start())
        end = min(border for border in borders if border > match.start())
        near = text[max(start, match.start() - NEAR_CHARS) : match.start()]
        is_ahead = bool(_AHEAD.search(near))
        is_past = not is_ahead and bool(
            _PAST.search(near) or _PAST.search(text[match.end() : min(end, match.end() + 40)])
        )
        name = match["day"] or match["day2"]
        at = segment.start + match.start()
        evidence = Evidence(space="source", start=at, end=at + len(match.group()), text=match.group())
        is_opening = number < OPENING_PARAGRAPHS
        yield NamedWeekday(_WEEKDAYS.index(name.lower()), is_past, is_ahead, is_opening, text[start:end], evidence)
