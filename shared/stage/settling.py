"""The loop at the heart of every stage: settle a slice, send all of it, and only then acknowledge its inputs."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime

from faust.types import EventT, Message

from shared import topics
from shared.errors import Unavailable
from shared.limits import MAX_MESSAGE_BYTES
from shared.records import Incoming
from shared.settlement import Settlement
from shared.stage.ceiling import Ceiling
from shared.stage.consumer import SafeConsumer, record_bytes
from shared.stage.health import Progress
from shared.stage.incoming import incoming_from
from shared.stage.patience import waits
from shared.stage.sending import BrokerSender
from shared.stage.slices import cut
from shared.stage.stage import Handler
from shared.stage.stopping import Stopping
from shared.telemetry import Telemetry

SLICE_BYTES = MAX_MESSAGE_BYTES
"""Inputs settled at once: their outputs are held until they are acknowledged, at some thrice the size."""


class SettlingLoop:
    """Turns batches into acknowledged outputs, in order; whatever it raises ends the process."""

    def __init__(
        self,
        handler: Handler,
        sender: BrokerSender,
        ceiling: Ceiling,
        telemetry: Telemetry,
        progress: Progress,
        stopping: Stopping,
        topic_prefix: str,
        batch_messages: int,
    ) -> None:
        self._handler = handler
        self._sender = sender
        self._ceiling = ceiling
        self._telemetry = telemetry
        self._progress = progress
        self._stopping = stopping
        self._prefix = topic_prefix
        self._batch_messages = batch_messages
        self._waits_for: str | None = None

    async def settle_batch(self, events: Sequence[EventT[bytes]], consumer: SafeConsumer) -> None:
        """Settle a batch, slice by slice. Messages that are no longer ours are left to their new owner."""
        messages = [event.message for event in events]
        sizes = [record_bytes(message) for message in messages]
        for piece in cut(messages, sizes, max_items=self._batch_messages, max_bytes=SLICE_BYTES):
            if self._stopping.is_asked:
                return
            if ours := [message for message in piece if consumer.is_current(message)]:
                await self._settle_slice(ours, consumer)

    async def _settle_slice(self, messages: Sequence[Message], consumer: SafeConsumer) -> None:
        started = time.monotonic()
        batch = [incoming_from(message, self._prefix) for message in messages]
        settlements = await self._settled(batch, messages[0], consumer)
        if settlements is None or not await self._is_below_ceiling(settlements, consumer):
            return
        await self._send(settlements)
        self._tell(batch, settlements)
        consumer.end_slice(messages)
        self._telemetry.batch(len(batch), time.monotonic() - started)
        self._progress.done()

    async def _settled(
        self, batch: list[Incoming], first: Message, consumer: SafeConsumer
    ) -> Sequence[Settlement] | None:
        """Settlements, however long it takes; None where the inputs went to another meanwhile, or we stop."""
        patience = waits()
        while consumer.is_current(first) and not self._stopping.is_asked:
            consumer.begin_slice()
            try:
                settlements = await self._handler.settle(batch)
            except Unavailable as error:
                consumer.end_slice(())
                self._wait_for(str(error))
                await self._stopping.within(next(patience))
                continue
            self._wait_for(None)
            if len(settlements) != len(batch):
                raise RuntimeError(f"the handler gave {len(settlements)} settlements for {len(batch)} inputs")
            return settlements
        self._wait_for(None)
        return None

    def _wait_for(self, why: str | None) -> None:
        if why != self._waits_for:
            self._waits_for = why
            self._progress.wait_on_purpose(why)
            self._telemetry.waiting(why)

    async def _is_below_ceiling(self, settlements: Sequence[Settlement], consumer: SafeConsumer) -> bool:
        """False once the stage has been stopped by the ceiling, which lasts until the process is stopped."""
        if not self._ceiling.trips(settlements):
            return True
        why = f"{self._ceiling.dead} of the last articles died by a fault of ours"
        self._progress.trip(f"{why}: deploy a fixed version, or set COPYDESK_ACCEPT_DEAD=true")
        self._telemetry.ceiling_tripped(True)
        consumer.end_slice(())
        await self._stopping.asked()
        return False

    async def _send(self, settlements: Sequence[Settlement]) -> None:
        """Articles and quarantine records first, the ledger when they are acknowledged.

        So the account of a dump never names an article that a kill could still undo, and an entry can
        point to where its quarantine record stands.
        """
        records = [record for settlement in settlements for record in settlement.records]
        letters = [letter for settlement in settlements for letter in settlement.dead]
        events = [record for record in records if record.topic != topics.LEDGER]
        pointers = await self._sender.send([*events, *(letter.record for letter in letters)])
        now = datetime.now(UTC)
        dead = zip(letters, pointers[len(events) :], strict=True)
        entries = [record for record in records if record.topic == topics.LEDGER]
        await self._sender.send([*entries, *(letter.ledger_record(pointer, now) for letter, pointer in dead)])

    def _tell(self, batch: Sequence[Incoming], settlements: Sequence[Settlement]) -> None:
        now = datetime.now(UTC)
        for incoming, settlement in zip(batch, settlements, strict=True):
            self._telemetry.settled(incoming, settlement, now)
