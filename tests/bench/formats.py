"""Every format: what ten times the articles cost, against ten times the time, and how much memory they take."""

import time
import tracemalloc

from services.clean.step import clean
from services.ingest.step import ingest
from shared import ids
from shared.dump import Dump
from shared.limits import MAX_DUMP_BYTES
from shared.outcomes import Event
from tests.dumps import RECEIVED
from tests.format_samples import CONTAINER_SAMPLES, FORMAT_SAMPLES, ONE_ARTICLE

ARTICLES = 100
TIMES = 10
RUNS = 2
MOST = 11.0


def measure() -> None:
    """Print for each format the processor time of ingest and clean for ``ARTICLES`` and ten times as many."""
    print(f"{'format':14}{'articles':>10}{'MB':>8}{'seconds':>9}{'ratio':>7}{'MB/s':>7}{'peak/size':>11}")
    for name, sample in (FORMAT_SAMPLES | CONTAINER_SAMPLES).items():
        if name not in ONE_ARTICLE:
            count = _fitting(len(sample(ARTICLES)))
            small, large = sample(count // TIMES), sample(count)
            before, after = _seconds(small), _seconds(large)
            sizes = f"{count:10}{len(large) / 1e6:8.2f}{after:9.2f}{after / before:7.1f}{len(large) / 1e6 / after:7.2f}"
            print(f"{name:14}{sizes}{_peak_bytes(large) / len(large):11.1f}")
    print(f"reach: a ratio of at most {MOST:g} for {TIMES} times the input")


def _fitting(size: int) -> int:
    """How many articles a dump of the largest size may hold, ten times ``ARTICLES`` at most."""
    return min(ARTICLES * TIMES, ARTICLES * MAX_DUMP_BYTES // size)


def _seconds(payload: bytes) -> float:
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        _run(payload)
        taken.append(time.process_time() - start)
    return min(taken)


def _peak_bytes(payload: bytes) -> int:
    tracemalloc.start()
    _run(payload)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def _run(payload: bytes) -> None:
    for item in ingest(Dump(payload, ids.dump_id(payload), "bench", RECEIVED)).items:
        if isinstance(item, Event):
            clean(item.article)  # type: ignore[arg-type]
