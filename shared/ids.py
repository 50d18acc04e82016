"""Deterministic ids: the same input has the same id on every run and machine (EVENTS: who is who)."""

import hashlib
import unicodedata
import uuid

NAMESPACE = uuid.UUID("5f0c8b5e-6a53-5d0b-9f6c-0c0de5c0ffee")
CANONICAL_TEXT_VERSION = "text-1"


def dump_id(payload: bytes) -> str:
    """The id of a dump's content."""
    return _uuid("dump", hashlib.sha256(payload).hexdigest())


def delivery_id(topic: str, partition: int, offset: int, timestamp_ms: int) -> str:
    """The id of one arrival of a dump: the same on redelivery, new when it is fed again."""
    return _uuid("delivery", topic, str(partition), str(offset), str(timestamp_ms))


def brokerless_delivery_id(of_dump: str) -> str:
    """The id of a dump's arrival where there is no broker."""
    return _uuid("delivery", of_dump)


def article_id_from_guid(owner: str, guid: str) -> str:
    """The id of a story item that carries a globally unique id; ``owner`` is its provider or source."""
    return _uuid("article-guid", owner, guid)


def article_id_from_text(source_text: str) -> str:
    """The id of a story item without a guid: of its canonical source text."""
    return _uuid("article-text", CANONICAL_TEXT_VERSION, canonical_text(source_text))


def content_hash(source_text: str, *facts: str) -> str:
    """SHA-256 (hex) of one content: canonical text and those stated facts that make a new version."""
    joined = "\x1f".join((CANONICAL_TEXT_VERSION, canonical_text(source_text), *facts))
    return hashlib.sha256(joined.encode("utf-8", "replace")).hexdigest()


def event_id(event_type: str, delivery: str, position: int | None, reading: str, *more: str) -> str:
    """The CloudEvents id: of type, occurrence and reading, so a replay repeats it."""
    return _uuid("event", event_type, delivery, "" if position is None else str(position), reading, *more)


def read_id(value: str) -> str:
    """Return an id as it was read; raises ValueError where it is not one in its usual form."""
    if str(uuid.UUID(value)) != value:
        raise ValueError("not an id in its usual form")
    return value


def canonical_text(text: str) -> str:
    """Return what two arrivals of one text share. Frozen: a change needs a new version name.

    >>> canonical_text("  Caf\u0065\u0301 \\r\\n opens ")
    'Café opens'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def _uuid(*parts: str) -> str:
    # The unit separator cannot be part of an id or of canonical text, so joins are unambiguous.
    name = "\x1f".join(parts).encode("utf-8", "replace").decode("utf-8")
    return str(uuid.uuid5(NAMESPACE, name))
