"""The pieces of the stage runner that need no broker."""

import itertools
import threading
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.errors import ConfigurationError
from shared.settings import KafkaSettings, load
from shared.settlement import Outcome, Settlement
from shared.stage import pins, security
from shared.stage.ceiling import WINDOW, Ceiling
from shared.stage.offsets import OffsetBook
from shared.stage.patience import LONGEST_SECONDS, waits
from shared.stage.slices import cut
from shared.stage.stage import Stage, pooled
from shared.stage.watchdog import Watchdog
from shared.stage.worker import load_step

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def book(*offsets: int) -> OffsetBook[str]:
    book: OffsetBook[str] = OffsetBook()
    book.start_generation(1)
    for offset in offsets:
        book.deliver("p", offset, 10)
    return book


def test_nothing_delivered_is_nothing_to_commit() -> None:
    assert book().safe_offset("p") is None


def test_the_lowest_unsettled_offset_may_be_committed() -> None:
    some = book(3, 4, 7)
    some.settle("p", 4, 1)
    some.settle("p", 7, 1)
    assert some.safe_offset("p") == 3


def test_when_all_is_settled_the_next_offset_may_be_committed() -> None:
    some = book(3, 7)
    some.settle("p", 3, 1)
    some.settle("p", 7, 1)
    assert some.safe_offset("p") == 8


def test_a_settled_message_of_an_older_generation_does_not_count() -> None:
    some = book(3)
    some.start_generation(2)
    some.deliver("p", 3, 10)
    some.settle("p", 3, 1)
    assert some.safe_offset("p") == 3


@given(st.lists(st.integers(0, 30), unique=True, min_size=1).map(sorted), st.data())
def test_no_unsettled_offset_is_ever_passed(offsets: list[int], data: st.DataObject) -> None:
    some = book(*offsets)
    settled = data.draw(st.sets(st.sampled_from(offsets)))
    for offset in settled:
        some.settle("p", offset, 1)
    safe = some.safe_offset("p")
    assert safe is not None
    assert all(offset in settled for offset in offsets if offset < safe)
    assert (some.messages, some.size_bytes) == (len(offsets) - len(settled), 10 * (len(offsets) - len(settled)))


@given(st.lists(st.integers(0, 20)), st.integers(1, 5), st.integers(1, 30))
def test_pieces_join_to_the_whole_within_both_limits(sizes: list[int], max_items: int, max_bytes: int) -> None:
    pieces = list(cut(sizes, sizes, max_items=max_items, max_bytes=max_bytes))
    assert [size for piece in pieces for size in piece] == sizes
    assert all(piece and len(piece) <= max_items for piece in pieces)
    assert all(sum(piece) <= max_bytes or len(piece) == 1 for piece in pieces)


def dead(reason: str) -> Settlement:
    return Settlement(outcomes=(Outcome("quarantined", reason),))


def test_the_ceiling_counts_faults_of_ours_only() -> None:
    ceiling = Ceiling(3)
    assert not ceiling.trips([dead("binary")] * 100)
    assert not ceiling.trips([dead("bug"), dead("timeout")])
    assert ceiling.trips([dead("crash")])


def test_the_ceiling_forgets_what_is_long_ago() -> None:
    ceiling = Ceiling(3)
    ceiling.trips([dead("bug")] * 2)
    ceiling.trips([Settlement(outcomes=(Outcome("passed"),))] * WINDOW)
    assert not ceiling.trips([dead("bug")] * 2)


def test_an_accepted_ceiling_does_not_trip() -> None:
    assert not Ceiling(1, accept_dead=True).trips([dead("bug")] * 10)


def test_waits_grow_and_stay_bounded() -> None:
    seconds = list(itertools.islice(waits(), 20))
    assert seconds[0] < 1 < seconds[-1] <= LONGEST_SECONDS * 1.25


def test_the_watchdog_ends_the_process_at_its_earliest_end() -> None:
    codes: list[int] = []
    bitten = threading.Event()
    watchdog = Watchdog(lambda code: (codes.append(code), bitten.set()))
    watchdog.exit_within(3600, 75)
    watchdog.exit_within(0, 1)
    watchdog.exit_within(3600, 75)
    watchdog.start()
    assert bitten.wait(10)
    assert codes == [1]


def test_the_installed_libraries_are_those_that_were_tried() -> None:
    pins.check_pins()


def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(pins.PINNED, "aiokafka", "0.0.1")
    with pytest.raises(ConfigurationError, match=r"aiokafka 0\.0\.1 is needed"):
        pins.check_pins()


def test_a_missing_overridden_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pins, "OVERRIDDEN", ("faust.streams:Stream.no_such_thing",))
    with pytest.raises(ConfigurationError, match="no_such_thing is missing"):
        pins.check_pins()


def test_a_missing_compiled_part_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pins, "COMPILED", ("faust._cython.no_such_part",))
    with pytest.raises(ConfigurationError, match="without its compiled part"):
        pins.check_pins()


def test_a_login_is_the_same_for_all_clients() -> None:
    settings = load(
        KafkaSettings,
        kafka_security_protocol="SASL_PLAINTEXT",
        kafka_sasl_mechanism="SCRAM-SHA-512",
        kafka_sasl_username="desk",
        kafka_sasl_password="secret",
    )
    options = security.client_options(settings)
    credentials = security.faust_credentials(settings)
    assert credentials is not None
    assert (options["sasl_plain_username"], options["sasl_plain_password"]) == ("desk", "secret")
    assert (credentials.username, credentials.password) == ("desk", "secret")
    assert options["sasl_mechanism"] == credentials.mechanism.value == "SCRAM-SHA-512"
    assert options["security_protocol"] == credentials.protocol.value == "SASL_PLAINTEXT"


def test_encryption_is_the_same_for_all_clients() -> None:
    settings = load(KafkaSettings, kafka_security_protocol="SSL")
    credentials = security.faust_credentials(settings)
    assert credentials is not None
    assert credentials.protocol.value == security.client_options(settings)["security_protocol"] == "SSL"


def test_a_certificate_that_is_not_there_is_a_bad_setting() -> None:
    settings = load(KafkaSettings, kafka_security_protocol="SSL", kafka_ssl_cafile="/no/such/file.pem")
    with pytest.raises(ConfigurationError, match="COPYDESK_KAFKA_SSL"):
        security.client_options(settings)


def test_a_stage_holds_what_the_limits_say_of_it() -> None:
    handler = pooled("tests.runner_stage:STEP")
    assert Stage("ingest", (), (), handler).holds_messages == 4
    assert Stage("enrich", (), (), handler).holds_messages == 32
    assert Stage("ingest", (), (), handler, buffer_messages=7).holds_messages == 7


def test_a_step_is_found_by_its_reference() -> None:
    assert load_step("tests.runner_stage:STEP").stage == "clean"
    with pytest.raises(TypeError, match="is no Step"):
        load_step("tests.runner_stage:INPUTS")
