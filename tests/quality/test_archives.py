"""Archive exports: every document of the material ends as expected, with the fields that it states."""

from collections.abc import Iterator
from typing import Any

import pytest

from shared.events import CleanArticle
from tests.quality.expected import ingested, load_truth, outcomes, text_hash
from tests.quality.material import data_folder

TRUTH = load_truth("archives")
FLOOR = 1.0
"""Of stated fields; the aim, reached."""


@pytest.mark.parametrize("name", TRUTH)
def test_every_document_ends_as_expected(name: str) -> None:
    settled = ingested(data_folder() / name)
    expected = [document["outcome"] for document in TRUTH[name]["documents"]]
    assert [outcome for outcome, _ in outcomes(settled)] == expected
    assert settled.dump is not None
    assert settled.dump.stated_found == TRUTH[name]["stated_found"]


def test_stated_fields_are_right() -> None:
    checks = [check for name in TRUTH for check in _checks(name)]
    wrong = [check for check in checks if check[2] != check[3]]
    assert 1 - len(wrong) / len(checks) >= FLOOR, wrong


def _checks(name: str) -> Iterator[tuple[str, str, Any, Any]]:
    found = list(outcomes(ingested(data_folder() / name)))
    for number, (expected, (_, article)) in enumerate(zip(TRUTH[name]["documents"], found, strict=True)):
        if article is not None:
            actual = _fields(article)
            for field in expected.keys() - {"outcome"}:
                yield f"{name} {number}", field, expected[field], actual[field]


def _fields(article: CleanArticle) -> dict[str, Any]:
    provider = article.provider
    loaded = [time.text for time in provider.times if time.kind == "loaded"]
    published = article.published.earliest
    return {
        "guid": provider.guid,
        "publisher": text_hash(provider.publisher),
        "headline": text_hash(article.headline),
        "byline": text_hash(provider.byline),
        "day": published.date().isoformat() if published else None,
        "word_count": provider.word_count,
        "language": provider.language,
        "loaded": loaded[0] if loaded else None,
        "captions": len(article.captions),
    }
