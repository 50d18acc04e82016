"""Leading subjects: from a sentence to the noun phrase it begins with, for a verb further on."""

from services.enrich.quotes.cues import FORMS
from services.enrich.quotes.grammar import (
    MAX_TITLE_TOKENS,
    Anchors,
    Rule,
    Source,
    is_adverb,
    is_capital,
    is_personal,
    is_word,
)
from services.enrich.quotes.sentences import Token
from services.enrich.quotes.words import AUXILIARIES, CONJUNCTIONS, DETERMINERS, OPENERS, PREPOSITIONS, SUBORDINATORS


def leading_source(tokens: list[Token], floor: int, limit: int, names: Anchors, rule: Rule) -> Source | None:
    """Return the subject with which a sentence begins, for a verb or participle further on."""
    start = _skip_leading(tokens, floor, limit)
    if start >= limit:
        return None
    first = tokens[start]
    if is_personal(first):
        return Source(start, start + 1, rule)
    if first.quotation is not None or not is_word(first) or first.lower in SUBORDINATORS:
        return None
    end = start + 1
    while end < limit and end - start < MAX_TITLE_TOKENS:
        token = tokens[end]
        has_noun = end > start + 1 or first.lower not in DETERMINERS
        if (
            not is_word(token)
            or token.quotation is not None
            or _ends_phrase(token, tokens[end - 1], names, has_noun=has_noun)
        ):
            break
        end += 1
    return Source(start, end, rule) if end > start + 1 or first.lower not in DETERMINERS else None


def _ends_phrase(token: Token, before: Token, names: Anchors, *, has_noun: bool) -> bool:
    """Tell whether a leading noun phrase ends before a token: at a verb as far as words alone show it."""
    lower = token.lower
    if (
        lower in AUXILIARIES
        or lower in SUBORDINATORS
        or (lower in CONJUNCTIONS and lower != "and")
        or is_personal(token)
    ):
        return True
    if is_capital(token) or lower in {"of", "the", "and"} or not has_noun:
        return False
    if lower in FORMS or is_adverb(token) or lower in PREPOSITIONS or lower.endswith(("ed", "ing")):
        return True
    return (is_capital(before) and before.end in names.ends) or before.end + 2 in names.ends


def _skip_dateline(tokens: list[Token], floor: int, limit: int) -> int:
    """Return where a sentence begins behind `PORT LO (AP) —`."""
    for at in range(floor, min(floor + MAX_TITLE_TOKENS, limit)):
        if tokens[at].text in {"—", "–", "--", "-"}:
            return at + 1
        if tokens[at].quotation is not None or not (
            is_capital(tokens[at]) or not is_word(tokens[at]) or tokens[at].text.isdigit()
        ):
            break
    return floor


def _skip_leading(tokens: list[Token], floor: int, limit: int) -> int:
    start = _skip_dateline(tokens, floor, limit)
    while start < limit:
        token = tokens[start]
        if token.lower in OPENERS or is_adverb(token) or (token.text == "," and start > floor):
            start += 1
        elif token.lower in PREPOSITIONS or token.lower in SUBORDINATORS or _is_participle(token):
            comma = next((at for at in range(start, limit) if tokens[at].text == ","), None)
            if comma is None:
                return limit
            start = comma + 1
        else:
            break
    return start


def _is_participle(token: Token) -> bool:
    return token.lower.endswith(("ing", "ed")) and len(token.lower) > 4
