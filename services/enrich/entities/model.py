"""The model's spans mended: cut where a name ends, without titles and first words, typed by their last word."""

import re
from collections.abc import Iterator

from services.enrich.entities.forms import either
from services.enrich.entities.given_names import GIVEN_NAMES
from services.enrich.entities.lexicon import TITLE, TYPES, Hits, entry_of
from services.enrich.entities.mentions import Mention, trim
from services.enrich.entities.nouns import FIRST_WORDS, HAPPENINGS, HEADS, ILLS, NOT_NAMES
from services.enrich.reading import Reading
from services.enrich.recognizer import Chunk
from shared.text.dateline_places import CITIES, fold_place

LABELS = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "event",
    "PRODUCT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
}
"""From the labels of OntoNotes; what is missing is no name: numbers, dates, money, languages."""
_SURE_FEATURES = """
River Airport Airfield Airbase Province Governorate Street Avenue Mosque Valley Island Islands Bridge Dam Mountains
"""
SURE_FEATURES = frozenset(_SURE_FEATURES.split())
MOST_WORDS = 6
DEDICATED = frozenset(
    {"Hospital", "Cathedral", "Church", "College", "School", "Square", "Park", "Basilica", "Bay", "Island"}
)
"""What is named after a saint or a person with a possessive: `St. Mary's Hospital`."""
_CUTS_ANYWHERE = re.compile(r"\n|\s\(|\)$|\s[-–—]{1,2}\s(?=(?:An?|The)\b)")
_CUTS = re.compile(
    r"\n|\t|\s\(|[;|“”]|\s[-–—]{1,2}\s|—|\.{3}|, (?=[A-Z])|[’']s(?=\s[A-Z])(?!\s(?:" + either(DEDICATED) + r")\b)"
)
_CUT_FROM = frozenset({"person", "place", "group"})
_LETTERS_AFTER = re.compile(r",? (?:MP|MEP|MSP|QC|KC|MBE|OBE|CBE|PhD|Ph\.D\.?|MD|M\.D\.?)$")
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)\s[A-Z]")
_ROMAN_NUMBER = re.compile(r"[IVX]{1,6}")
_ILL = re.compile(rf"\s(?:{either(ILLS)})(?!\w)")
_WORD = re.compile(r"\S+\s*")
_JOINED = re.compile(r"[^-–]+[-–]")
REGIONS = frozenset({"West", "East", "North", "South"})


def model_mentions(reading: Reading, hits: Hits) -> Iterator[Mention]:
    """Yield the names that the model has found, in body order, mended."""
    for chunk in reading.recognised.chunks:
        yield from _chunk_mentions(reading.body, chunk, hits)


def _chunk_mentions(body: str, chunk: Chunk, hits: Hits) -> Iterator[Mention]:
    for span in chunk.document.ents:
        if type_ := LABELS.get(span.label_):
            yield from _mend(body, chunk.start + span.start_char, chunk.start + span.end_char, type_, hits)


def _mend(body: str, start: int, end: int, type_: str, hits: Hits) -> Iterator[Mention]:
    for piece_start, piece_end in _pieces(body, start, end, type_):
        first, last = trim(body, *_without_first_words(body, piece_start, piece_end))
        if (body.find("-", first, last) > 0 or body.find("–", first, last) > 0) and (
            joined := _nations_joined(body, first, last, hits)
        ):
            yield from joined
            continue
        if type_ == "person":
            first = _after_titles(body, first, last, hits)
            last = _before_letters(body, first, last)
        elif (split := _place_then_person(body, first, last, hits)) is not None:
            yield split
            continue
        if (
            type_ == "organization"
            and (at := _after_titles(body, first, last, hits)) != first
            and _is_full(body, at, last)
        ):
            yield Mention(at, last, "person", "title")
            continue
        if first < last and (is_name(body[first:last]) or _is_region(body, first, last, type_)):
            type_ = type_by_last_word(body[first:last], type_)
            if _cannot_be(body, first, last, type_):
                continue
            yield Mention(first, last, type_, "both" if _is_known(body[first:last], type_) else "model")


def _is_full(body: str, start: int, end: int) -> bool:
    """Say whether what follows a title is a first and a last name, and no body's: `First Lady Ada Moss`."""
    words = body[start:end].split()
    return len(words) == len(("first", "last")) and all(
        word[:1].isupper() and not word.isupper() and word not in HEADS and word not in SURE_FEATURES for word in words
    )


