"""How well places are found and resolved, measured on real articles; the floors stand in floors.toml."""

import re
import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from math import sqrt
from pathlib import Path

import pytest

from services.clean.step import STEP as CLEAN
from services.enrich.gazetteer import open_gazetteer
from services.enrich.places import find_places
from services.enrich.places.find import PlacesFound, places_in
from services.enrich.places.frame import Frame, frame_of
from services.enrich.places.names import PLACE_LABELS, Lookup
from services.enrich.places.tokens import named_spans
from services.enrich.reading import Reading
from services.enrich.recognizer import recognise
from services.ingest.step import STEP as INGEST
from shared.events import Place
from tests.dumps import dump_of
from tests.quality.geovirus import Marked, Marks, geovirus
from tests.quality.invented_places import UNANSWERABLE
from tests.quality.material import data_folder
from tests.quality.re3d_places import located_texts
from tests.quality.tagged_wires import tagged_stories

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["places"]
SURE = 0.9
BINS = 10
WIRE_STEP = 3
SEED_COUNTRIES = {"Benghazi": "LY", "Tripoli": "LY", "Berlin": "DE", "Moscow": "RU", "Aleppo": "SY"}


def articles() -> tuple[Marks, ...]:
    return geovirus()


def held_out() -> tuple[Marks, ...]:
    """The half that the confidence was not fitted on."""
    return geovirus()[1::2]


def answered() -> list[tuple[Marked, Place]]:
    """The marked places that are found, each with what it was resolved to."""
    pairs = ((marked, article.answer_to(marked)) for article in articles() for marked in article.marked)
    return [(marked, place) for marked, place in pairs if place is not None]


def share(values: Iterable[bool]) -> float:
    held = list(values)
    return sum(held) / len(held)


def lower_bound(right: int, of: int) -> float:
    """Wilson's lower bound of a share, one-sided at 95 %."""
    z, part = 1.645, right / of
    return (part + z * z / (2 * of) - z * sqrt(part * (1 - part) / of + z * z / (4 * of * of))) / (1 + z * z / of)


def test_places_are_found_with_few_others(record_property: Callable) -> None:
    recall = len(answered()) / sum(len(article.marked) for article in articles())
    precision = share(article.truth_of(place) is not None for article in articles() for place in article.found.places)
    record_property("recall", round(recall, 4))
    record_property("precision", round(precision, 4))
    assert recall >= FLOORS["found"]["recall"]
    assert precision >= FLOORS["found"]["precision"]


def test_places_lie_in_the_right_country(record_property: Callable) -> None:
    pairs = [(marked, place) for marked, place in answered() if marked.kind != "region"]
    right = share(place.country == marked.country for marked, place in pairs)
    of_named = share(place.country == marked.country for marked, place in pairs if place.name is not None)
    record_property("right", round(right, 4))
    record_property("right_of_resolved", round(of_named, 4))
    assert right >= FLOORS["country"]["right"], [p for m, p in pairs if p.country != m.country]
    assert of_named >= FLOORS["country"]["right_of_resolved"]


def test_settlements_are_near_where_they_are(record_property: Callable) -> None:
    pairs = [(marked, place) for marked, place in answered() if marked.kind == "settlement"]
    near = share(marked.is_near(place) for marked, place in pairs)
    record_property("near", round(near, 4))
    assert near >= FLOORS["settlements"]["near"]


def judged() -> list[tuple[float, bool]]:
    """Confidence of each answer and whether it is right: the held-out half, and names that no gazetteer holds."""
    pairs = [(article.truth_of(place), place) for article in held_out() for place in article.found.places if place.name]
    known = [(place.confidence, truth is not None and truth.is_right(place)) for truth, place in pairs]
    return [*known, *((place.confidence, False) for place in wrong_of_the_unanswerable())]


@cache
def wrong_of_the_unanswerable() -> tuple[Place, ...]:
    found = []
    for text, allowed in UNANSWERABLE:
        places = places_in(text, named_spans(recognise(text)), open_gazetteer(), Frame()).places
        found += [place for place in places if place.name is not None and place.text not in allowed]
    return tuple(found)


