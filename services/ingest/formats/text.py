"""Plain text: any bytes, read as lines; articles end where the evidence says so."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from services.ingest.encoding import Decoded, decode_dump_bytes, decode_record_bytes
from services.ingest.reading import Member, Reading, Record
from services.ingest.split import Article, Split, split_text, whole_article
from services.ingest.text_statements import read_statements
from shared.events import Boundary, BoundarySignal, Gap, Replacement

WIRE_FORMAT = "text"
MEDIA_TYPE = "text/plain"
LEAST_CONFIDENCE = 0.01
"""Any bytes can be read as text, so text claims every dump, but yields to whoever knows better."""


def detect(_: Member) -> float:
    """Return how sure we are, 0 to 1, that a file is plain text."""
    return LEAST_CONFIDENCE


def read(member: Member) -> Reading:
    """Return the articles of a plain text file; a record that was sent again is one article as it is."""
    if member.is_record:
        decoded = decode_record_bytes(member.payload, member.content_type, member.encoding)
    else:
        decoded = decode_dump_bytes(member.payload, member.content_type)
    split = Split(whole_article(decoded.text)) if member.is_record else split_text(decoded.text)
    articles = split.articles
    bytes_at = decoded.byte_offsets(_offsets(articles))
    records = tuple(_records(decoded, articles, bytes_at))
    gaps = () if member.is_record else tuple(_gaps(records, decoded.skipped, len(member.payload)))
    return Reading(WIRE_FORMAT, MEDIA_TYPE, decoded.encoding, records, gaps, split.stated_count)


def _offsets(articles: Sequence[Article]) -> Iterator[int]:
    for article in articles:
        yield article.start
        yield article.end
        for sign in article.signs:
            yield sign.start
            yield sign.end


def _records(decoded: Decoded, articles: Sequence[Article], bytes_at: dict[int, int]) -> Iterator[Record]:
    for article in articles:
        signals = tuple(
            BoundarySignal(
                signal=sign.signal,
                byte_start=bytes_at[sign.start],
                byte_end=bytes_at[sign.end],
                weight=sign.weight,
            )
            for sign in article.signs
        )
        text = decoded.text[article.start : article.end]
        yield Record(
            text=text,
            byte_start=bytes_at[article.start],
            byte_end=bytes_at[article.end],
            boundary=Boundary(confidence=article.confidence, evidence=signals),
            replacements=tuple(_replacements(decoded, article)),
            provider=read_statements(text),
        )


def _replacements(decoded: Decoded, article: Article) -> Iterator[Replacement]:
    marks = decoded.undecodable
    for mark in marks[bisect_left(marks, article.start, key=lambda m: m.offset) :]:
        if mark.offset >= article.end:
            return
        yield Replacement(offset=mark.offset - article.start, original_hex=mark.original.hex())


def _gaps(records: Sequence[Record], mark_bytes: int, size: int) -> Iterator[Gap]:
    if mark_bytes:
        yield Gap(byte_start=0, byte_end=mark_bytes, reason="byte_order_mark")
    at = mark_bytes
    for record in records:
        if at < record.byte_start:
            yield Gap(byte_start=at, byte_end=record.byte_start, reason="blank")
        at = record.byte_end
    if at < size:
        yield Gap(byte_start=at, byte_end=size, reason="blank")
