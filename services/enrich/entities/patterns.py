"""Bodies, units, ships and operations by the form of their names."""

import re
from collections.abc import Iterable, Iterator

from services.enrich.entities.forms import WORD, either
from services.enrich.entities.lexicon import TITLE, Hit, Hits
from services.enrich.entities.mentions import Mention
from services.enrich.entities.nouns import (
    ADJECTIVES_AS_WELL,
    BEFORE_ADJECTIVE,
    BODIES_OF_NATIONS,
    FIRST_WORDS,
    NOT_NAMES,
    OF_PERSONS,
)

_OFFICE = re.compile(
    r"\b(?:[Mm]inistry|[Dd]epartment|[Uu]niversity|[Ii]nstitute|[Bb]ank|[Oo]ffice|[Cc]ouncil|[Cc]hamber|[Gg]overnment"
    r"|[Ff]ederation|Battle|Siege|Treaty|Republic|Gulf|Kingdom|Bay|Strait)\s(?:of|for)\s(?:the\s)?"
    rf"({WORD}(?:(?:\s|\sand\s|,\s(?=\w+\sand\s)){WORD}){{0,4}})"
)
_OFFICE_TYPES = {
    "battle": "event",
    "siege": "event",
    "treaty": "event",
    "republic": "place",
    "kingdom": "place",
    "gulf": "place",
    "bay": "place",
    "strait": "place",
}
_WORD_BEFORE = re.compile(rf"(?<![\w.’'-])({WORD})\s$")
MOST_WORDS_BEFORE = 3
LOOK_BACK_CHARS = 40
_UNIT = re.compile(
    rf"\b\d{{1,4}}(?:st|nd|rd|th)\s(?:{WORD}\s){{0,4}}"
    r"(?:Regiment|Brigade|Battalion|Division|Wing|Squadron|Fleet|Corps|Army|Group|Infantry)\b"
    rf"|\b(?:(?:Combined )?(?:Joint )?Task Force)(?:\s[–-]\s{WORD}|\s\d+)(?:\s{WORD}){{0,2}}"
)
SHIP_PREFIXES = frozenset({"USS", "HMS", "HMAS", "HMCS", "INS", "FS", "MV", "RMS", "USNS"})
_SHIP = re.compile(rf"\b(?:{either(SHIP_PREFIXES)})\s{WORD}(?:\s{WORD})?(?:\s\([A-Z]{{2,4}}[ -]?\d+\))?")
_OPERATION = re.compile(rf"\bOperation\s{WORD}(?:\s(?:of\s)?{WORD}){{0,2}}")
_TASK_FORCE = re.compile(r"\bC?J?TF \d{1,4}\b")
_SERVICES = ("Army ", "Navy ", "Air Force ", "Marine Corps ", "Coast Guard ", "National Guard ")
_BODY = re.compile(rf"[ \t]?({either(BODIES_OF_NATIONS)})\b(?!-)")
_NEXT = re.compile(rf"\s(?:{either(BEFORE_ADJECTIVE)})\b")
_OF_PERSON = re.compile(rf"(?:['’]s)?\s(?:{either(OF_PERSONS)})\b")
_NATIONS = frozenset({"people", "country", "place"})


def patterned(body: str, hits: Hits) -> Iterator[Mention]:
    """Yield nations' bodies, ministries and the like, units, ships, operations, in no order."""
    for hit in hits.all:
        if hit.entry.kind in _NATIONS:
            yield from _body_of_nation(body, hit)
        elif hit.entry.kind == TITLE and body.endswith(_SERVICES, 0, hit.start):
            yield from _service(body, hit)
    for found in _OFFICE.finditer(body):
        after = hits.starting.get(found.start(1))
        if after is None or after.entry.kind != TITLE:
            type_ = _OFFICE_TYPES.get(found[0].split(" ", 1)[0].lower(), "organization")
            start = _with_words_before(body, found.start(), hits) if type_ == "organization" else found.start()
            yield Mention(start, found.end(), type_, "pattern")
    if "TF " in body:
        yield from (Mention(*found.span(), "organization", "pattern") for found in _TASK_FORCE.finditer(body))
    for pattern, type_ in ((_UNIT, "organization"), (_SHIP, "other"), (_OPERATION, "event")):
        yield from (Mention(found.start(), found.end(), type_, "pattern") for found in pattern.finditer(body))


def _with_words_before(body: str, start: int, hits: Hits) -> int:
    """Return where the name of an office starts: `Harbour Council of Brenda`. Nations and titles are no part of it."""
    for _ in range(MOST_WORDS_BEFORE if body[start].isupper() else 0):
        word = _WORD_BEFORE.search(body, max(0, start - LOOK_BACK_CHARS), start)
        if word is None or word[1] in FIRST_WORDS | NOT_NAMES or word.end(1) in hits.ending:
            break
        start = word.start(1)
    return start


def _body_of_nation(body: str, hit: Hit) -> Iterator[Mention]:
    """Yield a nation's body: `Libyan coast guard`, `US-led coalition`."""
    found = _BODY.match(body, hit.end)
    if found and not (found[1] in ADJECTIVES_AS_WELL and _NEXT.match(body, found.end())):
        yield Mention(hit.start, found.end(), "organization", "nation")


def _service(body: str, title: Hit) -> Iterator[Mention]:
    """Yield the service before a rank: `Navy Capt. Ada Moss`."""
    for service in _SERVICES:
        start = title.start - len(service)
        if body.startswith(service, max(0, start)) and start >= 0 and not body[max(0, start - 1) : start].isalnum():
            yield Mention(start, title.start - 1, "organization", "pattern")


def of_persons(body: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the bodies that are called by a person: `the Velkova administration`."""
    for mention in mentions:
        if mention.type == "person" and (found := _OF_PERSON.match(body, mention.end)):
            yield Mention(mention.start, found.end(), "organization", "nation")
