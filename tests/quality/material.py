"""Real articles to measure on, read from the shared data folder, which is no part of the project."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]


def data_folder() -> Path:
    """Return the folder of real material; skips the test where it is absent."""
    folder = Path(os.environ.get("COPYDESK_DATA") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip(f"no material at {folder}: set COPYDESK_DATA to measure")
    return folder


def bbc_articles() -> list[str]:
    """News articles: a headline, then paragraphs with blank lines between."""
    return [_read(path) for path in sorted((data_folder() / "topics" / "bbc").rglob("*.txt"))]


def web_articles() -> list[str]:
    """Articles of many American papers: odd headlines, quotes, letters."""
    return [_read(path) for path in sorted((data_folder() / "quotes" / "polnear").rglob("*.txt"))]


def wikinews_articles() -> list[str]:
    """Wikinews articles with captions, heads and quotes, rebuilt from their tokens."""
    paths = sorted((data_folder() / "entities" / "gum").glob("*.xml"))
    return ["\n\n".join(_wikinews_blocks(path)) for path in paths]


def _wikinews_blocks(path: Path) -> Iterator[str]:
    for block in ElementTree.parse(path).getroot():
        tokens = [line.split("\t")[0] for line in "".join(block.itertext()).splitlines() if "\t" in line]
        text = re.sub(r" ([,.;:!?)’'])", r"\1", " ".join(tokens))
        if text.strip():
            yield text.strip()


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace").strip()
