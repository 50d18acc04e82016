"""How well dumps are split, measured on real articles joined at random; the floors stand in floors.toml."""

import random
import re
import textwrap
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from services.ingest.split import split_articles
from tests.quality.material import bbc_articles, web_articles, wikinews_articles

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))
MATERIAL: dict[str, Callable[[], list[str]]] = {
    "news": bbc_articles,
    "web": web_articles,
    "wikinews": wikinews_articles,
}
LONGER_RUNS = ["\n" * size for size in (3, 4, 5, 6)]
END_MARKS = [f"\n\n{mark}\n\n" for mark in ("-30-", "ENDS", "###", "(END)", "REUTER")]
DUMPS = 60
MAX_ARTICLES = 12


def wrap(article: str) -> str:
    return "\n\n".join(textwrap.fill(paragraph, 68) for paragraph in article.split("\n\n") if paragraph.strip())


def tighten(article: str) -> str:
    return re.sub(r"\n\s*\n", "\n", article)


WAYS: dict[str, tuple[Callable[[str], str], Sequence[str]]] = {
    "longer_blank_runs": (str.strip, LONGER_RUNS),
    "end_marks": (str.strip, END_MARKS),
    "wrapped": (wrap, LONGER_RUNS),
    "tight": (tighten, ["\n\n", "\n\n\n"]),
}


def measure(articles: Sequence[str], separators: Sequence[str]) -> tuple[float, float]:
    """Return boundary precision and recall over dumps of 2 to 12 articles each."""
    chance = random.Random(20200116)
    found_right, found_all, there = 0, 0, 0
    for _ in range(DUMPS):
        dump, starts = "", set()
        for article in chance.sample(articles, chance.randint(2, min(MAX_ARTICLES, len(articles)))):
            starts.add(len(dump))
            dump += article + chance.choice(separators)
        found = {article.start for article in split_articles(dump)} - {0}
        starts -= {0}
        found_right += len(found & starts)
        found_all += len(found)
        there += len(starts)
    return found_right / max(found_all, 1), found_right / max(there, 1)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("material", MATERIAL)
def test_boundaries_are_found_as_well_as_before(material: str, way: str, record_property: Callable) -> None:
    shape, separators = WAYS[way]
    floor = FLOORS["splitting"][material][way]
    precision, recall = measure([shape(article) for article in MATERIAL[material]()], separators)
    record_property("precision", round(precision, 4))
    record_property("recall", round(recall, 4))
    assert precision >= floor["precision"], f"precision {precision:.4f}"
    assert recall >= floor["recall"], f"recall {recall:.4f}"


@pytest.mark.parametrize("material", MATERIAL)
def test_single_articles_stay_whole(material: str) -> None:
    cut = sum(len(split_articles(article)) > 1 for article in MATERIAL[material]())
    assert cut <= FLOORS["whole"][material]


def test_the_measure_sees_a_splitter_that_never_splits() -> None:
    assert measure(["One.", "Two."], ["\n\n"]) == (0.0, 0.0)
