"""A record that is retried reads as it did in its dump."""

from datetime import UTC, datetime

from services.ingest.step import STEP
from shared import topics
from shared.quarantine import retry_record
from shared.records import Incoming
from shared.settlement import settle

NOW = datetime(2026, 1, 2, tzinfo=UTC)
STORY = "Żaglówka wraca do portu\n\n" + "Załoga nie chciała mówić o rejsie. " * 20
JUNK = "\x01\x02\x03" * 100


def arrived(record, offset: int) -> Incoming:
    return Incoming(record.topic, 0, offset, 1_700_000_000_000, record.key, record.value, record.headers)


def test_a_piece_of_a_dump_keeps_the_encoding_that_the_whole_dump_showed():
    payload = f"\ufeff{STORY}\n\n\n\n\n{JUNK}".encode("utf-16-be")
    dump = Incoming(topics.DUMPS, 0, 0, 1_700_000_000_000, None, payload)
    (letter,) = settle(STEP, dump, NOW).dead

    retried = arrived(retry_record(arrived(letter.record, 7)), 8)

    assert retried.header("copydesk-encoding") == "utf-16-be"
    (again,) = settle(STEP, retried, NOW).dead
    assert again.record.value == letter.record.value
    assert again.entry.quarantine_id == letter.entry.quarantine_id
