"""Whole runs: a corpus through a pipeline, in peace or under faults, and what the oracle says in the end."""

import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial

from copydesk.local import LocalStack
from tests.faults.corpus import Corpus
from tests.faults.faults import Fault
from tests.faults.fleet import SERVICES
from tests.faults.ledger import Accepted, Feeder
from tests.faults.observation import Observation
from tests.faults.pipeline import NotInTime, Pipeline

FEED_FACTOR = 1.8
"""Faults that wait for each other go on after the last was due: there must be something to feed until then."""
SECONDS_A_FAULT = 18.0
LONGEST_PAUSE_SECONDS = 4.0
"""One by one: what a fault takes on average, so that the corpus lasts as long as the faults do."""

Say = Callable[[str], None]


@dataclass(frozen=True)
class Strike:
    """One fault as it went: when it began and how long it took, in seconds, and what it did."""

    fault: Fault
    began: float
    seconds: float
    told: str
    failed: bool = False


@dataclass(frozen=True)
class Run:
    """What one run was given, what was done to it, and what it left."""

    accepted: Sequence[Accepted]
    seen: Observation
    strikes: Sequence[Strike] = ()
    ends: dict[str, list[int]] = field(default_factory=dict)


def run_in_peace(stack: LocalStack, name: str, corpus: Corpus) -> Run:
    """Feed the corpus at once, touch nothing, wait until all is done."""
    with Pipeline(stack, name) as pipeline:
        pipeline.wait_ready()
        feeder = Feeder(pipeline.kafka, pipeline.prefix)
        feeder.start(corpus.messages, seconds=0)
        accepted = feeder.finish()
        pipeline.wait_drained()
        return Run(accepted, pipeline.observe())


def run_overlapping(
    stack: LocalStack, name: str, corpus: Corpus, faults: Sequence[Fault], seconds: float, say: Say
) -> Run:
    """Feed while the faults strike, side by side, each due at a random moment of so many seconds."""
    rng = random.Random(corpus.seed)
    strikes: list[Strike] = []
    with _fed(stack, name, corpus, seconds * FEED_FACTOR) as (pipeline, feeder):
        locks = {target: threading.Lock() for fault in faults for target in fault.occupies}
        begin = time.monotonic()
        with ThreadPoolExecutor(len(faults)) as pool:
            moments = [rng.uniform(0, seconds) for _ in faults]
            work = [
                pool.submit(_strike_at, pipeline, fault, begin, moment, locks, say)
                for fault, moment in zip(faults, moments, strict=True)
            ]
            strikes = [each.result() for each in work]
        return _finish(pipeline, feeder, strikes)


def run_one_by_one(stack: LocalStack, name: str, corpus: Corpus, faults: Sequence[Fault], say: Say) -> Run:
    """Feed while the faults strike one after the other, in random order, with random pauses."""
    rng = random.Random(corpus.seed)
    order = rng.sample(faults, len(faults))
    with _fed(stack, name, corpus, len(faults) * SECONDS_A_FAULT) as (pipeline, feeder):
        begin = time.monotonic()
        strikes = []
        for fault in order:
            time.sleep(rng.uniform(0, LONGEST_PAUSE_SECONDS))
            strikes.append(_until_recovered(pipeline, _strike(pipeline, fault, begin, say), say))
        return _finish(pipeline, feeder, strikes)


@contextmanager
def _fed(stack: LocalStack, name: str, corpus: Corpus, seconds: float) -> Iterator[tuple[Pipeline, Feeder]]:
    with Pipeline(stack, name) as pipeline:
        pipeline.wait_ready()
        feeder = Feeder(pipeline.kafka, pipeline.prefix)
        feeder.start(corpus.messages, seconds)
        yield pipeline, feeder


def _strike_at(
    pipeline: Pipeline, fault: Fault, begin: float, moment: float, locks: dict[str, threading.Lock], say: Say
) -> Strike:
    time.sleep(max(begin + moment - time.monotonic(), 0))
    with ExitStack() as held:
        # In one order for all, or two faults could wait for each other.
        for target in sorted(fault.occupies):
            held.enter_context(locks[target])
        return _strike(pipeline, fault, begin, say)


def _strike(pipeline: Pipeline, fault: Fault, begin: float, say: Say) -> Strike:
    began = time.monotonic()
    make = partial(Strike, fault, began - begin)
    try:
        told = fault.strike(pipeline)
    except NotInTime as error:
        strike = make(time.monotonic() - began, str(error), failed=True)
    else:
        strike = make(time.monotonic() - began, told)
    say(f"{strike.began:6.1f} s  {fault.name}: {strike.told}")
    return strike


def _until_recovered(pipeline: Pipeline, strike: Strike, say: Say) -> Strike:
    began = time.monotonic()
    try:
        pipeline.wait_ready()
    except NotInTime as error:
        say(str(error))
        return replace(strike, told=f"{strike.told}; {error}", failed=True)
    return replace(strike, told=f"{strike.told}; all ready {time.monotonic() - began:.0f} s later")


def _finish(pipeline: Pipeline, feeder: Feeder, strikes: Sequence[Strike]) -> Run:
    accepted = feeder.finish()
    pipeline.wait_drained()
    return Run(accepted, pipeline.observe(), strikes, {service: pipeline.fleet.ends(service) for service in SERVICES})
