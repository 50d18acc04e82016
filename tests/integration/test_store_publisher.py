"""The compacted topics say what the database says: nothing is missing, and no older state follows a newer one."""

import asyncio
from collections import defaultdict

import pytest

from services.store.facts import read_fact
from services.store.migrate import migrate
from services.store.postgres import Database
from services.store.publisher import Publisher
from shared import topics
from shared.events import Receipt, StoredArticle
from tests.store_records import Delivery, FakeSender, Story, running_store

FERRY = Story("Ferry returns.")


async def write_only(database_url, *records):
    """Commit records like a store that is killed before it publishes."""
    await asyncio.to_thread(migrate, database_url)
    database = Database(database_url)
    await database.open()
    try:
        await database.write([read_fact(record, "1") for record in records])
    finally:
        await database.close()


def events(sender):
    kinds = {topics.LATEST: StoredArticle, topics.RECEIPTS: Receipt}
    return [kinds[record.topic].model_validate_json(record.value) for record in sender.sent]


def test_what_was_committed_before_a_kill_is_published_by_the_next_start(database_url):
    dump = Delivery(1)

    async def run():
        await write_only(database_url, dump.dump_read(1), dump.article(0, FERRY))
        async with running_store(database_url) as store:
            pass
        return store.sender

    sender = asyncio.run(run())
    assert [record.topic for record in sender.sent] == [topics.LATEST, topics.RECEIPTS]
    assert [record.key for record in sender.sent] == [FERRY.article_id.encode(), dump.id.encode()]


def test_what_the_broker_did_not_acknowledge_is_sent_again(database_url):
    dump = Delivery(1)

    class Refusing(FakeSender):
        async def send(self, records):
            raise ConnectionError("the broker is away")

    async def run():
        await write_only(database_url, dump.dump_read(1), dump.article(0, FERRY))
        database, sender = Database(database_url), FakeSender()
        await database.open()
        with pytest.raises(ConnectionError):
            await Publisher(database, Refusing()).sweep()
        sent = [await Publisher(database, sender).sweep() for _ in range(2)]
        await database.close()
        return sent

    assert asyncio.run(run()) == [2, 0]


def test_a_failed_publisher_ends_the_store_at_its_next_batch(database_url):
    dump = Delivery(1)

    async def run():
        async with running_store(database_url) as store:
            store.sender.send = refuse
            await store.take(dump.article(0, FERRY))
            await asyncio.wait((store.handler._publisher._task,), timeout=20)
            await store.take(dump.dump_read(1))

    async def refuse(records):
        raise ConnectionError("the broker is away")

    with pytest.raises(ConnectionError):
        asyncio.run(run())


def test_revisions_only_grow_on_the_topic_even_with_two_publishers(database_url):
    records = []
    for number in range(15):
        dump = Delivery(number)
        records.append([dump.dump_read(2), dump.article(0, FERRY), dump.article(1, Story(f"Story {number}."))])

    async def run():
        async with running_store(database_url) as one, running_store(database_url) as other:
            shared = one.sender
            other.handler._publisher._sender = shared
            for batch in records:
                await asyncio.gather(one.take(*batch), other.take(*batch[::-1]))
        return shared

    sender = asyncio.run(run())
    seen = defaultdict(list)
    for record, event in zip(sender.sent, events(sender), strict=True):
        seen[record.topic, record.key].append(event.revision)
    assert all(revisions == sorted(set(revisions)) for revisions in seen.values())
    ferry = StoredArticle.model_validate_json(sender.latest[topics.LATEST, FERRY.article_id.encode()].value)
    assert ferry.occurrences == 15


def test_a_state_has_the_same_event_id_whenever_it_is_sent(database_url):
    dump = Delivery(1)

    async def run():
        await write_only(database_url, dump.dump_read(1), dump.article(0, FERRY))
        async with running_store(database_url) as first:
            pass
        return first.sender.sent

    sent = asyncio.run(run())
    headers = [dict(record.headers) for record in sent]
    assert [header["ce_type"] for header in headers] == [b"copydesk.article.stored.v1", b"copydesk.receipt.v1"]
    assert len({header["ce_id"] for header in headers}) == 2
    assert all(header["ce_specversion"] == b"1.0" for header in headers)
