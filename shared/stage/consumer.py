"""A Kafka consumer that cannot commit what was not settled: Faust's, with its bookkeeping replaced.

What Faust 0.15 does otherwise, each of which loses or repeats messages, or hangs (tried; see the names):

* it commits past unprocessed messages, and past a queue drained on the way out   -> ``_new_offset``
* it forgets on a revocation what was settled since the last commit               -> ``wait_empty``
* it waits without a limit for acknowledgements when it stops                     -> ``wait_empty``
* it sleeps a second when its buffer is full, counts messages only, not bytes     -> ``_has_room``
* it starts a task for every message                                              -> ``_drain_messages``
* it hands on records of an assignment that is gone                               -> ``FetchedRecords``
"""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any

import faust
from aiokafka import AIOKafkaConsumer
from faust.transport.consumer import ensure_TPset
from faust.transport.drivers import aiokafka as driver
from faust.types import TP, Message

from shared.limits import MAX_MESSAGE_BYTES
from shared.stage.offsets import OffsetBook

FETCH_BYTES = MAX_MESSAGE_BYTES
"""One fetch response, all partitions together; Kafka still hands out a single bigger record."""

BUFFERED_BYTES = 4 * MAX_MESSAGE_BYTES
"""Bytes of delivered and unsettled inputs that close the buffer: as many as ingest's four biggest dumps."""

REVOKE_WAIT_SECONDS = 10.0
"""For the slice in flight when partitions are taken away: well below the rebalance timeout of 60 s."""

IDLE_SECONDS = 0.005
"""Between looks at the fetcher when no partition may be read."""

TOUCH_SECONDS = 1.0
"""How often a consumer with a full buffer tells its group that it is there: below any poll interval."""


class FetchedRecords(dict[TP, list[Any]]):
    """Records by partition, and the assignment under which they were fetched."""

    assignment: object = None


class SafeConsumerThread(driver.AIOKafkaConsumerThread):
    """The thread that talks to the broker."""

    def _create_worker_consumer(self, transport: driver.Transport) -> AIOKafkaConsumer:
        consumer = super()._create_worker_consumer(transport)
        consumer._fetch_max_bytes = FETCH_BYTES  # Faust has no setting for it; read when the consumer starts.
        return consumer

    async def _fetch_records(self, consumer: AIOKafkaConsumer, *args: Any, **kwargs: Any) -> FetchedRecords:
        fetched = FetchedRecords(await super()._fetch_records(consumer, *args, **kwargs))
        # Nothing is awaited since the records were taken, so this is the assignment that they belong to.
        fetched.assignment = current_assignment(consumer)
        return fetched

    async def stay_in_group(self) -> None:
        """Tell the coordinator that this member is polling, though it takes nothing for now."""
        with self._ensure_consumer()._subscription.fetch_context():
            pass

    async def give_back(self, offsets: Mapping[TP, int], assignment: object) -> None:
        """Set positions back to records that were taken and not delivered, while they are still ours."""
        consumer = self._ensure_consumer()
        if current_assignment(consumer) is assignment:
            for tp, offset in offsets.items():
                consumer.seek(driver.ensure_aiokafka_TP(tp), offset)


