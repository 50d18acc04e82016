"""Persons by what stands before the name: a title, or a given name."""

import re
from collections.abc import Iterator, Mapping

from services.enrich.entities.forms import PARTICLE, PERSON, UPPER, WORD
from services.enrich.entities.given_names import GIVEN_NAMES
from services.enrich.entities.lexicon import TITLE, Hit, Hits
from services.enrich.entities.mentions import Mention
from services.enrich.entities.nouns import FEATURES, FIRST_WORDS, HEADS, NO_SURNAMES, NOT_NAMES
from services.enrich.entities.titles import WORDS_AS_WELL
from shared.text.persons import PARTICLES

NOT_PERSONS = HEADS | FEATURES | NO_SURNAMES
MOST_CHARS = 80
MOST_WORDS = 4
_GIVEN = re.compile(
    rf"\b([{UPPER}][^\W\d_]+)(?=(?:-[{UPPER}][^\W\d_]+)?\s(?:[{UPPER}]\.\s)?(?:{PARTICLE}\s){{0,2}}{WORD})"
)
_AGED = re.compile(rf"(?<![\w.’'-])({WORD}(?:\s(?:{PARTICLE}\s)?{WORD}){{1,2}}), (?:[1-9]\d, (?=[a-z])|who\b)")
"""`Ada Moss, 31, denied it`, `Ada Moss, who stays`: what has an age, or is `who`, is a person."""
_CAPITAL_WORD = re.compile(rf"\s[{UPPER}][a-z]")
_NOT_SPACE = re.compile(r"\S+")


def titled(body: str, hits: Hits, model: Mapping[int, Mention]) -> Iterator[Mention]:
    """Yield the persons after titles: `Captain Ada Moss`. ``model`` holds the model's mentions by first character."""
    for hit in hits.all:
        if hit.entry.kind == TITLE and body[hit.start : hit.end] not in WORDS_AS_WELL:
            yield from _after_title(body, hit, hits, model)


def _after_title(body: str, hit: Hit, hits: Hits, model: Mapping[int, Mention]) -> Iterator[Mention]:
    found = PERSON.match(body, hit.end)
    if found is None or "\n" in found[0]:
        return
    start = found.start(1)
    seen = model.get(start)
    if seen and body[start : seen.end].rpartition(" ")[2] not in PARTICLES:
        if seen.type == "person" or " " not in body[seen.start : seen.end]:
            yield Mention(seen.start, seen.end, "person", "titled")
        return
    end = _before_other_words(body, start, found.end(1), hits)
    words = body[start:end].split()
    if len(words) > 1 and words[0] not in FIRST_WORDS and NOT_PERSONS.isdisjoint(words):
        yield Mention(start, end, "person", "title")


def given(body: str, hits: Hits, model: Mapping[int, Mention]) -> Iterator[Mention]:
    """Yield what begins with a given name and the model took for something else, or not at all: `Ada Moss`."""
    for found in _GIVEN.finditer(body):
        if found[1] not in GIVEN_NAMES or body[found.start() - 1 : found.start()] == "-":
            continue
        start = found.start()
        seen = model.get(start)
        if seen and (seen.type == "person" or not NOT_PERSONS.isdisjoint(body[start : seen.end].split())):
            continue
        name = PERSON.match(" " + body[start : start + MOST_CHARS])
        end = seen.end if seen and " " in body[start : seen.end] else start + (name.end() - 1 if name else 0)
        end = _before_other_words(body, start, end, hits)
        words = body[start:end].split()
        if len(words) > 1 and "\n" not in body[start:end] and NOT_PERSONS.isdisjoint(words):
            yield Mention(start, end, "person", "given")


def aged(body: str, hits: Hits) -> Iterator[Mention]:
    """Yield the persons with an age or a `who`, where no word of the name is that of a body or a place's kind."""
    for found in _AGED.finditer(body):
        start, end = found.span(1)
        words = found[1].split()
        while len(words) > 1 and (words[0] in FIRST_WORDS or _is_title(hits.starting.get(start))):
            start += len(words.pop(0)) + 1
        if len(words) > 1 and NOT_PERSONS.isdisjoint(words) and NOT_NAMES.isdisjoint(words):
            yield Mention(start, end, "person", "given")


def _is_title(hit: Hit | None) -> bool:
    return hit is not None and hit.entry.kind == TITLE


def _before_other_words(body: str, start: int, end: int, hits: Hits) -> int:
    """Return the end of a name before what is none: days, nations, titles, the rest of a heading in capitals."""
    for hit in hits.inside(start, end):
        end = min(end, max(start, hit.start - 1))
    words = list(_NOT_SPACE.finditer(body, start, end))
    for word in words:
        if word[0] in NOT_NAMES:
            return max(start, word.start() - 1)
    names = sum(word[0] not in PARTICLES for word in words)
    in_heading = names > MOST_WORDS - 1 or _CAPITAL_WORD.match(body, end)
    return words[1].end() if in_heading and len(words) > len(("first", "last")) else end
