"""A large file is fed to the real broker in parts that say which part of it they are."""

import asyncio
from pathlib import Path

import pytest

from copydesk.feeding import Feeding, feed_inputs
from copydesk.inputs import find_inputs
from copydesk.local import Addresses
from services.ingest.step import STEP
from shared import topics
from shared.dump import Part, read_part
from shared.limits import MAX_DUMP_BYTES
from shared.outcomes import Event
from shared.records import Incoming
from shared.settings import KafkaSettings, load
from shared.stage.admin import ensure_topics
from shared.stage.client import tail
from tests import large_files as large

MAILS = 2400
WORDS = 900


@pytest.fixture
def kafka(stack: Addresses, topic_prefix: str) -> KafkaSettings:
    settings = load(KafkaSettings, kafka_bootstrap_servers=stack.kafka, topic_prefix=topic_prefix)
    asyncio.run(ensure_topics(settings))
    return settings


def arrived(kafka: KafkaSettings, count: int) -> list[Incoming]:
    """The first records of the dumps topic."""

    async def read() -> list[Incoming]:
        found = []
        async for record in tail(kafka, topics.DUMPS):
            found.append(record)
            if len(found) == count:
                return found
        return found

    return asyncio.run(asyncio.wait_for(read(), 60))


def fed(kafka: KafkaSettings, folder: Path, **files: bytes) -> Feeding:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return feed_inputs(kafka, find_inputs([folder]), "harbour")


def test_the_parts_of_a_mailbox_say_where_they_belong(kafka: KafkaSettings, tmp_path: Path) -> None:
    box = b"".join(large.mail(n, WORDS) for n in range(MAILS))
    assert len(box) > MAX_DUMP_BYTES
    feeding = fed(kafka, tmp_path, box=box, small=b"The ferry is back.\n")

    records = arrived(kafka, len(feeding.fed))
    parts = [part for part, fault in map(read_part, records) if part]
    assert sorted(part.index for part in parts) == list(range(len(feeding.fed) - 1))
    assert len({part.group for part in parts}) == 1
    assert [part.is_last for part in sorted(parts, key=lambda part: part.index)][-1]
    assert [record.value for record in records if read_part(record) == (None, "")] == [b"The ferry is back.\n"]
    last = next(record for record in records if (part := read_part(record)[0]) and part.is_last)
    items = STEP.run(STEP.decode(last, STEP.envelope(last))).items
    assert all(isinstance(item, Event) for item in items)
    assert f"Ferry {MAILS - 1} " in items[-1].article.text


def test_what_cannot_be_cut_is_refused_and_the_rest_is_fed(kafka: KafkaSettings, tmp_path: Path) -> None:
    text = b"Nobody knows where a story ends in here.\n" * (MAX_DUMP_BYTES // 40)
    feeding = fed(kafka, tmp_path, a_text=text, b_small=b"The ferry is back.\n")
    assert [record.value for record in arrived(kafka, 1)] == [b"The ferry is back.\n"]
    assert len(feeding.fed) == 1
    assert "larger than 8 MiB" in feeding.refused[0]


def test_a_record_too_large_is_told_and_goes_on_with_its_reason(kafka: KafkaSettings, tmp_path: Path) -> None:
    giant = large.mail(7) + b"x" * MAX_DUMP_BYTES + b"\n\n"
    feeding = fed(kafka, tmp_path, box=large.mail(1) + giant + large.mail(2))
    found = {part.index: part for part, _ in map(read_part, arrived(kafka, 3)) if part}
    assert [found[index].reason for index in range(3)] == ["", "too_large", ""]
    assert isinstance(found[1], Part)
    assert f"one record has {len(giant)} bytes" in feeding.faults[0]
