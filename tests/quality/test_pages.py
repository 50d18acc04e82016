"""How well web pages are read, measured on real pages; the floors stand in floors.toml."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz import fuzz

from shared.events import CleanArticle
from shared.text.persons import is_person
from tests.quality.pages_material import (
    benchmark_pages,
    cleaned_page,
    fold,
    publisher_pages,
    shingle_scores,
    true_body,
)

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["pages"]
SAME_CAPTION = 90
"""Likeness in per cent from which two captions are the same."""
SAME_HEADLINE = 80
MIN_CREDIT_CHARS = 4


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    counted: Counter[str] = Counter()
    for page, truth in publisher_pages():
        article = cleaned_page(page)
        counted.update(_pictures(article, truth))
        counted.update(_heads(article, truth))
    return counted


def test_bodies_are_found_as_well_as_before(record_property: Callable[[str, Any], None]) -> None:
    articles = [(truth, cleaned_page(page)) for page, truth in benchmark_pages()]
    f1, precision, recall = shingle_scores([(truth, article.body if article else "") for truth, article in articles])
    record_property("scores", (round(f1, 4), round(precision, 4), round(recall, 4)))
    assert f1 >= FLOORS["body_f1"], f"F1 {f1:.4f}, precision {precision:.4f}, recall {recall:.4f}"
    assert recall >= FLOORS["body_recall"], f"recall {recall:.4f}"


@pytest.mark.parametrize(("leak", "of"), [("caption_leaks", "foreign_captions"), ("credit_leaks", "foreign_credits")])
def test_captions_and_credits_do_not_leak_into_the_body(counts: Counter[str], leak: str, of: str) -> None:
    assert counts[leak] <= FLOORS[leak] * counts[of], f"{counts[leak]} of {counts[of]}"


@pytest.mark.parametrize(
    ("right", "of"),
    [
        ("credited", "with_credit"),
        ("headline_exact", "pages"),
        ("headline", "pages"),
        ("headline_like", "pages"),
        ("author", "authors"),
    ],
)
def test_fields_are_found_as_well_as_before(counts: Counter[str], right: str, of: str) -> None:
    assert counts[right] >= FLOORS[right] * counts[of], f"{counts[right]} of {counts[of]}"


def test_the_measure_sees_a_reader_that_takes_everything() -> None:
    assert shingle_scores([("one two three four", "one two three four five six seven eight")])[1] == pytest.approx(0.2)


def _pictures(article: CleanArticle | None, truth: dict[str, Any]) -> Iterator[str]:
    body, true = fold(article.body if article else ""), fold(true_body(truth))
    for image in truth.get("images") or []:
        caption = fold(image.get("caption"))
        names = [fold(name) for name in image.get("authors") or []]
        names = [name for name in names if len(name) >= MIN_CREDIT_CHARS]
        if caption and caption not in true:
            yield "foreign_captions"
            yield from ["caption_leaks"] * (caption in body)
        for name in names:
            yield from ["foreign_credits"] * (name not in true)
            yield from ["credit_leaks"] * (name not in true and name in body)
        if caption and names:
            yield "with_credit"
            yield from ["credited"] * _is_credited(article, caption, names)


def _is_credited(article: CleanArticle | None, caption: str, names: list[str]) -> bool:
    found = max(article.captions if article else (), key=lambda c: fuzz.ratio(fold(c.text), caption), default=None)
    if found is None or fuzz.ratio(fold(found.text), caption) < SAME_CAPTION:
        return False
    return any(name in fold(found.credit) for name in names)


def _heads(article: CleanArticle | None, truth: dict[str, Any]) -> Iterator[str]:
    shown = (article.headline if article else None) or ""
    headline = fold(shown)
    yield "pages"
    yield from ["headline_exact"] * (shown.split() == truth["title"].split())
    yield from ["headline"] * (headline == fold(truth["title"]))
    yield from ["headline_like"] * (fuzz.token_set_ratio(headline, fold(truth["title"])) >= SAME_HEADLINE)
    found = {fold(author.name) for author in article.authors} if article else set()
    for name in truth.get("authors") or []:
        if is_person(name) and len(name.split()) > 1:
            yield "authors"
            yield from ["author"] * (fold(name) in found)
