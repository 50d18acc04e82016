"""Records of a format taken on through clean, as tests of wire formats need them."""

from services.clean.step import clean
from services.ingest.reading import Record
from shared import ids
from shared.events import CleanArticle, RawArticle
from shared.outcomes import Event
from tests.dumps import RECEIVED


def raw_article_of(record: Record, wire_format: str) -> RawArticle:
    """A record as the article that ingest makes of it."""
    return RawArticle(
        article_id=ids.article_id_from_text(record.text),
        content_hash=ids.content_hash(record.text),
        dump_id=ids.dump_id(record.text.encode("utf-8", "replace")),
        position=0,
        source="test",
        wire_format=wire_format,
        media_type="text/plain",
        encoding="utf-8",
        byte_start=record.byte_start,
        byte_end=record.byte_end,
        received_at=RECEIVED,
        text=record.text,
        blocks=record.blocks,
        boundary=record.boundary,
        provider=record.provider,
        warnings=record.warnings,
    )


def cleaned(record: Record, wire_format: str) -> CleanArticle:
    """A record, cleaned."""
    (item,) = clean(raw_article_of(record, wire_format)).items
    assert isinstance(item, Event), item
    assert isinstance(item.article, CleanArticle)
    return item.article
