"""FastStream beside the runner; runs in an environment of its own, so it knows nothing of ours.

``python faststream_contestant.py batch|single``; the same promises as the other contestants.
"""

import json
import os
import resource
import sys
import time
from typing import Any

import uvloop
from faststream import AckPolicy, FastStream
from faststream.kafka import KafkaBroker, KafkaMessage

MESSAGES = int(os.environ.get("BENCH_MESSAGES", "20000"))
BATCH = 100
PREFIX = os.environ["COPYDESK_TOPIC_PREFIX"]
broker = KafkaBroker(
    os.environ["COPYDESK_KAFKA_BOOTSTRAP_SERVERS"],
    acks="all",
    enable_idempotence=True,
    linger_ms=5,
    max_batch_size=256 * 1024,
    compression_type="zstd",
    logger=None,
)
state: dict[str, float] = {"seen": 0}


def cpu_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def measure(messages: int) -> None:
    if not state["seen"]:
        state.update(cpu=cpu_seconds(), wall=time.monotonic())
    state["seen"] += messages
    if state["seen"] >= MESSAGES:
        done = state["seen"] - messages
        cpu, wall = cpu_seconds() - state["cpu"], time.monotonic() - state["wall"]
        sys.stdout.write(json.dumps({"cpu_us": cpu / done * 1e6, "per_second": done / wall}) + "\n")
        sys.stdout.flush()
        os._exit(0)


def subscribe_batch() -> None:
    @broker.subscriber(
        PREFIX + "bench.in",
        group_id=PREFIX + "batch",
        batch=True,
        max_records=BATCH,
        auto_offset_reset="earliest",
        ack_policy=AckPolicy.NACK_ON_ERROR,
    )
    async def handle(bodies: list[bytes], message: KafkaMessage) -> None:
        measure(len(bodies))
        await broker.publish_batch(*bodies, topic=PREFIX + "bench.out")


def subscribe_single() -> None:
    @broker.subscriber(
        PREFIX + "bench.in",
        group_id=PREFIX + "single",
        auto_offset_reset="earliest",
        ack_policy=AckPolicy.NACK_ON_ERROR,
    )
    async def handle(body: bytes, message: KafkaMessage) -> Any:
        measure(1)
        await broker.publish(body, topic=PREFIX + "bench.out")


if __name__ == "__main__":
    subscribe_batch() if sys.argv[1] == "batch" else subscribe_single()
    uvloop.run(FastStream(broker, logger=None).run())
