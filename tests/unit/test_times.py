"""Time expressions: what is found, what it means, and what stays open."""

import json
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.enrich.part import run_part
from services.enrich.parts import MOST_TIMES, TIMES
from services.enrich.reading import Reading
from services.enrich.times.anchors import UNKNOWN, Anchor, anchor_of
from services.enrich.times.finding import find_in_text
from shared.events import Published, TimeExpression
from tests.dumps import clean_article

FRIDAY = date(2024, 3, 15)
ON_FRIDAY = Anchor(FRIDAY, FRIDAY, "published")
CASES = json.loads((Path(__file__).parents[1] / "cases" / "times" / "expressions.json").read_text("utf-8"))


def _marked(case: dict) -> object:
    marks = [pytest.mark.xfail(strict=True, reason=case["why_failing"])] if "why_failing" in case else []
    return pytest.param(case["text"], case["times"], id=case["text"][:40], marks=marks)


@pytest.mark.parametrize(("text", "expected"), [_marked(case) for case in CASES])
def test_an_expression_means(text: str, expected: dict[str, str]) -> None:
    assert expected == {found.text: found.value for found in find_in_text(text, ON_FRIDAY)}


def only(text: str, anchor: Anchor = ON_FRIDAY) -> TimeExpression:
    """The only expression of a text."""
    (found,) = find_in_text(text, anchor)
    return found


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("It closed early on Monday.", "START"),
        ("It closed late in May 2019.", "END"),
        ("It closed in mid-May 2019.", "MID"),
        ("It took about two weeks.", "APPROX"),
        ("It took more than two weeks.", "MORE_THAN"),
        ("It took less than two weeks.", "LESS_THAN"),
        ("It took at least two weeks.", "EQUAL_OR_MORE"),
        ("It took up to two weeks.", "EQUAL_OR_LESS"),
        ("It took two weeks.", None),
    ],
)
def test_a_modifier_is_told_apart_from_the_time(text: str, mod: str | None) -> None:
    assert mod == only(text).mod


@pytest.mark.parametrize(
    ("text", "type_name", "basis"),
    [
        ("It opened on May 3, 1999.", "DATE", "explicit"),
        ("It opened on Monday.", "DATE", "published"),
        ("It opened at noon on Monday.", "TIME", "published"),
        ("It took two weeks.", "DURATION", "none"),
        ("It opens daily.", "SET", "none"),
        ("It is open now.", "DATE", "none"),
    ],
)
def test_an_expression_says_what_it_was_resolved_against(text: str, type_name: str, basis: str) -> None:
    assert (type_name, basis) == (only(text).type, only(text).basis)


def test_a_day_has_the_bounds_of_its_calendar_day() -> None:
    found = only("The harbour board met on Tuesday.")
    assert (found.earliest, found.latest) == (instant("2024-03-12T00:00:00"), instant("2024-03-12T23:59:59"))


def test_a_time_with_its_zone_is_an_instant_and_one_without_spans_every_zone() -> None:
    zoned, bare = only("It shut at 8 a.m. EST."), only("It shut at 8 a.m.")
    assert (zoned.earliest, zoned.latest) == (instant("2024-03-15T13:00:00"),) * 2
    assert (bare.earliest, bare.latest) == (instant("2024-03-14T18:00:00"), instant("2024-03-15T20:00:00"))


def test_a_length_up_to_now_has_bounds() -> None:
    found = only("The strikes went on over the past 14 months.")
    assert (found.earliest, found.latest) == (instant("2023-01-15T00:00:00"), instant("2024-03-15T23:59:59"))


@pytest.mark.parametrize("text", ["It is open now.", "It recently moved.", "It took two weeks.", "It opens daily."])
def test_what_names_no_stretch_of_the_calendar_has_no_bounds(text: str) -> None:
    assert (only(text).earliest, only(text).latest) == (None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It met on Tuesday.", "XXXX-WXX-2"),
        ("It met last week.", "XXXX-WXX"),
        ("It met yesterday.", "XXXX-XX-XX"),
        ("It met on Jan. 16.", "XXXX-01-16"),
        ("It met last year.", "XXXX"),
        ("It rose in the third quarter.", "XXXX-Q3"),
        ("It met at noon on Monday.", "XXXX-WXX-1T12:00"),
    ],
)
def test_without_a_day_of_publication_a_time_stays_relative(text: str, value: str) -> None:
    found = only(text, UNKNOWN)
    assert (value, "relative", None, None) == (found.value, found.basis, found.earliest, found.latest)


