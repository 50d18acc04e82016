"""Roles of running text, measured on articles composed of invented parts whose true roles are known."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from services.clean.step import STEP as CLEAN
from services.enrich.privacy import hide_private
from shared.events import CleanArticle
from shared.events.replay import replay_segment
from tests.invented import raw_article
from tests.quality.composed_articles import PRIVATE, Composed, compose

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["roles"]
ARTICLES = 400

Pairs = list[tuple[Composed, CleanArticle]]


@pytest.fixture(scope="module")
def pairs() -> Pairs:
    composed = [compose(seed) for seed in range(ARTICLES)]
    return [(one, CLEAN.run(raw_article(one.text)).items[0].article) for one in composed]


def found_parts(article: CleanArticle) -> list[tuple[str, str]]:
    """The parts that clean found, private notes apart; repeats count as what they repeat."""
    return [
        ("private" if not segment.public else _role(article, segment), replay_segment(segment))
        for segment in article.segments
        if segment.role != "blank"
    ]


def _role(article: CleanArticle, segment: object) -> str:
    if segment.role != "repeat":
        return segment.role
    return article.segments[segment.same_as].role


def measure(pairs: Pairs) -> dict[str, tuple[float, float]]:
    """Precision and recall by role, over whole parts with their exact text."""
    right, found, there = Counter(), Counter(), Counter()
    for composed, article in pairs:
        true, seen = Counter(composed.parts), Counter(found_parts(article))
        for (role, text), count in true.items():
            there[role] += count
            right[role] += min(count, seen[role, text])
        for (role, _), count in seen.items():
            found[role] += count
    return {role: (right[role] / max(found[role], 1), right[role] / there[role]) for role in there}


def test_every_role_is_found_as_well_as_before(pairs: Pairs, record_property: object) -> None:
    for role, (precision, recall) in sorted(measure(pairs).items()):
        record_property(role, f"{precision:.4f} {recall:.4f}")
        assert precision >= FLOORS[role]["precision"], f"{role}: precision {precision:.4f}"
        assert recall >= FLOORS[role]["recall"], f"{role}: recall {recall:.4f}"


def test_the_persons_who_wrote_are_the_authors_and_nobody_else(pairs: Pairs) -> None:
    right = sum({author.name for author in article.authors} == composed.authors for composed, article in pairs)
    assert right / len(pairs) >= FLOORS["authors"]


def test_no_number_or_address_for_editors_reaches_the_public_article(pairs: Pairs) -> None:
    assert any(role == "private" for composed, _ in pairs for role, _ in composed.parts)
    for _, article in pairs:
        public = hide_private(article).to_json()
        assert not any(mark in public for mark in (b"7946 0018", b"harbour.example", b"212-555-0100"))


def test_the_measure_sees_a_wrong_role(pairs: Pairs) -> None:
    composed, article = pairs[0]
    wrong = Composed(parts=[("caption", text) for _, text in composed.parts])
    assert measure([(wrong, article)])["caption"][1] < 1
    assert len(PRIVATE) > 1
