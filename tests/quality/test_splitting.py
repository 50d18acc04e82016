"""How well dumps are split, measured on real stories composed in every layout; the floors stand in floors.toml."""

import random
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

from services.ingest.split import Article, split_articles
from tests.quality.layouts import LAYOUTS, SUBJECT_ONLY, Style, true_starts, write_dump
from tests.quality.pages_material import publisher_pages, true_body
from tests.quality.stories import Story, stories, wire_stories

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["splitting"]
SOURCES = ("bbc", "gum", "polnear", "reuters")
DUMPS = 5
"""Of each source in each layout: twenty dumps a layout."""
MAX_STORIES = 12
SINGLES = 120
WIRE_FILE = "reut2-003.sgm"
"""Not among the files that the weights were fitted on."""
WIRE_STORIES = 160
WIRE_DUMP = 40
SURE = 0.9

Layout = Callable[[random.Random], Style]
material = cache(stories)


class Tally:
    """Boundaries found and true, over many dumps; the beginning of a dump counts for nothing."""

    def __init__(self) -> None:
        self.right, self.found, self.true = 0, 0, 0
        self.confidences: list[tuple[float, bool]] = []

    def add(self, articles: Sequence[Article], starts: set[int]) -> None:
        """Count one dump."""
        behind_first = starts - {min(starts)}
        self.confidences += [(article.confidence, article.start in behind_first) for article in articles[1:]]
        self.right += sum(article.start in behind_first for article in articles[1:])
        self.found += len(articles) - 1
        self.true += len(behind_first)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(self.found + self.true, 1)

    @property
    def false_splits(self) -> float:
        """The share of boundaries found that are none."""
        return 1 - self.right / self.found if self.found else 0.0


@cache
def measured(name: str, layout: Layout) -> Tally:
    """Split dumps of all sources in one layout."""
    tally = Tally()
    for source in SOURCES:
        chance = random.Random(f"{name} {source}")
        for _ in range(DUMPS):
            picked = chance.sample(material(source), chance.randint(2, MAX_STORIES))
            text, starts = write_dump(picked, layout(chance), chance)
            tally.add(split_articles(text), true_starts(text, starts))
    return tally


@pytest.mark.parametrize("name", LAYOUTS)
def test_boundaries_are_found_in_every_layout(name: str, record_property: Callable[[str, float], None]) -> None:
    found = measured(name, LAYOUTS[name])
    record_property("f1", round(found.f1, 4))
    assert found.f1 >= FLOORS["layouts"].get(name, FLOORS["worst"]), f"F1 {found.f1:.4f}"


def test_boundaries_are_found_over_all_layouts(record_property: Callable[[str, float], None]) -> None:
    mean = sum(measured(name, layout).f1 for name, layout in LAYOUTS.items()) / len(LAYOUTS)
    record_property("mean_f1", round(mean, 4))
    assert mean >= FLOORS["mean"], f"mean F1 {mean:.4f}"


def test_a_sure_boundary_is_nearly_always_one(record_property: Callable[[str, float], None]) -> None:
    told = [pair for name, layout in LAYOUTS.items() for pair in measured(name, layout).confidences]
    sure = [is_right for confidence, is_right in told if confidence >= SURE]
    record_property("right", round(sum(sure) / len(sure), 4))
    record_property("answered", round(len(sure) / len(told), 4))
    assert sum(sure) / len(sure) >= FLOORS["sure"]["right"]
    assert len(sure) / len(told) >= FLOORS["sure"]["answered"]


def test_a_change_of_subject_alone_seldom_splits_wrongly(record_property: Callable[[str, float], None]) -> None:
    found = measured("subject_only", SUBJECT_ONLY)
    record_property("f1", round(found.f1, 4))
    record_property("false_splits", round(found.false_splits, 4))
    assert found.f1 >= FLOORS["subject_only"]["f1"], f"F1 {found.f1:.4f}"
    assert found.false_splits <= FLOORS["subject_only"]["false_splits"], f"{found.false_splits:.4f} false"


@pytest.mark.parametrize("source", SOURCES)
def test_single_articles_stay_whole(source: str) -> None:
    cut = sum(len(split_articles(_text(story))) > 1 for story in material(source)[:SINGLES])
    share = cut / len(material(source)[:SINGLES])
    assert share <= FLOORS["whole"][source], f"{share:.4f} of {source} were cut"


def test_pages_with_subheads_stay_whole(record_property: Callable[[str, float], None]) -> None:
    texts = [f"{truth.get('title') or ''}\n\n{true_body(truth)}" for _, truth in publisher_pages()]
    share = sum(len(split_articles(text)) > 1 for text in texts) / len(texts)
    record_property("share", round(share, 4))
    assert share <= FLOORS["whole"]["pages"], f"{share:.4f} of the pages were cut"


@pytest.mark.parametrize("has_slug", [True, False])
@pytest.mark.parametrize("has_mark", [True, False])
def test_wire_stories_as_running_text_are_told_apart(has_slug: bool, has_mark: bool) -> None:
    tally = Tally()
    wires = wire_stories(WIRE_FILE)[:WIRE_STORIES]
    for at in range(0, len(wires), WIRE_DUMP):
        pieces = [wire.running_text(has_slug=has_slug, has_mark=has_mark) for wire in wires[at : at + WIRE_DUMP]]
        starts = [sum(len(piece) + 2 for piece in pieces[:number]) for number in range(len(pieces))]
        text = "\n\n".join(pieces)
        tally.add(split_articles(text), true_starts(text, starts))
    assert tally.f1 >= FLOORS["wire"], f"F1 {tally.f1:.4f}"


def test_the_measure_sees_a_splitter_that_never_splits() -> None:
    tally = Tally()
    tally.add([Article(0, 20, 1.0, ())], {0, 9})
    assert tally.f1 == 0.0


def test_the_measure_sees_a_splitter_that_splits_everywhere() -> None:
    tally = Tally()
    tally.add([Article(at, at + 1, 1.0, ()) for at in range(10)], {0, 9})
    assert tally.false_splits == pytest.approx(8 / 9)


def _text(story: Story) -> str:
    return "\n\n".join((story.headline, *story.paragraphs))
