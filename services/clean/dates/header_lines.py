"""Dates that lines of the text state: ``Published: 16 January 2020``, or a line that is nothing but a date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from services.clean.dates.clues import EXACT, NOT_AFTER, Clue, day_bounds, moment_clue
from services.clean.dates.labels import LABEL_KINDS, NEEDS_COLON, RIGHTS_LINE
from services.clean.dates.stated import SAYS
from shared.events import Evidence, Segment
from shared.text.instants import Moment, parse_instant
from shared.text.lines import find_lines
from shared.text.time_zones import Zone

LABELLED_CONFIDENCE = 0.95
BARE_CONFIDENCE = 0.93
"""A line under the headline that holds a date and nothing else: right for all Wikinews articles of the sample."""
TAIL_CONFIDENCE = 0.7
"""A bare date below the text may be that of the next piece."""
BYLINE_CONFIDENCE = 0.92
BOUND_CONFIDENCE = 0.85
MAX_LINE_CHARS = 140
MAX_LABEL_CHARS = 30
HEAD_SEGMENTS = 30
"""So many segments that are not blank may stand before the text: headline, captions, fields of an export."""
HEAD_PARAGRAPHS = 2
"""A date line may also come behind a summary that is taken for the first paragraph."""
TAIL_SEGMENTS = 4

_PARTS = re.compile(r"[^|•·]+")
_WIRE_STAMP = re.compile(
    r"(?<!\d)(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s(?:GMT|UTC|Z)\s(?P<month>[A-Za-z]{3})\s(?P<year>\d\d(?:\d\d)?)(?!\d)"
)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A piece of a line and where it stands: above the text or below it, or only a labelled date counts."""

    text: str
    start: int
    place: str
    role: str


def header_clues(segments: Sequence[Segment], zone: Zone | None, order: str | None) -> list[Clue]:
    """Return a clue for each line that states a date; ``zone`` and ``order`` as where the article was written."""
    clues: list[Clue] = []
    for spot in _spots(segments):
        clues += _spot_clues(spot, zone, order)
    return clues


def modified_clues(segments: Sequence[Segment], zone: Zone | None, order: str | None) -> list[Clue]:
    """Return a clue of when this version was made for each line that states its last change."""
    changes = (clue for clue in header_clues(segments, zone, order) if clue.says == NOT_AFTER)
    return [replace(clue, says=EXACT) for clue in changes if _states_change(clue)]


def _states_change(clue: Clue) -> bool:
    return any(_label_of(evidence.text)[0] == "modified" for evidence in clue.evidence)


def _spots(segments: Sequence[Segment]) -> Iterator[_Spot]:
    shown = [segment for segment in segments if segment.role != "blank" and segment.text]
    paragraphs = 0
    for number, segment in enumerate(shown):
        paragraphs += segment.role == "body"
        is_head = number < HEAD_SEGMENTS and paragraphs <= HEAD_PARAGRAPHS
        place = "head" if is_head else "tail" if number >= len(shown) - TAIL_SEGMENTS else ""
        if not place or segment.role == "caption":
            continue
        for line in find_lines((segment.text or "")[: MAX_LINE_CHARS * 40]):
            if len(line.text) <= MAX_LINE_CHARS and any(map(str.isdigit, line.text)):
                yield _Spot(line.text, segment.start + line.start, place, segment.role)


def _spot_clues(spot: _Spot, zone: Zone | None, order: str | None) -> Iterator[Clue]:
    if RIGHTS_LINE.match(spot.text):
        return
    if stamp := _WIRE_STAMP.search(spot.text):
        yield from _stamp_clue(stamp, spot)
        return
    whole = _whole_clue(spot, zone, order)
    if whole is not None:
        yield whole
        return
    for part in _PARTS.finditer(spot.text):
        text = part.group().strip()
        if text == spot.text:
            continue
        inner = _Spot(
            text, spot.start + part.start() + len(part.group()) - len(part.group().lstrip()), spot.place, spot.role
        )
        if (clue := _whole_clue(inner, zone, order)) is not None:
            yield clue


def _whole_clue(spot: _Spot, zone: Zone | None, order: str | None) -> Clue | None:
    """The clue of a line that is a labelled date or a date alone."""
    kind, at = _label_of(spot.text)
    moment = parse_instant(spot.text[at:])
    if moment is None or moment.unit in {"year", "month"} or not _is_sure(moment):
        return None
    moment = moment.in_order(order)
    if kind is None:
        if spot.role == "byline":
            return _clue(EXACT, BYLINE_CONFIDENCE, moment, zone, spot)
        if not moment.is_whole:
            return None
        return _clue(EXACT, BARE_CONFIDENCE if spot.place == "head" else TAIL_CONFIDENCE, moment, zone, spot)
    is_exact = kind == "published"
    return _clue(SAYS[kind], LABELLED_CONFIDENCE if is_exact else BOUND_CONFIDENCE, moment, zone, spot)


def _label_of(text: str) -> tuple[str | None, int]:
    """The kind of time that a line announces and where its value begins."""
    head = text[: MAX_LABEL_CHARS + 2]
    for mark in (":", "："):
        label, found, _ = head.partition(mark)
        if found and (kind := LABEL_KINDS.get(_name(label))):
            return kind, len(label) + 1
    words = text[:MAX_LABEL_CHARS].split(" ")
    for count in range(min(len(words), 4), 0, -1):
        label = " ".join(words[:count])
        if (kind := LABEL_KINDS.get(_name(label))) and _name(label) not in NEEDS_COLON:
            return kind, len(label)
    return None, 0


def _name(label: str) -> str:
    return " ".join(label.lower().replace("*", "").split())


def _is_sure(moment: Moment) -> bool:
    """A stated weekday must be the day's own."""
    readings = [moment.civil, moment.other or moment.civil]
    return moment.weekday is None or moment.weekday in {reading.weekday() for reading in readings}


def _clue(says: str, confidence: float, moment: Moment, zone: Zone | None, spot: _Spot) -> Clue:
    evidence = Evidence(space="source", start=spot.start, end=spot.start + len(spot.text), text=spot.text)
    empty = day_bounds(moment.day)
    return moment_clue(moment, zone, Clue(says, *empty, "day", "header_line", confidence, (evidence,)))


def _stamp_clue(stamp: re.Match[str], spot: _Spot) -> Iterator[Clue]:
    """``212101 GMT Nov 18`` is the 21st, 21:01, of November 2018: day, hour and minute, then month and year."""
    stated = f"{stamp['day']} {stamp['month']} {stamp['year']} {stamp['hour']}:{stamp['minute']} GMT"
    moment = parse_instant(stated)
    if moment is not None and moment.has_time:
        start = spot.start + stamp.start()
        evidence = Evidence(space="source", start=start, end=start + len(stamp.group()), text=stamp.group())
        empty = day_bounds(moment.day)
        yield moment_clue(
            moment, None, Clue(NOT_AFTER, *empty, "instant", "header_line", BOUND_CONFIDENCE, (evidence,))
        )
