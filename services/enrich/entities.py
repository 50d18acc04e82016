"""Named entities of an English body, found by spaCy, each with its offsets."""

import re
from collections.abc import Iterator

from services.enrich.reading import Reading
from services.enrich.recognizer import Chunk
from shared.events import Entity

TYPES = {
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

_LEADING_THE = re.compile(r"(?i)the\s+")
_POSSESSIVE = re.compile(r"['’]s?$")


def find_entities(reading: Reading) -> tuple[Entity, ...]:
    """Return the named entities of an English body, in body order."""
    return tuple(entity for chunk in reading.recognised.chunks for entity in _entities(reading.body, chunk))


def canonical_name(mention: str) -> str:
    r"""Return the name under which mentions of one article are joined.

    >>> [canonical_name(mention) for mention in ("the  Harbour\nCouncil", "Mara Quill’s")]
    ['Harbour Council', 'Mara Quill']
    """
    name = " ".join(mention.split())
    return _POSSESSIVE.sub("", _LEADING_THE.sub("", name, count=1) if _LEADING_THE.match(name) else name) or name


def _entities(body: str, chunk: Chunk) -> Iterator[Entity]:
    for span in chunk.document.ents:
        start, end = chunk.start + span.start_char, chunk.start + span.end_char
        text = body[start:end]
        if span.label_ in TYPES and any(character.isalpha() for character in text):
            yield Entity(text=text, start=start, end=end, type=TYPES[span.label_], canonical=canonical_name(text))
