"""(d) Memory of the whole stack by process, idle and after many articles; it must stay flat."""

import psutil

from copydesk.local import find_running
from shared.limits import MIB
from tests.bench.corpus import make_dumps
from tests.bench.running import Pipeline, running_pipeline

ARTICLES = 50_000
ARTICLE_CHARS = 200
"""One paragraph: what may leak does so by message, and whole stories would take an hour on a laptop."""
SAMPLES = 5


def measure(articles: int = ARTICLES) -> None:
    """Print proportional set sizes (PSS, MiB) by process: idle, and after each fifth of the articles."""
    columns = []
    with running_pipeline() as pipeline:
        columns.append(("idle", _by_name(pipeline)))
        for part in range(1, SAMPLES + 1):
            pipeline.settle(make_dumps(articles // SAMPLES, seed=part, article_chars=ARTICLE_CHARS))
            columns.append((f"{part * articles // SAMPLES}", _by_name(pipeline)))
    names = sorted({name for _, sizes in columns for name in sizes})
    print(f"{'MiB after articles':20}" + "".join(f"{title:>10}" for title, _ in columns))
    for name in [*names, "sum"]:
        cells = (sum(sizes.values()) if name == "sum" else sizes.get(name, 0) for _, sizes in columns)
        print(f"{name:20}" + "".join(f"{cell / MIB:10.0f}" for cell in cells))
    print("aim: flat, the sum under 2500 MiB with one enrich worker a core")


def _by_name(pipeline: Pipeline) -> dict[str, int]:
    sizes: dict[str, int] = {}
    running = find_running(pipeline.stack.layout.root)
    for child in running.children if running else ():
        process = psutil.Process(child.pid)
        sizes[child.name] = sum(each.memory_full_info().pss for each in [process, *process.children(recursive=True)])
    return sizes
