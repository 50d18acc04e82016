"""Real web pages with what people accepted as their content, read from the shared data folder."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from services.clean.step import clean
from services.ingest.step import STEP as INGEST
from shared.events import CleanArticle
from shared.outcomes import Event
from tests.dumps import dump_of
from tests.quality.material import data_folder

SHINGLE = 4
_WORD = re.compile(r"\w+")


def benchmark_pages() -> Iterator[tuple[bytes, str]]:
    """The 181 pages of the article extraction benchmark, each with its body."""
    folder = data_folder() / "html" / "scrapinghub"
    for name, truth in sorted(json.loads((folder / "ground-truth.json").read_text("utf-8")).items()):
        yield gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()), truth["articleBody"]


def publisher_pages() -> Iterator[tuple[bytes, dict[str, Any]]]:
    """The 258 pages of 181 publishers; several versions of a publisher go by order."""
    for path in sorted((data_folder() / "html" / "fundus").glob("*/*.json")):
        truths = json.loads(path.read_text("utf-8"))
        names = sorted(truths, key=lambda name: [int(number) for number in re.findall(r"\d+", name)])
        pages = sorted(path.parent.glob(f"{path.stem}_*.html.gz"))
        yield from ((_unpacked(page), truths[name]) for name, page in zip(names, pages, strict=True))


def cleaned_page(page: bytes) -> CleanArticle | None:
    """Return what becomes of a page; None where it is no article."""
    item = INGEST.run(dump_of(page)).items[0]
    cleaned = clean(item.article).items[0] if isinstance(item, Event) else None  # type: ignore[arg-type]
    return cleaned.article if isinstance(cleaned, Event) and isinstance(cleaned.article, CleanArticle) else None


def fold(text: str | None) -> str:
    """Return the words of a text for comparison."""
    return " ".join(_WORD.findall((text or "").casefold()))


def true_body(truth: dict[str, Any]) -> str:
    """Return summary, headings and paragraphs of an accepted body."""
    sections = truth["body"].get("sections", [])
    pieces = [piece for section in sections for piece in (section.get("headline") or []) + section["paragraphs"]]
    return "\n\n".join([*(truth["body"].get("summary") or []), *pieces])


def shingle_scores(pairs: Sequence[tuple[str, str]]) -> tuple[float, float, float]:
    """Return F1, precision and recall of (true, found) bodies as the benchmark defines them: means over pages."""
    counts = [_shared_shingles(true, found) for true, found in pairs]
    precision = mean(both / found for both, found, _ in counts if found)
    recall = mean(both / true for both, _, true in counts if true)
    return 2 * precision * recall / (precision + recall), precision, recall


def _shared_shingles(true: str, found: str) -> tuple[int, int, int]:
    a, b = _shingles(true), _shingles(found)
    return (a & b).total(), b.total(), a.total()


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)) if words)


def _unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())
