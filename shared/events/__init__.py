"""The events that travel on the topics: one module per event, and replay."""

from shared.events.clean_article import (
    ArticleContent,
    Author,
    Caption,
    CleanArticle,
    Dateline,
    Edit,
    Language,
    Published,
    Release,
    Segment,
    Truncated,
)
from shared.events.enriched_article import EnrichedArticle, Entity, Fingerprint, Origin, PartRun
from shared.events.evidence import Evidence
from shared.events.ledger_entry import DumpRead, Gap, LedgerEntry, Pointer
from shared.events.model import WireModel
from shared.events.raw_article import (
    Block,
    Boundary,
    BoundarySignal,
    Identity,
    Provider,
    RawArticle,
    Replacement,
    StatedField,
    StatedTime,
    Take,
    Warned,
)
from shared.events.receipt import Receipt
from shared.events.stored_article import StoredArticle

__all__ = [
    "ArticleContent",
    "Author",
    "Block",
    "Boundary",
    "BoundarySignal",
    "Caption",
    "CleanArticle",
    "Dateline",
    "DumpRead",
    "Edit",
    "EnrichedArticle",
    "Entity",
    "Evidence",
    "Fingerprint",
    "Gap",
    "Identity",
    "Language",
    "LedgerEntry",
    "Origin",
    "PartRun",
    "Pointer",
    "Provider",
    "Published",
    "RawArticle",
    "Receipt",
    "Release",
    "Replacement",
    "Segment",
    "StatedField",
    "StatedTime",
    "StoredArticle",
    "Take",
    "Truncated",
    "Warned",
    "WireModel",
]
