"""From Faust's message to the plain record that handlers and steps know."""

from typing import Any

from faust.types import Message

from shared.records import Incoming

MILLIS = 1000.0


def incoming_from(message: Message, topic_prefix: str) -> Incoming:
    """The record of a message; the topic's prefix stays at the edge. A null value is an empty one."""
    headers: Any = message.headers or ()
    return Incoming(
        topic=message.topic.removeprefix(topic_prefix),
        partition=message.partition,
        offset=message.offset,
        # Faust divides by 1000; rounding gives the very milliseconds back, which ids are made of.
        timestamp_ms=round(message.timestamp * MILLIS),
        key=message.key,
        value=message.value or b"",
        headers=tuple((name, value or b"") for name, value in headers),
    )
