"""re3d: reports on Syria and Iraq by governments, the BBC and Wikipedia, with their locations marked."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.quality.material import data_folder


def located_texts() -> Iterator[tuple[str, frozenset[tuple[int, int]]]]:
    """Yield each text with the spans of its locations that hold a capital: a quarter of the marks are mere nouns."""
    for folder in sorted((data_folder() / "entities" / "re3d").iterdir()):
        if (folder / "documents.json").is_file():
            entities = list(_rows(folder / "entities.json"))
            for document in _rows(folder / "documents.json"):
                text = document["text"]
                marks = (e for e in entities if e["documentId"] == document["_id"] and e["type"] == "Location")
                spans = ((mark["begin"], mark["end"]) for mark in marks)
                yield text, frozenset(span for span in spans if not text[slice(*span)].islower())


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
