"""The store counts every occurrence exactly once, whatever comes how often and in which order."""

import asyncio
import itertools

import psycopg

from services.store.postgres import Database
from shared import topics
from shared.catalog import connect, list_quarantine, receipts_of
from shared.records import Outgoing
from tests.store_records import NOW, Delivery, Story, landed, orphan, running_store

FERRY, BRIDGE, HARBOUR = Story("Ferry returns."), Story("Bridge closes."), Story("Harbour freezes.")


def settle(database_url, *batches):
    """Run a store over the batches; the outcomes of each."""

    async def run():
        async with running_store(database_url) as store:
            return [await store.take(*batch) for batch in batches]

    return asyncio.run(run())


def receipt(database_url, delivery, older_than_seconds=60.0):
    with connect(database_url) as connection:
        (found,) = receipts_of(connection, [delivery.id], older_than_seconds=older_than_seconds)
        return found


def settle_in_every_order(database_url, records_of):
    """Settle the records of one delivery after the other, each in another order; the deliveries."""
    dumps = []
    orders = list(itertools.permutations(range(len(records_of(Delivery(0), FERRY)))))
    for number, order in enumerate(orders):
        dump = Delivery(number)
        records = records_of(dump, Story(f"Ferry {number} returns."))
        dumps.append((dump, [[records[index]] for index in order]))
    settle(database_url, *(batch for _, batches in dumps for batch in batches))
    return [receipt(database_url, dump) for dump, _ in dumps]


def quarantine(database_url):
    with connect(database_url) as connection:
        return list_quarantine(connection, include_settled=True)


def sums(found):
    return found.found, found.stored, found.duplicate, found.dropped, found.quarantined, found.superseded


def test_every_position_of_a_dump_ends_in_the_receipt(database_url):
    dump = Delivery(1)
    outcomes = settle(
        database_url,
        [dump.dump_read(5), dump.article(0, FERRY), dump.article(1, BRIDGE), dump.article(2, FERRY)],
        [dump.dropped(3), dump.quarantined(4)],
    )

    told = receipt(database_url, dump)
    assert outcomes == [["", "new", "new", "duplicate"], ["dropped", "quarantined"]]
    assert sums(told) == (5, 2, 1, 1, 1, 0)
    assert told.outcomes == {"new": 2, "duplicate": 1, "dropped:no_text": 1, "quarantined:timeout": 1}
    assert told.characters == {"body": 2 * len(FERRY.text) + len(BRIDGE.text)}
    assert (told.complete, told.unaccounted, told.in_flight, told.source) == (True, 0, 0, "harbour-wire")


def test_a_dump_without_articles_is_complete_at_once(database_url):
    dump = Delivery(1)
    settle(database_url, [dump.dump_read(0)])

    assert sums(receipt(database_url, dump)) == (0, 0, 0, 0, 0, 0)
    assert receipt(database_url, dump).complete


def test_redelivery_changes_nothing_and_repeats_the_outcome(database_url):
    dump = Delivery(1)
    batch = [dump.dump_read(3), dump.article(0, FERRY), dump.article(1, FERRY), dump.quarantined(2)]
    first, *again = settle(database_url, batch, batch, batch[::-1])
    before = receipt(database_url, dump)
    settle(database_url, batch)

    assert again == [first, first[::-1]]
    assert receipt(database_url, dump) == before


def test_the_same_record_twice_in_one_batch_counts_once(database_url):
    dump = Delivery(1)
    article = dump.article(0, FERRY)

    assert settle(database_url, [article, article, dump.dump_read(1)]) == [["new", "new", ""]]
    assert sums(receipt(database_url, dump)) == (1, 1, 0, 0, 0, 0)


def test_what_is_found_and_not_settled_is_in_flight_and_then_unaccounted(database_url):
    dump = Delivery(1)
    settle(database_url, [dump.dump_read(3), dump.article(0, FERRY)])

    young, old = receipt(database_url, dump), receipt(database_url, dump, older_than_seconds=0)
    assert (young.unaccounted, young.in_flight, young.complete) == (0, 2, False)
    assert (old.unaccounted, old.in_flight, old.complete) == (2, 0, False)


