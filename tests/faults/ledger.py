"""The independent ledger: what the broker has accepted, told by the broker itself and by nobody else."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from confluent_kafka import KafkaError, KafkaException, Producer
from confluent_kafka import Message as Delivered

from shared.limits import MAX_MESSAGE_BYTES
from tests.faults.broker import Broker
from tests.faults.messages import FED_AS, Message

DELIVERY_MS = 300_000
"""librdkafka tries for so long, idempotently: longer than any outage of a run, so nothing is ever in doubt."""

POLL_SECONDS = 0.05


@dataclass(frozen=True)
class Accepted:
    """A message that the broker has acknowledged, and where it stands; ``topic`` is without the prefix."""

    message: Message
    partition: int
    offset: int
    timestamp_ms: int

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands, as quarantine and ledger point to it."""
        return self.message.topic, self.partition, self.offset


class Feeder:
    """Feeds messages at a given pace from a thread of its own; ``accepted`` grows with the acknowledgements.

    Raises nothing from the thread: ``finish`` raises what went wrong.
    """

    def __init__(self, kafka: str, topic_prefix: str) -> None:
        self._prefix = topic_prefix
        self._broker = Broker(kafka, topic_prefix)
        self._producer = Producer(
            {
                "bootstrap.servers": kafka,
                "enable.idempotence": True,
                "delivery.timeout.ms": DELIVERY_MS,
                "message.max.bytes": MAX_MESSAGE_BYTES,
                "linger.ms": 5,
                "reconnect.backoff.max.ms": 1000,
                "log_level": 0,
            }
        )
        self.accepted: list[Accepted] = []
        self._refused: list[Message] = []
        self._errors: list[KafkaError] = []
        self._hurry = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, messages: Sequence[Message], seconds: float) -> None:
        """Begin to feed, spread evenly over so many seconds."""
        self._thread = threading.Thread(target=self._feed, args=(messages, seconds), name="feeder", daemon=True)
        self._thread.start()

    def finish(self) -> list[Accepted]:
        """Feed the rest at once, wait for every acknowledgement and return all that was accepted."""
        self._hurry.set()
        if self._thread is not None:
            self._thread.join()
        self._producer.flush(DELIVERY_MS / 1000)
        while self._refused and not self._errors:
            self._feed_again(self._refused.pop())
        if self._errors:
            raise KafkaException(self._errors[0])
        return self.accepted

    def _feed(self, messages: Sequence[Message], seconds: float) -> None:
        begin = time.monotonic()
        for number, message in enumerate(messages):
            due = begin + seconds * number / len(messages)
            while not self._hurry.is_set() and time.monotonic() < due:
                self._producer.poll(POLL_SECONDS)
            self._send(message)

    def _feed_again(self, message: Message) -> None:
        """Feed what a topic has refused, unless it is there: a try before may have been taken and not acknowledged."""
        (records,) = self._broker.read([message.topic]).values()
        there = [record for record in records if record.headers.get(FED_AS) == message.header(FED_AS)]
        self.accepted += [Accepted(message, record.partition, record.offset, record.timestamp_ms) for record in there]
        if not there:
            self._send(message)
            self._producer.flush(DELIVERY_MS / 1000)

    def _send(self, message: Message) -> None:
        def note(error: KafkaError | None, delivered: Delivered) -> None:
            self._note(message, error, delivered)

        self._producer.produce(
            self._prefix + message.topic, message.value, headers=list(message.headers), on_delivery=note
        )
        self._producer.poll(0)

    def _note(self, message: Message, error: KafkaError | None, delivered: Delivered) -> None:
        if error is not None and error.code() == KafkaError.MSG_SIZE_TOO_LARGE:
            # A topic that refuses messages for a while refuses ours, too: fed again at the end.
            self._refused.append(message)
        elif error is not None:
            self._errors.append(error)
        else:
            place: Any = delivered.partition(), delivered.offset(), delivered.timestamp()[1]
            self.accepted.append(Accepted(message, *place))