def test_without_a_day_of_publication_a_stated_date_carries_what_follows_it() -> None:
    found = find_in_text("The dam broke on May 3, 1999. Two days later it was dry.", UNKNOWN)
    assert [(t.value, t.basis) for t in found] == [("1999-05-03", "explicit"), ("1999-05-05", "context")]


def test_days_of_publication_that_agree_give_one_day() -> None:
    several = Anchor(date(2024, 3, 14), date(2024, 3, 16), "published")
    assert only("It met on Wednesday.", several).value == "2024-03-13"


def test_days_of_publication_that_differ_give_every_candidate_day() -> None:
    several = Anchor(date(2024, 3, 14), date(2024, 3, 16), "published")
    friday, yesterday = only("It met on Friday.", several), only("It met yesterday.", several)
    assert (friday.value, friday.earliest, friday.latest) == (
        "XXXX-WXX-5",
        instant("2024-03-08T00:00:00"),
        instant("2024-03-15T23:59:59"),
    )
    assert (yesterday.value, yesterday.earliest) == ("2024-03-XX", instant("2024-03-13T00:00:00"))


def test_an_open_end_of_publication_stays_open() -> None:
    found = only("It met late on Sunday.", Anchor(FRIDAY, None, "published"))
    assert (found.value, found.mod, found.earliest, found.latest) == (
        "XXXX-WXX-7",
        "END",
        instant("2024-03-10T00:00:00"),
        None,
    )


def test_a_weekday_without_a_hint_goes_with_the_others_of_its_name() -> None:
    text = "The council (on Sunday) is small.\n\nThe council would meet on Sunday."
    assert [found.value for found in find_in_text(text, ON_FRIDAY)] == ["2024-03-17"] * 2


def test_the_time_of_this_version_serves_where_the_publication_is_unknown() -> None:
    version = Published(earliest=instant("2024-03-15T10:00:00"), latest=instant("2024-03-15T10:00:00"), confidence=0.9)
    assert Anchor(FRIDAY, FRIDAY, "version", 0.9) == anchor_of(Published(), version)


def test_the_time_of_this_version_serves_where_the_publication_has_no_end() -> None:
    version = Published(earliest=instant("2024-03-15T10:00:00"), latest=instant("2024-03-15T10:00:00"), confidence=0.9)
    begun = Published(earliest=instant("2024-03-01T00:00:00"), confidence=0.7)
    assert Anchor(FRIDAY, FRIDAY, "version", 0.9) == anchor_of(begun, version)
    assert Anchor(date(2024, 3, 1), None, "published", 0.7) == anchor_of(begun, None)


def test_a_day_in_a_zone_is_one_day() -> None:
    day = Published(earliest=instant("2024-03-14T22:00:00"), latest=instant("2024-03-15T21:59:59"), confidence=0.9)
    assert Anchor(FRIDAY, FRIDAY, "published", 0.9) == anchor_of(day, None)


def test_a_doubtful_publication_makes_what_rests_on_it_doubtful() -> None:
    doubtful = Anchor(FRIDAY, FRIDAY, "published", 0.5)
    assert (only("It met on Monday.", doubtful).confidence or 1) < (only("It met on Monday.").confidence or 0)
    assert only("It met in 1999.", doubtful).confidence == only("It met in 1999.").confidence


def test_the_part_counts_what_had_no_day_to_rest_on() -> None:
    fields, run = run_part(TIMES, Reading(clean_article("The harbour board met on Tuesday, as the ferry was late.")))
    assert [found.basis for found in fields["times"]] == ["relative"]
    assert [(skip.reason, skip.count) for skip in run.skipped] == [("no_anchor", 1)]


