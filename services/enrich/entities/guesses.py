"""Names by their surroundings alone: beside a noun, after `near`, a head or an acronym after `the`."""

import re
from collections.abc import Iterator

from services.enrich.entities.forms import WORD, either
from services.enrich.entities.lexicon import Hits
from services.enrich.entities.mentions import Mention
from services.enrich.entities.nouns import FIRST_WORDS, HEADS, LONE_HEADS, MEDIA, NOT_NAMES, SITES

_LONE = re.compile(rf"(?:\b(?:[Tt]he|[Oo]ur|[Tt]his)\s|(?<=[a-z,]\s))({either(LONE_HEADS)})\b(?!['’]?-|\s+[A-Z])")
# A pattern that begins with letters is sought quickly: what stands before is asked behind them.
_ACRONYM = re.compile(r"he(?<=\b[Tt]he)\s+([A-Z]{3,6})\b(?!['’]?-|\s+[A-Z(]|\.[A-Z])")
_NOUN = re.compile(rf"(?<=[^\W_])\s(?:({either(MEDIA)})|(?:{either(SITES)}))\b")
_NAME_BEFORE = re.compile(rf"(?<![\w.’'-])((?:{WORD}\s){{0,2}}{WORD})$")
LOOK_BACK_CHARS = 60
_NOUN_OF = re.compile(
    r"\b(?:town|city|village|province|district|governorate|region|port|suburb|neighbou?rhood|capital|county)"
    rf"\s(?:of|called|,)\s((?:{WORD}\s){{0,2}}{WORD})"
)
_NEAR = re.compile(
    r"\b(?:near|Near|outside|south of|north of|east of|west of|in the vicinity of)"
    rf"\s((?:[Aa][lrnsz]\s)?{WORD}(?:\s{WORD}){{0,2}})(?=[,.;)]|\s[a-z(]|\s\d)"
)
_IN = re.compile(
    rf"in(?<=[a-z,]\sin)\s({WORD})(?=[,.;)]|\s(?:and|on|to|after|for|in|with|where|when|as|by|during|last|this|has|have"
    r"|is|was|were|said)\b)"
)


def guessed(body: str, hits: Hits) -> Iterator[Mention]:
    """Yield what is a name by its surroundings alone, where nothing else says so, in no order."""
    yield from _beside_nouns(body, hits)
    yield from (Mention(*found.span(1), "organization", "head") for found in _LONE.finditer(body))
    for found in _ACRONYM.finditer(body):
        if found[1] not in NOT_NAMES:
            yield Mention(*found.span(1), "organization", "acronym")


def _beside_nouns(body: str, hits: Hits) -> Iterator[Mention]:
    """Yield what a noun beside it says to be an outlet or a place."""
    for noun in _NOUN.finditer(body):
        if found := _NAME_BEFORE.search(body, max(0, noun.start() - LOOK_BACK_CHARS), noun.start()):
            yield from _without_known(body, *found.span(1), "organization" if noun[1] else "place", "noun", hits)
    for pattern, basis in ((_NOUN_OF, "noun"), (_NEAR, "near"), (_IN, "near")):
        for found in pattern.finditer(body):
            yield from _without_known(body, *found.span(1), "place", basis, hits)


def _without_known(body: str, start: int, end: int, type_: str, basis: str, hits: Hits) -> Iterator[Mention]:
    """Yield a name found by its surroundings, unless it holds a word of the lexicon or begins a sentence."""
    words = body[start:end].split()
    parts = body[start:end].replace("-", " ").split()
    if words[0] in FIRST_WORDS or not NOT_NAMES.isdisjoint(parts) or not HEADS.isdisjoint(words):
        return
    if not any(True for _ in hits.inside(start, end)):
        yield Mention(start, end, type_, basis)
