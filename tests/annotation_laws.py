"""The laws of annotations: every offset lies in the body and spells its text, whatever part has put it there."""

from collections.abc import Iterator
from typing import Any

from shared.events import BodySpan, CleanArticle, EnrichedArticle, Evidence, WireModel
from shared.events.vocabulary import PARTS

ANNOTATIONS = tuple(name for name in EnrichedArticle.model_fields if name not in CleanArticle.model_fields)


def annotation_faults(article: EnrichedArticle) -> list[str]:
    """Return what breaks a law, in words; none in a sound article."""
    faults = [fault for name in ANNOTATIONS for fault in _faults(name, getattr(article, name), article.body)]
    for name in ("entities", "places", "quotes", "times"):
        starts = [span.start for span in getattr(article, name)]
        faults += [f"{name} are out of order"] if starts != sorted(starts) else []
    faults += _quote_faults(article)
    faults += [f"entity {e.canonical!r} has no mention" for e in article.entities if not e.mentions]
    faults += [f"entity {e.canonical!r} counts wrongly" for e in article.entities if e.count != len(e.mentions)]
    faults += [f"an interval is upside down: {t.text!r}" for t in article.times if _is_upside_down(t)]
    runs = [run.part for run in article.enrichment]
    return faults if runs == [part for part in PARTS if part in runs] else [*faults, f"parts ran as {runs}"]


def _faults(name: str, value: Any, body: str) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _faults(name, item, body)
    if not isinstance(value, WireModel):
        return
    is_of_body = isinstance(value, BodySpan) or (isinstance(value, Evidence) and value.space == "body")
    if is_of_body and (body[value.start : value.end] != value.text or not value.text):
        yield f"{name}: {value.text!r} does not stand at {value.start}"
    for field in type(value).model_fields:
        yield from _faults(f"{name}.{field}", getattr(value, field), body)


def _quote_faults(article: EnrichedArticle) -> Iterator[str]:
    for index, quote in enumerate(article.quotes):
        for words, start, end in (
            (quote.speaker, quote.speaker_start, quote.speaker_end),
            (quote.cue, quote.cue_start, quote.cue_end),
        ):
            if {words is None, start is None, end is None} == {True, False}:
                yield f"quote {index} has words without their place"
            if words is not None and article.body[start:end] != words:
                yield f"quote {index}: {words!r} does not stand at {start}"
        if quote.continues is not None and not 0 <= quote.continues < index:
            yield f"quote {index} goes on from {quote.continues}"


def _is_upside_down(time: Any) -> bool:
    return bool(time.earliest and time.latest and time.earliest > time.latest)
