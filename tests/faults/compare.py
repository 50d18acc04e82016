"""Two runs of one corpus: are the rows the same, but for what must differ from one run to the next?

What must differ: delivery ids, places on the broker, times, and which of two equal arrivals is the
stored one and which the duplicate.
"""

from collections.abc import Iterator
from typing import Any

from shared import topics
from tests.faults.case import KEPT, Case, origin
from tests.faults.observation import Version
from tests.faults.oracle import Violation

DIFFERENT = "rows differ from a run in peace"

OF_ONE_ARRIVAL = frozenset(
    {"dump_id", "position", "source", "filename", "byte_start", "byte_end", "received_at", "boundary"}
)
"""Fields of an event that tell of the arrival, not of the article."""

Rows = dict[tuple[Any, ...], object]


def compare(peaceful: Case, faulty: Case) -> Iterator[Violation]:
    """Every row that only one of them has, or that differs."""
    expected, actual = normalised(peaceful), normalised(faulty)
    for key in expected.keys() | actual.keys():
        if expected.get(key) != actual.get(key):
            yield Violation(DIFFERENT, f"{key}: {_difference(expected.get(key), actual.get(key))}")


def normalised(case: Case) -> Rows:
    """All rows of a run by keys that do not depend on it."""
    names = {case.delivery_of(dump): dump.message.name for dump in case.dumps}
    return {**_articles(case), **_occurrences(case, names), **_receipts(case, names), **_quarantine(case, names)}


def _articles(case: Case) -> Rows:
    return {
        ("article", row.article_id): (
            row.current_hash,
            row.status,
            row.guid_reused,
            _content(case.current[row.article_id]),
        )
        for row in case.seen.articles
        if row.article_id in case.current
    }


def _content(version: Version) -> dict[str, Any]:
    return {name: value for name, value in version.event.items() if name not in OF_ONE_ARRIVAL}


def _occurrences(case: Case, names: dict[str, str]) -> Rows:
    return {
        ("occurrence", names[row.delivery_id], row.position): (
            "kept" if row.outcome in KEPT else row.outcome,
            row.reason,
            row.article_id,
            row.reading,
            row.characters,
        )
        for row in case.seen.occurrences
        if row.delivery_id in names
    }


def _receipts(case: Case, names: dict[str, str]) -> Rows:
    return {
        ("receipt", names[row.delivery_id]): (
            row.found,
            row.status,
            row.filename,
            row.wire_format,
            row.encoding,
            row.size_bytes,
            row.gaps,
        )
        for row in case.seen.receipts
        if row.delivery_id in names
    }


def _quarantine(case: Case, names: dict[str, str]) -> Rows:
    fed = {each.place: each.message.name for each in case.accepted}
    letters = {
        letter.headers.get("copydesk-quarantine-id"): fed.get(origin(letter))
        for letter in case.seen.records[topics.QUARANTINE]
    }
    return {
        ("quarantine", names.get(row.delivery_id or "") or letters.get(row.quarantine_id), row.position): (
            row.stage,
            row.reason,
        )
        for row in case.seen.quarantine
    }


def _difference(expected: object, actual: object) -> str:
    if isinstance(expected, tuple) and isinstance(actual, tuple):
        pairs = zip(expected, actual, strict=True)
        return "; ".join(f"{one!s:.200} became {other!s:.200}" for one, other in pairs if one != other)
    return f"{expected!s:.200} became {actual!s:.200}"
