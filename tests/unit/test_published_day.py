"""The day of publication in a list: a day, an interval, a bound, or unknown."""

from datetime import UTC, datetime

import pytest

from copydesk.settling import published_day
from shared.catalog import ArticleRow


def day(number: int) -> datetime:
    return datetime(2020, 1, number, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("earliest", "latest", "precision", "expected"),
    [
        (day(16), day(16), "day", "2020-01-16"),
        (day(16), day(18), "interval", "2020-01-16 to 2020-01-18"),
        (day(16), None, "not_before", "from 2020-01-16"),
        (None, day(18), "not_after", "until 2020-01-18"),
        (None, None, "unknown", "unknown"),
    ],
)
def test_a_date_is_told_no_more_exactly_than_it_is_known(
    earliest: datetime | None, latest: datetime | None, precision: str, expected: str
) -> None:
    row = ArticleRow(
        article_id=None,
        delivery_id="d",
        position=0,
        outcome="new",
        published=earliest,
        published_latest=latest,
        precision=precision,
    )
    assert published_day(row) == expected
