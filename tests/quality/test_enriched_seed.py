"""What enrichment makes of the sample dump that Copydesk was built for; read from the shared data folder."""

from datetime import UTC, datetime

import pytest

from services.clean.step import STEP as CLEAN
from services.enrich.step import STEP as ENRICH
from services.ingest.step import STEP as INGEST
from shared.events import EnrichedArticle, Quote, TimeExpression
from tests.annotation_laws import annotation_faults
from tests.dumps import dump_of
from tests.quality.material import data_folder


@pytest.fixture(scope="module")
def stories() -> list[EnrichedArticle]:
    payload = (data_folder() / "seed" / "asharq-al-awsat.txt").read_bytes()
    clean = [CLEAN.run(item.article).items[0].article for item in INGEST.run(dump_of(payload)).items]
    return [ENRICH.run(article).items[0].article for article in clean]


def test_every_offset_spells_its_text(stories: list[EnrichedArticle]) -> None:
    assert [annotation_faults(story) for story in stories] == [[], []]


def test_each_speaker_is_found_with_the_office_that_quotes_one(stories: list[EnrichedArticle]) -> None:
    first, second = ([_speaker(quote) for quote in story.quotes if quote.kind != "indirect"] for story in stories)
    assert [name for name in first if name == "Heiko Maas"] == ["Heiko Maas"]
    assert first.count("Antonio Guterres") == 3
    (quoted,) = [quote for quote in stories[1].quotes if "Zionist entity" in quote.text]
    assert quoted.speaker == "Sudani"
    assert "Sudani" in _speaker(quoted)
    assert "office" in " ".join(source.text for source in quoted.via)
    assert second == [_speaker(quoted)]


def test_security_sources_who_told_the_agency_speak_unnamed(stories: list[EnrichedArticle]) -> None:
    (told,) = [quote for quote in stories[1].quotes if "hundreds of Iraqi Shiite" in quote.text]
    assert told.speaker_kind == "nominal"
    assert "security sources" in (told.speaker or "")
    assert "Reuters" in (told.channel.text if told.channel else "")


@pytest.mark.parametrize(
    ("story", "mention", "country"),
    [
        (0, "Benghazi", "LY"),
        (0, "Tripoli", "LY"),
        (0, "Berlin", "DE"),
        (0, "Moscow", "RU"),
        (1, "Aleppo", "SY"),
    ],
)
def test_each_town_lies_in_its_country(stories: list[EnrichedArticle], story: int, mention: str, country: str) -> None:
    found = {place.country for place in stories[story].places if place.text == mention}
    assert found == {country}


def test_one_commander_is_one_person_of_one_story(stories: list[EnrichedArticle]) -> None:
    first, second = ([e for e in story.entities if "Haftar" in e.canonical] for story in stories)
    (haftar,) = first
    assert (haftar.canonical, haftar.type) == ("Khalifa Haftar", "person")
    assert haftar.count == stories[0].body.count("Haftar")
    assert haftar.in_headline
    assert second == []


def test_days_resolve_against_the_interval_of_each_story(stories: list[EnrichedArticle]) -> None:
    first, second = ([t for t in story.times if t.start >= 0] for story in stories)
    assert _days(first, "Thursday") == {("2020-01-16", "2020-01-16")}
    assert _days(first, "Wednesday") == {("2020-01-15", "2020-01-15")}
    assert _days(first, "Sunday") == {("2020-01-19", "2020-01-19")}
    # The second story has only a day before which it was not published: no weekday of it may be given an exact day.
    assert all(time.earliest is None or time.latest is None or time.basis == "explicit" for time in second)
    assert {time.text for time in second} >= {"last week", "late on Sunday", "the past 14 months"}


def _speaker(quote: Quote) -> str:
    return quote.speaker_name or quote.speaker or ""


def _days(times: list[TimeExpression], word: str) -> set[tuple[str, str]]:
    return {(_day(t.earliest), _day(t.latest)) for t in times if word in t.text}


def _day(time: datetime | None) -> str:
    return "" if time is None else time.astimezone(UTC).date().isoformat()
