"""Nested attribution: from `the office quoted Lo as saying` to the inner speaker and the verb that is theirs."""

from services.enrich.quotes.grammar import Source
from services.enrich.quotes.sentences import Token

VERBS = frozenset({"quote", "cite"})
SAYINGS = frozenset({"saying", "telling", "writing", "warning", "adding", "stating", "having"})
MAX_SPEAKER_TOKENS = 25


def find_quoted(tokens: list[Token], verb: int) -> tuple[Source, int] | None:
    """Return the inner speaker and the token of their verb, behind `quoted` or `cited`; else None."""
    saying = find_saying(tokens, verb)
    if saying is None or saying - 1 <= verb + 1:
        return None
    end = saying - 1
    while end > verb + 2 and tokens[end - 1].text == ",":
        end -= 1
    return Source(verb + 1, end, "quoted"), saying


def find_saying(tokens: list[Token], verb: int) -> int | None:
    """Return the token `saying` of `as saying` behind a verb; else None."""
    for at in range(verb + 1, min(verb + MAX_SPEAKER_TOKENS, len(tokens) - 1)):
        if tokens[at].quotation is not None or tokens[at].text in {";", ":"}:
            return None
        if tokens[at].lower == "as" and tokens[at + 1].lower in SAYINGS:
            return at + 1
    return None
