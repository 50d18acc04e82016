"""(g) What enrichment costs beside a bare entity recogniser on the same articles: whole, by part, by length, in memory.

``python -m tests.bench enrich``. Processor time of one process, medians over rounds; the models are loaded before.
Goals: 0.65 of the recogniser's articles a second (aim 0.8), a worker under 700 MB and flat, up within 5 seconds.
"""

import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial

import psutil
import spacy

from services.enrich.part import run_part
from services.enrich.parts import PARTS
from services.enrich.reading import Reading
from services.enrich.recognizer import MODEL, UNUSED
from services.enrich.step import STEP as ENRICH
from shared.events import CleanArticle
from shared.limits import MIB
from tests.bench.corpus import make_dumps
from tests.dumps import clean_article
from tests.quality.material import data_folder

ROUNDS = 5
EVERY = 8
"""One real story of so many is measured: 105 of PolNeAR."""
LENGTHS = (500, 1_000, 3_000, 10_000, 30_000)
ARTICLES_A_LENGTH = 20
MEMORY_ARTICLES = 20_000
MEMORY_CHARS = 400
SAMPLES = 5
RECOGNISER = "recognition"


def measure() -> None:
    """Print the ratio and each part's share, articles a second by length, seconds of a start, and memory."""
    ENRICH.warm_up()
    articles = _real_articles()
    _print_shares(articles, spacy.load(MODEL, exclude=list(UNUSED)))
    for length in LENGTHS:
        _print_length(length)
    _print_start()
    _print_memory()


def _print_shares(articles: list[CleanArticle], stock: spacy.Language) -> None:
    bare, whole = [], []
    for _ in range(ROUNDS):
        bare.append(_seconds(lambda: _recognise(stock, articles)))
        whole.append(_seconds(lambda: [ENRICH.run(article) for article in articles]))
    ratio = statistics.median(one / other for one, other in zip(bare, whole, strict=True))
    alone, in_all = (1000 * statistics.median(seconds) / len(articles) for seconds in (bare, whole))
    print(f"{len(articles)} articles: recognition alone {alone:.1f} ms an article")
    print(f"the whole enrichment {in_all:.1f} ms: {ratio:.2f} of its articles a second (goal: 0.65)")
    base = statistics.median(bare)
    for part, seconds in _by_part(articles).items():
        print(f"  {part:12} {1000 * seconds / len(articles):6.2f} ms, {seconds / base:6.1%} of recognition alone")


def _by_part(articles: list[CleanArticle]) -> dict[str, float]:
    rounds: dict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS):
        for name, seconds in _one_round(articles).items():
            rounds[name].append(seconds)
    return {name: statistics.median(taken) for name, taken in rounds.items()}


def _one_round(articles: list[CleanArticle]) -> dict[str, float]:
    taken: dict[str, float] = defaultdict(float)
    for reading in map(Reading, articles):
        taken[RECOGNISER] += _seconds(partial(getattr, reading, "recognised"))
        for part in PARTS:
            started = time.process_time()
            fields, _ = run_part(part, reading)
            taken[part.name] += time.process_time() - started
            reading.found |= fields
    return taken


def _print_length(length: int) -> None:
    text = [dump.decode() for dump in make_dumps(ARTICLES_A_LENGTH, seed=3, articles_a_dump=1, article_chars=length)]
    articles = [clean_article(one) for one in text]
    seconds = min(_seconds(lambda: [ENRICH.run(article) for article in articles]) for _ in range(3))
    print(f"stories of {length:6} characters: {len(articles) / seconds:7.1f} articles a second of one core")


def _print_start() -> None:
    command = [sys.executable, "-c", "from services.enrich.step import STEP; STEP.warm_up()"]
    seconds = []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run(command, check=True)
        seconds.append(time.perf_counter() - started)
    print(f"a worker is ready after {statistics.median(seconds):.1f} s (goal: under 5)")


def _print_memory() -> None:
    """One process, like a worker; its resident memory after each fifth of the articles."""
    sizes = [psutil.Process().memory_info().rss / MIB]
    for seed in range(SAMPLES):
        for article in _short_articles(MEMORY_ARTICLES // SAMPLES, seed):
            ENRICH.run(article)
        sizes.append(psutil.Process().memory_info().rss / MIB)
    print(
        f"resident MiB over {MEMORY_ARTICLES} articles (goal: under 700, flat): {', '.join(f'{s:.0f}' for s in sizes)}"
    )


def _short_articles(count: int, seed: int) -> Iterator[CleanArticle]:
    for dump in make_dumps(count, seed=seed, articles_a_dump=1, article_chars=MEMORY_CHARS):
        yield clean_article(dump.decode())


def _real_articles() -> list[CleanArticle]:
    texts = sorted((data_folder() / "quotes" / "polnear" / "text").glob("*.txt"))[::EVERY]
    return [clean_article(file.read_text("utf-8", "replace")) for file in texts]


def _recognise(stock: spacy.Language, articles: list[CleanArticle]) -> None:
    for _ in stock.pipe(article.body for article in articles):
        pass


def _seconds(run: Callable[[], object]) -> float:
    started = time.process_time()
    run()
    return time.process_time() - started