def test_a_planted_loss_is_found_by_the_gauge(database_url):
    dump = Delivery(1)
    everything = [dump.dump_read(2), dump.article(0, FERRY), dump.article(1, BRIDGE)]
    unread = Delivery(2)

    async def count(records):
        async with running_store(database_url) as store:
            await store.take(*records)
        database = Database(database_url, unaccounted_after_seconds=0)
        await database.open()
        try:
            return await database.accounts()
        finally:
            await database.close()

    lost = asyncio.run(count(everything[:-1]))
    found = asyncio.run(count([everything[-1], unread.article(0, HARBOUR)]))
    assert (lost.unaccounted, lost.unread_deliveries, lost.open_receipts) == (1, 0, 1)
    assert (found.unaccounted, found.unread_deliveries, found.open_receipts) == (0, 1, 1)


def test_the_order_of_failure_retry_and_success_makes_no_difference(database_url):
    def records(dump, story):
        second = dump.again(attempt=2)
        return dump.dump_read(1), dump.quarantined(0), dump.retried(0), second.article(0, story)

    for told in settle_in_every_order(database_url, records):
        assert sums(told) == (1, 1, 0, 0, 0, 0)
    assert {(row.state, row.attempts, row.reason) for row in quarantine(database_url)} == {("resolved", 1, "timeout")}


def test_a_retry_that_fails_again_updates_the_same_row(database_url):
    def records(dump, _):
        second = dump.again(attempt=2)
        return dump.dump_read(1), dump.quarantined(0), dump.retried(0), second.quarantined(0, "crash")

    for told in settle_in_every_order(database_url, records):
        assert (sums(told), told.outcomes) == ((1, 0, 0, 0, 1, 0), {"quarantined:crash": 1})
        assert told.complete
    assert {(row.state, row.attempts, row.reason) for row in quarantine(database_url)} == {("open", 2, "crash")}


def test_what_is_discarded_counts_as_dropped(database_url):
    def records(dump, _):
        return dump.dump_read(1), dump.quarantined(0), dump.discarded(0)

    for told in settle_in_every_order(database_url, records):
        assert told.outcomes == {"dropped:discarded": 1}
    assert {row.state for row in quarantine(database_url)} == {"discarded"}


def test_a_row_under_retry_says_so_and_stays_quarantined(database_url):
    dump = Delivery(1)
    settle(database_url, [dump.dump_read(1), dump.quarantined(0), dump.retried(0)])

    (row,) = quarantine(database_url)
    assert (row.state, row.topic, row.pointer.topic) == ("retrying", topics.DUMPS, topics.QUARANTINE)
    assert receipt(database_url, dump).outcomes == {"quarantined:timeout": 1}


def test_a_stored_article_is_never_decided_again(database_url):
    dump = Delivery(1)
    settle(database_url, [dump.dump_read(1), dump.article(0, FERRY)], [dump.dropped(0)], [dump.quarantined(0)])
    settle(database_url, [dump.again(attempt=2).article(0, BRIDGE)])

    assert receipt(database_url, dump).outcomes == {"new": 1}


def test_an_unreadable_dump_can_be_read_by_a_retry(database_url):
    def records(dump, story):
        second = dump.again(attempt=2, reading="lines-2")
        failed = dump.quarantined(None, "binary"), dump.dump_read(0, "quarantined")
        return *failed, second.dump_read(1), second.article(0, story)

    for told in settle_in_every_order(database_url, records):
        assert (sums(told), told.status, told.complete) == ((1, 1, 0, 0, 0, 0), "read", True)
    assert {row.state for row in quarantine(database_url)} == {"resolved"}


def test_an_unreadable_dump_is_complete_and_says_so(database_url):
    dump = Delivery(1)
    settle(database_url, [dump.quarantined(None, "binary"), dump.dump_read(0, "quarantined")])

    told = receipt(database_url, dump)
    assert (told.found, told.status, told.complete) == (0, "quarantined", True)
    assert [(row.state, row.position) for row in quarantine(database_url)] == [("open", None)]


def test_events_of_another_reading_stand_outside_the_sum(database_url):
    def records(dump, story):
        other = dump.again(reading="lines-2")
        return dump.dump_read(1), dump.article(0, story), other.article(0, Story(story.text * 2)), other.quarantined(7)

    for told in settle_in_every_order(database_url, records):
        assert sums(told) == (1, 1, 0, 0, 0, 2)
        assert told.complete


def test_the_first_reading_wins(database_url):
    dump = Delivery(1)
    other = dump.again(reading="lines-2")
    first, second = settle(
        database_url, [dump.dump_read(1), dump.article(0, FERRY)], [other.dump_read(2), other.article(0, BRIDGE)]
    )

    assert (first, second) == (["", "new"], ["", "superseded"])
    assert sums(receipt(database_url, dump)) == (1, 1, 0, 0, 0, 1)


