"""What a web page costs, read and cleaned, against the extractor alone on the same pages, in one run."""

import time
from collections.abc import Callable

import trafilatura

from services.clean.language import load_identifier
from tests.quality.pages_material import benchmark_pages, cleaned_page

EVERY = 6
"""One page of so many is measured."""
ROUNDS = 3


def measure() -> None:
    """Print seconds of processor time for a page, and their ratio."""
    pages = [page for page, _ in benchmark_pages()][::EVERY]
    load_identifier()
    alone = min(_seconds(trafilatura.extract, pages) for _ in range(ROUNDS))
    whole = min(_seconds(cleaned_page, pages) for _ in range(ROUNDS))
    count = len(pages)
    print(f"{count} pages: trafilatura {1000 * alone / count:.1f} ms, read and cleaned {1000 * whole / count:.1f} ms")
    print(f"ratio {whole / alone:.2f}")


def _seconds(run: Callable[[bytes], object], pages: list[bytes]) -> float:
    start = time.process_time()
    for page in pages:
        run(page)
    return time.process_time() - start
