"""How well articles are dated, measured on real material; the floors stand in floors.toml."""

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.quality.dated import (
    Dated,
    dated_pages,
    dated_reuters,
    dated_timebank,
    dated_web,
    dated_wikinews,
    published_of_text,
    share,
)
from tests.quality.material import bbc_articles, wikinews_articles

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))["dates"]
SURE = 0.9
EXACT = frozenset({"instant", "day"})
FITTED_ON = "constants were chosen on the pages of odd place, Wikinews and the first three Reuters files"


@cache
def pages() -> tuple[Dated, ...]:
    return tuple(dated_pages())


@cache
def wires() -> tuple[Dated, ...]:
    return tuple(dated_reuters(3))


@cache
def documents() -> tuple[Dated, ...]:
    return tuple(dated_timebank())


def test_pages_are_dated_to_the_day_and_to_the_minute(record_property: Callable) -> None:
    day, instant = share([page.is_day_right for page in pages()]), share([page.is_instant_right for page in zoned()])
    record_property("day", round(day, 4))
    record_property("instant", round(instant, 4))
    assert day >= FLOORS["pages"]["day"], [page for page in pages() if not page.is_day_right]
    assert instant >= FLOORS["pages"]["instant"], [page for page in zoned() if not page.is_instant_right]


def zoned() -> list[Dated]:
    """Pages whose true time has its zone; a civil time is no instant."""
    return [page for page in pages() if page.truth.tzinfo is not None]


def test_wikinews_stories_are_dated_by_their_date_line() -> None:
    assert all(story.is_day_right and story.found.precision == "day" for story in dated_wikinews())


def test_reuters_stories_are_dated_or_bounded_rightly(record_property: Callable) -> None:
    answered = [story for story in wires() if story.is_answered]
    right, given = share([story.is_day_right for story in answered]), len(answered) / len(wires())
    record_property("right", round(right, 4))
    record_property("answered", round(given, 4))
    assert right >= FLOORS["reuters"]["right"]
    assert given >= FLOORS["reuters"]["answered"]
    assert all(_holds(story) for story in wires() if not story.is_answered)


def test_wire_headers_of_documents_are_read_and_nothing_wrong_is_said(record_property: Callable) -> None:
    answered = [document for document in documents() if document.is_answered]
    record_property("answered", len(answered))
    assert share([document.is_day_right for document in answered]) >= FLOORS["documents"]["right"]
    assert share([_holds(document) for document in documents()]) >= FLOORS["documents"]["holds"]


def test_no_day_is_invented_for_a_text_without_a_date() -> None:
    stories = [_without_date_line(story) for story in wikinews_articles()]
    found = [published_of_text(text) for text in (*bbc_articles()[::8], *stories)]
    assert sum(answer.precision in EXACT for answer in found) <= FLOORS["invented"]["days"]


def test_what_bare_texts_of_the_web_say_is_true() -> None:
    for day, found in dated_web():
        if found.precision in EXACT:
            assert found.earliest is not None
            assert found.earliest.date() == day
        assert found.earliest is None or found.earliest.date() <= day
        assert found.latest is None or found.latest.date() >= day


@pytest.mark.parametrize("source", ["pages", "reuters", "together"])
def test_a_confidence_of_nine_tenths_is_earned(source: str, record_property: Callable) -> None:
    sources = {"pages": pages, "reuters": wires, "together": lambda: (*pages(), *wires())}
    articles = sources[source]()
    sure = [article for article in articles if article.is_answered and article.found.confidence >= SURE]
    right, answered = share([article.is_day_right for article in sure]), len(sure) / len(articles)
    record_property("right", round(right, 4))
    record_property("answered", round(answered, 4))
    assert right >= FLOORS["confidence"]["right"]
    assert answered >= FLOORS["confidence"]["answered"]


def test_the_measure_sees_a_wrong_day() -> None:
    page = next(page for page in pages() if page.is_day_right and page.found.earliest)
    wrong = Dated(page.name, page.truth.replace(year=page.truth.year - 1), page.found)
    assert not wrong.is_day_right
    assert not wrong.is_instant_right


def _holds(article: Dated) -> bool:
    """Whether the true day lies within what is said, as far as anything is."""
    first, last, day = article.found.earliest, article.found.latest, article.truth.date()
    return (first is None or first.date() <= day) and (last is None or last.date() >= day)


def _without_date_line(story: str) -> str:
    head, _, rest = story.partition("\n\n")
    return "\n\n".join([head, rest.partition("\n\n")[2]])
