"""Ledger entries with the same id are the same bytes, also when inputs come twice."""

from dataclasses import replace

import pytest

from shared import topics
from shared.events import Pointer
from shared.failures import Failure
from shared.records import Incoming, Outgoing
from shared.settlement import settle_dead
from tests.invented import CLEAN, NOW, raw_record

FIRST = Pointer(topic=topics.QUARANTINE, partition=0, offset=3)
SECOND = Pointer(topic=topics.QUARANTINE, partition=0, offset=9)
ORPHAN = replace(raw_record("break"), headers=())


def told(incoming: Incoming, pointer: Pointer) -> Outgoing:
    """The ledger record of a dead input whose quarantine record stands at ``pointer``."""
    (letter,) = settle_dead(CLEAN, incoming, Failure("bug", "KeyError"), NOW).dead
    return letter.ledger_record(pointer, NOW)


def event_id(record: Outgoing) -> bytes:
    return dict(record.headers)["ce_id"]


@pytest.mark.parametrize("incoming", [raw_record("break"), ORPHAN], ids=["article", "orphan"])
def test_the_same_entry_again_is_the_same_event(incoming: Incoming) -> None:
    first, again = told(incoming, FIRST), told(incoming, FIRST)

    assert (event_id(first), first.key, first.value) == (event_id(again), again.key, again.value)


@pytest.mark.parametrize("incoming", [raw_record("break"), ORPHAN], ids=["article", "orphan"])
def test_an_entry_that_points_to_another_quarantine_record_is_another_event(incoming: Incoming) -> None:
    first, again = told(incoming, FIRST), told(incoming, SECOND)

    assert first.value != again.value
    assert event_id(first) != event_id(again)
    assert first.key == again.key


def test_an_entry_about_another_copy_of_an_input_is_another_event() -> None:
    copy = replace(raw_record("break"), offset=raw_record("break").offset + 1)
    first, again = told(raw_record("break"), FIRST), told(copy, FIRST)

    assert first.value != again.value
    assert event_id(first) != event_id(again)
