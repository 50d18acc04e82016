"""The whole pipeline of one measurement: started, warmed up, fed, and stopped."""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from copydesk.commands.up import service_specs
from copydesk.feeding import feed_inputs
from copydesk.inputs import find_inputs
from copydesk.local import LocalStack
from copydesk.settling import follow
from shared.settings import KafkaSettings, load
from shared.stage.admin import ensure_topics
from tests.bench.corpus import make_dumps
from tests.stack import random_ports

WARM_UP_ARTICLES = 200


@dataclass(frozen=True)
class Pipeline:
    """A pipeline that is up; ``folder`` is its own to write to."""

    stack: LocalStack
    kafka: KafkaSettings
    folder: Path

    def settle(self, dumps: list[bytes]) -> float:
        """Feed dumps and return the seconds until all of their receipts are complete."""
        files = self.folder / f"dumps-{time.monotonic_ns()}"
        files.mkdir()
        for number, dump in enumerate(dumps):
            (files / f"{number:06}.txt").write_bytes(dump)
        started = time.perf_counter()
        feeding = feed_inputs(self.kafka, find_inputs([files]), "bench")
        receipts = follow(self.stack.addresses.database_url, [fed.delivery_id for fed in feeding.fed])
        seconds = time.perf_counter() - started
        lost = [receipt for receipt in receipts if receipt.unaccounted or receipt.quarantined]
        if lost:
            raise RuntimeError(f"{len(lost)} receipts are not clean; the measurement is void")
        return seconds


@contextmanager
def running_pipeline() -> Iterator[Pipeline]:
    """Start everything in a folder of its own, warm it up, and leave nothing behind."""
    with (
        tempfile.TemporaryDirectory(prefix="copydesk-bench-") as name,
        LocalStack(Path(name) / "data", service_specs(), on_event=print, preferred=random_ports()) as stack,
    ):
        kafka = load(KafkaSettings, kafka_bootstrap_servers=stack.start_servers().kafka)
        asyncio.run(ensure_topics(kafka))
        stack.start_services()
        stack.wait_until_ready()
        pipeline = Pipeline(stack, kafka, Path(name))
        pipeline.settle(make_dumps(WARM_UP_ARTICLES, seed=0))
        yield pipeline
