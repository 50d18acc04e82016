"""Expected outcomes of real files: facts that were read from them by hand, and how a result is compared with them."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from services.clean.step import clean
from services.ingest.step import ingest
from shared import ids
from shared.dump import Dump
from shared.events import CleanArticle, RawArticle
from shared.outcomes import Dead, Dropped, Event, Item, Settled
from tests.dumps import RECEIVED

TRUTH = Path(__file__).resolve().parent / "truth"
HASH_DIGITS = 12


def load_truth(name: str) -> Any:
    """Return a truth file; texts stand in it as hashes."""
    return json.loads((TRUTH / f"{name}.json").read_text("utf-8"))


def text_hash(text: str | None) -> str | None:
    """Return what a truth file holds in place of a text: none of it is ours to keep."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:HASH_DIGITS] if text else None


def ingested(path: Path) -> Settled:
    """Return what ingest makes of a file."""
    payload = path.read_bytes()
    return ingest(Dump(payload, ids.dump_id(payload), "test", RECEIVED, filename=path.name))


def outcomes(settled: Settled) -> Iterator[tuple[str, CleanArticle | None]]:
    """Yield for each record its outcome after clean, and its article."""
    for item in settled.items:
        yield _outcome(clean(item.article).items[0] if _is_raw(item) else item)


def _is_raw(item: Item) -> bool:
    return isinstance(item, Event) and isinstance(item.article, RawArticle)


def _outcome(item: Item) -> tuple[str, CleanArticle | None]:
    match item:
        case Event(article):
            assert isinstance(article, CleanArticle)
            return "article", article
        case Dropped(reason):
            return f"dropped:{reason}", None
        case Dead(reason):
            return f"dead:{reason}", None
