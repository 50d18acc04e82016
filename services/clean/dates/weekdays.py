"""Weekdays that a story names without a date: ``said on Thursday``, ``to be held on Sunday``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shared.events import Evidence, Segment
from shared.text.calendar_words import WEEKDAY_NUMBERS

OPENING_PARAGRAPHS = 2
"""The news itself stands in the first two paragraphs; later ones tell what went before."""
MAX_PARAGRAPHS = 8
MAX_PARAGRAPH_CHARS = 3_000
NEAR_CHARS = 90
"""A verb belongs to a weekday that stands so close to it, within the sentence."""

MIN_NAME_CHARS = 5
"""Short forms of weekdays are words of other meaning."""
NEAR_BEHIND_CHARS = 40

_ENGLISH = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_WORD = re.compile(r"\b(?:(?:on|late|early|since|am|le|el|op|em|na|i|på)\s)?(?P<name>[^\W\d_]{5,14})\b")
_AHEAD = re.compile(
    r"(?i)\b(?:will|would|to be|is due|are due|scheduled|next|plans? to|expected|upcoming|set to|ahead of|wird|werden"
    r"|soll|sollen|kommenden|nächsten|sera|seront|prochain|será|serán|próximo|sarà|saranno|prossimo|zal|volgende|ska|skal"
    r"|будет|будут|состоится)\b"
)
_OTHER_WEEK = re.compile(r"(?i)\b(?:last|every|each|previous|following|letzten|jeden|vorigen|chaque|cada|pasado)\s$")
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
    """Return the weekdays that the first paragraphs of a body name, in order.

    Tense is read in English; elsewhere a weekday is past unless a word of the future stands before it.
    """
    body = [segment for segment in segments if segment.role == "body" and segment.text][:MAX_PARAGRAPHS]
    return [found for number, segment in enumerate(body) for found in _in_paragraph(segment, number)]


def _in_paragraph(segment: Segment, number: int) -> Iterator[NamedWeekday]:
    text = (segment.text or "")[:MAX_PARAGRAPH_CHARS]
    borders = [0, *(match.end() for match in _SENTENCE_BREAK.finditer(text)), len(text)]
    for match in _WORD.finditer(text):
        name = match["name"].lower()
        if name not in WEEKDAY_NUMBERS:
            continue
        start = max(border for border in borders if border <= match.start())
        end = min(border for border in borders if border > match.start())
        before = text[max(start, match.start() - NEAR_CHARS) : match.start()]
        if _OTHER_WEEK.search(before):
            continue
        behind = text[match.end() : min(end, match.end() + NEAR_BEHIND_CHARS)]
        is_ahead = _AHEAD.search(before) is not None
        is_told = name not in _ENGLISH or _PAST.search(f"{before} {behind}") is not None
        at = segment.start + match.start()
        evidence = Evidence(space="source", start=at, end=at + len(match.group()), text=match.group())
        is_opening = number < OPENING_PARAGRAPHS
        yield NamedWeekday(
            WEEKDAY_NUMBERS[name], is_told and not is_ahead, is_ahead, is_opening, text[start:end], evidence
        )
