"""Dates that lines of the text state: ``Published: 16 January 2020``, or a line that is little else than a date."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from services.clean.dates.clues import EXACT, NOT_AFTER, Clue, day_bounds, moment_clue
from services.clean.dates.labels import BYLINE_START, EVENT_LINE, LABEL_KINDS, NEEDS_COLON, RIGHTS_LINE
from services.clean.dates.spots import HEAD_SEGMENTS, MAX_LINE_CHARS, Spot, dated_spots
from services.clean.dates.stated import SAYS
from services.clean.release_words import HELD_BACK
from shared.events import Evidence, Segment
from shared.text.instants import parse_instant
from shared.text.lines import find_lines
from shared.text.moments import Moment
from shared.text.time_zones import Zone

LABELLED_CONFIDENCE = 0.95
BARE_CONFIDENCE = 0.93
"""A line under the headline that holds a date and nothing else: right for all Wikinews articles of the sample."""
BESIDE_CONFIDENCE = 0.92
"""Beside the author's name or the reading time."""
TAIL_CONFIDENCE = 0.7
"""A bare date below the text may be that of a correction: the article was there by then."""
BOUND_CONFIDENCE = 0.85
MAX_LABEL_WORDS = 4
MAX_WORDS_BESIDE = 6
"""Words beside a date, between two signs that part them: a name, a place, a reading time."""
MAX_BODY_CHARS = 60
"""A line of the text with other words in it states a date only if it is so short."""

_STRONG = re.compile(r"\s*[|•·]\s*|\s{3,}|\s[–—-]{1,2}\s")
_COMMA = re.compile(r"[,;]\s")
_COLON = re.compile(r"[:：]")
_WORD = re.compile(r"[^\W\d_]+")
_WIRE_STAMP = re.compile(r"(?<!\d)\d{6}\s(?i:GMT|UTC|Z)\s[^\W\d_]{3,4}\s(?:\d\d){1,2}(?!\d)")
FIRST_YEAR_OF_WIRES = "70"
"""Of two digits: no text of a computer is older."""
_AMERICAN_STAMP = re.compile(
    r"[A-Z]{2,4}-[A-Z]{2}-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)\s(?P<hour>\d\d)(?P<minute>\d\d)(?P<zone>[A-Z]{3})"
)
_MARKUP = re.compile(r"[\"'<{\[]")


def header_clues(segments: Sequence[Segment], zone: Zone | None, order: str | None) -> list[Clue]:
    """Return a clue for each line that states a date; ``zone`` and ``order`` as where the article was written."""
    return [clue for spot in _spots(segments) for clue in _spot_clues(spot, zone, order)]


def modified_clues(segments: Sequence[Segment], zone: Zone | None, order: str | None) -> list[Clue]:
    """Return a clue of when this version was made for each line that states its last change."""
    labelled = (spot for spot in _spots(segments) if any(map(_is_of_change, _pieces(spot))))
    changes = (clue for spot in labelled for clue in _spot_clues(spot, zone, order) if clue.says == NOT_AFTER)
    return [replace(clue, says=EXACT) for clue in changes if _label_of(clue.evidence[0].text)[0] == "modified"]


def _is_of_change(spot: Spot) -> bool:
    return _label_of(spot.text)[0] == "modified"


def _spots(segments: Sequence[Segment]) -> list[Spot]:
    """The lines that may state the article's date: where the head tells of an event, a mere date is the event's."""
    spots = list(dated_spots(segments))
    if any(map(_has_plain_label, spots)) and _tells_of_event(segments):
        return [spot for spot in spots if not _has_plain_label(spot)]
    return spots


def _tells_of_event(segments: Sequence[Segment]) -> bool:
    """Whether lines of the head say when and where something takes place."""
    head = [segment.text or "" for segment in segments if segment.role != "blank"][:HEAD_SEGMENTS]
    return any(EVENT_LINE.match(line.text) for text in head for line in find_lines(text[:MAX_LINE_CHARS]))


def _has_plain_label(spot: Spot) -> bool:
    """Whether a line begins with the mere word for date."""
    kind, at = _label_of(spot.text)
    return kind is not None and _name(spot.text[:at]) in NEEDS_COLON


def _spot_clues(spot: Spot, zone: Zone | None, order: str | None) -> Iterator[Clue]:
    if any(form.match(spot.text) for form in (RIGHTS_LINE, HELD_BACK, _MARKUP)):
        return
    is_sentence = spot.role == "body" and len(spot.text) > MAX_BODY_CHARS
    if not is_sentence and (stamp := _WIRE_STAMP.search(spot.text)):
        yield from _stamp_clue(stamp, spot)
        return
    if stamp := _AMERICAN_STAMP.fullmatch(spot.text):
        century = "19" if stamp["year"] >= FIRST_YEAR_OF_WIRES else "20"
        said = "{year}-{month}-{day} {hour}:{minute} {zone}".format_map(stamp.groupdict())
        yield from _stamp_clue(stamp, spot, century + said)
        return
    for piece in _pieces(spot):
        if (clue := _piece_clue(piece, zone, order)) is not None:
            yield clue


