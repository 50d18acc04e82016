"""When an article was published: from its text, case by case, and from what the wire states."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.clean.dates import find_published, find_version_time
from services.clean.step import clean
from shared.events import CleanArticle, Provider, Published, StatedTime
from shared.events.vocabulary import STATED_TIMES
from shared.outcomes import Dropped, Event
from tests.cases import load_cases
from tests.invented import raw_article

TEN = "2020-01-16T10:15:00+00:00"


def published_of(provider: Provider, wire_format: str = "nitf") -> Published:
    return find_published(
        raw_article("x").model_copy(update={"provider": provider, "wire_format": wire_format}), (), None
    )


def cleaned(text: str, provider: Provider | None = None) -> CleanArticle | None:
    """The article, or None where there is nothing in it."""
    item = clean(raw_article(text).model_copy(update={"provider": provider or Provider()})).items[0]
    assert isinstance(item, Event | Dropped)
    if isinstance(item, Dropped):
        return None
    assert isinstance(item.article, CleanArticle)
    return item.article


def stating(*times: tuple[str, str], **facts: Any) -> Provider:
    return Provider(times=tuple(StatedTime(kind=kind, field=f"f:{kind}", text=text) for kind, text in times), **facts)


def short(found: Published) -> list[str | None]:
    ends = [None if end is None else end.strftime("%Y-%m-%dT%H:%M:%SZ") for end in (found.earliest, found.latest)]
    return [*ends, found.precision, found.basis]


def assert_lawful(found: Published, source: str = "") -> None:
    if found.earliest and found.latest:
        assert found.earliest <= found.latest
    assert (found.confidence == 0) == (found.precision == "unknown") == (not found.evidence)
    for evidence in found.evidence:
        if evidence.space == "source":
            assert source[evidence.start : evidence.end] == evidence.text
        else:
            assert evidence.field
            assert evidence.end - evidence.start == len(evidence.text)


@pytest.mark.parametrize("case", load_cases("dates"))
def test_a_text_is_dated_as_expected(case: dict[str, Any]) -> None:
    article = cleaned(case["text"])
    assert article is not None
    assert short(article.published) == case["published"]
    assert_lawful(article.published, case["text"])


def test_a_stated_publication_is_an_instant_of_the_wire_with_its_field_as_evidence() -> None:
    found = published_of(stating(("published", TEN)))
    assert short(found) == ["2020-01-16T10:15:00Z", "2020-01-16T10:15:00Z", "instant", "provider"]
    assert [(e.space, e.field, e.start, e.end, e.text) for e in found.evidence] == [
        ("provider", "f:published", 0, len(TEN), TEN)
    ]


def test_what_a_page_states_is_metadata() -> None:
    assert published_of(stating(("published", TEN)), "html").basis == "metadata"


@pytest.mark.parametrize("kind", ["sent", "modified", "crawled", "loaded"])
def test_a_later_event_alone_is_only_an_upper_bound(kind: str) -> None:
    assert short(published_of(stating((kind, TEN)))) == [None, "2020-01-16T10:15:00Z", "not_after", "provider"]


def test_the_making_of_a_text_alone_is_only_a_lower_bound() -> None:
    assert short(published_of(stating(("created", TEN)))) == ["2020-01-16T10:15:00Z", None, "not_before", "provider"]


def test_made_and_sent_bound_the_publication_from_both_sides() -> None:
    found = published_of(stating(("created", TEN), ("sent", "2020-01-16T11:00:00Z")))
    assert short(found) == ["2020-01-16T10:15:00Z", "2020-01-16T11:00:00Z", "interval", "provider"]
    assert len(found.evidence) == 2


@pytest.mark.parametrize("kind", ["embargo", "expires"])
def test_times_to_come_say_nothing_of_the_publication(kind: str) -> None:
    assert published_of(stating((kind, TEN))) == Published()


def test_the_time_of_ingestion_is_never_the_publication() -> None:
    assert published_of(Provider()) == Published()


def test_a_stated_day_is_made_exact_by_an_instant_within_it() -> None:
    found = published_of(stating(("published", "2020-01-16"), ("published", TEN)))
    assert short(found)[:3] == ["2020-01-16T10:15:00Z", "2020-01-16T10:15:00Z", "instant"]


def test_signs_of_two_bases_that_agree_are_surer_than_one() -> None:
    alone = published_of(stating(("published", "2020-01-16")))
    both = published_of(stating(("published", "2020-01-16"), url="https://harbour.example/2020/01/16/ferry"))
    assert both.confidence > alone.confidence


def test_signs_that_contradict_each_other_are_both_shown_and_believed_less() -> None:
    found = published_of(stating(("published", TEN), url="https://harbour.example/2018/03/04/ferry"))
    assert short(found)[0] == "2020-01-16T10:15:00Z"
    assert found.confidence < 0.9
    assert {evidence.field for evidence in found.evidence} == {"f:published", "url"}


def test_a_publication_after_its_own_sending_is_believed_less() -> None:
    found = published_of(stating(("published", TEN), ("sent", "2019-01-16T10:15:00Z")))
    assert found.confidence < 0.9


def test_a_time_without_a_zone_takes_that_of_its_agency_or_country() -> None:
    by_country = stating(("published", "2020-01-16 10:15"), url="https://hafen.example.de/a")
    by_agency = stating(("published", "2020-01-16 10:15"), name="dpa")
    for provider in (by_country, by_agency):
        assert short(published_of(provider))[:3] == ["2020-01-16T09:15:00Z", "2020-01-16T09:15:00Z", "instant"]
    assert published_of(stating(("published", "2020-01-16 10:15"))).precision == "interval"


def test_midnight_to_the_second_is_a_day() -> None:
    found = published_of(stating(("published", "2020-01-16T00:00:00+02:00")))
    assert short(found)[:3] == ["2020-01-15T22:00:00Z", "2020-01-16T21:59:59Z", "day"]


def test_an_address_gives_the_day_where_nothing_else_does() -> None:
    found = published_of(Provider(url="https://harbour.example/2020/01/16/ferry"))
    assert short(found) == [
        "2020-01-16T00:00:00Z",
        "2020-01-16T23:59:59Z",
        "day",
        "url",
    ]


@pytest.mark.parametrize(
    "url", ["https://h.example/2020/13/45/a", "https://h.example/a-20209999", "http://[", "x" * 10_000]
)
def test_numbers_in_an_address_are_no_date_unless_they_are_one(url: str) -> None:
    assert published_of(Provider(url=url)) == Published()


def test_a_sent_time_gives_a_dateline_its_year() -> None:
    provider = stating(("sent", "2020-01-16T21:00:00Z"), dateline="VARNA, Jan 16")
    found = published_of(provider)
    assert short(found) == ["2020-01-16T00:00:00Z", "2020-01-16T23:59:59Z", "day", "dateline"]
    assert {evidence.field for evidence in found.evidence} == {"dateline", "f:sent"}


def test_a_dateline_of_december_sent_in_january_is_of_the_year_before() -> None:
    provider = stating(("sent", "2020-01-01T01:00:00Z"), dateline="VARNA, Dec 31")
    assert short(published_of(provider))[0] == "2019-12-31T00:00:00Z"


def test_the_time_of_a_version_is_that_of_its_last_change() -> None:
    raw = raw_article("x").model_copy(
        update={"provider": stating(("published", TEN), ("modified", "2020-01-17T08:00:00Z"))}
    )
    found = find_version_time(raw, ())
    assert found is not None
    assert short(found) == ["2020-01-17T08:00:00Z", "2020-01-17T08:00:00Z", "instant", "provider"]
    assert find_version_time(raw_article("x"), ()) is None


def test_an_article_keeps_publication_version_and_sending_apart() -> None:
    provider = stating(
        ("published", TEN), ("modified", "2020-01-17T08:00:00Z"), sent_at=datetime(2020, 1, 18, tzinfo=UTC)
    )
    article = cleaned("The night ferry came back to port.", provider)
    assert article is not None
    assert article.version_time is not None
    found = (article.published.earliest, article.version_time.earliest, article.provider.sent_at)
    assert [moment.day for moment in found if moment] == [16, 17, 18]


_STATED = st.lists(
    st.tuples(
        st.sampled_from(STATED_TIMES),
        st.one_of(
            st.datetimes().map(str),
            st.datetimes(timezones=st.just(UTC)).map(str),
            st.dates().map(str),
            st.text(max_size=40),
        ),
    ),
    max_size=6,
)


@given(_STATED, st.text(max_size=60), st.text(max_size=30), st.sampled_from(["html", "text", "nitf"]))
def test_any_statements_give_a_lawful_answer(
    times: list[tuple[str, str]], url: str, dateline: str, wire_format: str
) -> None:
    provider = stating(*times, url=url, dateline=dateline)
    assert_lawful(published_of(provider, wire_format))
    raw = raw_article("x").model_copy(update={"provider": provider})
    version = find_version_time(raw, ())
    if version is not None:
        assert_lawful(version)


_WORDS = st.sampled_from(
    [
        "Published:",
        "on Thursday",
        "January 16, 2020",
        "Jan 16",
        "(EPA)",
        "today",
        "2020",
        "\n\n",
        "\n",
        "said",
        "will",
        "VARNA,",
        "(Reuters) -",
        "16.01.2020",
        "10:15",
        "GMT",
        "©",
        "212101 GMT Nov 18",
        "The ferry came back to port",
        ".",
    ]
)


@given(st.lists(_WORDS, min_size=1, max_size=40).map(" ".join))
def test_any_text_gives_a_lawful_answer(text: str) -> None:
    article = cleaned(text)
    if article is not None:
        assert_lawful(article.published, text)


def test_a_dateline_of_the_same_week_does_not_contradict_a_stated_time() -> None:
    for dateline in ("VARNA, Jan 12, 2020", "VARNA, Jan 2"):
        assert published_of(stating(("published", TEN), dateline=dateline)).confidence >= 0.9


def test_what_is_held_back_may_be_published_after_it_was_sent() -> None:
    provider = stating(("sent", TEN), ("embargo", "2020-01-17T00:01:00Z"))
    assert short(published_of(provider)) == ["2020-01-16T10:15:00Z", None, "not_before", "provider"]


def test_two_clocks_that_disagree_by_seconds_bound_the_publication_between_them() -> None:
    found = published_of(stating(("created", "2020-01-16T10:15:20Z"), ("modified", "2020-01-16T10:15:00Z")))
    assert short(found)[:3] == ["2020-01-16T10:15:00Z", "2020-01-16T10:15:20Z", "interval"]


def test_a_dateline_of_the_next_day_elsewhere_is_an_interval_until_the_sending() -> None:
    found = published_of(stating(("sent", "2020-01-15T16:00:00Z"), dateline="WELLINGTON, Jan 16"))
    assert short(found) == ["2020-01-15T10:00:00Z", "2020-01-15T16:00:00Z", "interval", "dateline"]
