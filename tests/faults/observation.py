"""What is really there after a run: rows by SQL and records by librdkafka, past every part of the product."""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import psycopg
import zstandard
from psycopg.rows import class_row

from shared import topics
from tests.faults.broker import Broker, TopicRecord
from tests.faults.words import find_token

Row = TypeVar("Row")

RECEIPTS = "SELECT *, completed_at IS NOT NULL AS completed FROM receipts"


@dataclass(frozen=True)
class Article:
    """A row of ``articles``."""

    article_id: str
    current_hash: str
    status: str
    guid_reused: bool
    revision: int
    published_revision: int


@dataclass(frozen=True)
class Version:
    """A row of ``versions``; the payload is the enriched event."""

    article_id: str
    content_hash: str
    payload: bytes

    @cached_property
    def event(self) -> dict[str, Any]:
        """The enriched event."""
        event: dict[str, Any] = json.loads(zstandard.ZstdDecompressor().decompress(self.payload))
        return event

    @property
    def token(self) -> str:
        """The token in its body; empty where there is none."""
        return find_token(self.event["body"])


@dataclass(frozen=True)
class Occurrence:
    """A row of ``occurrences``."""

    delivery_id: str
    position: int
    reading: str
    outcome: str | None
    reason: str
    stage: str
    article_id: str | None
    characters: dict[str, int] | None


@dataclass(frozen=True)
class ReceiptRow:
    """A row of ``receipts``."""

    delivery_id: str
    found: int | None
    status: str | None
    filename: str | None
    wire_format: str | None
    encoding: str | None
    size_bytes: int | None
    gaps: list[dict[str, Any]]
    completed: bool
    revision: int
    published_revision: int


@dataclass(frozen=True)
class QuarantineRow:
    """A row of ``quarantine``."""

    quarantine_id: str
    delivery_id: str | None
    position: int | None
    stage: str | None
    reason: str | None
    topic: str | None
    partition: int | None
    offset: int | None


@dataclass(frozen=True)
class Observation:
    """Everything that a run left on the broker and in the database."""

    records: dict[str, list[TopicRecord]]
    articles: list[Article]
    versions: list[Version]
    occurrences: list[Occurrence]
    receipts: list[ReceiptRow]
    quarantine: list[QuarantineRow]


def observe(broker: Broker, database_url: str) -> Observation:
    """Read all of it."""
    records = broker.read(spec.name for spec in topics.ALL)
    with psycopg.connect(database_url) as connection:
        return Observation(
            records,
            _rows(connection, Article, "SELECT {} FROM articles"),
            _rows(connection, Version, "SELECT {} FROM versions"),
            _rows(connection, Occurrence, "SELECT {} FROM occurrences"),
            _rows(
                connection, ReceiptRow, "SELECT {} FROM (SELECT *, completed_at IS NOT NULL AS completed FROM receipts)"
            ),
            _rows(connection, QuarantineRow, "SELECT {} FROM quarantine"),
        )


def _rows(connection: psycopg.Connection[Any], kind: type[Row], query: str) -> list[Row]:
    names = ", ".join(f'"{name}"' for name in kind.__dataclass_fields__)  # type: ignore[attr-defined]
    with connection.cursor(row_factory=class_row(kind)) as cursor:
        return cursor.execute(query.format(names)).fetchall()
