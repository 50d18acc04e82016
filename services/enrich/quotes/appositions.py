"""Appositions: from a verb behind a comma to the noun phrase that these describe."""

from services.enrich.quotes.cues import FORMS
from services.enrich.quotes.grammar import (
    BREAKS,
    MAX_SOURCE_TOKENS,
    Anchors,
    Source,
    is_adverb,
    is_capital,
    is_personal,
)
from services.enrich.quotes.phrases import trimmed_phrase
from services.enrich.quotes.sentences import Token
from services.enrich.quotes.words import AUXILIARIES, OPENERS, PREPOSITIONS, SUBORDINATORS

MAX_DESCRIPTION_TOKENS = 7


def before_apposition(tokens: list[Token], verb: int, floor: int, names: Anchors) -> Source | None:
    """Return the noun phrase before what commas enclose: `Lo, who owns the mill, said`."""
    segments = _segments(tokens, verb - 1, floor)
    for at, (start, end) in enumerate(segments):
        is_last = at + 1 == len(segments)
        if start == end:
            continue
        if not is_last and _is_aside(tokens, start, segments[at + 1]):
            continue
        if is_last and at == 0:
            return None
        found = trimmed_phrase(tokens, start, end, names, "apposition")
        if found is not None and not is_last:
            found = _with_description(tokens, found, segments[at + 1])
        if found is not None and tokens[found.start].lower not in {"who", "which"}:
            return found
        if is_last:
            return None
    return None


def _with_description(tokens: list[Token], name: Source, before: tuple[int, int]) -> Source:
    """Take in a description before a name: `The developer, Jason Lo, said`."""
    start, end = before
    is_description = 1 < end - start <= MAX_DESCRIPTION_TOKENS and tokens[start].lower in {
        "the",
        "his",
        "her",
        "its",
        "their",
        "a",
        "an",
    }
    has_verb = any(
        token.lower in AUXILIARIES or token.lower in FORMS or is_personal(token) for token in tokens[start:end]
    )
    return (
        Source(start, name.end, name.rule)
        if is_description and is_capital(tokens[name.start]) and not has_verb
        else name
    )


def _segments(tokens: list[Token], end: int, floor: int) -> list[tuple[int, int]]:
    """Return the stretches between commas, nearest first, back to a break."""
    segments: list[tuple[int, int]] = []
    start = end
    while start > floor and end - start < MAX_SOURCE_TOKENS and len(segments) < 8:
        token = tokens[start - 1]
        if token.quotation is not None or token.text in BREAKS:
            break
        if token.text == ",":
            segments.append((start, end))
            end = start - 1
        start -= 1
    return [*segments, (start, end)]


def _is_aside(tokens: list[Token], start: int, before: tuple[int, int]) -> bool:
    """Tell whether a stretch between commas goes with the noun phrase before it."""
    first = tokens[start]
    previous = tokens[before[1] - 1] if before[1] > before[0] else None
    if first.lower in INDEFINITE_STARTS or first.lower in PREPOSITIONS or first.lower in OPENERS or is_adverb(first):
        return True
    if (
        first.text[:1].isdigit()
        or first.lower.endswith(("ing", "ed"))
        or (not is_capital(first) and first.lower != "the")
    ):
        return True
    if tokens[before[0]].lower in {"of", "from", "in"} and before[1] > before[0]:
        return True
    is_name = previous is not None and is_capital(previous) and previous.lower not in OPENERS
    opens_with_adverbial = tokens[before[0]].lower in PREPOSITIONS or tokens[before[0]].lower in SUBORDINATORS
    return is_name and not opens_with_adverbial


INDEFINITE_STARTS = frozenset(
    {"a", "an", "who", "which", "whose", "one", "both", "his", "her", "its", "their", "whom", "where", "when"}
)
"""Words that begin an apposition or a relative clause."""
