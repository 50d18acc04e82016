"""The pulse of a stage: every second it tells what it holds and how far it is behind."""

import asyncio

from faust.types import TP

from shared.stage.consumer import SafeConsumer
from shared.stage.health import Progress
from shared.telemetry import Telemetry

BEAT_SECONDS = 1.0


async def beat(consumer: SafeConsumer, telemetry: Telemetry, progress: Progress, topic_prefix: str) -> None:
    """Report for ever."""
    reported: set[TP] = set()
    while True:
        lags = _lags(consumer) if consumer.started else {}
        for tp in reported - lags.keys():
            telemetry.forget_lag(tp.topic.removeprefix(topic_prefix), tp.partition)
        for tp, messages in lags.items():
            telemetry.lag(tp.topic.removeprefix(topic_prefix), tp.partition, messages)
        reported = set(lags)
        telemetry.buffered(consumer.book.messages, consumer.book.size_bytes)
        progress.work_waiting(consumer.book.messages > 0 or any(lags.values()))
        progress.ready(consumer.is_reading)
        await asyncio.sleep(BEAT_SECONDS)


def _lags(consumer: SafeConsumer) -> dict[TP, int]:
    lags = {tp: consumer.lag_of(tp) for tp in consumer.held_partitions()}
    return {tp: messages for tp, messages in lags.items() if messages is not None}
