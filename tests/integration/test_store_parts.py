"""A file that went in parts has one receipt: the sum of its parts, complete only when none is missing."""

import asyncio

from shared.catalog import connect, find_receipts, list_receipts, sum_files
from shared.dump import Part
from tests.store_records import Delivery, Story, running_store

GROUP = "3f0c8b5e-6a53-4d0b-9f6c-0c0de5c0ffee"


def part(index: int, *, is_last: bool = False) -> Delivery:
    where = Part(GROUP, index, index * 1000, is_last)
    return Delivery(20 + index, payload=f"part {index}".encode(), part=where)


def taken(database_url, *batches):
    """The files that the catalog lists after each batch."""

    async def run():
        listed = []
        async with running_store(database_url) as store:
            for batch in batches:
                await store.take(*batch)
                with connect(database_url) as connection:
                    listed.append([f for f in sum_files(list_receipts(connection)) if f.parts])
        return listed

    return asyncio.run(run())


def test_parts_are_summed_and_complete_only_together(database_url):
    first, second, last = part(0), part(1), part(2, is_last=True)
    story = [Story(f"Ferry {n} returns. It was late.") for n in range(3)]
    whole_but_one = [
        first.dump_read(2, stated_found=383),
        first.article(0, story[0]),
        first.dropped(1),
        last.dump_read(1, stated_found=383),
        last.article(0, story[1]),
    ]
    (before,), (after,) = taken(
        database_url, whole_but_one, [second.dump_read(1, stated_found=383), second.article(0, story[2])]
    )
    assert (before.parts, before.parts_expected, before.receipt.complete) == (2, 3, False)
    assert (after.parts, after.parts_expected, after.receipt.complete) == (3, 3, True)
    total = after.receipt
    assert (total.found, total.stated_found, total.stored, total.dropped) == (4, 383, 3, 1)
    with connect(database_url) as connection:
        assert sum_files(find_receipts(connection, GROUP[:8])) == [after]
        assert [each.part_index for each in find_receipts(connection, GROUP[:8])] == [0, 1, 2]
        assert list_receipts(connection, incomplete=True) == []


def test_a_file_whose_last_part_never_came_is_incomplete(database_url):
    first = part(0)
    ((file,),) = taken(database_url, [first.dump_read(1), first.article(0, Story("Bridge closes."))])
    assert (file.parts, file.parts_expected, file.receipt.complete) == (1, None, False)
    with connect(database_url) as connection:
        assert [each.part_group for each in list_receipts(connection, incomplete=True)] == [GROUP]


def test_a_limit_counts_files_and_not_their_parts(database_url):
    parts = [part(0), part(1), part(2, is_last=True)]
    other = Delivery(1)
    ((file,),) = taken(database_url, [other.dump_read(0), *(each.dump_read(0) for each in parts)])
    with connect(database_url) as connection:
        assert len(list_receipts(connection, limit=2)) == 4
    assert file.receipt.complete


def test_a_part_that_cannot_be_read_is_one_in_quarantine(database_url):
    first, last = part(0), part(1, is_last=True)
    ((file,),) = taken(
        database_url,
        [first.dump_read(0), last.dump_read(0, status="quarantined"), last.quarantined(None, "too_large")],
    )
    assert (file.receipt.complete, file.receipt.quarantined) == (True, 1)
