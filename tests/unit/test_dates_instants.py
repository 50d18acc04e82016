"""Stated times in every form that wires, feeds and pages write them in; read as what they say and no more."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.text.dates_in_text import find_dates
from shared.text.instants import parse_instant, parse_month_day
from shared.text.moments import DAY_FIRST, MONTH_FIRST
from shared.text.provider_zones import CENTRAL

WITH_ZONE = {
    "2020-01-16T10:15:00Z": "2020-01-16T10:15:00",
    "2020-01-16T10:15:00.250+02:00": "2020-01-16T08:15:00",
    "2020-01-16 10:15:00 +0200": "2020-01-16T08:15:00",
    "20200116T101500+0000": "2020-01-16T10:15:00",
    "20200116T101500Z": "2020-01-16T10:15:00",
    "2020-01-16T10:15+01": "2020-01-16T09:15:00",
    "2020-01-16T10:15:00+01:00[Europe/Larn]": "2020-01-16T09:15:00",
    "1579169700": "2020-01-16T10:15:00",
    "1579169700000": "2020-01-16T10:15:00",
    "Thu, 16 Jan 2020 10:15:00 GMT": "2020-01-16T10:15:00",
    "Thu, 16 Jan 20 10:15 EST": "2020-01-16T15:15:00",
    "Thu Jan 16 10:15:00 UTC 2020": "2020-01-16T10:15:00",
    "Jan. 16, 2020 10:15 a.m. ET": "2020-01-16T15:15:00",
    "July 16, 2020 10:15 p.m. ET": "2020-07-17T02:15:00",
    "Published 3:05 PM EDT, Mon September 2, 2024": "2024-09-02T19:05:00",
    "16.01.2020 10:15 MEZ": "2020-01-16T09:15:00",
    "2020-01-16 10:15 GMT+2": "2020-01-16T08:15:00",
    "Thursday 16 January 2020 10.15 GMT": "2020-01-16T10:15:00",
    "10:15 GMT, 16 January 2020": "2020-01-16T10:15:00",
    "161015 GMT Jan 20": "2020-01-16T10:15:00",
    "Published Thu, Jan 16 202010:15 AM GMT": "2020-01-16T10:15:00",
    "01-16-20 1015GMT": "2020-01-16T10:15:00",
    "16 January 2020, 12:05 am UTC": "2020-01-16T00:05:00",
}
CIVIL_TIMES = (
    "2020-01-16 10:15",
    "2020/01/16 10:15",
    "202001161015",
    "16. Januar 2020, 10.15 Uhr",
    "16.01.20 | 10:15 Uhr",
    "16 janvier 2020 à 10h15",
    "10 h 15, le 16 janvier 2020",
    "16 de enero de 2020 - 10:15",
    "16 gennaio 2020 alle 10:15",
    "16. tammikuuta 2020 klo 10.15",
    "16 stycznia 2020, 10:15",
    "16. ledna 2020 10:15",
    "16 января 2020 г., 10:15",
    "16 січня 2020, 10:15",
    "10:15 16 Ocak 2020",
    "١٦ يناير ٢٠٢٠ 10:15",
    "16 كانون الثاني 2020 10:15",
    "2020年1月16日 10時15分",
    "2020년 1월 16일 오전 10:15",
    "2020. január 16. 10:15",
    "2020.01.16 10:15",
    "10:15 AM, January 16th, 2020",
    "donderdag 16 januari 2020 10:15",
    "16 de janeiro de 2020 às 10h15",
    "16. jan. 2020 kl. 10.15",
)
DAYS = (
    "2020-01-16",
    "20200116",
    "2020-W03-4",
    "2020-016",
    "200116",
    "16-JAN-2020",
    "Jan 16, 2020",
    "16/01/2020",
    "01/16/2020",
    "16.1.2020",
    "Thursday, January 16, 2020",
    "Jeudi 16 janvier 2020",
)
NO_DATES = (
    "",
    "five dollars",
    "1 hour ago",
    "10:15",
    "0603",
    "02-26 0105",
    "212101",
    "2020-13-45",
    "31 February 2020",
    "120 words",
    "99999999999999999999999999",
    "-1",
    "\x00",
)


@pytest.mark.parametrize("text", WITH_ZONE)
def test_a_time_with_its_zone_is_an_instant(text: str) -> None:
    moment = parse_instant(text)
    assert moment is not None
    earliest, latest = moment.bounds()
    assert earliest == latest == datetime.fromisoformat(WITH_ZONE[text]).replace(tzinfo=UTC)


@pytest.mark.parametrize("text", CIVIL_TIMES)
def test_a_time_without_a_zone_is_as_wide_as_the_zones_of_the_earth(text: str) -> None:
    moment = parse_instant(text)
    assert moment is not None
    civil = datetime(2020, 1, 16, 10, 15, tzinfo=UTC)
    assert moment.bounds() == (civil - timedelta(hours=14), civil + timedelta(hours=12))


def test_a_known_zone_makes_an_instant_of_it_in_summer_and_winter() -> None:
    for text, hour in (("2020-01-16 10:15", 9), ("2020-07-16 10:15", 8)):
        moment = parse_instant(text)
        assert moment is not None
        earliest, latest = moment.bounds(CENTRAL)
        assert earliest == latest
        assert earliest.hour == hour


def test_on_the_day_of_the_change_either_time_may_be_meant() -> None:
    moment = parse_instant("2020-10-25 02:30")
    assert moment is not None
    earliest, latest = moment.bounds(CENTRAL)
    assert latest - earliest == timedelta(hours=1)


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_a_whole_calendar_day(text: str) -> None:
    moment = parse_instant(text)
    assert moment is not None
    assert moment.unit == "day"
    first = datetime(2020, 1, 16, tzinfo=UTC)
    assert moment.bounds() == (first, first.replace(hour=23, minute=59, second=59))


@pytest.mark.parametrize("text", NO_DATES)
def test_what_states_no_date_is_none(text: str) -> None:
    assert parse_instant(text) is None


def test_months_and_years_keep_their_width() -> None:
    month, year = parse_instant("February 2020"), parse_instant("2020")
    assert month is not None
    assert year is not None
    assert [found.isoformat()[:10] for found in month.bounds()] == ["2020-02-01", "2020-02-29"]
    assert [found.isoformat()[:10] for found in year.bounds()] == ["2020-01-01", "2020-12-31"]


def test_numbers_that_may_be_day_or_month_keep_both_until_the_order_is_known() -> None:
    moment = parse_instant("05/04/2025")
    assert moment is not None
    assert [found.isoformat()[:10] for found in moment.bounds()] == ["2025-04-05", "2025-05-04"]
    assert moment.in_order(DAY_FIRST).day.isoformat() == "2025-04-05"
    assert moment.in_order(MONTH_FIRST).day.isoformat() == "2025-05-04"


def test_a_name_of_several_zones_widens_the_instant() -> None:
    moment = parse_instant("16 Jan 2020 10:15 IST")
    assert moment is not None
    earliest, latest = moment.bounds()
    assert latest - earliest == timedelta(hours=4, minutes=30)


@pytest.mark.parametrize(
    "text", ["Jan 16", "January 16th", "16 Jan.", "16 janvier", "16. Januar", "16 января", "1月16日"]
)
def test_a_day_without_its_year_is_month_and_day(text: str) -> None:
    assert parse_month_day(text) == (1, 16)
    assert parse_instant(text) is None


def test_words_that_are_months_elsewhere_make_no_date_of_running_text() -> None:
    assert list(find_dates("they won 6 out 2019 games and 5 set 2020 records")) == []


@given(st.text(max_size=200) | st.text("0123456789-/:.,TZ+ JanMay年月日", max_size=60))
def test_any_text_gives_a_moment_or_none(text: str) -> None:
    moment = parse_instant(text)
    parse_month_day(text)
    assert all(text[start:end] for _, start, end in find_dates(text))
    if moment is not None:
        earliest, latest = moment.bounds()
        assert earliest <= latest
