"""(c) One lone dump, from fed to readable on the enriched topic: p50 and p99, beside the steps' own time."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median, quantiles

from confluent_kafka import Consumer, Producer, TopicPartition

from copydesk.offline import dump_record, process_dumps
from shared import topics
from tests.bench.corpus import make_dumps
from tests.bench.running import running_pipeline

DUMPS = 300
POLL_SECONDS = 30.0


def measure(dumps: int = DUMPS) -> None:
    """Print percentiles of the whole way and of the steps alone, in milliseconds."""
    with running_pipeline() as pipeline:
        bootstrap = pipeline.kafka.kafka_bootstrap_servers
        consumer = _consumer_at_end(bootstrap)
        producer = Producer({"bootstrap.servers": bootstrap, "acks": "all", "linger.ms": 0})
        lone = make_dumps(dumps, seed=1, articles_a_dump=1)
        whole = [_milliseconds(lambda dump=dump: _one_way(producer, consumer, dump)) for dump in lone]
        consumer.close()
    now = datetime.now(UTC)
    list(process_dumps([dump_record(lone[0], None, None, now)], "enrich", 1, now))
    steps = [
        _milliseconds(lambda dump=dump: list(process_dumps([dump_record(dump, None, None, now)], "enrich", 1, now)))
        for dump in lone
    ]
    for name, times in (("fed to readable", whole), ("steps alone", steps)):
        print(f"{name}: p50 {median(times):.0f} ms, p99 {quantiles(times, n=100)[98]:.0f} ms over {len(times)} dumps")
    print("aim: p99 under 300 ms plus the step times")


def _one_way(producer: Producer, consumer: Consumer, dump: bytes) -> None:
    producer.produce(topics.DUMPS, dump)
    producer.flush()
    if (message := consumer.poll(POLL_SECONDS)) is None or message.error():
        raise RuntimeError("nothing arrived on the enriched topic")


def _consumer_at_end(bootstrap: str) -> Consumer:
    consumer = Consumer(
        {
            "bootstrap.servers": bootstrap,
            "group.id": "bench-latency",
            "enable.auto.commit": False,
            "fetch.wait.max.ms": 5,
        }
    )
    partitions = [TopicPartition(topics.ENRICHED, number) for number in range(topics.PARTITIONS)]
    for partition in partitions:
        partition.offset = consumer.get_watermark_offsets(partition)[1]
    consumer.assign(partitions)
    return consumer


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000
