"""Invented records, articles and a step that tests of the contract settle; nothing here comes from a real wire."""

from datetime import UTC, datetime
from functools import partial

from shared import ids, topics
from shared.dump import Dump, decode_dump, dump_envelope
from shared.envelope import Envelope
from shared.errors import InvalidMessage
from shared.events import Boundary, CleanArticle, Language, RawArticle, Segment
from shared.outcomes import Dead, Dropped, DumpFacts, Event, Item, Settled
from shared.records import Headers, Incoming, Outgoing
from shared.steps import Step, decodes

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
ARRIVED_MS = 1_709_290_000_000
READING = "lines-1"

TWO_LINES = b"Ferry returns to harbour\nBridge closes for repairs"


def dump_record(value: bytes = TWO_LINES, key: bytes | None = b"harbour-wire", headers: Headers = ()) -> Incoming:
    """A dump as it stands on its topic."""
    return Incoming(topics.DUMPS, 1, 7, ARRIVED_MS, key, value, headers)


def landed(record: Outgoing, *, partition: int = 2, offset: int = 40) -> Incoming:
    """A record that was sent, as its reader gets it."""
    return Incoming(record.topic, partition, offset, ARRIVED_MS + 1000, record.key, record.value, record.headers)


def raw_article(text: str = "Ferry returns to harbour", position: int = 0) -> RawArticle:
    """An article of one line."""
    return RawArticle(
        article_id=ids.article_id_from_text(text),
        content_hash=ids.content_hash(text),
        dump_id=ids.dump_id(TWO_LINES),
        position=position,
        source="harbour-wire",
        wire_format="text",
        media_type="text/plain",
        encoding="utf-8",
        byte_start=0,
        byte_end=len(text.encode("utf-8", "replace")),
        received_at=NOW,
        text=text,
        boundary=Boundary(confidence=1.0),
    )


def clean_article(raw: RawArticle) -> CleanArticle:
    """The article with all of its text as body."""
    size = len(raw.text)
    return CleanArticle(
        **raw.model_dump(exclude={"text", "replacements", "boundary", "provider"}),
        boundary=raw.boundary,
        segments=(Segment(start=0, end=size, text=raw.text, role="body"),),
        body=raw.text,
        language=Language(code="en", confidence=1.0),
        accounting={"body": size},
    )


def envelope_at(position: int | None = 0, attempt: int = 1) -> Envelope:
    """An occurrence on its way."""
    return Envelope(
        delivery_id=ids.delivery_id(topics.DUMPS, 1, 7, ARRIVED_MS),
        dump_id=ids.dump_id(TWO_LINES),
        reading=READING,
        received_at=NOW,
        position=position,
        attempt=attempt,
    )


def split_lines(dump: Dump) -> Settled:
    """A step like ingest: an article a line; lines that begin with a sign say what shall become of them."""
    items, at = [], dump.record_byte_start
    for position, line in enumerate(dump.payload.split(b"\n")):
        items.append(_item(line, dump.record_position if dump.record_position is not None else position, at))
        at += len(line) + 1
    return Settled(tuple(items), None if dump.record_position is not None else DumpFacts("text", "utf-8"))


def _item(line: bytes, position: int, byte_start: int) -> Item:
    if line.startswith(b"!"):
        return Dead("binary", "it begins with a sign", line, byte_start)
    if line.startswith(b"-"):
        return Dropped("no_text")
    text = line.decode("utf-8", "surrogateescape")
    article = raw_article(text or " ", position)
    return Event(article.model_copy(update={"byte_start": byte_start, "byte_end": byte_start + len(line)}))


def clean_line(raw: RawArticle) -> Settled:
    """A step like clean; some words make it fail in the ways that a step can fail."""
    match raw.text:
        case "refuse":
            raise InvalidMessage("invalid_event", "the test refuses it")
        case "break":
            raise KeyError(raw.text)
        case "drop":
            return Settled((Dropped("only_boilerplate"),))
        case "forget":
            return Settled(())
    return Settled((Event(clean_article(raw)),), measures={"characters:body": float(len(raw.text))})


INGEST = Step("ingest", READING, decode=decode_dump, run=split_lines, envelope=dump_envelope(READING))
CLEAN = Step("clean", "clean-1", decode=decodes(RawArticle), run=clean_line)


def raw_record(text: str) -> Incoming:
    """A raw article as clean reads it."""
    article = raw_article(text)
    at = envelope_at().passed("ingest", dump_record(), READING)
    event_type = "copydesk.article.raw.v1"
    headers = at.headers(event_type, "ingest", event_id=at.event_id(event_type), subject=article.article_id, now=NOW)
    return landed(Outgoing(topics.RAW, article.article_id.encode(), article.to_json(), headers))


def failing_step(error: Exception) -> Step:
    """A step like clean that raises."""
    return Step("clean", "clean-1", decode=decodes(RawArticle), run=partial(_raise, error))


def _raise(error: Exception, _: RawArticle) -> Settled:
    raise error