def test_a_confidence_of_nine_tenths_is_earned(record_property: Callable) -> None:
    sure = [right for confidence, right in judged() if confidence >= SURE]
    asked = sum(len(article.marked) for article in held_out())
    bound = lower_bound(sum(sure), len(sure))
    record_property("right", round(share(sure), 4))
    record_property("lower_bound", round(bound, 4))
    record_property("answered", round(min(1.0, len(sure) / asked), 4))
    assert bound >= FLOORS["confidence"]["lower_bound"]
    assert len(sure) / asked >= FLOORS["confidence"]["answered"]


def test_confidences_are_shares(record_property: Callable) -> None:
    rows, error = judged(), 0.0
    for number in range(BINS):
        held = [row for row in rows if min(int(row[0] * BINS), BINS - 1) == number]
        if held:
            mean, right = sum(row[0] for row in held) / len(held), share(row[1] for row in held)
            record_property(f"bin_{number}", f"{len(held)}: {mean:.3f} said, {right:.3f} right")
            error += abs(mean - right) * len(held) / len(rows)
    record_property("ece", round(error, 4))
    assert error <= FLOORS["confidence"]["ece"]


def test_names_that_no_gazetteer_holds_are_not_answered(record_property: Callable) -> None:
    wrong = [(place.text, place.name, place.confidence) for place in wrong_of_the_unanswerable()]
    record_property("wrong", len(wrong))
    assert len(wrong) / len(UNANSWERABLE) <= FLOORS["unanswerable"]["wrong"], wrong


def test_the_places_of_the_seed_lie_in_their_countries() -> None:
    seed = (data_folder() / "seed" / "asharq-al-awsat.txt").read_bytes()
    found = {}
    for item in INGEST.run(dump_of(seed)).items:
        article = CLEAN.run(item.article).items[0].article
        found |= {place.text: place.country for place in find_places(Reading(article)).places}
    assert {name: found.get(name) for name in SEED_COUNTRIES} == SEED_COUNTRIES


@pytest.mark.parametrize("number", [0, 7])
def test_the_measure_sees_a_wrong_country(number: int) -> None:
    article = articles()[number]
    place = next(p for p in article.found.places if (truth := article.truth_of(p)) and truth.is_right(p))
    truth = article.truth_of(place)
    assert truth is not None
    assert not truth.is_right(place.model_copy(update={"country": "ZZ"}))
    assert not re.search(r"\d", place.text)


@cache
def wires() -> tuple[tuple[frozenset[str], PlacesFound], ...]:
    """Stories of one Reuters file: the countries that its desk has tagged, and what is found."""
    stories = [story for story in tagged_stories("reut2-005.sgm") if story.countries][::WIRE_STEP]
    lookup = Lookup(open_gazetteer())
    return tuple(
        (
            story.countries,
            places_in(
                story.body,
                named_spans(recognise(story.body)),
                open_gazetteer(),
                frame_of(story.title, story.dateline, lookup),
            ),
        )
        for story in stories
    )


def test_the_focus_of_a_wire_is_a_country_that_its_desk_has_tagged(record_property: Callable) -> None:
    stories = [(tags, found) for tags, found in wires() if found.focus]
    first = share(found.focus[0].country in tags for tags, found in stories)
    tagged = [country in {focus.country for focus in found.focus} for tags, found in stories for country in tags]
    record_property("first", round(first, 4))
    record_property("tagged", round(share(tagged), 4))
    assert first >= FLOORS["focus"]["first"]
    assert share(tagged) >= FLOORS["focus"]["tagged"]


def test_more_locations_are_found_than_the_recogniser_finds_on_other_texts(record_property: Callable) -> None:
    ours, bare, marked = 0, 0, 0
    for text, spans in located_texts():
        named = named_spans(recognise(text))
        found = [(place.start, place.end) for place in places_in(text, named, open_gazetteer(), Frame()).places]
        labelled = [(span.start, span.end) for span in named.all if span.label in PLACE_LABELS]
        marked += len(spans)
        ours += sum(_meets(span, found) for span in spans)
        bare += sum(_meets(span, labelled) for span in spans)
    record_property("found", round(ours / marked, 4))
    record_property("found_by_the_recogniser", round(bare / marked, 4))
    assert ours / marked >= FLOORS["other_texts"]["found"]
    assert (ours - bare) / marked >= FLOORS["other_texts"]["more"]


def _meets(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
