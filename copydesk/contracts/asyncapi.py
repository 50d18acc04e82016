"""The AsyncAPI 3.0 document: which topics there are, what stands on them, who reads and writes them."""

from dataclasses import dataclass
from typing import Any

from shared import topics
from shared.contracts import EVENTS, EventSpec
from shared.topics import TopicSpec

Document = dict[str, Any]

VERSION = "1.0.0"
"""Of the contract, not of the code: the major number is the `v1` of the topics' names."""
KAFKA_BINDING = "0.5.0"
ARTICLE_TOPICS = frozenset({topics.RAW, topics.CLEAN, topics.ENRICHED})
"""Their events are occurrences: the headers of accounting are always there."""

DUMP_MESSAGE = "Dump"
QUARANTINED_MESSAGE = "Quarantined"


@dataclass(frozen=True, slots=True)
class Service:
    """A service as its readers and writers see it."""

    name: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]


SERVICES = (
    Service("ingest", (topics.DUMPS,), (topics.RAW, topics.LEDGER, topics.QUARANTINE)),
    Service("clean", (topics.RAW,), (topics.CLEAN, topics.LEDGER, topics.QUARANTINE)),
    Service("enrich", (topics.CLEAN,), (topics.ENRICHED, topics.LEDGER, topics.QUARANTINE)),
    Service(
        "store",
        (topics.ENRICHED, topics.LEDGER),
        (topics.LATEST, topics.RECEIPTS, topics.LEDGER, topics.QUARANTINE),
    ),
)

CHANNELS = {
    topics.DUMPS: ("dumps", "Raw wire dumps: any bytes from any producer."),
    topics.RAW: ("articles_raw", "One record for each article found in a dump, not yet understood."),
    topics.CLEAN: ("articles_clean", "Articles with the role of every character decided."),
    topics.ENRICHED: ("articles_enriched", "Self-contained articles with who, where, when and what: subscribe here."),
    topics.LATEST: ("articles_latest", "The current version of every article, compacted."),
    topics.LEDGER: ("ledger", "Who settled what, so far as the articles' own events do not say it."),
    topics.RECEIPTS: ("receipts", "The sum of every delivery, compacted."),
    topics.QUARANTINE: ("quarantine", "Original bytes of what could not be processed, with the reason in headers."),
}


def asyncapi_document() -> Document:
    """Return the whole document; its ``$ref`` to files are relative to ``contracts/``."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Copydesk",
            "version": VERSION,
            "description": (
                "Raw wire dumps become clean, enriched article events. Delivery is at least once: a duplicate has the "
                "same `ce_id`. Within v1 only optional fields and new values of closed lists are added."
            ),
        },
        "defaultContentType": "application/json",
        "servers": {
            "local": {"host": "127.0.0.1:19092", "protocol": "kafka", "description": "The broker of `copydesk up`."}
        },
        "channels": {channel_name(spec.name): _channel(spec) for spec in topics.ALL},
        "operations": _operations(),
        "components": {"messages": _messages()},
    }


def channel_name(topic: str) -> str:
    """Return the name of a topic's channel in the document."""
    return CHANNELS[topic][0]


def message_name(topic: str) -> str:
    """Return the name of the message that a topic carries."""
    named = {spec.topic: spec.name for spec in EVENTS}
    return named.get(topic, DUMP_MESSAGE if topic == topics.DUMPS else QUARANTINED_MESSAGE)


def _channel(spec: TopicSpec) -> Document:
    message = message_name(spec.name)
    return {
        "address": spec.name,
        "description": CHANNELS[spec.name][1],
        "messages": {message: {"$ref": f"#/components/messages/{message}"}},
        "bindings": {
            "kafka": {
                "topic": spec.name,
                "partitions": topics.PARTITIONS,
                "topicConfiguration": _topic_configuration(spec),
                "bindingVersion": KAFKA_BINDING,
            }
        },
    }


def _topic_configuration(spec: TopicSpec) -> Document:
    policy = "compact" if spec.retention_days is None else "delete"
    kept = {} if spec.retention_days is None else {"retention.ms": spec.retention_days * topics.DAY_MS}
    return {"cleanup.policy": [policy], **kept, "max.message.bytes": spec.max_message_bytes}


def _messages() -> Document:
    keys = {spec.name: spec.key for spec in topics.ALL}
    events = {spec.name: _event_message(spec, keys[spec.topic]) for spec in EVENTS}
    dump = {
        "name": DUMP_MESSAGE,
        "summary": "A dump: raw bytes; `kcat -P` of a file is one.",
        "contentType": "application/octet-stream",
        "headers": {"$ref": "./schemas/DumpHeaders.json"},
        "bindings": _key(keys[topics.DUMPS]),
    }
    quarantined = {
        "name": QUARANTINED_MESSAGE,
        "summary": "The original value, key and headers of a record that could not be processed, and why.",
        "contentType": "application/octet-stream",
        "headers": {"$ref": "./schemas/QuarantineHeaders.json"},
        "bindings": _key(keys[topics.QUARANTINE]),
    }
    return {DUMP_MESSAGE: dump, **events, QUARANTINED_MESSAGE: quarantined}


def _event_message(spec: EventSpec, key: str) -> Document:
    headers = "ArticleHeaders" if spec.topic in ARTICLE_TOPICS else "EventHeaders"
    return {
        "name": spec.name,
        "summary": (spec.model.__doc__ or "").splitlines()[0],
        "contentType": "application/json",
        "headers": {"$ref": f"./schemas/{headers}.json"},
        "payload": {"$ref": f"./schemas/{spec.name}.json"},
        "correlationId": {"location": "$message.header#/ce_correlationid", "description": "The delivery."},
        "bindings": _key(key),
    }


def _key(key: str) -> Document:
    return {"kafka": {"key": {"type": "string", "description": key}, "bindingVersion": KAFKA_BINDING}}


def _operations() -> Document:
    return {
        f"{service.name}_{verb}_{channel_name(topic)}": {
            "action": action,
            "channel": {"$ref": f"#/channels/{channel_name(topic)}"},
            "summary": f"The service {service.name} {verb} {topic}.",
            "messages": [{"$ref": f"#/channels/{channel_name(topic)}/messages/{message_name(topic)}"}],
        }
        for service in SERVICES
        for action, verb, names in (("receive", "reads", service.reads), ("send", "writes", service.writes))
        for topic in names
    }
