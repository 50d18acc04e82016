"""(a) Throughput from fed to stored, over the same steps in a bare loop with as many processes."""

import os
import time
from datetime import UTC, datetime
from statistics import median

from copydesk.offline import dump_record, process_dumps
from tests.bench.corpus import make_dumps
from tests.bench.running import running_pipeline

ARTICLES = 600
ROUNDS = 3


def measure(articles: int = ARTICLES, rounds: int = ROUNDS) -> None:
    """Print articles a second of both, in turn, and the median of their ratios."""
    ratios = []
    with running_pipeline() as pipeline:
        for round_number in range(1, rounds + 1):
            dumps = make_dumps(articles, seed=round_number)
            bare = articles / _in_bare_loop(dumps)
            real = articles / pipeline.settle(dumps)
            ratios.append(real / bare)
            print(f"round {round_number}: pipeline {real:.0f}/s, bare loop {bare:.0f}/s, ratio {real / bare:.2f}")
    print(f"pipeline over bare loop, median of {rounds}: {median(ratios):.2f} (aim 0.85)")


def _in_bare_loop(dumps: list[bytes]) -> float:
    now = datetime.now(UTC)
    records = [dump_record(dump, None, "bench", now) for dump in dumps]
    started = time.perf_counter()
    results = sum(1 for _ in process_dumps(records, "enrich", os.cpu_count() or 1, now))
    if not results:
        raise RuntimeError("the bare loop found nothing")
    return time.perf_counter() - started
