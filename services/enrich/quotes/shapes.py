"""Shapes: on which side of a reporting clause the words stand that it reports, and whether there are any."""

from typing import Literal

from services.enrich.quotes.cues import NOUNS_TOO, Cue
from services.enrich.quotes.grammar import Source, is_capital, is_word
from services.enrich.quotes.scares import is_title
from services.enrich.quotes.sentences import Token
from services.enrich.quotes.words import OPENERS, PERSONAL, PREPOSITIONS, SUBORDINATORS

Shape = Literal["before", "after"]
"""Where the words that are reported stand: before the clause (`…, she said`) or after it (`She said …`)."""

ENDS = frozenset({".", ",", ";", "!", "?", "—", "–", "--", ")", ":"})

_DASHES = frozenset({"—", "–", "--", "-"})


def shape_of(tokens: list[Token], source: Source | None, begin: int, end: int) -> Shape:
    """Tell on which side the reported words stand."""
    before = tokens[begin - 1] if begin else None
    if before is None:
        return "after"
    is_cut_off = before.text == "," or before.quotation is not None or before.text in _DASHES
    if not is_cut_off and before.lower != "as":
        return "after"
    if end >= len(tokens) or tokens[end].text in ENDS - {":"}:
        return "before"
    following = tokens[end]
    if _is_quoted(following):
        return (
            "before"
            if _stands_alone(tokens, begin)
            and source is not None
            and source.end > begin
            and before.quotation is not None
            else "after"
        )
    if following.text == ":" or following.lower == "that":
        return "before" if before.quotation is not None and following.text == ":" else "after"
    is_open = (
        following.lower in PREPOSITIONS or following.lower in SUBORDINATORS or following.lower in {"who", "and", "but"}
    )
    is_inverted = source is not None and source.start > begin
    if not (is_open or is_inverted or before.quotation is not None):
        return "after"
    has_more = any(_is_quoted(token) or token.lower == "that" or token.text == ":" for token in tokens[end:])
    return "before" if _stands_alone(tokens, begin) and (not has_more or before.quotation is not None) else "after"


def _is_quoted(token: Token) -> bool:
    return token.quotation is not None and not is_title(token.text)


def _stands_alone(tokens: list[Token], end: int) -> bool:
    """Tell whether what stands before a clause may be what is reported: no mere adverbial."""
    plain = (
        token
        for token in tokens[:end]
        if token.lower not in OPENERS and (is_word(token) or token.quotation is not None)
    )
    first = next(plain, None)
    if first is None:
        return False
    if any(token.quotation is not None for token in tokens[:end]):
        return True
    return end > 4 and first.lower not in PREPOSITIONS and first.lower not in SUBORDINATORS


def is_complete(tokens: list[Token], at: int, cue: Cue, shape: Shape, begin: int, end: int) -> bool:
    """Tell whether something is there to be reported, and in a form that the verb takes."""
    if shape == "before":
        quoted = begin > 0 and any(token.quotation is not None for token in tokens[max(begin - 2, 0) : begin])
        return cue.kind in {"say", "tell", "urge"} or quoted
    if end >= len(tokens) or (tokens[end].text in ENDS - {":", ","} and end + 1 >= len(tokens)):
        return False
    if tokens[at].lower in NOUNS_TOO and cue.kind == "say":
        following = tokens[end]
        return (
            following.lower in PERSONAL | {"that", "the"}
            or following.quotation is not None
            or following.text in {":", ","}
            or is_capital(following)
        )
    return True
