"""Phrases: from a stretch of tokens to the noun phrase at its start or end."""

from services.enrich.quotes.grammar import (
    MAX_SOURCE_TOKENS,
    MAX_TITLE_TOKENS,
    Anchors,
    Rule,
    Source,
    is_capital,
    is_word,
)
from services.enrich.quotes.sentences import Token
from services.enrich.quotes.words import (
    ATTACHING,
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    OPENERS,
    PERSONAL,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
)


def opening_bracket(tokens: list[Token], close: int, floor: int) -> int | None:
    """Return the bracket that a closing one belongs to; None where it is too far off."""
    for at in range(close - 1, max(floor, close - MAX_TITLE_TOKENS) - 1, -1):
        if tokens[at].text == "(":
            return at
    return None


def trimmed_phrase(tokens: list[Token], start: int, end: int, names: Anchors, rule: Rule) -> Source | None:
    """Trim a stretch before a verb to its noun phrase: without openers and leading adverbials."""
    while start < end and (
        tokens[start].lower in OPENERS
        or tokens[start].lower in CONJUNCTIONS | SUBORDINATORS | {"as"}
        or not is_word(tokens[start])
    ):
        start += 1
    if start < end and tokens[start].lower in PREPOSITIONS:
        start = tail_start(tokens, start, end, names)
    if start >= end or tokens[end - 1].lower in TIMES:
        return None
    return Source(start, end, rule)


def tail_start(tokens: list[Token], floor: int, end: int, names: Anchors) -> int:
    """Return where the noun phrase at the end of `In Ohio former governor Lo` starts."""
    start = end - 1
    while start - 1 > floor:
        if tokens[start].lower in DETERMINERS or (
            tokens[start].start in names.starts and is_capital(tokens[start - 1])
        ):
            break
        before = tokens[start - 1]
        if (
            (before.lower in PREPOSITIONS and before.lower != "of")
            or before.lower in CONJUNCTIONS
            or not is_word(before)
        ):
            break
        start -= 1
    return start


def phrase_end(tokens: list[Token], at: int, limit: int) -> int:
    """Return where a noun phrase that starts at a token ends."""
    end = at + 1
    while end < limit and end - at < MAX_SOURCE_TOKENS:
        token = tokens[end]
        if token.text == "(" or token.quotation is not None or not is_word(token):
            break
        if token.lower in SUBORDINATORS or token.lower in DAYS or token.lower in PERSONAL or token.lower in AUXILIARIES:
            break
        if token.lower in TIMES and token.lower not in ATTACHING and not is_capital(token):
            break
        if token.lower in PREPOSITIONS and not _attaches(tokens, end, limit):
            break
        end += 1
    while end > at + 1 and (tokens[end - 1].lower in PREPOSITIONS or tokens[end - 1].lower in CONJUNCTIONS):
        end -= 1
    return end


def _attaches(tokens: list[Token], at: int, limit: int) -> bool:
    """Tell whether a preposition goes on with a source: `a spokesman for the port`, not `Lo in a statement`."""
    token = tokens[at]
    if token.lower not in ATTACHING or at + 1 >= limit:
        return False
    following = tokens[at + 1].lower
    if token.lower in {"in", "on", "at", "to", "by", "during", "within", "from", "with", "against"}:
        return not is_capital(tokens[at - 1]) and following not in {"a", "an"} and following not in TIMES
    return True