def _pieces(spot: Spot) -> Iterator[Spot]:
    """Cut a line before every label in it."""
    cuts = {0, len(spot.text)}
    for colon in _COLON.finditer(spot.text):
        words = list(_WORD.finditer(spot.text, 0, colon.start()))[-MAX_LABEL_WORDS:]
        starts = (word.start() for word in words if _name(spot.text[word.start() : colon.start()]) in LABEL_KINDS)
        cuts |= {next(starts, 0)}
    cuts |= {sign.end() for sign in _STRONG.finditer(spot.text) if _label_of(spot.text[sign.end() :])[0]}
    borders = sorted(cuts)
    for start, end in itertools.pairwise(borders):
        yield spot.cut(start, end)


def _piece_clue(spot: Spot, zone: Zone | None, order: str | None) -> Clue | None:
    kind, at = _label_of(spot.text)
    moment = parse_instant(spot.text[at:])
    if moment is None or moment.unit in {"year", "month"} or not _is_sure(moment):
        return None
    moment = moment.in_order(order)
    if kind is not None:
        confidence = LABELLED_CONFIDENCE if SAYS[kind] == EXACT else BOUND_CONFIDENCE
        return _clue(SAYS[kind], confidence, moment, zone, spot)
    if moment.is_whole and spot.is_head:
        return _clue(EXACT, BARE_CONFIDENCE, moment, zone, spot)
    if moment.is_whole:
        return replace(_clue(NOT_AFTER, TAIL_CONFIDENCE, moment, zone, spot), is_soft=True)
    if spot.is_head and _is_beside_little(spot, moment):
        return _clue(EXACT, BESIDE_CONFIDENCE, moment, zone, spot)
    return None


def _is_apart(text: str) -> bool:
    """`Harbour Wire, 14 February 2024, p. 3`: commas alone part the date from the rest of a header."""
    return any((found := parse_instant(part)) is not None and found.is_whole for part in _COMMA.split(text))


def _is_beside_little(spot: Spot, moment: Moment) -> bool:
    """Whether a line is that of author and date, and no caption or sentence with a date in it."""
    if spot.role == "headline" or (spot.role == "body" and len(spot.text) > MAX_BODY_CHARS):
        return False
    parts = [part for part in _STRONG.split(spot.text) if part]
    if any(len(_WORD.findall(part)) > MAX_WORDS_BESIDE for part in parts):
        return False
    is_first = parse_instant(_COMMA.split(parts[0])[0]) is not None or parse_instant(parts[0]) is not None
    return (
        spot.role == "byline"
        or (moment.has_time and spot.role != "body")
        or BYLINE_START.match(spot.text) is not None
        or any((found := parse_instant(part)) is not None and found.is_whole for part in parts)
        or (spot.role == "marker" and _is_apart(spot.text))
        or (is_first and spot.text[0].isdigit())
    )


def _label_of(text: str) -> tuple[str | None, int]:
    """The kind of time that a line announces and where its value begins."""
    words = list(_WORD.finditer(text[:80]))
    if not words or text[: words[0].start()].strip(" *•·|(["):
        return None, 0
    for word in reversed(words[: MAX_LABEL_WORDS + 2]):
        name = _name(text[words[0].start() : word.end()])
        kind = LABEL_KINDS.get(name)
        has_colon = text[word.end() :].lstrip()[:1] in {":", "："}
        if kind and (has_colon or name not in NEEDS_COLON):
            return kind, word.end()
    return None, 0


def _name(label: str) -> str:
    return " ".join(label.lower().replace("*", "").split())


def _is_sure(moment: Moment) -> bool:
    """A stated weekday must be the day's own."""
    readings = [moment.civil, moment.other or moment.civil]
    return moment.weekday is None or moment.weekday in {reading.weekday() for reading in readings}


def _clue(says: str, confidence: float, moment: Moment, zone: Zone | None, spot: Spot) -> Clue:
    evidence = Evidence(space="source", start=spot.start, end=spot.start + len(spot.text), text=spot.text)
    empty = day_bounds(moment.day)
    return moment_clue(moment, zone, Clue(says, *empty, "day", "header_line", confidence, (evidence,)))


def _stamp_clue(stamp: re.Match[str], spot: Spot, said: str | None = None) -> Iterator[Clue]:
    """``212101 GMT Nov 18`` is the 21st, 21:01, of November 2018: day, hour and minute, then month and year.

    ``said`` says it in another way where the stamp is written as ``AP-ES-11-21-18 2101EST``: month, day, year.
    """
    moment = parse_instant(said or stamp.group())
    if moment is not None and moment.has_time:
        start = spot.start + stamp.start()
        evidence = Evidence(space="source", start=start, end=start + len(stamp.group()), text=stamp.group())
        empty = day_bounds(moment.day)
        yield moment_clue(
            moment, None, Clue(NOT_AFTER, *empty, "instant", "header_line", BOUND_CONFIDENCE, (evidence,))
        )