class SafeConsumer(driver.Consumer):
    """Delivers within its limits; commits the lowest unsettled offset, and nothing once it is frozen."""

    buffer_messages = 200
    _thread: SafeConsumerThread

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.book: OffsetBook[TP] = OffsetBook()
        self.is_frozen = False
        self._idle = asyncio.Event()
        self._idle.set()
        self._changed = asyncio.Event()
        super().__init__(*args, **kwargs)

    # What the settling loop says.

    def begin_slice(self) -> None:
        """Something is being settled: a revocation waits for it, for a while."""
        self._idle.clear()

    def end_slice(self, settled: Iterable[Message]) -> None:
        """These are settled, all their outputs are acknowledged; nothing is in flight."""
        for message in settled:
            self.book.settle(message.tp, message.offset, message.generation_id or 0)
        self._idle.set()
        self._changed.set()

    def freeze(self) -> None:
        """Commit nothing from here on, whatever Faust does on its way out."""
        self.is_frozen = True
        self._idle.set()

    def is_current(self, message: Message) -> bool:
        """False for a message of an earlier assignment: it is delivered again, to us or to another."""
        return self.flow_active and message.generation_id == self.app.consumer_generation_id

    # What the pulse asks.

    @property
    def is_reading(self) -> bool:
        """Whether partitions are assigned and may be read."""
        return self.started and self.flow_active and bool(self.held_partitions())

    def held_partitions(self) -> set[TP]:
        """The partitions that are assigned to us."""
        client = self._thread._consumer
        return ensure_TPset(client.assignment()) if client else set()

    def lag_of(self, tp: TP) -> int | None:
        """Messages of a partition that are not settled; None while that is unknown."""
        end = self.highwater(tp)
        settled = self.book.safe_offset(tp)
        if settled is None:
            settled = self._committed_offset.get(tp)
        return None if end is None or settled is None else max(end - settled, 0)

    # What Faust asks.

    def _new_consumer_thread(self) -> SafeConsumerThread:
        return SafeConsumerThread(self, loop=self.loop, beacon=self.beacon)

    def _filter_tps_with_pending_acks(self, topics: Any = None) -> Any:
        if self.is_frozen or self.book.generation != self.app.consumer_generation_id:
            return iter(())
        return (tp for tp in self.book.partitions() if topics is None or tp in topics or tp.topic in topics)

    def _new_offset(self, tp: TP) -> int | None:
        return None if self.is_frozen else self.book.safe_offset(tp)

    async def wait_empty(self) -> None:
        """Wait, for a bounded time, for the slice in flight; then commit what is settled."""
        try:
            await asyncio.wait_for(self._idle.wait(), REVOKE_WAIT_SECONDS)
        except TimeoutError:
            self.log.warning("The slice in flight takes long: it will be delivered again to its new owner.")
        if not self.is_frozen:
            await self.commit()

    def stop_flow(self) -> None:
        """Deliver nothing more; also wakes whoever waits for room."""
        super().stop_flow()
        self._changed.set()

    async def on_partitions_revoked(self, revoked: set[TP]) -> None:
        """Commit while the bookkeeping still exists, so that a rebalance replays nothing."""
        if revoked and not self.should_stop:
            self.stop_flow()
            self.app.flow_control.suspend()
            self.app.flow_control.clear()
            await self.wait_empty()
        await super().on_partitions_revoked(revoked)

    async def verify_all_partitions_active(self) -> None:
        """Nothing: liveness has its own clock, and Faust's would call a deliberate wait a fault."""

    # Delivery.

    async def _drain_messages(self, fetcher: faust.types.ServiceT) -> None:
        while not (self.should_stop or fetcher.should_stop):
            fetched = await self._next_records()
            await self._deliver_all(fetched)

    async def _next_records(self) -> FetchedRecords:
        if not self.flow_active:
            await self.wait(self.can_resume_flow)  # type: ignore[arg-type]  # any event does
        active = self._get_active_partitions()
        if not active or self.should_stop:
            await self.sleep(IDLE_SECONDS)
            return FetchedRecords()
        fetched = await self._getmany(active_partitions=active, timeout=1.0)
        return fetched if isinstance(fetched, FetchedRecords) else FetchedRecords()

    async def _deliver_all(self, fetched: FetchedRecords) -> None:
        undelivered = {tp: records[0].offset for tp, records in fetched.items() if records}
        for tp, record in self.scheduler.iterate(fetched):
            if not await self._has_room(fetched.assignment):
                break
            await self._deliver(tp, record)
            undelivered[tp] = record.offset + 1
        else:
            return
        if not self.should_stop:
            await self._thread.call_thread(self._thread.give_back, undelivered, fetched.assignment)

    async def _has_room(self, assignment: object) -> bool:
        """Wait for room; False when these records must not be delivered any more."""
        while self._may_deliver(assignment):
            if self.book.messages < self.buffer_messages and self.book.size_bytes < BUFFERED_BYTES:
                return True
            self._changed.clear()
            try:
                await asyncio.wait_for(self._changed.wait(), TOUCH_SECONDS)
            except TimeoutError:
                await self._thread.call_thread(self._thread.stay_in_group)
        return False

    def _may_deliver(self, assignment: object) -> bool:
        if self.should_stop or not self.flow_active:
            return False
        if self.book.generation != self.app.consumer_generation_id:
            self.book.start_generation(self.app.consumer_generation_id)
        return current_assignment(self._thread._ensure_consumer()) is assignment

    async def _deliver(self, tp: TP, record: Any) -> None:
        self.book.deliver(tp, record.offset, record_bytes(record))
        await self.callback(self._to_message(tp, record))


class IdempotentProducer(driver.Producer):
    """Every record acknowledged by all replicas, once, in order."""

    def _settings_extra(self) -> Mapping[str, Any]:
        return {"acks": "all", "enable_idempotence": True}


class SafeTransport(driver.Transport):
    """Faust's way to these two."""

    Consumer = SafeConsumer
    Producer = IdempotentProducer


def current_assignment(consumer: AIOKafkaConsumer) -> object:
    """The very object that stands for the present assignment; None where there is none."""
    subscription = consumer._subscription.subscription
    return subscription.assignment if subscription else None


def record_bytes(record: Any) -> int:
    """Key, value and headers of a fetched record."""
    headers = sum(len(name) + len(value or b"") for name, value in record.headers)
    return len(record.value or b"") + len(record.key or b"") + headers
