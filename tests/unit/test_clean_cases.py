"""Cleaning, case by case: the texts stand in tests/cases/clean, negative ones must keep what looks removable."""

from typing import Any

import pytest

from shared.events.replay import replay_source
from tests.cases import load_cases
from tests.dumps import clean_article


@pytest.mark.parametrize("case", load_cases("clean"))
def test_an_article_is_cleaned_as_expected(case: dict[str, Any]) -> None:
    article = clean_article(case["text"])
    assert article.headline == case["headline"]
    assert article.body == case["body"]
    assert [[c.text, c.credit, c.times_seen] for c in article.captions] == case["captions"]
    assert replay_source(article.segments) == case["text"]
    if "byline" in case:
        assert article.byline == case["byline"]
    if "dateline" in case:
        dateline = article.dateline
        assert dateline is not None
        assert [dateline.place, dateline.date, dateline.agency] == case["dateline"]
    if "authors" in case:
        assert [author.name for author in article.authors] == case["authors"]
    for key, role, is_public in (("notes", "note", True), ("private", "note", False), ("tables", "table", True)):
        if key in case:
            found = [s.text for s in article.segments if s.role == role and s.public == is_public]
            assert found == case[key]
