"""What the command line can ask of the store."""

import asyncio

import pytest

from shared import topics
from shared.catalog import (
    AmbiguousId,
    UnknownId,
    articles_of,
    connect,
    find_article,
    find_quarantine,
    find_receipt,
    list_articles,
    list_quarantine,
    list_receipts,
    receipts_complete,
    trace,
)
from tests.store_records import Delivery, Story, running_store

FERRY, BRIDGE = Story("Ferry returns. It was late."), Story("Bridge closes.")
FIRST, SECOND, OPEN = Delivery(1), Delivery(2), Delivery(3, payload=b"another dump")


@pytest.fixture
def catalog(database_url):
    async def run():
        async with running_store(database_url) as store:
            await store.take(FIRST.dump_read(3), FIRST.article(0, FERRY), FIRST.dropped(1), FIRST.quarantined(2))
            await store.take(SECOND.dump_read(1), SECOND.article(0, FERRY), OPEN.article(0, BRIDGE))

    asyncio.run(run())
    with connect(database_url) as connection:
        yield connection


def test_receipts_are_listed_newest_first_and_filtered(catalog):
    assert [r.delivery_id for r in list_receipts(catalog)][-1] == FIRST.id
    assert [r.delivery_id for r in list_receipts(catalog, incomplete=True)] == [OPEN.id]
    assert list_receipts(catalog, source="nobody") == []
    assert len(list_receipts(catalog, source="harbour-wire", limit=2)) == 2
    assert find_receipt(catalog, FIRST.id[:13]).found == 3


def test_deliveries_and_dumps_are_complete_or_not(catalog):
    dump_id, open_dump_id = FIRST.envelope.dump_id, OPEN.envelope.dump_id

    assert receipts_complete(catalog, [FIRST.id, SECOND.id])
    assert receipts_complete(catalog, [dump_id])
    assert not receipts_complete(catalog, [FIRST.id, OPEN.id])
    assert not receipts_complete(catalog, [open_dump_id])
    assert not receipts_complete(catalog, ["unheard of"])


def test_articles_are_listed_once_with_their_last_outcome(catalog):
    rows = {row.headline: row for row in list_articles(catalog)}

    assert set(rows) == {"Ferry returns", "Bridge closes"}
    ferry = rows["Ferry returns"]
    assert (ferry.outcome, ferry.status, ferry.language, ferry.words) == ("duplicate", "current", "en", 5)
    assert list_articles(catalog, source="nobody") == []


def test_a_delivery_lists_every_settled_position_in_order(catalog):
    rows = articles_of(catalog, [FIRST.id])

    assert [(row.position, row.outcome, row.reason) for row in rows] == [
        (0, "new", ""),
        (1, "dropped", "no_text"),
        (2, "quarantined", "timeout"),
    ]


def test_an_article_is_shown_whole_with_its_versions(catalog):
    detail = find_article(catalog, FERRY.article_id[:12])

    assert (detail.article.body, detail.article.occurrences, detail.article.status) == (FERRY.text, 2, "current")
    assert [(version.headline, version.is_shown) for version in detail.versions] == [("Ferry returns", True)]


def test_a_trace_tells_the_whole_life_of_every_occurrence(catalog):
    lives = trace(catalog, FERRY.article_id)

    assert [(life.delivery_id, life.position, life.outcome) for life in lives] == [
        (FIRST.id, 0, "new"),
        (SECOND.id, 0, "duplicate"),
    ]
    assert [(hop.stage, hop.topic) for hop in lives[0].hops] == [("ingest", topics.DUMPS), ("store", topics.ENRICHED)]
    assert (lives[0].hops[0].partition, lives[0].hops[0].offset, lives[0].hops[0].version) == (3, 1, "1")


def test_a_quarantined_record_is_found_by_the_beginning_of_its_id(catalog):
    (row,) = list_quarantine(catalog)

    assert find_quarantine(catalog, row.quarantine_id[:8]) == row
    assert (row.delivery_id, row.position, row.source, row.pointer.offset) == (FIRST.id, 2, "harbour-wire", 1)


def test_unknown_ids_are_told_apart_from_ambiguous_ones(catalog):
    with pytest.raises(UnknownId, match="no article"):
        find_article(catalog, "ffffffff-none")
    with pytest.raises(UnknownId, match="no delivery"):
        find_receipt(catalog, "ffffffff-none")
    with pytest.raises(UnknownId, match="no quarantined record"):
        find_quarantine(catalog, "ffffffff-none")


def test_a_prefix_of_several_ids_is_ambiguous(catalog, database_url):
    from dataclasses import replace

    from tests.store_records import enriched

    twins = [f"abcd{number}" for number in range(2)]

    async def run():
        async with running_store(database_url) as store:
            for number, article_id in enumerate(twins):
                dump = Delivery(10 + number)
                record = dump.article(0, BRIDGE)
                event = enriched(dump, 0, BRIDGE).model_copy(update={"article_id": article_id})
                await store.take(replace(record, value=event.to_json()))

    asyncio.run(run())
    with pytest.raises(AmbiguousId, match="abcd0, abcd1"):
        find_article(catalog, "abcd")
