"""What the bench compares: the same messages read, sent on and committed, by the runner and by others.

``python -m tests.bench.contestants NAME`` reads the input topic from its start and prints, as JSON, the
CPU microseconds a message between its first and its last batch. Settings come from the environment.
"""

import asyncio
import json
import os
import resource
import sys
import time
from collections.abc import Sequence

from shared.records import Incoming, Outgoing
from shared.settings import ServiceSettings, load
from shared.settlement import Outcome, Settlement
from shared.stage.stage import Sender, Stage

INPUT = "bench.in"
OUTPUT = "bench.out"
MESSAGES = int(os.environ.get("BENCH_MESSAGES", "20000"))
BATCH = 100


class Meter:
    """CPU and wall time from the first batch to the last."""

    def __init__(self) -> None:
        self.seen = 0
        self._first = 0
        self._cpu = self._wall = 0.0

    def batch(self, messages: int) -> bool:
        """Note a batch before it is worked on; True when it is the last."""
        if not self.seen:
            self._first, self._cpu, self._wall = messages, cpu_seconds(), time.monotonic()
        self.seen += messages
        return self.seen >= MESSAGES

    def report(self, last: int) -> None:
        """Print what was measured; ``last``: messages of the last batch, which is not worked on yet."""
        worked_on = self.seen - last
        wall = time.monotonic() - self._wall
        result = {"cpu_us": (cpu_seconds() - self._cpu) / worked_on * 1e6, "per_second": worked_on / wall}
        sys.stdout.write(json.dumps(result) + "\n")
        sys.stdout.flush()
        os._exit(0)


def cpu_seconds() -> float:
    """CPU time of this process, all its threads."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


class EmptyHandler:
    """Sends every input on as it is, in this process."""

    def __init__(self, outcomes: tuple[Outcome, ...]) -> None:
        self._meter = Meter()
        self._outcomes = outcomes

    async def start(self, sender: Sender) -> None:
        pass

    async def settle(self, batch: Sequence[Incoming]) -> Sequence[Settlement]:
        if self._meter.batch(len(batch)):
            self._meter.report(len(batch))
        return [self._settled(one) for one in batch]

    async def stop(self) -> None:
        pass

    def _settled(self, one: Incoming) -> Settlement:
        return Settlement((Outgoing(OUTPUT, one.key, one.value, one.headers),), (), self._outcomes)


def run_runner(outcomes: tuple[Outcome, ...] = ()) -> None:
    from shared.stage.runner import run

    stage = Stage("clean", (INPUT,), (OUTPUT,), lambda _: EmptyHandler(outcomes))
    run(stage, load(ServiceSettings, http_port=0, batch_messages=BATCH))


def run_runner_with_outcomes() -> None:
    """With one tick and one log line for each message, as in life."""
    run_runner((Outcome("passed", position=1, delivery_id="d", dump_id="d", article_id="a"),))


async def run_aiokafka() -> None:
    """A plain loop with the same promises: all acknowledgements awaited, then a commit."""
    from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

    settings = load(ServiceSettings)
    servers, prefix = settings.kafka_bootstrap_servers, settings.topic_prefix
    consumer = AIOKafkaConsumer(
        prefix + INPUT,
        bootstrap_servers=servers,
        group_id=prefix + "aiokafka",
        enable_auto_commit=False,
        auto_offset_reset="earliest",
    )
    producer = AIOKafkaProducer(
        bootstrap_servers=servers,
        acks="all",
        enable_idempotence=True,
        linger_ms=5,
        max_batch_size=256 * 1024,
        compression_type="zstd",
    )
    await consumer.start()
    await producer.start()
    meter = Meter()
    while True:
        fetched = await consumer.getmany(timeout_ms=1000, max_records=BATCH)
        records = [record for some in fetched.values() for record in some]
        if records and meter.batch(len(records)):
            meter.report(len(records))
        futures = [
            await producer.send(prefix + OUTPUT, value=r.value, key=r.key, headers=list(r.headers)) for r in records
        ]
        await asyncio.gather(*futures)
        await consumer.commit()


def run_aiokafka_loop() -> None:
    import uvloop

    uvloop.run(run_aiokafka())


CONTESTANTS = {"runner": run_runner, "runner_with_outcomes": run_runner_with_outcomes, "aiokafka": run_aiokafka_loop}

if __name__ == "__main__":
    CONTESTANTS[sys.argv[1]]()
