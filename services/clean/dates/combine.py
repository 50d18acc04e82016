"""From clues to one answer: the surest sign is taken, others confirm it, make it more exact or contradict it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from services.clean.dates.clues import EXACT, FARTHEST_EAST, NOT_AFTER, NOT_BEFORE, PRECISIONS, Clue, agree
from shared.events import Evidence, Published

BASES = ("metadata", "provider", "header_line", "relative", "dateline", "url", "caption", "text")
"""Bases in the order in which they are believed."""
DOUBT_LEFT = 0.6
"""Share of the doubt that is left when a sign of another basis agrees."""
MOST_SURE = 0.99
NEAR = timedelta(hours=24)
"""Instants so close are two readings of one publication, such as its start and its first change."""
NEAR_FACTOR = 0.96
CONFLICT_FACTOR = 0.7
"""Of two signs that contradict each other the believed one is right in about so many cases."""
BOUND_SLACK = timedelta(hours=26)
"""Bounds of unknown zones, and clocks of two systems."""
CLOCK_SLACK = timedelta(hours=1)
"""Two systems that both stamp an item may disagree by so much: then it was between their stamps."""
DAYS_BEHIND_DATELINE = frozenset({-1, 1, 2, 3, 4, 5, 6, 7})
"""A text of the end of a week may be sent in the next; one that is sent later is sent again."""
MOST_BEHIND_DATELINE = timedelta(days=7)
MAX_EVIDENCE = 8


def combine(clues: Sequence[Clue]) -> Published:
    """Return when it was, as far as the clues tell; unknown where there is none.

    Earliest is never after latest; confidence is 0 exactly where nothing is known.
    """
    exact = sorted((clue for clue in clues if clue.says == EXACT), key=_belief)
    bounds = [clue for clue in clues if clue.says != EXACT]
    if exact:
        return _from_exact(exact, bounds)
    return _from_bounds(bounds)


def _belief(clue: Clue) -> tuple[bool, int, int, int]:
    is_vague = clue.precision in {"month", "year"}
    return is_vague, BASES.index(clue.basis), clue.rank, PRECISIONS.index(clue.precision)


def _from_exact(exact: Sequence[Clue], bounds: Sequence[Clue]) -> Published:
    believed = exact[0]
    agreeing = [clue for clue in exact if agree(believed, clue)]
    best = min(agreeing, key=lambda clue: PRECISIONS.index(clue.precision))
    best = best if PRECISIONS.index(best.precision) < PRECISIONS.index(believed.precision) else believed
    near = [clue for clue in exact if clue not in agreeing and _is_near(believed, clue)]
    against = [clue for clue in exact if clue not in agreeing and clue not in near and not clue.is_soft]
    against += [bound for bound in bounds if not bound.is_soft and _breaks(best, bound)]
    confidence = believed.confidence
    for _ in {clue.basis for clue in agreeing} - {believed.basis}:
        confidence = 1 - (1 - confidence) * DOUBT_LEFT
    confidence *= NEAR_FACTOR if near and not against else 1.0
    confidence *= CONFLICT_FACTOR if against else 1.0
    shown = [best, believed, *against, *agreeing, *near]
    if best.basis == "dateline" and (sent := _sent_near(best, bounds)) is not None:
        best = _until_sent(best, sent)
        shown.insert(1, sent)
    if best.precision == "interval" and not against:
        best, used = _narrowed(best, bounds)
        shown[1:1] = used
    return _answer(best, min(confidence, MOST_SURE), shown)


def _sent_near(dateline: Clue, bounds: Sequence[Clue]) -> Clue | None:
    """The sending shortly after the dateline's day, or on the day before it by the calendar of another place."""
    hard = (bound for bound in bounds if bound.says == NOT_AFTER and not bound.is_soft)
    near = (b for b in hard if b.day and dateline.day and (b.day - dateline.day).days in DAYS_BEHIND_DATELINE)
    return next((bound for bound in near if bound.latest > dateline.earliest - FARTHEST_EAST), None)


def _until_sent(dateline: Clue, sent: Clue) -> Clue:
    """From the first hour in which it was the dateline's day in some place, until the text was sent."""
    is_ahead = sent.day is not None and dateline.day is not None and sent.day < dateline.day
    earliest = dateline.earliest - FARTHEST_EAST if is_ahead else dateline.earliest
    return replace(dateline, earliest=earliest, latest=sent.latest, precision="interval", is_civil=False)


def _is_near(believed: Clue, clue: Clue) -> bool:
    before = MOST_BEHIND_DATELINE if clue.basis == "dateline" else NEAR
    return believed.earliest - before <= clue.latest and clue.earliest <= believed.latest + NEAR


def _breaks(clue: Clue, bound: Clue) -> bool:
    if bound.says == NOT_BEFORE:
        return clue.latest + BOUND_SLACK < bound.earliest
    return clue.earliest > bound.latest + BOUND_SLACK


def _narrowed(clue: Clue, bounds: Sequence[Clue]) -> tuple[Clue, list[Clue]]:
    """Cut an interval at the bounds that lie inside it."""
    used = []
    for bound in bounds:
        if bound.says == NOT_BEFORE and not bound.is_civil and clue.earliest < bound.earliest <= clue.latest:
            clue = replace(clue, earliest=bound.earliest)
            used.append(bound)
        if bound.says == NOT_AFTER and not bound.is_civil and clue.earliest <= bound.latest < clue.latest:
            clue = replace(clue, latest=bound.latest)
            used.append(bound)
    return clue, used


def _from_bounds(bounds: Sequence[Clue]) -> Published:
    lower = max((clue for clue in bounds if clue.says == NOT_BEFORE), key=lambda clue: clue.earliest, default=None)
    upper = min((clue for clue in bounds if clue.says == NOT_AFTER), key=lambda clue: clue.latest, default=None)
    if lower is None and upper is None:
        return Published()
    if lower is None or upper is None:
        return _from_one_bound(lower or upper, ())
    surer, other = (lower, upper) if lower.confidence > upper.confidence else (upper, lower)
    if timedelta() < lower.earliest - upper.latest <= CLOCK_SLACK:
        lower, upper = replace(lower, earliest=upper.latest), replace(upper, latest=lower.earliest)
    if lower.earliest > upper.latest:
        return _from_one_bound(replace(surer, confidence=surer.confidence * CONFLICT_FACTOR), other.evidence)
    return Published(
        earliest=lower.earliest,
        latest=upper.latest,
        precision="instant" if lower.earliest == upper.latest else "interval",
        basis=surer.basis,
        confidence=round(other.confidence, 3),
        evidence=_unique((*surer.evidence, *other.evidence)),
    )


def _from_one_bound(bound: Clue | None, more: tuple[Evidence, ...]) -> Published:
    if bound is None:
        return Published()
    is_lower = bound.says == NOT_BEFORE
    return Published(
        earliest=bound.earliest if is_lower else None,
        latest=None if is_lower else bound.latest,
        precision=bound.says,
        basis=bound.basis,
        confidence=round(bound.confidence, 3),
        evidence=_unique((*bound.evidence, *more)),
    )


def _answer(clue: Clue, confidence: float, shown: Sequence[Clue]) -> Published:
    return Published(
        earliest=clue.earliest,
        latest=clue.latest,
        precision=clue.precision,
        basis=clue.basis,
        confidence=round(confidence, 3),
        evidence=_unique(tuple(evidence for one in shown for evidence in one.evidence)),
    )


def _unique(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence))[:MAX_EVIDENCE]
