"""How rightly agency XML is read: an expected outcome for every file, and what each article states, against the truth.

The truth was read in the files themselves; agency_xml_truth.toml holds facts, and of texts their fingerprints only.
"""

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.clean.step import STEP as CLEAN
from services.ingest.step import STEP as INGEST
from shared.events import CleanArticle, RawArticle
from shared.outcomes import Event, Item, Settled
from tests.dumps import dump_of
from tests.quality.material import data_folder

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))["agency_xml"]
TRUTH: list[dict[str, Any]] = tomllib.loads((HERE / "agency_xml_truth.toml").read_text("utf-8"))["file"]
RUNNING_KINDS = frozenset({"paragraph", "text", "list_item", "quotation"})
STATED = ("local_id", "version", "status", "signal", "language", "embargo", "cycle", "urgency", "word_count")
TEXTS = ("slug", "headline", "byline", "dateline", "genre", "rights", "editors_note")


def fingerprint(text: str | None) -> str:
    """The first 12 hex digits of the SHA-256 of a text with single spaces; nothing of no text."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12] if text else ""


@pytest.fixture(scope="module")
def settled() -> dict[str, Settled]:
    """Every file of the truth, read; a file that is not there skips the measure."""
    wire = data_folder() / "wire"
    missing = [each["path"] for each in TRUTH if not (wire / each["path"]).is_file()]
    if missing:
        pytest.skip(f"{len(missing)} files of the truth are not there, such as {missing[0]}")
    return {each["path"]: INGEST.run(dump_of((wire / each["path"]).read_bytes())) for each in TRUTH}


def outcome(item: Item) -> str:
    return "article" if isinstance(item, Event) else item.reason


def raw_of(item: Item) -> RawArticle | None:
    return item.article if isinstance(item, Event) and isinstance(item.article, RawArticle) else None


def articles(settled: dict[str, Settled]) -> Iterator[tuple[str, dict[str, Any], RawArticle | None]]:
    """Every article of the truth with what was found in its place."""
    for each in TRUTH:
        items = settled[each["path"]].items
        for stated in each.get("article", []):
            at = stated["position"]
            yield f"{each['path']}#{at}", stated, raw_of(items[at]) if at < len(items) else None


def facts_of(raw: RawArticle) -> dict[str, Any]:
    """What was read of an article, in the terms of the truth."""
    provider = raw.provider
    texts = [raw.text[block.start : block.end] for block in raw.blocks if block.kind in RUNNING_KINDS]
    kinds = [block.kind for block in raw.blocks]
    return {
        **{
            name: getattr(provider, name) or type(default)()
            for name, default in zip(STATED, ("",) * 7 + (0, 0), strict=True)
        },
        **{name: fingerprint(getattr(provider, name)) for name in TEXTS},
        "id": (provider.guid or "").split(":", 2)[-1],
        "categories": len(provider.category),
        "keywords": len(provider.keywords),
        "authors": len(provider.authors),
        "sent": provider.sent_at.isoformat() if provider.sent_at else "",
        "times": [f"{time.kind} {time.text}" for time in provider.times],
        "running": len(texts),
        "opening": fingerprint(texts[0] if texts else None),
        "ending": fingerprint(texts[-1] if texts else None),
        **{f"{kind}s": kinds.count(kind) for kind in ("table", "subhead", "caption", "private_note")},
        "warnings": [warned.code for warned in raw.warnings],
    }


def test_every_file_has_its_format_and_every_record_its_outcome(settled: dict[str, Settled]) -> None:
    found = {
        path: (each.dump.wire_format if each.dump else None, [outcome(item) for item in each.items])
        for path, each in settled.items()
    }
    wrong = [each["path"] for each in TRUTH if found[each["path"]] != (each["format"], each["records"])]
    share = 1 - len(wrong) / len(TRUTH)
    assert share >= FLOORS["outcomes"], wrong


def test_every_article_states_what_its_file_states(settled: dict[str, Settled], record_property: Any) -> None:
    wrong, fields = [], 0
    for name, stated, raw in articles(settled):
        facts = facts_of(raw) if raw else {}
        expected = {field: value for field, value in stated.items() if field != "position"}
        fields += len(expected)
        wrong += [f"{name} {field}: {facts.get(field)!r}" for field in expected if facts.get(field) != expected[field]]
    share = 1 - len(wrong) / fields
    record_property("fields right", round(share, 4))
    assert share >= FLOORS["fields"], "\n".join(wrong)


def test_clean_articles_have_the_headline_and_captions_and_keep_private_notes_apart(
    settled: dict[str, Settled], record_property: Any
) -> None:
    wrong, count = [], 0
    for name, stated, raw in articles(settled):
        item = CLEAN.run(raw).items[0] if raw else None
        clean = item.article if isinstance(item, Event) and isinstance(item.article, CleanArticle) else None
        count += 1
        if clean is None or not _is_right(clean, stated):
            wrong.append(name)
    share = 1 - len(wrong) / count
    record_property("clean articles right", round(share, 4))
    assert share >= FLOORS["clean"], wrong


def _is_right(clean: CleanArticle, stated: dict[str, Any]) -> bool:
    """A headline of its own is the clean headline, unless it is all the text that there is."""
    is_headed = fingerprint(clean.headline) == stated["headline"] or (clean.headline is None and not stated["running"])
    private = [segment for segment in clean.segments if segment.reason == "private_note"]
    is_apart = all(not segment.public and (segment.text or "") not in clean.body for segment in private)
    return (
        is_headed and is_apart and len(clean.captions) == stated["captions"] and len(private) >= stated["private_notes"]
    )


def test_the_measure_sees_a_reader_that_takes_everything_for_text() -> None:
    assert fingerprint("Ferry  back\n") == fingerprint("Ferry back") != fingerprint("Ferry")
