"""Inversions: whether the subject of a cue follows it: `…, said Mara Quill`."""

from services.enrich.quotes.grammar import Source, is_capital
from services.enrich.quotes.sentences import Token
from services.enrich.quotes.shapes import ENDS
from services.enrich.quotes.verbs import MAX_BEFORE
from services.enrich.quotes.words import AUXILIARIES, DAYS, DETERMINERS, PREPOSITIONS


def may_invert(tokens: list[Token], at: int) -> bool:
    """Tell whether a verb stands where its subject may follow it: behind words that are said."""
    return at > 0 and (tokens[at - 1].quotation is not None or tokens[at - 1].text in {",", "—", "–", "--", "?"})


def is_plain_name(tokens: list[Token], source: Source, verb: int) -> bool:
    """Tell whether a subject behind its verb is short and named, and a whole clause stands before it."""
    words = tokens[source.start : source.end]
    is_short = len(words) <= MAX_BEFORE and all(
        is_capital(w) or w.lower in DETERMINERS | PREPOSITIONS for w in words[-2:]
    )
    quoted = any(token.quotation is not None for token in tokens[max(verb - 2, 0) : verb])
    has_verb = any(token.lower in AUXILIARIES or token.lower.endswith("ed") for token in tokens[: verb - 1])
    return quoted or (is_short and has_verb and verb > 4)


def ends_inversion(tokens: list[Token], end: int, *, is_strict: bool) -> bool:
    """Tell whether a sentence may go on like this behind a subject that follows its verb."""
    if end >= len(tokens):
        return True
    following = tokens[end]
    if (
        following.text in {"."}
        or (is_strict and following.text == "," and end + 1 < len(tokens))
        or following.lower in DAYS
    ):
        return True
    is_open = following.text in {":", "("} | ENDS or following.quotation is not None
    return not is_strict and (is_open or following.lower in {"who", "as", "when", "while"} | PREPOSITIONS)