def test_a_text_of_nothing_but_dates_keeps_the_first_ones_and_says_so() -> None:
    text = "The harbour board met on Tuesday, as the ferry was late.\n\n" + "On Monday it rained. " * MOST_TIMES
    fields, run = run_part(TIMES, Reading(clean_article(text)))
    assert len(fields["times"]) == MOST_TIMES
    assert (run.reason, run.skipped[-1].reason) == ("too_many", "too_many")


def test_other_languages_are_not_guessed_at() -> None:
    french = clean_article("Le conseil du port a voté lundi pour le bac de nuit, qui restera jusqu'au 2024-03-15.")
    fields, run = run_part(TIMES, Reading(french))
    assert (fields, run.state) == ({}, "not_supported")


_WORDS = """
the a last next past this May March Monday 5 31 1998 2000 '98 1980s 10:35 a.m. EST , - . ' / of on in to and two hundred
thousand few week weeks month year quarter third Q3 ago later earlier every each now half morning Christmas 1/2 9/11 5.5
99999999999999 1,000 2020-02-30 0001-01-01 9999-12-31 $ will said decade century millennia
"""
_PIECES = st.lists(st.sampled_from([*_WORDS.split(), "\n\n"]), max_size=25).map(" ".join)
_ANCHORS = st.builds(
    lambda days: Anchor(*days, basis="published"),
    st.tuples(st.none() | st.dates(), st.none() | st.dates()).map(
        lambda days: tuple(sorted(days)) if None not in days else days
    ),
)


@given(text=st.text() | _PIECES, anchor=_ANCHORS)
def test_any_text_gives_sorted_spans_that_spell_their_text(text: str, anchor: Anchor) -> None:
    found = find_in_text(text, anchor)
    assert all(text[item.start : item.end] == item.text for item in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= (item.confidence or 0) <= 1 for item in found)
    assert all(item.earliest <= item.latest for item in found if item.earliest and item.latest)
    assert found == find_in_text(text, anchor)


def test_a_clock_beside_a_day_that_may_be_several_is_of_that_day() -> None:
    three_days = Anchor(date(2024, 3, 14), date(2024, 3, 16), "published")
    text = "It shut late on Sunday. Yesterday at 3 p.m. it opened."
    sunday, yesterday, clock = find_in_text(text, three_days)
    assert sunday.value == "2024-03-10"
    assert (clock.value, clock.earliest, clock.latest) == ("2024-03-XXT15:00", yesterday.earliest, yesterday.latest)
    _, clock = find_in_text("On Monday, at 5 p.m., it shut.", UNKNOWN)
    assert (clock.value, clock.basis, clock.earliest) == ("XXXX-WXX-1T17:00", "relative", None)


def test_a_day_in_figures_that_may_be_read_both_ways_is_not_sure() -> None:
    sure = {text: only(f"It opened on {text}.").confidence > 0.9 for text in ("25/12/2020", "11/11/2020", "2020-11-09")}
    assert sure == {"25/12/2020": True, "11/11/2020": True, "2020-11-09": True}
    assert only("It opened on 11/09/2020.").confidence <= 0.5


@pytest.mark.parametrize(
    "text", ["Black Friday sales rose.", "The Monday Club met.", "the Sunday Times said so.", "She ran it in 3:34.5."]
)
def test_a_weekday_in_a_name_and_a_time_run_are_no_times(text: str) -> None:
    assert find_in_text(text, ON_FRIDAY) == ()


@pytest.mark.parametrize(
    "text", ["On Monday Ada Moss left.", "The Monday after, it rained.", "THE MONDAY TALKS BEGIN."]
)
def test_a_weekday_before_a_name_or_among_capitals_is_a_day(text: str) -> None:
    assert only(text).value == "2024-03-11"


def test_the_attacks_of_a_day_are_those_of_their_year() -> None:
    assert only("The Sept. 11 attacks changed that.").value == "2001-09-11"
    assert only("The ferry of Sept. 11 was late.").value == "2023-09-11"
