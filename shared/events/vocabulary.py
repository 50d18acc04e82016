"""The closed lists of the wire. Writers may use nothing else; readers accept any string.

A new value is a compatible change (old readers take any string); a renamed or removed one is not.
"""

from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

KEPT_ROLES = ("headline", "subhead", "byline", "dateline", "body", "table", "caption", "credit", "note")
REMOVED_ROLES = ("boilerplate", "repeat", "marker", "blank")
ROLES = KEPT_ROLES + REMOVED_ROLES

SEGMENT_REASONS = (
    "repeated_headline",
    "repeated_caption",
    "repeated_credit",
    "repeated_paragraph",
    "widget",
    "page_furniture",
    "end_mark",
    "take_mark",
    "record_header",
    "ruler",
    "whitespace",
    "private_note",
)
EDIT_REASONS = (
    "control_character",
    "line_wrap",
    "space_run",
    "edge_space",
    "mojibake",
    "html_entity",
    "ligature",
    "wire_code",
)
WIRE_FORMATS = ("text",)
BOUNDARY_SIGNALS = (
    "start_of_dump",
    "end_of_dump",
    "blank_run",
    "end_mark",
    "headline_line",
    "headline_repeated",
    "caption_block",
    "dateline",
    "byline",
    "record_header",
)
DATE_PRECISIONS = ("instant", "day", "month", "year", "not_before", "unknown")
DATE_BASES = ("provider", "header_line", "dateline", "caption", "text", "none")
ENTITY_TYPES = ("person", "organization", "place", "group", "event", "other")
QUOTE_KINDS = ("direct", "indirect", "mixed")
TIME_BASES = ("explicit", "published", "relative", "none")
ORIGIN_BASES = ("provider", "dateline", "byline", "sign_off", "credit_line", "none")
PART_STATES = ("ran", "skipped", "not_supported", "failed")
PART_REASONS = ("", "no_body", "language", "too_long", "error")
SPACES = ("source", "body")

DROP_REASONS = (
    "no_text",
    "only_boilerplate",
    "not_an_article",
    "discarded",
)
DEAD_REASONS = (
    "invalid_json",
    "invalid_event",
    "empty_payload",
    "orphan",
    "binary",
    "too_large",
    "output_too_large",
    "unsupported_part",
    "bug",
    "timeout",
    "crash",
    "refused_by_database",
)
CEILING_REASONS = frozenset({"bug", "timeout", "crash"})
"""The dead that hint at a fault of ours: only these count towards the ceiling (EVENTS: settling)."""

DUMP_STATES = ("read", "quarantined")
OUTCOMES = ("new", "update", "duplicate", "dropped", "quarantined", "superseded")
STORED_OUTCOMES = ("new", "update")
ARTICLE_STATES = ("current", "withdrawn", "killed")
LEDGER_KINDS = ("dump_read", "dropped", "quarantined", "retried", "discarded")


@dataclass(frozen=True, slots=True)
class ClosedList:
    """Annotates a ``str`` field: checked when our code builds the model, not when it is read from JSON."""

    values: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Add the check behind the plain string check."""
        return core_schema.with_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Name the values in the schema without closing it for readers."""
        return {**handler(schema), "x-closed-list": list(self.values)}

    def _check(self, value: str, info: core_schema.ValidationInfo[Any]) -> str:
        if info.mode == "python" and value not in self.values:
            raise ValueError(f"{value!r} is not one of {', '.join(self.values)}")
        return value
