"""What enrichment found, as a reader is shown it: the body with its marks, and a table for each kind of finding."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from copydesk.explain.rows import make_visible
from shared.events import BodySpan, EnrichedArticle, Evidence, Place, Quote, TimeExpression
from shared.events.replay import PARAGRAPH_BREAK
from shared.events.vocabulary import ENTITY_TYPES

MARKS = (*ENTITY_TYPES, "time", "quote", "speaker")
"""What a run of the body may be marked as; one run may bear several."""
MAX_QUOTE_CHARS = 160
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A run of the body with its marks, in the order of ``MARKS``."""

    text: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """A table of what one part found."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def mark_body(article: EnrichedArticle) -> Iterator[tuple[Marked, ...]]:
    """Yield the paragraphs of the body in order, each cut wherever a mark begins or ends."""
    spans = sorted(_spans(article))
    start = 0
    for paragraph in article.body.split(PARAGRAPH_BREAK):
        end = start + len(paragraph)
        inside = [(max(s, start), min(e, end), mark) for s, e, mark in spans if s < end and e > start]
        yield tuple(_runs(article.body, start, end, inside))
        start = end + len(PARAGRAPH_BREAK)


def tell_findings(article: EnrichedArticle) -> list[Findings]:
    """Return the tables of an article; what was not found has none, what did not run says so in the last."""
    tables = [
        Findings("Names", ("name", "type", "mentions", "also", "role", "confidence"), tuple(_names(article))),
        Findings(
            "Places",
            ("mention", "place", "admin", "country", "what", "position", "decided by", "confidence"),
            tuple(_place(place) for place in article.places),
        ),
        Findings("Focus", ("country", "weight", "mentions"), tuple(_focus(article))),
        Findings(
            "Quotes",
            ("speaker", "who", "cue", "quote", "kind", "where", "confidence"),
            tuple(_quote(quote) for quote in article.quotes),
        ),
        Findings(
            "Times",
            ("expression", "value", "from", "to", "resolved by", "confidence"),
            tuple(_time(time) for time in article.times),
        ),
        Findings("Topics", ("topic", "code", "basis", "evidence", "confidence"), tuple(_topics(article))),
        Findings("Key phrases", ("phrase", "score"), tuple((k.text, f"{k.score:.2f}") for k in article.keyphrases)),
        Findings("Origin", ("name", "role", "basis", "evidence", "confidence"), tuple(_origin(article))),
        Findings("Enrichment", ("part", "state", "reason", "left out", "version"), tuple(_parts(article))),
    ]
    return [replace(table, rows=tuple(map(_visible, table.rows))) for table in tables if table.rows]


def _visible(row: Row) -> Row:
    return tuple(make_visible(value) if isinstance(value, str) else value for value in row)


def _spans(article: EnrichedArticle) -> Iterator[tuple[int, int, str]]:
    for entity in article.entities:
        for mention in entity.mentions or (entity,):
            yield mention.start, mention.end, entity.type
    for time in article.times:
        yield time.start, time.end, "time"
    for quote in article.quotes:
        yield quote.start, quote.end, "quote"
        if quote.speaker_start is not None and quote.speaker_end is not None:
            yield quote.speaker_start, quote.speaker_end, "speaker"


def _runs(body: str, start: int, end: int, spans: list[tuple[int, int, str]]) -> Iterator[Marked]:
    cuts = sorted({start, end, *(at for s, e, _ in spans for at in (s, e))})
    for one, other in pairwise(cuts):
        covering = {mark for s, e, mark in spans if s <= one and e >= other}
        yield Marked(make_visible(body[one:other]), tuple(mark for mark in MARKS if mark in covering))


def _names(article: EnrichedArticle) -> Iterator[Row]:
    for entity in sorted(article.entities, key=lambda entity: -entity.count):
        roles = dict.fromkeys(role.text for role in entity.roles)
        yield (
            entity.canonical,
            entity.type,
            entity.count,
            ", ".join(entity.aliases) or None,
            "; ".join(roles) or None,
            _share(entity.confidence),
        )


def _place(place: Place) -> Row:
    position = None if place.lat is None or place.lon is None else f"{place.lat:.2f}, {place.lon:.2f}"
    if position and place.is_centroid:
        position += " (middle)" if place.radius_km is None else f" (middle, ±{place.radius_km:.0f} km)"
    what = place.precision if place.sense == "location" else place.sense
    bases = ", ".join(place.bases) or None
    admin = None if place.precision == "admin" and place.admin == place.name else place.admin
    return (place.text, place.name, admin, place.country, what, position, bases, _share(place.confidence))


def _focus(article: EnrichedArticle) -> Iterator[Row]:
    return ((one.country, f"{one.weight:.2f}", one.mentions) for one in article.focus)


def _quote(quote: Quote) -> Row:
    who = quote.speaker_name or quote.speaker_kind
    if quote.via:
        who = f"{who} (by way of {', '.join(source.name or source.text for source in quote.via)})"
    words = " ".join(quote.text.split())
    shown = words if len(words) <= MAX_QUOTE_CHARS else words[: MAX_QUOTE_CHARS - 1] + "…"
    return (
        quote.speaker or "unknown",
        who,
        quote.cue,
        make_visible(shown),
        quote.kind,
        _text(quote.channel),
        _share(quote.speaker_confidence if quote.speaker else quote.confidence),
    )


def _time(time: TimeExpression) -> Row:
    value = time.value if time.mod is None else f"{time.value} ({time.mod})"
    return (time.text, value, _moment(time.earliest), _moment(time.latest), time.basis, _share(time.confidence))


def _topics(article: EnrichedArticle) -> Iterator[Row]:
    for topic in article.topics:
        yield topic.name, topic.code, topic.basis, _words(topic.evidence), _share(topic.confidence)


def _origin(article: EnrichedArticle) -> Iterator[Row]:
    origin = article.origin
    if origin.agency is not None:
        yield origin.agency, origin.role, origin.basis, _words(origin.evidence), _share(origin.confidence)
    for other in origin.others:
        yield other.name, other.role, other.basis, _words(other.evidence), _share(other.confidence)


def _parts(article: EnrichedArticle) -> Iterator[Row]:
    for run in article.enrichment:
        left_out = ", ".join(f"{skip.count} {skip.reason}" for skip in run.skipped)
        yield run.part, run.state, run.reason or None, left_out or None, run.version


def _text(span: BodySpan | None) -> str | None:
    return None if span is None else span.text


def _words(evidence: Iterable[Evidence]) -> str | None:
    return ", ".join(dict.fromkeys(make_visible(one.text) for one in evidence)) or None


def _moment(time: datetime | None) -> str | None:
    return None if time is None else time.strftime("%Y-%m-%d %H:%M")


def _share(confidence: float | None) -> str | None:
    return None if confidence is None else f"{confidence:.2f}"
