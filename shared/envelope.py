"""The envelope: what the headers of an event say, so that accounting never needs the payload.

CloudEvents 1.0, Kafka binary mode (``ce_*``), plus our ``copydesk-*`` and one hop per stage passed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from shared import ids
from shared.errors import InvalidMessage
from shared.records import Headers, Incoming

SPEC_VERSION = "1.0"
HOP_PREFIX = "copydesk-hop-"
EPOCH = datetime.fromtimestamp(0, tz=UTC)
LAST_MS = int((datetime(9999, 12, 31, tzinfo=UTC) - EPOCH).total_seconds() * 1000)
MAX_DIGITS = 9
"""Every such number fits PostgreSQL's integer."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One stage that an occurrence has passed: where its input stood and which version read it."""

    topic: str
    partition: int
    offset: int
    timestamp_ms: int
    version: str

    def to_json(self) -> str:
        """The header's value."""
        return json.dumps(
            {
                "topic": self.topic,
                "partition": self.partition,
                "offset": self.offset,
                "time": from_millis(self.timestamp_ms).isoformat(),
                "version": self.version,
            },
            separators=(",", ":"),
        )


@dataclass(frozen=True, slots=True)
class Envelope:
    """One occurrence on its way: which delivery, which place in it, which reading, which attempt."""

    delivery_id: str
    dump_id: str
    reading: str
    received_at: datetime
    position: int | None = None
    attempt: int = 1
    causation_id: str | None = None
    hops: Mapping[str, str] = field(default_factory=dict)

    def at(self, position: int) -> "Envelope":
        """The envelope of one record of a dump."""
        return replace(self, position=position)

    def passed(self, stage: str, incoming: Incoming, version: str) -> "Envelope":
        """The envelope after one more stage."""
        hop = Hop(incoming.topic, incoming.partition, incoming.offset, incoming.timestamp_ms, version)
        return replace(
            self,
            hops={**self.hops, stage: hop.to_json()},
            causation_id=incoming.header("ce_id") or f"{incoming.topic}/{incoming.partition}/{incoming.offset}",
        )

    def event_id(self, event_type: str, *more: str) -> str:
        """The CloudEvents id of an event of this occurrence; the same on replay."""
        return ids.event_id(event_type, self.delivery_id, self.position, self.reading, *more)

    def headers(self, event_type: str, stage: str, *, event_id: str, subject: str | None, now: datetime) -> Headers:
        """Everything as Kafka headers; only ``ce_recordedtime``, trace and hops differ on replay."""
        plain = {
            "ce_specversion": SPEC_VERSION,
            "ce_id": event_id,
            "ce_type": event_type,
            "ce_source": f"/copydesk/{stage}",
            "ce_subject": subject,
            "ce_time": self.received_at.isoformat(),
            "ce_recordedtime": now.isoformat(),
            "ce_correlationid": self.delivery_id,
            "ce_causationid": self.causation_id,
            "traceparent": traceparent(self.delivery_id, event_id),
            "content-type": "application/json",
            "copydesk-delivery": self.delivery_id,
            "copydesk-dump": self.dump_id,
            "copydesk-position": None if self.position is None else str(self.position),
            "copydesk-reading": self.reading,
            "copydesk-attempt": str(self.attempt),
            **{HOP_PREFIX + name: hop for name, hop in self.hops.items()},
        }
        return tuple((name, value.encode("utf-8")) for name, value in plain.items() if value is not None)


def read_envelope(incoming: Incoming) -> Envelope:
    """Read the envelope of a derived event.

    Raises InvalidMessage("orphan") where a header that accounting needs is missing or malformed.
    """
    try:
        return Envelope(
            delivery_id=ids.read_id(_needed(incoming, "copydesk-delivery")),
            dump_id=ids.read_id(_needed(incoming, "copydesk-dump")),
            reading=_needed(incoming, "copydesk-reading"),
            received_at=read_time(_needed(incoming, "ce_time")),
            position=read_number(_needed(incoming, "copydesk-position")),
            attempt=read_number(incoming.header("copydesk-attempt") or "1") or 1,
            hops=read_hops(incoming),
        )
    except ValueError as error:
        raise InvalidMessage("orphan", "a copydesk header is malformed") from error


def read_hops(incoming: Incoming) -> dict[str, str]:
    """The hops so far, by stage."""
    return {
        name.removeprefix(HOP_PREFIX): value.decode("utf-8", "replace")
        for name, value in incoming.headers
        if name.startswith(HOP_PREFIX) and value is not None
    }


def traceparent(delivery_id: str, event_id: str) -> str:
    """W3C trace context: a delivery is a trace, an event a span."""
    return f"00-{delivery_id.replace('-', '')}-{event_id.replace('-', '')[:16]}-01"


def from_millis(timestamp_ms: int) -> datetime:
    """Kafka's time stamp as aware UTC; where a producer set an impossible one, the nearest possible."""
    return EPOCH + timedelta(milliseconds=min(max(timestamp_ms, 0), LAST_MS))


def read_time(value: str) -> datetime:
    """Read a time of a header as UTC; raises ValueError where it is none, or has no zone."""
    time = datetime.fromisoformat(value)
    if time.tzinfo is None:
        raise ValueError("a time needs its zone")
    try:
        return time.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("the time is outside the years 1 to 9999") from error


def read_number(value: str, max_digits: int = MAX_DIGITS) -> int:
    """Read a count of a header; raises ValueError for anything but a few digits."""
    if not (value.isascii() and value.isdigit() and len(value) <= max_digits):
        raise ValueError("not a number of few digits")
    return int(value)


def _needed(incoming: Incoming, name: str) -> str:
    value = incoming.header(name)
    if not value:
        raise InvalidMessage("orphan", f"the header {name} is missing")
    return value
