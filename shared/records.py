"""Kafka records as plain values, so that steps and their tests need no Kafka."""

from dataclasses import dataclass

Headers = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A record as it was read: its place on the broker, its time stamp (ms since 1970) and its bytes."""

    topic: str
    partition: int
    offset: int
    timestamp_ms: int
    key: bytes | None
    value: bytes
    headers: Headers = ()

    def header(self, name: str) -> str | None:
        """The last header of that name as text (bad bytes replaced), or None."""
        for key, value in reversed(self.headers):
            if key == name and value is not None:
                return value.decode("utf-8", "replace")
        return None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A record to be sent."""

    topic: str
    key: bytes | None
    value: bytes
    headers: Headers = ()
