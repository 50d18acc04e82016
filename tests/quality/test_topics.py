"""How well topics are told by the text, measured on BBC sections, Reuters, labelled pages and stated codes withheld."""

import json
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from services.enrich.topics import stated_topics, text_topics
from tests.quality.expected import ingested, outcomes
from tests.quality.material import data_folder
from tests.quality.topics_material import Filed, bbc, labelled, reuters

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["topics"]
EVERY = 4
"""One BBC story in four; 1 gives the figures of docs/quality.md."""
SURE = 0.9
LEAST_CHARS = 20

Answers = list[tuple[float, bool]]


@pytest.fixture(scope="module")
def stories() -> list[Filed]:
    return bbc(EVERY)


def answers(texts: Sequence[Filed]) -> Answers:
    """Of each text that gets topics: the confidence of the first, and whether the text is filed under it."""
    told = [(text_topics(text.headline, text.body), text) for text in texts]
    return [
        (topics[0].confidence, topics[0].code.removeprefix("medtop:") in text.topics) for topics, text in told if topics
    ]


def accuracy(texts: Sequence[Filed]) -> float:
    """The share of texts whose first topic is right; one without a topic is wrong."""
    return sum(right for _, right in answers(texts)) / len(texts)


def calibration_error(told: Answers) -> float:
    """Expected calibration error in ten bins."""
    bins: dict[int, Answers] = {}
    for confidence, right in told:
        bins.setdefault(min(int(confidence * 10), 9), []).append((confidence, right))
    gaps = (abs(sum(c for c, _ in group) - sum(right for _, right in group)) for group in bins.values())
    return sum(gaps) / len(told)


def test_bbc_sections_are_told_over_all_seventeen_topics(
    stories: list[Filed], record_property: Callable[..., None]
) -> None:
    share = accuracy(stories)
    record_property("bbc", round(share, 4))
    assert share >= FLOORS["bbc"]


@pytest.mark.parametrize("source", ["benchmark", "publishers", "polnear"])
def test_labelled_texts_have_a_topic_that_an_editor_would_accept(source: str) -> None:
    assert accuracy(labelled(source)) >= FLOORS[source]


def test_economic_stories_of_the_wire_are_told() -> None:
    assert accuracy(reuters("reut2-003.sgm", 200)) >= FLOORS["reuters"]


def test_confidence_means_what_it_says_on_sources_that_it_was_not_fitted_on(
    stories: list[Filed], record_property: Callable[..., None]
) -> None:
    told = answers([*stories, *(story.cut(25) for story in stories[::2])])
    sure = [right for confidence, right in told if confidence >= SURE]
    measured = (len(sure) / len(told), sum(sure) / len(sure), calibration_error(told))
    record_property("answered at 0.9, right, error", [round(figure, 4) for figure in measured])
    assert measured[0] >= FLOORS["sure"]["answered"]
    assert measured[1] >= FLOORS["sure"]["right"]
    assert measured[2] <= FLOORS["sure"]["error"]


def test_the_words_agree_with_the_codes_of_the_wire_when_these_are_withheld(
    record_property: Callable[..., None],
) -> None:
    counts = withheld()
    record_property("withheld", json.dumps({topic: dict(found) for topic, found in sorted(counts.items())}))
    total: Counter[str] = sum(counts.values(), Counter())
    assert total["right"] >= FLOORS["withheld"] * (total["right"] + total["wrong"])


def withheld() -> dict[str, Counter[str]]:
    """For each topic that subject codes state, how often the words tell it (``right``), tell only others, or none.

    ``alone`` counts what the words tell although no code states it. English articles with any body to speak of,
    each once; only codes of the IPTC are taken for the truth.
    """
    counts: dict[str, Counter[str]] = {}
    seen: set[str] = set()
    for path in sorted(path for path in (data_folder() / "wire").rglob("*") if path.is_file()):
        for _, article in outcomes(ingested(path)):
            if (
                article is None
                or article.language.code != "en"
                or len(article.body) < LEAST_CHARS
                or article.body in seen
            ):
                continue
            seen.add(article.body)
            stated = {t.name for t in stated_topics(article.provider, article.wire_format) if t.confidence > 0.95}
            told = {topic.name for topic in text_topics(article.headline or "", article.body)}
            for name in stated:
                outcome = "right" if name in told else "wrong" if told else "absent"
                counts.setdefault(name, Counter())[outcome] += 1
            for name in told - stated if stated else ():
                counts.setdefault(name, Counter())["alone"] += 1
    return counts


def test_the_measure_sees_a_wrong_topic() -> None:
    weather = Filed("Storm", "A cold front brings heavy rain, gale-force winds and a storm surge.", ("15000000",))
    assert accuracy([weather]) == 0
    assert calibration_error([(0.9, False)]) == pytest.approx(0.9)


def test_the_labels_cover_most_topics() -> None:
    filed: Counter[Any] = Counter(text.topics[0] for source in ("benchmark", "publishers") for text in labelled(source))
    assert len(filed) >= 15
