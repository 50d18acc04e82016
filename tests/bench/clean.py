"""(f) What splitting and cleaning plain text cost beside entity recognition on the same articles, in one run.

``python -m tests.bench clean``. CPU time of one process; the model is loaded before. Goal: under a tenth.
"""

import statistics
import time
from collections.abc import Callable

import spacy

from services.clean.step import STEP as CLEAN
from services.enrich.recognizer import MODEL, UNUSED
from services.ingest.step import STEP as INGEST
from shared.outcomes import Event
from tests.bench.corpus import make_dumps
from tests.dumps import dump_of

ARTICLES = 200
ROUNDS = 5


def measure(rounds: int = ROUNDS) -> None:
    """Print milliseconds an article and the ratio, as medians over the rounds."""
    dumps = make_dumps(ARTICLES, seed=7)
    model = spacy.load(MODEL, exclude=list(UNUSED))
    raw = [item.article for dump in dumps for item in INGEST.run(dump_of(dump)).items if isinstance(item, Event)]
    clean = [item.article for one in raw for item in CLEAN.run(one).items if isinstance(item, Event)]
    bodies = [article.body for article in clean]
    taken = {
        "split": _median(rounds, lambda: [INGEST.run(dump_of(dump)) for dump in dumps]),
        "clean": _median(rounds, lambda: [CLEAN.run(one) for one in raw]),
        "entity recognition": _median(rounds, lambda: list(model.pipe(bodies))),
    }
    for name, seconds in taken.items():
        print(f"{name}: {1000 * seconds / len(raw):.2f} ms an article")
    ratio = (taken["split"] + taken["clean"]) / taken["entity recognition"]
    print(f"split + clean: {ratio:.3f} of entity recognition on {len(raw)} articles (goal: under 0.1)")


def _median(rounds: int, run: Callable[[], object]) -> float:
    return statistics.median(_seconds(run) for _ in range(rounds))


def _seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start