def _nations_joined(body: str, start: int, end: int, hits: Hits) -> list[Mention]:
    """Return the nations of `Varnia-Ostland`, and the one of `intra-Varnian`; none in another name."""
    if " " in body[start:end] or not (joined := _JOINED.match(body, start, end)):
        return []
    nations = [hit for hit in hits.inside(start, end) if hit.entry.kind in ("country", "people")]
    at_end = [hit for hit in nations if hit.start == joined.end() and hit.end == end]
    if joined[0].islower():
        named = at_end
    else:
        named = nations if at_end and nations[0].start == start and nations[0].end == joined.end() - 1 else []
    return [Mention(hit.start, hit.end, TYPES[hit.entry.kind], "table") for hit in named]


def _is_region(body: str, start: int, end: int, type_: str) -> bool:
    """Say whether it is a part of the world by its direction: `the West`, but not `the west`, `the North of Brenda`."""
    if type_ != "place" or body[start:end] not in REGIONS:
        return False
    return body[max(0, start - 4) : start].lower() == "the " and not body.startswith(" of", end)


def _cannot_be(body: str, start: int, end: int, type_: str) -> bool:
    """Say whether a span has the form of a heading or a code, or is an ill: `H5N1`, `West Brenda virus`."""
    if type_ not in _CUT_FROM:
        return False
    name = body[start:end]
    if any(map(str.isdigit, name)) and (type_ == "person" or " " not in name):
        return True
    return (type_ == "person" and name.count(" ") >= MOST_WORDS) or bool(_ILL.match(body, end))


def _is_known(name: str, type_: str) -> bool:
    """Say whether a table agrees: a person by the first name, a place by the list of cities."""
    if type_ == "person":
        return " " in name and name.partition(" ")[0] in GIVEN_NAMES
    return type_ == "place" and fold_place(name) in CITIES


def _pieces(body: str, start: int, end: int, type_: str) -> Iterator[tuple[int, int]]:
    """Yield what is left of a span that runs over a line's end, or into the next name."""
    text = body[start:end]
    at = 0
    for cut in (_CUTS if type_ in _CUT_FROM else _CUTS_ANYWHERE).finditer(text):
        yield start + at, start + cut.start()
        at = cut.end()
    yield start + at, end


def _without_first_words(body: str, start: int, end: int) -> tuple[int, int]:
    while (word := _WORD.match(body, start, end)) and word.end() < end and word[0].strip() in FIRST_WORDS:
        start = word.end()
    return start, end


def _after_titles(body: str, start: int, end: int, hits: Hits) -> int:
    """Return where the name starts after the titles and nations that a span begins with."""
    at, after = start, start
    while (hit := hits.starting.get(at)) and hit.end < end:
        at = _next_word(body, hit.end, end)
        after = at if hit.entry.kind == TITLE else after
    return after


def _before_letters(body: str, start: int, end: int) -> int:
    """Return the end of a name without the letters after it: `Ada Moss MP`."""
    letters = _LETTERS_AFTER.search(body, start, end)
    return letters.start() if letters else end


def _next_word(body: str, at: int, end: int) -> int:
    while at < end and not body[at].isalnum():
        at += 1
    return at


def _place_then_person(body: str, start: int, end: int, hits: Hits) -> Mention | None:
    """`the Middle East Ada Moss` is a place and a person that a comma or a role stood between."""
    hit = hits.starting.get(start)
    if hit is None or hit.entry.kind not in ("country", "place") or hit.entry.is_weak or " " not in hit.entry.name:
        return None
    rest = body[hit.end : end].split()
    is_person = len(rest) == len(("first", "last")) and all(
        w.isalpha() and w.istitle() and w not in HEADS for w in rest
    )
    return Mention(_next_word(body, hit.end, end), end, "person", "model") if is_person else None


def type_by_last_word(name: str, type_: str) -> str:
    """Return the type of a name by its last word where that tells it, else the type given.

    >>> names = ("Brenda Council", "Brenda Airport", "Oslo Conference", "Ada Moss")
    >>> [type_by_last_word(name, "person") for name in names]
    ['organization', 'place', 'event', 'person']
    """
    first, _, last = name.rpartition(" ")
    if first and last in SURE_FEATURES:
        return "place"
    if first and (last in HAPPENINGS or (last == "Conference" and _is_of_place(first))):
        return "event"
    if first and last in HEADS and type_ not in ("event", "place"):
        return "organization"
    return type_


def _is_of_place(name: str) -> bool:
    entry = entry_of(name)
    return fold_place(name) in CITIES or (entry is not None and entry.kind in ("country", "place", "people"))


def is_name(text: str) -> bool:
    """Say whether a span can be a name: it has a letter, a capital, and is no common word or Roman number.

    >>> [is_name(text) for text in ("Ada Moss", "May", "1,200", "the ferry", "ferry")]
    [True, False, False, False, False]
    """
    if text in NOT_NAMES or _ROMAN_NUMBER.fullmatch(text) or not any(map(str.isupper, text)):
        return False
    return not text[:1].isdigit() or bool(_NUMBERED.match(text))
