"""Sources: from a cue in a sentence to the words before or after it that name who speaks."""

from services.enrich.quotes.appositions import before_apposition
from services.enrich.quotes.cues import FORMS
from services.enrich.quotes.grammar import (
    BREAKS,
    MAX_SOURCE_TOKENS,
    MAX_TITLE_TOKENS,
    NOMINATIVES,
    OBJECTS,
    Anchors,
    Source,
    is_adverb,
    is_capital,
    is_personal,
    is_word,
)
from services.enrich.quotes.leading import leading_source
from services.enrich.quotes.phrases import opening_bracket, phrase_end, tail_start, trimmed_phrase
from services.enrich.quotes.sentences import Token
from services.enrich.quotes.words import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DAYS,
    OPENERS,
    PERSONAL,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
)


def group_start(tokens: list[Token], verb: int, floor: int) -> int:
    """Return the first token of a verb's group: its auxiliaries, adverbs and a day before them."""
    start = verb
    while start > floor:
        token = tokens[start - 1]
        is_time = token.lower in DAYS or (token.lower in {"on", "late", "early"} and tokens[start].lower in DAYS)
        if not (token.lower in AUXILIARIES or is_adverb(token) or is_time):
            break
        start -= 1
    return start


def source_before(tokens: list[Token], verb: int, floor: int, names: Anchors) -> Source | None:
    """Return the subject that stands before a verb group; ``names`` are the offsets at which known names start."""
    if verb <= floor:
        return None
    last = tokens[verb - 1]
    if is_personal(last):
        return Source(verb - 1, verb, "pronoun")
    if last.lower == "who":
        return Source(verb - 1, verb, "relative")
    if last.lower in {"which", "that"} and verb - 1 > floor:
        end = verb - 2 if tokens[verb - 2].text == "," else verb - 1
        found = trimmed_phrase(tokens, _phrase_start(tokens, end, floor), end, names, "relative")
        return found and Source(tail_start(tokens, found.start, found.end, names), found.end, "relative")
    if last.text == ")":
        opening = opening_bracket(tokens, verb - 1, floor)
        return source_before(tokens, opening, floor, names) if opening is not None else None
    if last.text == ",":
        return before_apposition(tokens, verb, floor, names)
    if last.lower in CONJUNCTIONS:
        near = _near_pronoun(tokens, floor, verb - 1)
        return near if near is not None else leading_source(tokens, floor, verb - 1, names, "coordinated")
    if last.quotation is not None or not is_word(last) or last.lower in SUBORDINATORS or last.lower in PREPOSITIONS:
        return None
    return trimmed_phrase(tokens, _phrase_start(tokens, verb, floor), verb, names, "adjacent")


def _near_pronoun(tokens: list[Token], floor: int, end: int) -> Source | None:
    """Return the last pronoun that is the subject of a main clause: `…, he sat down and said`."""
    for at in range(end - 1, max(floor, end - MAX_SOURCE_TOKENS), -1):
        before = tokens[at - 1]
        if tokens[at].quotation is not None or tokens[at].text in BREAKS:
            return None
        if tokens[at].lower in NOMINATIVES and (before.text == "," or before.lower in CONJUNCTIONS):
            return Source(at, at + 1, "coordinated")
    return None


def _phrase_start(tokens: list[Token], end: int, floor: int) -> int:
    start = end
    while start > floor and end - start < MAX_SOURCE_TOKENS:
        token = tokens[start - 1]
        if token.text == ")" and (opening := opening_bracket(tokens, start - 1, floor)) is not None:
            start = opening
            continue
        if token.quotation is not None or token.text in BREAKS or token.text in {"(", ")"}:
            break
        if (
            token.lower == "who"
            and start - 1 > floor
            and is_word(tokens[start - 2])
            and tokens[start - 2].lower not in FORMS
        ):
            start -= 1
            continue
        if token.lower in SUBORDINATORS or is_personal(token) or token.lower in BE or token.lower in OBJECTS:
            break
        if token.text == "," and not _joins(tokens, start - 1, end):
            break
        start -= 1
    return start


def _joins(tokens: list[Token], comma: int, end: int) -> bool:
    """Tell whether a comma stands within a list of names: `Lo, Mara Quill and Teal said`."""
    rest = [token.lower for token in tokens[comma + 1 : end]]
    before = tokens[comma - 1] if comma else None
    is_list = "and" in rest and len(rest) <= MAX_TITLE_TOKENS and is_capital(tokens[comma + 1])
    return is_list and before is not None and is_capital(before) and before.lower not in OPENERS


def source_after(tokens: list[Token], at: int, limit: int) -> Source | None:
    """Return the subject that follows its verb: `said Mara Quill, a baker`."""
    if at >= limit:
        return None
    first = tokens[at]
    if first.lower in PERSONAL:
        return Source(at, at + 1, "pronoun") if at + 1 >= limit or not is_word(tokens[at + 1]) else None
    if first.quotation is not None or not is_word(first) or first.lower in SUBORDINATORS:
        return None
    if first.lower in TIMES or is_adverb(first) or (first.lower in PREPOSITIONS and first.lower not in {"near"}):
        return None
    return Source(at, phrase_end(tokens, at, limit), "inverted")
