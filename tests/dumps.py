"""Dumps and articles for tests of the pure steps: made of bytes or text, taken through one step or all."""

from datetime import UTC, datetime
from pathlib import Path

from services.clean.step import STEP as CLEAN
from services.ingest.step import STEP as INGEST
from shared import ids
from shared.dump import Dump
from shared.events import CleanArticle, RawArticle
from shared.outcomes import Event
from tests.invented import raw_article

RECEIVED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def dump_of(payload: bytes, **facts: object) -> Dump:
    """A dump as it arrives from a source called ``test``."""
    return Dump(payload=payload, dump_id=ids.dump_id(payload), source="test", received_at=RECEIVED, **facts)


def raw_articles(text: str) -> list[RawArticle]:
    """The articles that ingest finds in a text; fails where a record is broken."""
    items = INGEST.run(dump_of(text.encode("utf-8"))).items
    assert all(isinstance(item, Event) for item in items), items
    return [item.article for item in items]


def clean_article(text: str) -> CleanArticle:
    """A text, cleaned as one article."""
    items = CLEAN.run(raw_article(text)).items
    assert isinstance(items[0], Event), items
    return items[0].article


def example(name: str) -> str:
    """One of the sample dumps of the project."""
    return (EXAMPLES / name).read_text("utf-8")
