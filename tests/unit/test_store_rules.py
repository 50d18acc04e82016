"""The store's rules, without a database."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.store.columns import column_json, column_text
from services.store.facts import ArticleFact, LedgerFact, envelope_of, read_fact
from services.store.precedence import article_claim, ledger_claim, strongest
from services.store.provider_states import article_state
from services.store.resemblance import is_unlike, overlap, sketch
from services.store.versions import Version, head_of, outcome_of, place_of, version_sort_text
from shared.catalog.lookup import AmbiguousId, UnknownId, checked_prefix, only_one
from shared.catalog.payloads import compress, decompress
from shared.errors import InvalidMessage
from shared.records import Outgoing
from tests.store_records import NOW, Delivery, Story, landed, orphan

FERRY = Story("Ferry returns.")
WEATHER = "harbour ferry captain storm weather passengers lifeboat anchor rescue sailors engine cargo voyage"
POLITICS = (
    "parliament budget minister taxation coalition election deficit treasury speaker committee amendment vote policy"
)


@pytest.mark.parametrize(
    ("lesser", "greater"), list(itertools.pairwise([None, "1", "2", "2.1", "02.10", "9", "10", "10b"]))
)
def test_provider_versions_are_ordered_by_number(lesser, greater):
    assert version_sort_text(lesser) < version_sort_text(greater)


@given(st.text())
def test_any_provider_version_can_be_sorted(text):
    assert "\x00" not in version_sort_text(text)


def test_versions_are_ordered_by_version_then_sent_then_received_then_place_in_the_dumps():
    hour = timedelta(hours=1)
    ordered = [
        place_of(None, None, NOW, (-1, -1), 0),
        place_of(None, None, NOW, (0, 5), 0),
        place_of(None, None, NOW, (0, 5), 1),
        place_of(None, None, NOW, (0, 40), 0),
        place_of(None, None, NOW, (1, 5), 0),
        place_of(None, None, NOW + hour, (0, 0), 0),
        place_of(None, NOW - hour, NOW - hour, (0, 0), 0),
        place_of(None, NOW, NOW - hour, (0, 0), 0),
        place_of("1", None, NOW - hour, (0, 0), 0),
    ]
    assert ordered == sorted(ordered)
    assert len(set(ordered)) == len(ordered)


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["current", "withdrawn", "killed"])), min_size=1))
def test_what_an_article_shows_does_not_depend_on_the_order_of_its_versions(drawn):
    versions = [Version(f"{place}{state}", str(place), state) for place, state in set(drawn)]

    assert head_of(versions) == head_of(versions[::-1])


def test_a_first_content_is_new_another_an_update_the_same_a_duplicate():
    known = [Version("a", "1", "current")]

    assert [outcome_of([], "a"), outcome_of(known, "b"), outcome_of(known, "a")] == ["new", "update", "duplicate"]


@pytest.mark.parametrize("word", ["canceled", "Cancelled", "stat:withheld", " stat:canceled "])
def test_a_status_that_retracts_is_known_in_its_spellings(word):
    assert article_state(word) == "withdrawn"


def test_texts_with_nothing_in_common_are_unlike_and_updates_are_not():
    assert is_unlike(sketch(WEATHER), sketch(POLITICS))
    assert not is_unlike(sketch(WEATHER), sketch(WEATHER + " this morning"))
    assert not is_unlike(sketch(WEATHER), sketch("Story withdrawn"))


@given(st.text(), st.text())
def test_overlap_is_symmetric_and_between_none_and_all(one, other):
    assert overlap(sketch(one), sketch(other)) == overlap(sketch(other), sketch(one))
    assert 0 <= overlap(sketch(one), sketch(other)) <= 1


@given(st.text(alphabet=st.characters(codec=None)))
def test_no_text_reaches_a_column_that_it_cannot_stand_in(text):
    assert "\x00" not in column_text(text)
    assert "\\u0000" not in column_json({"hop": text, text: [text]}).replace("\\\\", "")
    column_text(text).encode()


@given(st.binary())
def test_a_payload_comes_back_as_it_was(payload):
    assert decompress(compress(payload)) == payload


def claims():
    dump = Delivery(1)
    second = dump.again(attempt=2)
    article = read_fact(dump.article(0, FERRY), "1")
    lines = [
        read_fact(record, "1")
        for record in (dump.quarantined(0), second.quarantined(0, "crash"), dump.dropped(0), dump.discarded(0))
    ]
    return [article_claim(article, None), *(ledger_claim(line, None) for line in lines)]


@pytest.mark.parametrize("order", list(itertools.permutations(range(5))))
def test_one_claim_wins_in_every_order(order):
    everything = claims()
    (winner,) = strongest(everything[index] for index in order)
    (without_article,) = strongest(everything[index] for index in order if index)
    (failures,) = strongest(everything[index] for index in order if index in (1, 2))

    assert (winner.outcome, winner.precedence) == (None, 3)
    assert without_article.outcome == "dropped"
    assert (failures.outcome, failures.reason, failures.attempt) == ("quarantined", "crash", 2)


def test_an_article_of_another_reading_than_the_one_that_counts_is_superseded():
    claim = article_claim(read_fact(Delivery(1).article(0, FERRY), "1"), "lines-9")

    assert (claim.outcome, claim.precedence) == ("superseded", 0)


def test_lines_that_settle_nothing_make_no_claim():
    dump = Delivery(1)
    lines = [dump.dump_read(1), dump.retried(0), dump.quarantined(None)]

    assert [ledger_claim(read_fact(line, "1"), None) for line in lines] == [None, None, None]


def test_records_are_told_apart_by_their_topic():
    dump = Delivery(1)

    assert isinstance(read_fact(dump.article(0, FERRY), "1"), ArticleFact)
    assert isinstance(read_fact(dump.dropped(0), "1"), LedgerFact)


def test_a_line_without_a_delivery_cannot_say_that_a_dump_was_read():
    line = Delivery(1).dump_read(1)
    bad = landed(Outgoing(line.topic, None, line.value.replace(Delivery(1).id.encode(), b""), line.headers))
    nameless = landed(Outgoing(line.topic, None, bad.value.replace(b'"delivery_id":""', b'"delivery_id":null')))

    with pytest.raises(InvalidMessage, match="dump_read needs its delivery"):
        read_fact(nameless, "1")


@given(st.binary(), st.sampled_from(["news.ledger.v1", "news.articles.enriched.v1"]))
def test_any_bytes_are_a_fact_or_an_invalid_message(value, topic):
    record = landed(Outgoing(topic, None, value, Delivery(1).article(0, FERRY).headers))
    with pytest.raises(InvalidMessage):
        read_fact(record, "1")


def test_the_dead_letter_of_a_bad_line_is_an_orphan_so_that_it_cannot_come_round_for_ever():
    dump = Delivery(1)

    assert envelope_of(dump.dropped(0)) is None
    assert envelope_of(orphan()) is None
    assert envelope_of(dump.article(0, FERRY)).delivery_id == dump.id


def test_a_prefix_finds_one_id_or_says_why_not():
    assert only_one("article", "abcd", ["abcdef"]) == "abcdef"
    assert only_one("article", "abcd", ["abcd", "abcdef"]) == "abcd"
    with pytest.raises(AmbiguousId, match="Give more characters"):
        only_one("article", "abcd", ["abcde", "abcdf"])
    with pytest.raises(UnknownId, match="no article"):
        only_one("article", "abcd", [])
    with pytest.raises(UnknownId, match="too short"):
        checked_prefix("abc")


def test_the_time_before_all_times_sorts_first():
    assert place_of(None, datetime(1, 1, 1, tzinfo=UTC), NOW, (0, 0), 0) <= place_of(None, NOW, NOW, (0, 0), 0)
