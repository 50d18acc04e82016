"""Modifiers: words beside a time that say that a part of it, about it, or more or less of it is meant."""

from services.enrich.times.grammar import Parsed, Phrase
from services.enrich.times.tokens import Tokens
from services.enrich.times.tree import Fixed, Length, Stated

_BEFORE_DATES = (
    (("the", "end", "of"), "END"),
    (("the", "beginning", "of"), "START"),
    (("the", "start", "of"), "START"),
    (("the", "middle", "of"), "MID"),
    (("end", "of"), "END"),
    (("start", "of"), "START"),
    (("beginning", "of"), "START"),
    (("middle", "of"), "MID"),
    (("end", "-"), "END"),
    (("early", "in"), "START"),
    (("early", "on"), "START"),
    (("earlier", "in"), "START"),
    (("earlier", "on"), "START"),
    (("late", "in"), "END"),
    (("late", "on"), "END"),
    (("later", "in"), "END"),
    (("later", "on"), "END"),
    (("mid", "-"), "MID"),
    (("pre", "-"), "BEFORE"),
    (("post", "-"), "AFTER"),
    (("late", "-"), "END"),
    (("early", "-"), "START"),
    (("the", "early"), "START"),
    (("the", "late"), "END"),
    (("early",), "START"),
    (("earlier",), "START"),
    (("late",), "END"),
    (("later",), "END"),
    (("mid",), "MID"),
)
_BEFORE_LENGTHS = (
    (("no", "more", "than"), "EQUAL_OR_LESS"),
    (("no", "less", "than"), "EQUAL_OR_MORE"),
    (("more", "than"), "MORE_THAN"),
    (("less", "than"), "LESS_THAN"),
    (("at", "least"), "EQUAL_OR_MORE"),
    (("at", "most"), "EQUAL_OR_LESS"),
    (("up", "to"), "EQUAL_OR_LESS"),
    (("as", "little", "as"), "EQUAL_OR_MORE"),
    (("over",), "MORE_THAN"),
    (("under",), "LESS_THAN"),
    (("within",), "EQUAL_OR_LESS"),
)
_BEFORE_ALL = (
    (("about",), "APPROX"),
    (("around",), "APPROX"),
    (("approximately",), "APPROX"),
    (("roughly",), "APPROX"),
    (("nearly",), "APPROX"),
    (("almost",), "APPROX"),
    (("some",), "APPROX"),
)
_Table = tuple[tuple[tuple[str, ...], str], ...]


def _longest_first(*tables: _Table) -> _Table:
    return tuple(sorted((entry for table in tables for entry in table), key=lambda entry: -len(entry[0])))


_EARLY_AND_LATE = tuple(entry for entry in _BEFORE_DATES if len(entry[0]) == 1)
_FOR_DATES, _FOR_LENGTHS = _longest_first(_BEFORE_ALL, _BEFORE_DATES), _longest_first(_BEFORE_ALL, _BEFORE_LENGTHS)
_EDGE_WORDS = {
    "end": "END",
    "beginning": "START",
    "start": "START",
    "middle": "MID",
    "early": "START",
    "earlier": "START",
    "late": "END",
    "later": "END",
}
_DEFINITE = frozenset({"the", "its", "this", "these"})


def modified(parsed: Parsed, floor: int) -> Parsed:
    """Return the expression with its modifier, and the words of it; ``floor`` is the first token that is free."""
    phrase, tokens = parsed.phrase, parsed.phrase.tokens
    mod = _own_modifier(parsed)
    if isinstance(parsed.expression, Stated) and phrase.words[0] == "that" and parsed.expression.relation != "that":
        phrase = phrase.part(phrase.first + 1, phrase.last)
    if isinstance(parsed.expression, Fixed):
        return parsed
    is_length = isinstance(parsed.expression, Length) or parsed.rule == "ago"
    table = _FOR_LENGTHS if is_length else _FOR_DATES
    if (is_length and phrase.words[0] in _DEFINITE) or phrase.is_after("poss"):
        table = _EARLY_AND_LATE
    for words, name in table:
        first = phrase.first - len(words)
        if first >= floor and tuple(tokens.words[first : phrase.first]) == words:
            return Parsed(Phrase(tokens, first, phrase.last), parsed.expression, parsed.rule, mod or name)
    return Parsed(phrase, parsed.expression, parsed.rule, mod)


def _own_modifier(parsed: Parsed) -> str | None:
    words = parsed.phrase.words
    if parsed.rule == "edge":
        return next((_EDGE_WORDS[word] for word in words if word in _EDGE_WORDS), None)
    if words[0] == "late":
        return "END"
    if words[0] == "early":
        return "START"
    if "mid" in words:
        return "MID"
    if "couple" in words or words[-2:] == ["or", "so"]:
        return "APPROX"
    return "EQUAL_OR_MORE" if parsed.rule == "range" else None


def gap_between(tokens: Tokens, first: Phrase, second: Phrase) -> list[str]:
    """Return the words that stand between two phrases."""
    return tokens.words[first.last : second.first]
