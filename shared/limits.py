"""Every size limit of the wire, in one place (EVENTS: sizes); bytes unless the name says otherwise."""

KIB = 1024
MIB = 1024 * KIB

MAX_DUMP_BYTES = 8 * MIB
MAX_ARTICLE_CHARS = 1_000_000
MAX_ARTICLE_BYTES = 1 * MIB
MAX_EVENT_BYTES = 16 * MIB
"""Any derived event, checked before it is sent."""
MAX_MESSAGE_BYTES = 17 * MIB
"""Topics' ``max.message.bytes``, producer and fetch limits: an event plus its key and headers."""
MAX_QUARANTINE_BYTES = 18 * MIB
"""The quarantine takes every message that another topic took, with our headers on top."""

BUFFERED_MESSAGES = {"ingest": 4, "clean": 200, "enrich": 32, "store": 200}
"""How many inputs a stage holds at once, at most."""

CHUNK_MESSAGES = 16
"""How many inputs go to a worker process in one piece; a failed chunk is run again one by one."""
