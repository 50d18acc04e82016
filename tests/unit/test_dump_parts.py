"""A part of a file says which part it is, or is refused."""

from datetime import UTC, datetime

from services.ingest.step import STEP
from shared import topics
from shared.events import LedgerEntry
from shared.records import Incoming
from shared.settlement import settle

NOW = datetime(2026, 1, 2, tzinfo=UTC)
PART = {"group": "g-1", "index": "2", "offset": "40960000000", "last": "true"}


def settled(**part: str):
    headers = tuple((f"copydesk-part-{name}", value.encode()) for name, value in part.items())
    return settle(STEP, Incoming(topics.DUMPS, 0, 0, 1_700_000_000_000, None, b"Ferry Back\n\nIt came.", headers), NOW)


def dump_read(settlement):
    entries = (LedgerEntry.model_validate_json(r.value) for r in settlement.records if r.topic == topics.LEDGER)
    return next(entry.dump_read for entry in entries if entry.kind == "dump_read")


def test_a_part_is_accounted_for_as_what_it_is():
    read = dump_read(settled(**PART))

    assert (read.status, read.part_group, read.part_index, read.part_last) == ("read", "g-1", 2, True)


def test_a_part_that_does_not_say_which_is_refused_with_the_headers_named():
    settlement = settled(group="g-1", index="two", offset="0", last="true")

    assert dump_read(settlement).status == "quarantined"
    assert settlement.dead[0].entry.reason == "unsupported_part"
    assert "copydesk-part-group" in settlement.dead[0].entry.detail


def test_a_whole_file_is_no_part():
    assert dump_read(settled()).part_group is None
