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
    "repeated_byline",
    "repeated_dateline",
    "repeated_paragraph",
    "repeated_note",
    "widget",
    "page_furniture",
    "navigation",
    "related_links",
    "advertisement",
    "comments",
    "social",
    "cookie_notice",
    "subscription",
    "copyright_line",
    "end_mark",
    "take_mark",
    "word_count",
    "page_mark",
    "highlight_list",
    "record_header",
    "record_footer",
    "ruler",
    "whitespace",
    "private_note",
    "metadata",
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
    "line_ending",
    "width",
    "replacement_restored",
)
WIRE_FORMATS = (
    "text",
    "reuters_sgml",
    "iptc7901",
    "anpa1312",
    "dpa",
    "nitf",
    "newsml1",
    "newsml_g2",
    "rbnews",
    "xml",
    "ninjs",
    "ap_media",
    "nexis",
    "factiva",
    "europresse",
    "proquest",
    "wordpress",
    "docx",
    "rtf",
    "html",
    "rss",
    "atom",
    "json_feed",
    "sitemap",
    "mail",
    "json",
    "jsonl",
    "csv",
    "gzip",
    "bzip2",
    "xz",
    "zstd",
    "zip",
    "tar",
    "warc",
    "mbox",
)
BLOCK_KINDS = (
    "text",
    "headline",
    "subhead",
    "byline",
    "dateline",
    "paragraph",
    "summary",
    "list_item",
    "quotation",
    "table",
    "caption",
    "credit",
    "note",
    "private_note",
    "header",
    "footer",
    "navigation",
)
PROVIDER_STATES = ("usable", "withheld", "canceled")
SIGNALS = ("correction", "update", "kill", "advisory", "flash")
STATED_TIMES = ("published", "modified", "created", "sent", "embargo", "expires", "loaded", "crawled")
WARNINGS = (
    "schema_invalid",
    "recovered_markup",
    "truncated_record",
    "declared_encoding_wrong",
    "count_mismatch",
    "ambiguous_record",
)
RELEASE_BASES = ("provider", "text", "none")
AUTHOR_BASES = ("provider", "byline", "sign_off", "dateline", "metadata")
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
    "slug",
    "header_field",
    "numbered_record",
    "form_feed",
    "subject_change",
    "regularity",
    "take_mark",
    "record",
    "ruler",
)
DATE_PRECISIONS = ("instant", "day", "month", "year", "interval", "not_before", "not_after", "unknown")
DATE_BASES = ("provider", "metadata", "header_line", "dateline", "caption", "text", "relative", "url", "none")
ENTITY_TYPES = ("person", "organization", "place", "group", "event", "other")
QUOTE_KINDS = ("direct", "indirect", "mixed")
SPEAKER_KINDS = ("named", "pronoun", "nominal", "document")
PLACE_PRECISIONS = ("country", "admin", "settlement", "feature")
PLACE_SENSES = ("location", "government")
PLACE_BASES = (
    "only_one",
    "population",
    "country",
    "capital",
    "qualifier",
    "country_in_text",
    "admin_in_text",
    "near_others",
    "dateline",
    "same_name_before",
)
TIME_TYPES = ("DATE", "TIME", "DURATION", "SET")
TIME_BASES = ("explicit", "published", "version", "context", "relative", "none")
TOPIC_BASES = ("stated", "text")
ORIGIN_ROLES = ("author", "enhancer", "redistributor", "press_release")
ORIGIN_BASES = ("provider", "metadata", "dateline", "byline", "sign_off", "credit_line", "copyright", "text", "none")
PARTS = ("entities", "places", "quotes", "times", "topics", "keyphrases", "origin", "fingerprint")
PART_STATES = ("ran", "skipped", "not_supported", "failed")
PART_REASONS = (
    "",
    "no_body",
    "language",
    "too_long",
    "error",
    "no_anchor",
    "not_in_gazetteer",
    "unresolved",
    "too_many",
)
SPACES = ("source", "body", "provider")

DROP_REASONS = (
    "no_text",
    "only_boilerplate",
    "not_an_article",
    "picture",
    "graphic",
    "video",
    "audio",
    "package",
    "calendar",
    "channel",
    "concept",
    "metadata_only",
    "error_page",
    "not_text",
    "discarded",
)
DEAD_REASONS = (
    "invalid_json",
    "invalid_event",
    "empty_payload",
    "orphan",
    "binary",
    "broken_record",
    "broken_archive",
    "archive_limit",
    "encrypted",
    "unsupported_format",
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
        """Let Python give the values alone, which is checked without a call of Python, and JSON any string."""
        known = core_schema.custom_error_schema(
            core_schema.literal_schema(list(self.values)),
            custom_error_type="closed_list",
            custom_error_message=f"is not one of {', '.join(self.values)}",
        )
        return core_schema.json_or_python_schema(json_schema=handler(source), python_schema=known)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Name the values in the schema without closing it for readers."""
        return {**handler(schema), "x-closed-list": list(self.values)}
