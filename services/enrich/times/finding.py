"""Finding: from the text of an article and its day of publication to its time expressions, normalised."""

import re
from collections.abc import Iterator
from dataclasses import replace

from services.enrich.times.anchors import Anchor
from services.enrich.times.answers import Answer, answer_of, is_day, remember
from services.enrich.times.confidence import confidence_of
from services.enrich.times.grammar import Parsed, Phrase, parse
from services.enrich.times.modifiers import gap_between, modified
from services.enrich.times.resolution import UNSURE, Context
from services.enrich.times.rules import RULES
from services.enrich.times.tense import tense_at
from services.enrich.times.tokens import LETTERS, Tokens, read_tokens
from services.enrich.times.tree import OfDay, Shift, Stated
from shared.events import TimeExpression

_BREAK_KINDS = "plain other stop gap money modal apostrophe"
_TRIGGER_KINDS = """
month weekday weekdays unit units second part parts season seasons long_unit decade year short ref set today
yesterday tomorrow tonight overnight period holiday iso slash clock hour ampm last q oclock number zone
"""
_BREAKS = "".join(LETTERS[kind] for kind in _BREAK_KINDS.split())
_TRIGGERS = "".join(LETTERS[kind] for kind in _TRIGGER_KINDS.split())
_RUN = re.compile(f"[^{_BREAKS}]+")
_TRIGGER = re.compile(f"[{_TRIGGERS}]")
_JOINTS: tuple[list[str], ...] = ([], [","], ["on"], [",", "on"], ["of"])
"""What may stand between a time of day and its day."""
_SAME_DAY: tuple[list[str], ...] = (["("], ["/"], ["or"], ["to"], ["and"], ["-"], [","])
"""What may stand between two times of one day."""
_BEHIND_BRACKET: tuple[list[str], ...] = ([")"], [")", "on"])
"""What stands between a time in brackets and its day: they are two expressions."""


def find_in_text(text: str, anchor: Anchor) -> tuple[TimeExpression, ...]:
    """Return the time expressions of an English text in order.

    >>> from datetime import date
    >>> day = date(2020, 1, 17)
    >>> [(time.text, time.value) for time in find_in_text("He left on Thursday.", Anchor(day, day, "published"))]
    [('Thursday', '2020-01-16')]
    """
    tokens = read_tokens(text)
    parsed = _with_days(_with_modifiers(parse(RULES, _runs(tokens), tokens)))
    directions = _directions(tokens, parsed)
    context = Context()
    times = []
    for item, direction in zip(parsed, directions, strict=True):
        answer = answer_of(item, anchor, context, direction)
        if answer is not None:
            times.append(_expression(text, item, answer, anchor, direction))
            remember(context, item, answer, direction)
    return tuple(times)


def _runs(tokens: Tokens) -> Iterator[tuple[int, int]]:
    for match in _RUN.finditer(tokens.kinds):
        if _TRIGGER.search(tokens.kinds, *match.span()):
            yield match.span()


def _with_modifiers(items: list[Parsed]) -> list[Parsed]:
    result: list[Parsed] = []
    floor = 0
    for item in items:
        result.append(modified(item, floor))
        floor = item.phrase.last
    return result


def _with_days(items: list[Parsed]) -> list[Parsed]:
    """Join a time of day with the day that stands behind it; a time in another zone between them has the same day."""
    result: list[Parsed] = []
    for item in items:
        joined = _joined(result[-1], item) if result else None
        if joined is None:
            result.append(item)
        else:
            result[-1] = joined
    for index in range(len(result) - 2, -1, -1):
        result[index] = _sharing(result[index], result[index + 1])
    return result


def _sharing(item: Parsed, following: Parsed) -> Parsed:
    time, other = item.expression, following.expression
    if not (isinstance(time, OfDay) and time.day is None):
        return item
    between = gap_between(item.phrase.tokens, item.phrase, following.phrase)
    if isinstance(other, OfDay) and other.day is not None and between in _SAME_DAY:
        return replace(item, expression=replace(time, day=other.day))
    if isinstance(other, Stated | Shift) and is_day(other) and between in _BEHIND_BRACKET:
        return replace(item, expression=replace(time, day=other))
    return item


def _joined(before: Parsed, item: Parsed) -> Parsed | None:
    time, day = before.expression, item.expression
    if not (isinstance(time, OfDay) and time.day is None and isinstance(day, Stated | Shift) and is_day(day)):
        return None
    tokens = item.phrase.tokens
    if gap_between(tokens, before.phrase, item.phrase) not in _JOINTS:
        return None
    phrase = Phrase(tokens, before.phrase.first, item.phrase.last)
    return replace(before, phrase=phrase, expression=replace(time, day=day))


def _directions(tokens: Tokens, items: list[Parsed]) -> list[int]:
    """The tense of each; a weekday without a hint takes that of the others of its name."""
    directions = [tense_at(tokens, item.phrase.first, item.phrase.last) for item in items]
    known: dict[int, int] = {}
    for item, direction in zip(items, directions, strict=True):
        weekday = _weekday(item)
        if weekday is not None and direction != UNSURE:
            known[weekday] = min(direction, known.get(weekday, direction))
    for index, item in enumerate(items):
        weekday = _weekday(item)
        if weekday is not None and directions[index] == UNSURE:
            directions[index] = known.get(weekday, UNSURE)
    return directions


def _weekday(item: Parsed) -> int | None:
    expression = item.expression.day if isinstance(item.expression, OfDay) else item.expression
    return expression.weekday if isinstance(expression, Stated) else None


def _expression(text: str, item: Parsed, answer: Answer, anchor: Anchor, direction: int) -> TimeExpression:
    phrase = item.phrase
    start, end = phrase.tokens.starts[phrase.first], phrase.tokens.ends[phrase.last - 1]
    return TimeExpression(
        text=text[start:end],
        start=start,
        end=end,
        type=answer.type,
        value=answer.value,
        mod=item.mod,
        earliest=answer.bounds[0],
        latest=answer.bounds[1],
        basis=answer.basis,
        confidence=confidence_of(item, answer.basis, anchor, direction),
    )
