"""Named mentions of re3d: its gold, plain spaCy, ours, and how they agree."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from services.enrich.entities import find_entities
from services.enrich.entities.model import LABELS
from services.enrich.reading import Reading
from shared.events import Entity
from tests.dumps import clean_article
from tests.quality.material import data_folder

TYPES = {"Organisation": "organization", "Location": "place", "Person": "person", "Nationality": "group"}
"""The four types of the set that name what we name; its weapons, times and amounts are left out."""
FITTING = ("CENTCOM", "UK Government", "Delegation of the European Union to Syria")
REPORT = ("BBC Online", "US State Department", "Wikipedia", "Australian Department of Foreign Affairs")
FREQUENT = "ISIL"
_HOST = "Ferry Stays\n\nThe harbour is quiet today and nobody complains about it at all."


class Span(NamedTuple):
    """A mention with its type; the gold may have two of one extent."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the set with its gold, what spaCy alone finds, and our entities."""

    text: str
    gold: tuple[Span, ...]
    plain: tuple[Span, ...]
    entities: tuple[Entity, ...]

    @property
    def ours(self) -> tuple[Span, ...]:
        """Our mentions."""
        return tuple(Span(m.start, m.end, entity.type) for entity in self.entities for m in entity.mentions)


@cache
def documents(sources: tuple[str, ...]) -> tuple[Document, ...]:
    """Read and annotate the documents of some sources."""
    host = clean_article(_HOST)
    found = []
    for text, gold in _read(sources):
        reading = Reading(host.model_copy(update={"body": text, "headline": ""}))
        plain = [
            Span(chunk.start + span.start_char, chunk.start + span.end_char, LABELS[span.label_])
            for chunk in reading.recognised.chunks
            for span in chunk.document.ents
            if span.label_ in LABELS
        ]
        found.append(Document(text, gold, tuple(plain), find_entities(reading)))
    return tuple(found)


def f1(parts: Iterable[Document], answers: str, without: str = "") -> float:
    """F1 of mentions: one is right, or found, where it overlaps one of the same type on the other side.

    ``answers`` is ``plain`` or ``ours``; mentions with the word ``without`` are left out of both sides.
    """
    right = answered = found = wanted = 0
    for document in parts:
        gold = _with(document, document.gold, without)
        given = _with(document, getattr(document, answers), without)
        right += sum(_is_met(span, gold) for span in given)
        found += sum(_is_met(span, given) for span in gold)
        answered, wanted = answered + len(given), wanted + len(gold)
    precision, recall = right / answered, found / wanted
    return 2 * precision * recall / (precision + recall)


def untyped_f1(parts: Iterable[Document], answers: str, without: str = "") -> float:
    """F1 of mentions as ``f1``, whatever their types, each extent once."""
    right = answered = found = wanted = 0
    for document in parts:
        gold, given = _both_sides(document, answers, without)
        right += sum(_is_met(span, gold) for span in given)
        found += sum(_is_met(span, given) for span in gold)
        answered, wanted = answered + len(given), wanted + len(gold)
    precision, recall = right / answered, found / wanted
    return 2 * precision * recall / (precision + recall)


def paired_f1(parts: Iterable[Document], answers: str, without: str = "") -> float:
    """F1 where each mention may answer one of the gold that it overlaps, and no more: names in names gain nothing."""
    pairs = both = 0
    for document in parts:
        gold, given = _both_sides(document, answers, without)
        pairs += _most_pairs([[n for n, other in enumerate(given) if _is_met(span, [other])] for span in gold])
        both += len(gold) + len(given)
    return 2 * pairs / both


def _both_sides(document: Document, answers: str, without: str) -> tuple[list[Span], list[Span]]:
    """Return gold and answers of the set's types without their types, so that an extent with two counts once."""
    sides = (_with(document, spans, without) for spans in (document.gold, getattr(document, answers)))
    gold, given = (sorted({span._replace(type="") for span in side}) for side in sides)
    return gold, given


def _most_pairs(choices: Sequence[Sequence[int]]) -> int:
    """Return how many can have one of their choices each, all different (augmenting paths)."""
    owner: dict[int, int] = {}

    def finds_one(who: int, asked: set[int]) -> bool:
        for choice in choices[who]:
            if choice not in asked:
                asked.add(choice)
                if choice not in owner or finds_one(owner[choice], asked):
                    owner[choice] = who
                    return True
        return False

    return sum(finds_one(who, set()) for who in range(len(choices)))


def judged(parts: Iterable[Document]) -> list[tuple[float, bool]]:
    """Return each entity's confidence, and whether half of its mentions at least are right."""
    return [
        (entity.confidence or 0.0, _is_right(document, entity))
        for document in parts
        for entity in document.entities
        if entity.type in TYPES.values()
    ]


def _is_right(document: Document, entity: Entity) -> bool:
    spans = [Span(mention.start, mention.end, entity.type) for mention in entity.mentions]
    return 2 * sum(_is_met(span, document.gold) for span in spans) >= len(spans)


def calibration_error(answers: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Return the expected calibration error over bins of equal width."""
    binned: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, is_right in answers:
        binned[min(int(confidence * bins), bins - 1)].append((confidence, is_right))
    gaps = (abs(sum(c for c, _ in some) - sum(right for _, right in some)) for some in binned.values())
    return sum(gaps) / len(answers)


def _with(document: Document, spans: Iterable[Span], without: str) -> list[Span]:
    return [
        span
        for span in spans
        if span.type in TYPES.values() and not (without and without in document.text[span.start : span.end])
    ]


def _is_met(span: Span, others: Iterable[Span]) -> bool:
    return any(o.start < span.end and span.start < o.end and o.type == span.type for o in others)


def _read(sources: Iterable[str]) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for source in sources:
        folder = data_folder() / "entities" / "re3d" / source
        texts = {document["_id"]: document["text"] for document in _lines(folder / "documents.json")}
        gold: dict[str, set[Span]] = defaultdict(set)
        for one in _lines(folder / "entities.json"):
            text = texts[one["documentId"]]
            if one["type"] in TYPES and any(map(str.isupper, text[one["begin"] : one["end"]])):
                gold[one["documentId"]].add(Span(one["begin"], one["end"], TYPES[one["type"]]))
        yield from ((texts[name], tuple(sorted(gold[name]))) for name in sorted(texts))


def _lines(path: Any) -> Iterator[dict[str, Any]]:
    return map(json.loads, path.read_text("utf-8-sig").splitlines())
