"""Splitting, case by case: the texts stand in tests/cases/ingest, each with the first line of every article."""

from typing import Any

import pytest

from services.ingest.split import split_articles
from tests.cases import load_cases


@pytest.mark.parametrize("case", load_cases("ingest"))
def test_a_dump_is_split_where_its_articles_begin(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [text[article.start :].splitlines()[0] for article in split_articles(text)]
    assert found == case["articles"]
