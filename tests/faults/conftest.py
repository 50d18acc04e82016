"""The runs that the tests of this folder look at, made once: one in peace, one under faults."""

import asyncio
import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from copydesk.local import Addresses, LocalStack
from shared.settings import KafkaSettings, load
from shared.stage.admin import ensure_topics
from tests.faults.corpus import Corpus, make_corpus
from tests.faults.faults import each_kind_once
from tests.faults.runs import Run, run_in_peace, run_overlapping
from tests.stack import random_ports

ARTICLES = 1000
FAULT_SECONDS = 85.0
"""The faults of the broker alone, which cannot overlap, take as long."""
SEED_VARIABLE = "COPYDESK_FAULT_SEED"


@pytest.fixture(scope="session")
def seed() -> int:
    """What everything random follows from; printed, and set by COPYDESK_FAULT_SEED."""
    seed = int(os.environ.get(SEED_VARIABLE) or random.SystemRandom().randrange(10**6))
    _say(f"{SEED_VARIABLE}={seed}")
    return seed


@pytest.fixture(scope="session")
def corpus(seed: int) -> Corpus:
    return make_corpus(seed, ARTICLES)


@pytest.fixture(scope="session")
def own_stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    """A broker and a database to be killed: not the ones that other tests rely on. Their logs are kept."""
    with (
        tempfile.TemporaryDirectory(prefix="copydesk-faults-") as folder,
        LocalStack(Path(folder) / "data", on_event=_say, preferred=random_ports()) as stack,
    ):
        stack.start_servers()
        yield stack
        kept = tmp_path_factory.mktemp("faults") / "logs"
        shutil.copytree(stack.layout.logs, kept)
        _say(f"logs of the fault runs: {kept}")


@pytest.fixture(scope="session")
def peace(own_stack: LocalStack, corpus: Corpus) -> Run:
    """The corpus through a pipeline that nobody disturbs."""
    return run_in_peace(own_stack, "peace", corpus)


@pytest.fixture(scope="session")
def faulty(own_stack: LocalStack, corpus: Corpus, peace: Run) -> Run:
    """The same corpus while each kind of fault strikes once; after the run in peace, or that would be none."""
    faults = each_kind_once(random.Random(corpus.seed))
    return run_overlapping(own_stack, "faulty", corpus, faults, FAULT_SECONDS, _say)


@pytest.fixture
def made_topics(stack: Addresses, topic_prefix: str) -> str:
    """The prefix of topics that are all there, on the broker that tests share."""
    asyncio.run(ensure_topics(load(KafkaSettings, kafka_bootstrap_servers=stack.kafka, topic_prefix=topic_prefix)))
    return topic_prefix


def _say(line: str) -> None:
    print(line, flush=True)
