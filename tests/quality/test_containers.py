"""Wires as mail and web archives, file by file: the outcome that a person gave each, and the fields that it states.

The truth holds names, counts and dates only, and of texts the beginning of their digests.
"""

import hashlib
import tomllib
from pathlib import Path

import pytest

from services.ingest.step import STEP
from shared.errors import InvalidMessage
from shared.outcomes import Event, Item
from tests.dumps import dump_of
from tests.quality.material import data_folder

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["containers"]
TRUTH = tomllib.loads(Path(__file__).with_name("containers.toml").read_text("utf-8"))


def digest(text: str | None) -> str | None:
    """The first 12 hexadecimal digits of the SHA-256 of a text with its white space made one."""
    return None if text is None else hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def outcome_of(item: Item) -> str:
    return "article" if isinstance(item, Event) else item.reason


def stated_in(item: Item) -> dict[str, str | None]:
    if not isinstance(item, Event):
        return {}
    provider = item.article.provider
    crawled = next((time.text for time in provider.times if time.kind == "crawled"), None)
    sent = provider.sent_at.isoformat() if provider.sent_at else None
    facts = {"url": digest(provider.url), "crawled": crawled, "sent": sent, "headline": digest(provider.headline)}
    return {name: value for name, value in facts.items() if value}


def items_of(path: Path) -> list[Item]:
    try:
        return list(STEP.run(dump_of(path.read_bytes(), filename=path.name)).items)
    except InvalidMessage:
        return []


@pytest.fixture(scope="module")
def read() -> dict[str, list[Item]]:
    return {name: items_of(data_folder() / name) for name in TRUTH}


def test_every_file_has_the_outcome_that_a_person_gave_it(read: dict[str, list[Item]]) -> None:
    found = {name: [outcome_of(item) for item in items] for name, items in read.items()}
    wrong = {name: outcomes for name, outcomes in found.items() if outcomes != TRUTH[name]["outcomes"]}
    assert 1 - len(wrong) / len(TRUTH) >= FLOORS["outcomes"], wrong


def test_what_a_file_states_becomes_fields(read: dict[str, list[Item]]) -> None:
    right = there = 0
    wrong = []
    for name, items in read.items():
        found = next((stated for stated in map(stated_in, items) if stated), {})
        for field, expected in TRUTH[name].get("stated", {}).items():
            there += 1
            right += found.get(field) == expected
            wrong += [] if found.get(field) == expected else [(name, field, found.get(field))]
    assert there > 30
    assert right / there >= FLOORS["stated"], wrong