def test_a_record_that_is_not_ours_lies_in_quarantine_without_a_receipt(database_url):
    async def run():
        async with running_store(database_url) as store:
            await store.take_with_consequences(orphan(), landed(Outgoing(topics.LEDGER, None, b"{}")))
            return store.sender.sent

    assert asyncio.run(run()) == []
    rows = quarantine(database_url)
    assert sorted((row.state, row.reason, row.delivery_id) for row in rows) == [
        ("open", "invalid_event", None),
        ("open", "orphan", None),
    ]


def test_an_article_that_cannot_be_read_is_quarantined_in_its_place(database_url):
    dump = Delivery(1)
    good = dump.article(0, FERRY)
    bad = landed(Outgoing(good.topic, good.key, b'{"article_id": 3}', good.headers))

    async def run():
        async with running_store(database_url) as store:
            await store.take_with_consequences(dump.dump_read(1), bad)

    asyncio.run(run())
    assert receipt(database_url, dump).outcomes == {"quarantined:invalid_event": 1}


def test_a_row_that_the_database_refuses_costs_itself_only(database_url):
    dump = Delivery(1)

    async def run():
        async with running_store(database_url) as store:
            with psycopg.connect(database_url, autocommit=True) as connection:
                connection.execute("ALTER TABLE versions ADD CHECK (headline <> 'Bridge closes')")
            await store.take_with_consequences(
                dump.dump_read(3), dump.article(0, FERRY), dump.article(1, BRIDGE), dump.article(2, HARBOUR)
            )

    asyncio.run(run())
    told = receipt(database_url, dump)
    assert told.outcomes == {"new": 2, "quarantined:refused_by_database": 1}
    assert told.complete


def test_a_number_that_no_column_takes_ends_as_an_orphan_not_in_a_loop(database_url):
    dump = Delivery(1)
    line = dump.dump_read(1)
    huge = landed(Outgoing(line.topic, line.key, line.value.replace(b'"found":1', b'"found":%d' % 2**70), line.headers))

    async def run():
        async with running_store(database_url) as store:
            await store.take_with_consequences(huge, dump.article(0, FERRY))

    asyncio.run(run())
    assert [(row.reason, row.delivery_id) for row in quarantine(database_url)] == [("refused_by_database", None)]
    assert receipt(database_url, dump).stored == 1


def test_text_that_no_column_takes_is_stored_all_the_same(database_url):
    dump = Delivery(1)
    story = Story("Nul\x00 in the text.")

    assert settle(database_url, [dump.dump_read(1), dump.article(0, story)]) == [["", "new"]]


def test_two_replicas_that_settle_the_last_positions_at_once_complete_the_receipt(database_url):
    async def run():
        async with running_store(database_url) as one, running_store(database_url) as other:
            for number in range(20):
                dump = Delivery(number)
                await one.take(dump.dump_read(2))
                await asyncio.gather(one.take(dump.article(0, FERRY)), other.take(dump.article(1, BRIDGE)))
        return [Delivery(number) for number in range(20)]

    assert all(receipt(database_url, dump).complete for dump in asyncio.run(run()))


def test_replicas_do_not_block_each_other_for_good(database_url):
    stories = [Story(f"Story {number} of the harbour.") for number in range(12)]
    dumps = [Delivery(number) for number in range(12)]
    records = [dump.article(at, story) for dump in dumps for at, story in enumerate(stories)]
    records += [dump.dump_read(len(stories)) for dump in dumps]

    async def run():
        async with running_store(database_url) as one, running_store(database_url) as other:
            halves = records[::2], records[1::2][::-1]
            await asyncio.gather(
                *(
                    _in_batches(store, half)
                    for store, half in ((one, halves[0]), (other, halves[1]), (one, halves[1]), (other, halves[0]))
                )
            )

    asyncio.run(run())
    told = [receipt(database_url, dump) for dump in dumps]
    assert sum(r.stored for r in told) == len(stories)
    assert all(r.complete and r.stored + r.duplicate == len(stories) for r in told)


async def _in_batches(store, records):
    for start in range(0, len(records), 10):
        await store.take(*records[start : start + 10])


def test_receipts_tell_when_the_store_first_heard_of_a_delivery(database_url):
    dump = Delivery(1)
    settle(database_url, [dump.article(0, FERRY)])

    told = receipt(database_url, dump)
    assert (told.found, told.status, told.complete, told.source) == (None, None, False, "harbour-wire")
    assert told.first_seen > NOW
