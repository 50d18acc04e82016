"""Sources: from a cue in a sentence to the words before or after it that name who speaks."""

import re
from typing import Literal, NamedTuple

from services.enrich.quotes.cues import FORMS
from services.enrich.quotes.sentences import Token
from services.enrich.quotes.words import (
    ADVERBS,
    ATTACHING,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    OPENERS,
    PERSONAL,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
)

Rule = Literal[
    "pronoun", "relative", "adjacent", "apposition", "coordinated", "participle", "inverted", "accordance", "quoted"
]

MAX_SOURCE_TOKENS = 45
"""How far a source reaches at most; a longer one is a list or a misread sentence."""
MAX_TITLE_TOKENS = 14
MAX_DESCRIPTION_TOKENS = 7

NOMINATIVES = frozenset({"he", "she", "they", "i", "we"})
OBJECTS = frozenset({"him", "them", "me", "us"})
_BREAKS = frozenset({";", ":", "—", "–", "--", "...", "…", "?", "!", "|", "•", "["})
_NOT_ADVERBS = frozenset(
    {"family", "ally", "italy", "july", "reply", "assembly", "rally", "supply", "police", "only", "fly"}
)
_NAME_PARTICLES = frozenset({"de", "al", "bin", "van", "von", "der", "la", "el", "ibn", "du", "di", "da", "of", "the"})


class Anchors(NamedTuple):
    """Where the names of an article start and end in its body."""

    starts: frozenset[int]
    ends: frozenset[int]


class Source(NamedTuple):
    """A source as a range of tokens, and the rule by which it was found."""

    start: int
    end: int
    rule: Rule


def is_word(token: Token) -> bool:
    """Tell whether a token is a word or number."""
    return token.text[:1].isalnum()


def is_capital(token: Token) -> bool:
    """Tell whether a token is written like a name."""
    return token.text[:1].isupper()


def is_personal(token: Token) -> bool:
    """Tell whether a token is a personal pronoun, alone or with its verb: `he`, `she’s`, `they've`."""
    return token.lower in PERSONAL or re.split("['’]", token.lower, maxsplit=1)[0] in PERSONAL


def is_adverb(token: Token) -> bool:
    """Tell whether a token can stand between a subject and its verb."""
    lower = token.lower
    return lower in ADVERBS or (
        lower.endswith("ly") and len(lower) > 4 and not is_capital(token) and lower not in _NOT_ADVERBS
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
        found = _phrase(tokens, _phrase_start(tokens, end, floor), end, names, "relative")
        return found and Source(_tail_start(tokens, found.start, found.end, names), found.end, "relative")
    if last.text in {",", ")"}:
        return _before_apposition(tokens, verb, floor, names)
    if last.lower in CONJUNCTIONS:
        near = _near_pronoun(tokens, floor, verb - 1)
        return near if near is not None else leading_source(tokens, floor, verb - 1, names, "coordinated")
    if last.quotation is not None or not is_word(last) or last.lower in SUBORDINATORS or last.lower in PREPOSITIONS:
        return None
    return _phrase(tokens, _phrase_start(tokens, verb, floor), verb, names, "adjacent")


def _near_pronoun(tokens: list[Token], floor: int, end: int) -> Source | None:
    """Return the last pronoun that is the subject of a main clause: `…, he sat down and said`."""
    for at in range(end - 1, max(floor, end - MAX_SOURCE_TOKENS), -1):
        before = tokens[at - 1]
        if tokens[at].quotation is not None or tokens[at].text in _BREAKS:
            return None
        if tokens[at].lower in NOMINATIVES and (before.text == "," or before.lower in CONJUNCTIONS):
            return Source(at, at + 1, "coordinated")
    return None


def _phrase_start(tokens: list[Token], end: int, floor: int) -> int:
    start = end
    while start > floor and end - start < MAX_SOURCE_TOKENS:
        token = tokens[start - 1]
        if token.text == ")" and (opening := _opening(tokens, start - 1, floor)) is not None:
            start = opening
            continue
        if token.quotation is not None or token.text in _BREAKS or token.text in {"(", ")"}:
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


def _opening(tokens: list[Token], close: int, floor: int) -> int | None:
    for at in range(close - 1, max(floor, close - MAX_TITLE_TOKENS) - 1, -1):
        if tokens[at].text == "(":
            return at
    return None


def _phrase(tokens: list[Token], start: int, end: int, names: Anchors, rule: Rule) -> Source | None:
    """Trim a stretch before a verb to its noun phrase: without openers and leading adverbials."""
    while start < end and (
        tokens[start].lower in OPENERS
        or tokens[start].lower in CONJUNCTIONS | SUBORDINATORS | {"as"}
        or not is_word(tokens[start])
    ):
        start += 1
    if start < end and tokens[start].lower in PREPOSITIONS:
        start = _tail_start(tokens, start, end, names)
    if start >= end or tokens[end - 1].lower in TIMES:
        return None
    return Source(start, end, rule)


def _tail_start(tokens: list[Token], floor: int, end: int, names: Anchors) -> int:
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


def _before_apposition(tokens: list[Token], verb: int, floor: int, names: Anchors) -> Source | None:
    """Return the noun phrase before what commas or brackets enclose: `Lo, who owns the mill, said`."""
    end = verb
    if tokens[verb - 1].text == ")":
        opening = _opening(tokens, verb - 1, floor)
        return source_before(tokens, opening, floor, names) if opening is not None else None
    segments = _segments(tokens, verb - 1, floor)
    for at, (start, end) in enumerate(segments):
        is_last = at + 1 == len(segments)
        if start == end:
            continue
        if not is_last and _is_aside(tokens, start, segments[at + 1]):
            continue
        if is_last and at == 0:
            return None
        found = _phrase(tokens, start, end, names, "apposition")
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
        if token.quotation is not None or token.text in _BREAKS:
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


def leading_source(tokens: list[Token], floor: int, limit: int, names: Anchors, rule: Rule) -> Source | None:
    """Return the subject with which a sentence begins, for a verb or participle further on."""
    start = _skip_adverbials(tokens, floor, limit)
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


def _skip_adverbials(tokens: list[Token], floor: int, limit: int) -> int:
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
