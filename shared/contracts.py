"""The JSON Schema of every event, from its pydantic model."""

from dataclasses import dataclass
from typing import Any

from shared import topics
from shared.events import (
    CleanArticle,
    EnrichedArticle,
    LedgerEntry,
    RawArticle,
    Receipt,
    StoredArticle,
    WireModel,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class EventSpec:
    """One event with a JSON value: its model and its topic."""

    model: type[WireModel]
    topic: str

    @property
    def name(self) -> str:
        """Its name in files and documents."""
        return self.model.__name__


EVENTS = (
    EventSpec(RawArticle, topics.RAW),
    EventSpec(CleanArticle, topics.CLEAN),
    EventSpec(EnrichedArticle, topics.ENRICHED),
    EventSpec(StoredArticle, topics.LATEST),
    EventSpec(LedgerEntry, topics.LEDGER),
    EventSpec(Receipt, topics.RECEIPTS),
)


def event_schemas() -> dict[str, Schema]:
    """Return the schemas by event name.

    They say what a reader must take: a field with a default is optional, unknown fields are allowed,
    and a closed list of values is a note (``x-closed-list``) that may grow.
    """
    return {spec.name: _schema(spec) for spec in EVENTS}


def _schema(spec: EventSpec) -> Schema:
    return {"$schema": DIALECT, "$id": schema_id(spec.name), **spec.model.model_json_schema()}


def schema_id(name: str) -> str:
    """Return the name of a schema, for ``$id``."""
    return f"urn:copydesk:schema:{name}:v1"
