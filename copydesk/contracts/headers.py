"""The JSON Schemas of record headers; Kafka carries their values as UTF-8 bytes, so all are strings.

``shared/envelope.py`` and ``shared/quarantine.py`` write these headers; the contract tests hold every
example against the schemas here.
"""

from shared.contracts import DIALECT, Schema, schema_id
from shared.envelope import HOP_PREFIX, SPEC_VERSION
from shared.events.vocabulary import DEAD_REASONS
from shared.quarantine import STREAMS_PREFIX

UUID = {"type": "string", "format": "uuid"}
TIME = {"type": "string", "format": "date-time"}
NUMBER = {"type": "string", "pattern": "^[0-9]+$"}
TEXT = {"type": "string"}


def _described(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}


ACCOUNT = {
    "copydesk-delivery": _described(UUID, "The delivery: one arrival of a dump."),
    "copydesk-dump": _described(UUID, "The content of the dump."),
    "copydesk-position": _described(NUMBER, "0-based place of the article in its dump; absent for a whole dump."),
    "copydesk-reading": _described(TEXT, "Rules by which the dump was split."),
    "copydesk-attempt": _described(NUMBER, "How often the occurrence has been tried, from 1."),
}
CLOUD_EVENT = {
    "ce_specversion": {"type": "string", "const": SPEC_VERSION, "description": "CloudEvents 1.0."},
    "ce_id": _described(UUID, "The same on redelivery and replay."),
    "ce_type": _described(TEXT, "Which event, with its major version."),
    "ce_source": _described(TEXT, "The stage that wrote it."),
    "ce_subject": _described(TEXT, "The article id, where there is one."),
    "ce_time": _described(TIME, "When the dump was received."),
    "ce_recordedtime": _described(TIME, "When this record was written; differs on replay."),
    "ce_correlationid": _described(TEXT, "The delivery id."),
    "ce_causationid": _described(TEXT, "The event, or the place on the broker, that caused this one."),
    "traceparent": _described(TEXT, "W3C trace context: a delivery is a trace."),
    "content-type": _described(TEXT, "Media type of the value."),
}
DUMP = {
    "source": _described(TEXT, "Who sends the dump; else the message key, else `unnamed`."),
    "content-type": _described(TEXT, "Media type of the dump, where known."),
    "filename": _described(TEXT, "File name as the producer knows it."),
    "received-at": _described(TIME, "When the dump was received, where that was before the broker had it."),
}
RETRY = {
    "copydesk-byte-start": _described(NUMBER, "Where the record stands in its dump."),
    "received-at": _described(TIME, "When the dump was received."),
}
FAILURE = {
    "copydesk-reason": {"type": "string", "x-closed-list": list(DEAD_REASONS), "description": "Why it is here."},
    "copydesk-stage": _described(TEXT, "The stage that could not process it."),
    "copydesk-detail": _described(TEXT, "Our own words on the reason; never the article's text."),
    "copydesk-attempts": _described(NUMBER, "How often it was tried."),
    "copydesk-failed-at": _described(TIME, "When it failed."),
    "copydesk-version": _described(TEXT, "Version of the stage that failed."),
    "copydesk-fingerprint": _described(TEXT, "The same for like failures."),
    "copydesk-quarantine-id": _described(UUID, "The same for every attempt of one occurrence."),
    STREAMS_PREFIX + "exception": _described(TEXT, "Class of the error (KIP-1034)."),
    STREAMS_PREFIX + "message": _described(TEXT, "Our own words on the reason (KIP-1034)."),
    STREAMS_PREFIX + "stacktrace": _described(TEXT, "Places in the code (KIP-1034)."),
    STREAMS_PREFIX + "topic": _described(TEXT, "Topic of the original record (KIP-1034)."),
    STREAMS_PREFIX + "partition": _described(NUMBER, "Partition of the original record (KIP-1034)."),
    STREAMS_PREFIX + "offset": _described(NUMBER, "Offset of the original record (KIP-1034)."),
}
OF_EVERY_EVENT = ("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time", "ce_recordedtime", "content-type")
OF_EVERY_ARTICLE = (*OF_EVERY_EVENT, "ce_subject", "ce_correlationid", "traceparent", *ACCOUNT)


def header_schemas() -> dict[str, Schema]:
    """Return the schemas by name: of a dump, of every event, of an article's event, of a quarantined record."""
    of_events = {**CLOUD_EVENT, **ACCOUNT, **RETRY}
    schemas = (
        _headers("DumpHeaders", "All optional: any bytes from any producer are a dump.", DUMP, ()),
        _headers("EventHeaders", "CloudEvents 1.0, Kafka binary mode, and the account.", of_events, OF_EVERY_EVENT),
        _headers("ArticleHeaders", "The same with the whole account of the occurrence.", of_events, OF_EVERY_ARTICLE),
        _headers(
            "QuarantineHeaders",
            "The original headers, why the record is here, and what a retry needs.",
            {**FAILURE, **ACCOUNT, **RETRY},
            tuple(FAILURE),
        ),
    )
    return {schema["title"]: schema for schema in schemas}


def _headers(title: str, description: str, properties: dict[str, Schema], required: tuple[str, ...]) -> Schema:
    return {
        "$schema": DIALECT,
        "$id": schema_id(title),
        "title": title,
        "description": description,
        "type": "object",
        "properties": properties,
        "patternProperties": {
            f"^{HOP_PREFIX}": _described(TEXT, "A stage passed: where its input stood, when, and its version, as JSON.")
        },
        "required": list(required),
    }
