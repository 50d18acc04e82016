"""Agency files of control bytes against facts read from them by hand: outcome, stated fields, roles."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from shared.events import CleanArticle
from tests.quality.expected import ingested, load_truth, outcomes, text_hash
from tests.quality.material import data_folder

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["character_formats"]
TRUTH: dict[str, dict[str, Any]] = load_truth("character_formats")
TEXTS = frozenset({"slug", "headline", "byline", "editors_note"})
"""Facts that stand as hashes in the truth."""


@pytest.fixture(scope="module")
def found() -> dict[str, list[tuple[str, CleanArticle | None]]]:
    folder = data_folder()
    return {name: list(outcomes(ingested(folder / name))) for name in TRUTH}


def said(article: CleanArticle) -> dict[str, Any]:
    """What an article says, under the names of the truth."""
    provider, dateline, take = article.provider, article.dateline, article.provider.take
    public = "".join(segment.text or "" for segment in article.segments if segment.public)
    tables = [segment for segment in article.segments if segment.role == "table"]
    return {
        "wire_format": article.wire_format,
        "name": provider.name,
        "local_id": provider.local_id,
        "urgency": provider.urgency,
        "category": list(provider.category),
        "word_count": provider.word_count,
        "slug": provider.slug,
        "cycle": provider.cycle,
        "lead": take.lead if take else None,
        "is_writethru": take.is_writethru if take else False,
        "sent_at": provider.sent_at.isoformat() if provider.sent_at else None,
        "editors_note": provider.editors_note,
        "headline": article.headline,
        "byline": article.byline,
        "place": dateline.place if dateline else None,
        "agency": dateline.agency if dateline else None,
        "body_paragraphs": sum(segment.role == "body" for segment in article.segments),
        "rows_with_columns": sum((segment.text or "").count(";") > 3 for segment in tables),
        "signal": article.signal,
        "private": any(not segment.public for segment in article.segments) and "@" not in public,
    }


def compared(found: dict[str, list[tuple[str, CleanArticle | None]]]) -> Iterator[tuple[str, str, bool]]:
    for name, facts in TRUTH.items():
        article = found[name][0][1]
        values = said(article) if article else {}
        for key in facts.keys() - {"outcome", "records"}:
            value = text_hash(values.get(key)) if key in TEXTS else values.get(key)
            yield name, key, value == facts[key]


def test_every_file_has_its_outcome(found: dict[str, list[tuple[str, CleanArticle | None]]]) -> None:
    wrong = {name: [outcome for outcome, _ in found[name]] for name in TRUTH}
    wrong = {name: got for name, got in wrong.items() if got != [TRUTH[name]["outcome"]] * TRUTH[name]["records"]}
    assert 1 - len(wrong) / len(TRUTH) >= FLOORS["outcomes"], wrong


def test_stated_fields_are_right(
    found: dict[str, list[tuple[str, CleanArticle | None]]], record_property: Callable[[str, object], None]
) -> None:
    fields = list(compared(found))
    share = sum(right for _, _, right in fields) / len(fields)
    record_property("fields", f"{share:.4f} of {len(fields)}")
    assert share >= FLOORS["fields"], [(name, key) for name, key, right in fields if not right]


def test_no_wire_code_is_left_in_a_clean_text(found: dict[str, list[tuple[str, CleanArticle | None]]]) -> None:
    for name, [(_, article)] in found.items():
        assert article is not None
        texts = [article.body, article.headline or "", article.byline or ""]
        assert not [text for text in texts if "``" in text or " _ " in text or text.endswith(("=", "<"))], name
        assert not any(ord(character) < 32 and character != "\n" for text in texts for character in text), name


def test_the_measure_sees_a_wrong_field(found: dict[str, list[tuple[str, CleanArticle | None]]]) -> None:
    name = next(iter(TRUTH))
    article = found[name][0][1]
    assert article is not None
    spoilt = article.model_copy(update={"headline": "Something else"})
    fields = list(compared({**found, name: [("article", spoilt)]}))
    assert (name, "headline", False) in fields
