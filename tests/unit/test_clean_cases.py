"""Cleaning, case by case: the texts stand in tests/cases/clean, negative ones must keep what looks removable."""

import json
from pathlib import Path
from typing import Any

import pytest

from shared.events.replay import replay_source
from tests.dumps import clean_article

CASES = Path(__file__).resolve().parents[1] / "cases" / "clean"


def load_cases() -> list[Any]:
    cases = [case for path in sorted(CASES.glob("*.json")) for case in json.loads(path.read_text("utf-8"))]
    return [pytest.param(case, id=case["name"], marks=_marks(case)) for case in cases]


def _marks(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason="known failure")] if case.get("known_failure") else []


@pytest.mark.parametrize("case", load_cases())
def test_an_article_is_cleaned_as_expected(case: dict[str, Any]) -> None:
    article = clean_article(case["text"])
    assert article.headline == case["headline"]
    assert article.body == case["body"]
    assert [[c.text, c.credit, c.times_seen] for c in article.captions] == case["captions"]
    assert replay_source(article.segments) == case["text"]
    if "byline" in case:
        assert article.byline == case["byline"]
    if "dateline" in case:
        found = article.dateline
        assert found is not None
        assert [found.place, found.date, found.agency] == case["dateline"]
