"""Titles and functions beside a person's name: `Mayor Ada Moss`, `Ada Moss, the head of the council,`."""

import re
from collections.abc import Iterator

from services.enrich.entities.forms import either
from services.enrich.entities.lexicon import TITLE, Hit, Hits
from services.enrich.entities.mentions import Mention, Taken
from services.enrich.entities.nouns import SAYS
from services.enrich.entities.titles import COURTESY, NOUNS_OF_OFFICE, QUALIFIERS

MOST_STEPS = 8
LOOK_BACK_CHARS = 140
_LAST_WORD = re.compile(r"(?:^|(?<=[\s(“\"‘]))([\w.’'-]+)[^\S\n]+$")
_GAP = re.compile(r"(?:['’]s?)?[^\S\n]+$|(?:['’]s?)?-?[^\S\n]?\([A-Z]{2,8}\)[^\S\n]+$|-$")
_AFTER = re.compile(
    r",\s+((?:now\s+)?(?:(?:the|a|an|its|his|her|their|who is(?: the)?)\s+)?)"
    r"([^,;\n“”\"()]{3,110}?)(?=[,;.\n)](?!\w)|\s[-–—]\s|$)"
)
_BEFORE_COMMA = re.compile(
    r"(?:^|[\s(“\"])(?:[Tt]he\s+)?((?:[\w’'.-]+\s+){0,3}?("
    + either(NOUNS_OF_OFFICE)
    + r")\s+(?:of|for)\s+[^,;.\n“”\"]{2,80}),\s+$"
)
_NOUN_COMMA = re.compile(
    r"(?:(?:^|[\s(“\"])(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)|[’']s)\s+((?:[\w’'.-]+\s+){0,3}?(?:"
    + either(NOUNS_OF_OFFICE)
    + r")),\s+$"
)
_CLOSED = (",", ".", ";", "\n", ")", " (")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|invited|by|to|with|and|from)\s")
_WORD = re.compile(r"[\w’'.&-]+")
_CLAUSE = re.compile(rf"\s+(?:who|which|that|whose|when|while|{either(SAYS)})\b")
MOST_WORDS_TO_NOUN = 6
_NO_ROLE_WORDS = """
who which said says was is has had were are been be and but when while told that if as where whose because after
before said, added met will would could should did does do not he she they it we i called asked urged warned by with
than
"""
_NO_ROLE = frozenset(_NO_ROLE_WORDS.split())


def roles_of(body: str, mention: Mention, hits: Hits, taken: Taken) -> Iterator[tuple[int, int]]:
    """Yield the spans of the roles before and after one mention of a person."""
    if before := _role_before(body, mention.start, hits, taken):
        yield before
    elif function := _function_before(body, mention.start, taken) or _noun_before(body, mention, taken):
        yield function
    if (after := _role_after(body, mention.end)) and not taken.has_person(*after):
        yield after


def _function_before(body: str, name_start: int, taken: Taken) -> tuple[int, int] | None:
    """Return the span of `head of the council` in `the head of the council, Ada Moss`."""
    if body[max(0, name_start - 2) : name_start] != ", ":
        return None
    found = _BEFORE_COMMA.search(body, max(0, name_start - LOOK_BACK_CHARS), name_start)
    if found is None or taken.has_person(*found.span(1)):
        return None
    start = found.start(1)
    for article in _ARTICLE.finditer(body, start, found.start(2)):
        start = article.end()
    return start, found.end(1)


def _noun_before(body: str, mention: Mention, taken: Taken) -> tuple[int, int] | None:
    """Return the span of `chief executive` in `its chief executive, Ada Moss,`."""
    if body[max(0, mention.start - 2) : mention.start] != ", " or not body.startswith(_CLOSED, mention.end):
        return None
    found = _NOUN_COMMA.search(body, max(0, mention.start - LOOK_BACK_CHARS), mention.start)
    if found is None or not _NO_ROLE.isdisjoint(found[1].lower().split()) or taken.has_person(*found.span(1)):
        return None
    return found.span(1)


def _role_before(body: str, name_start: int, hits: Hits, taken: Taken) -> tuple[int, int] | None:
    """Return the span that ends right before a name with a title, with the nation, body or qualifier before that."""
    hit = _title_before(body, name_start, hits)
    if hit and body[hit.start : hit.end] in COURTESY:
        hit = _title_before(body, hit.start, hits)
    if hit is None or body[hit.start : hit.end] in COURTESY:
        return None
    end = hit.end
    start = hit.start
    for _ in range(MOST_STEPS):
        earlier = _step_back(body, start, hits, taken)
        if earlier is None:
            break
        start = earlier
    return start, end


def _title_before(body: str, at: int, hits: Hits) -> Hit | None:
    """Return the title that only spaces part from what starts at ``at``."""
    end = at
    while end > 0 and body[end - 1] in " \u00a0":
        end -= 1
    hit = hits.ending.get(end)
    return hit if hit and end < at and hit.entry.kind == TITLE else None


def _step_back(body: str, start: int, hits: Hits, taken: Taken) -> int | None:
    """Return where the word or name before a title starts, if it belongs to the title."""
    window = max(0, start - LOOK_BACK_CHARS)
    gap = _GAP.search(body, max(window, start - 14), start)
    if gap is None:
        return None
    hit = hits.ending.get(gap.start())
    if hit and (hit.entry.kind != "event"):
        return hit.start
    before = taken.over(gap.start() - 1, gap.start()) if gap.start() else None
    if before and before.end >= gap.start() and before.type != "person":
        return before.start
    word = _LAST_WORD.search(body, window, start)
    return word.start(1) if word and word[1].lower() in QUALIFIERS else None


def _role_after(body: str, end: int) -> tuple[int, int] | None:
    """Return the apposition after a name that holds the noun of a function before any verb."""
    found = _AFTER.match(body, end)
    if found is None:
        return None
    for count, word in enumerate(_WORD.finditer(found[2])):
        small = word[0].lower()
        if small in _NO_ROLE or count > MOST_WORDS_TO_NOUN or (count == 0 and word[0][:1].isdigit()):
            return None
        if small in NOUNS_OF_OFFICE:
            clause = _CLAUSE.search(body, found.start(2) + word.end(), found.end(2))
            return found.start(2), clause.start() if clause else found.end(2)
    return None
