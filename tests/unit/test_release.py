"""Until when a text is held back: by a field of the wire, or by a line of the text."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.clean.release import find_release, is_release_note
from services.clean.step import clean
from shared.events import CleanArticle, Provider, Published, Release, StatedTime
from shared.outcomes import Event
from tests.invented import raw_article

SENT = datetime(2020, 1, 14, 12, tzinfo=UTC)
STORY = "The night ferry came back to the harbour after nine days at sea, the port said."
HELD_BACK = {
    "EMBARGOED UNTIL 00:01 GMT, January 17, 2020": "2020-01-17T00:01:00",
    "EMBARGOED UNTIL 0001 GMT FRIDAY": "2020-01-17T00:01:00",
    "STRICTLY EMBARGOED TO 00.01 GMT Friday 17 January 2020": "2020-01-17T00:01:00",
    "HOLD FOR RELEASE 6 A.M. EST FRIDAY, JAN. 17": "2020-01-17T11:00:00",
    "(EMBARGOED FOR RELEASE UNTIL NOON ET ON JAN 17, 2020)": "2020-01-17T17:00:00",
    "NOT FOR PUBLICATION BEFORE 17 January 2020 10:00 GMT": "2020-01-17T10:00:00",
    "FOR RELEASE AT 2 P.M. EST January 17, 2020": "2020-01-17T19:00:00",
    "*** Embargo: 2020-01-17T10:00:00+01:00 ***": "2020-01-17T09:00:00",
    "Sperrfrist: 17. Januar 2020, 10 Uhr": "2020-01-17T09:00:00",
    "SPERRFRIST 17.01.2020 - 10.00 UHR": "2020-01-17T09:00:00",
    "Sous embargo jusqu'au 17 janvier 2020 à 10h00 CET": "2020-01-17T09:00:00",
    "Embargado hasta el 17 de enero de 2020": "2020-01-17T00:00:00",
    "Embargo fino alle ore 18 del 17 gennaio 2020 CET": "2020-01-17T17:00:00",
    "Sous embargo jusqu'au 17 janvier 2020, 18 heures CET": "2020-01-17T17:00:00",
    "Embargo t.o.m. 17 januari 2020 kl 06.00 CET": "2020-01-17T05:00:00",
    "EMBARGO 17.1.2020 klo 6 UTC": "2020-01-17T06:00:00",
    "Embargo do 17.01.2020 godz. 18.00 UTC": "2020-01-17T18:00:00",
    "محظور النشر حتى الساعة 6 صباحا 17 يناير 2020 GMT": "2020-01-17T06:00:00",
    "情報解禁：2020年1月17日 18時 UTC": "2020-01-17T18:00:00",
    "Eds: This story is embargoed until 12:01 a.m. EST Friday.": "2020-01-17T05:01:00",
    "This report is under embargo until 17 January 2020 06:00 GMT": "2020-01-17T06:00:00",
    "Press release: embargo lifts 17 January 2020 at 6am GMT": "2020-01-17T06:00:00",
    "Embargo bis 17. Januar 2020, 18 Uhr MEZ": "2020-01-17T17:00:00",
}
NO_RELEASE_NOTES = (
    "",
    "The embargo until 1990 hurt trade.",
    "Oil embargo: prices rise again",
    "This report is about the embargo of 1990",
    "Embargo 17 ships held in port",
    "FOR IMMEDIATE RELEASE",
    "Embargo lifted on Friday",
    "For release on disc on Tuesday",
    "For use in court on Monday, he said",
    "The EU will hold for now",
    "Embargoed goods were found on January 17, 2020",
)


def release_of(text: str, provider: Provider | None = None) -> Release:
    raw = raw_article(text).model_copy(update={"provider": provider or Provider()})
    item = clean(raw).items[0]
    assert isinstance(item, Event)
    assert isinstance(item.article, CleanArticle)
    return item.article.release


@pytest.mark.parametrize("line", HELD_BACK)
def test_a_line_that_holds_the_text_back_gives_the_time_with_its_words(line: str) -> None:
    text = f"Ferry Back in Harbour\n\n{line}\n\n{STORY}"
    release = release_of(text, Provider(sent_at=SENT))
    assert release.embargo_until == datetime.fromisoformat(HELD_BACK[line]).replace(tzinfo=UTC)
    assert release.basis == "text"
    assert [text[found.start : found.end] for found in release.evidence] == [line]


@pytest.mark.parametrize("line", NO_RELEASE_NOTES)
def test_a_line_that_only_speaks_of_embargoes_holds_nothing_back(line: str) -> None:
    assert not is_release_note(line)
    assert release_of(f"Ferry Back in Harbour\n\n{line}\n\n{STORY}") == Release()


@pytest.mark.parametrize("line", ["EMBARGOED", "Sperrfrist 10 Uhr", "EMBARGOED UNTIL FRIDAY"])
def test_an_embargo_whose_day_nothing_tells_is_shown_without_a_time(line: str) -> None:
    release = release_of(f"Ferry Back in Harbour\n\n{line}\n\n{STORY}")
    assert (release.embargo_until, release.basis, len(release.evidence)) == (None, "text", 1)


def test_a_time_without_a_zone_is_taken_as_late_as_it_can_be() -> None:
    release = release_of(f"Ferry Back\n\nEMBARGOED UNTIL 10:00, 17 January 2020\n\n{STORY}")
    assert release.embargo_until == datetime(2020, 1, 17, 22, tzinfo=UTC)


def test_a_field_of_the_wire_goes_before_the_text_and_both_are_shown() -> None:
    stated = StatedTime(kind="embargo", field="nitf:date.release", text="20200117T100000+0100")
    provider = Provider(times=(stated,), embargo=stated.text)
    release = release_of(f"Ferry Back\n\nEMBARGOED UNTIL 11:00 GMT, 17 January 2020\n\n{STORY}", provider)
    assert release.embargo_until == datetime(2020, 1, 17, 9, tzinfo=UTC)
    assert (release.basis, [found.space for found in release.evidence]) == ("provider", ["provider", "source"])
    assert release.evidence[0].field == "nitf:date.release"


def test_an_embargo_is_not_the_time_of_publication() -> None:
    raw = raw_article(f"Ferry Back\n\nEMBARGOED UNTIL 11:00 GMT, 17 January 2020\n\n{STORY}")
    item = clean(raw).items[0]
    assert isinstance(item, Event)
    assert isinstance(item.article, CleanArticle)
    assert item.article.published == Published()


@given(st.text(max_size=300) | st.text("EMBARGOD UNTIL0123:.GMTFRIY ", max_size=80))
def test_any_text_gives_a_release(text: str) -> None:
    is_release_note(text)
    raw = raw_article("x").model_copy(update={"provider": Provider(embargo=text or None, sent_at=SENT)})
    assert find_release(raw, (), Published()).basis in {"provider", "none"}
