"""Splitting, case by case: the texts stand in tests/cases/ingest, each with the first line of every article."""

import json
from pathlib import Path
from typing import Any

import pytest

from services.ingest.split import split_articles

CASES = Path(__file__).resolve().parents[1] / "cases" / "ingest"


def load_cases() -> list[Any]:
    cases = [case for path in sorted(CASES.glob("*.json")) for case in json.loads(path.read_text("utf-8"))]
    return [pytest.param(case, id=case["name"], marks=_marks(case)) for case in cases]


def _marks(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason="known failure")] if case.get("known_failure") else []


@pytest.mark.parametrize("case", load_cases())
def test_a_dump_is_split_where_its_articles_begin(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [text[article.start :].splitlines()[0] for article in split_articles(text)]
    assert found == case["articles"]
