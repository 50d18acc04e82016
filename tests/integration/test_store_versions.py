"""Which version of an article the store shows: the greatest, in whatever order they arrive."""

import asyncio
import itertools

from shared.catalog import connect, find_article
from tests.store_records import Delivery, Story, later, running_store

FIRST = Story("The storm nears the harbour.", guid="wire:7", version="1", sent_at=later(1))
SECOND = Story("The storm is in the harbour.", guid="wire:7", version="2", sent_at=later(2))
TENTH = Story("The storm has left the harbour.", guid="wire:7", version="10", sent_at=later(2))
CANCELED = Story("This story is canceled.", guid="wire:7", version="11", sent_at=later(3), status="canceled")
KILLED_SAME_TEXT = Story(TENTH.text, guid="wire:7", version="12", sent_at=later(4), signal="kill")
CORRECTED = Story("The storm had left the harbour.", guid="wire:7", version="13", sent_at=later(5))


def shown(database_url, *stories):
    """Bring one delivery for each story, in that order; what the article shows then."""

    async def run():
        async with running_store(database_url) as store:
            for story in stories:
                dump = Delivery(stories.index(story) + _arrivals())
                await store.take(dump.dump_read(1), dump.article(0, story))

    asyncio.run(run())
    with connect(database_url) as connection:
        return find_article(connection, FIRST.article_id)


_counter = itertools.count(100, 100)


def _arrivals():
    return next(_counter)


def test_the_greatest_version_is_shown_in_every_order(database_url):
    for number, order in enumerate(itertools.permutations((FIRST, SECOND, TENTH))):
        stories = [_copy(story, number) for story in order]

        async def run(stories=stories, number=number):
            async with running_store(database_url) as store:
                for at, story in enumerate(stories):
                    dump = Delivery(10 * number + at)
                    await store.take(dump.dump_read(1), dump.article(0, story))

        asyncio.run(run())
        with connect(database_url) as connection:
            detail = find_article(connection, stories[0].article_id)
        assert (detail.article.body, len(detail.versions), detail.article.occurrences) == (TENTH.text, 3, 3)


def test_a_cancelled_article_keeps_its_last_good_text_and_its_new_state(database_url):
    detail = shown(database_url, FIRST, SECOND, CANCELED)

    assert (detail.article.status, detail.article.body) == ("withdrawn", SECOND.text)


def test_an_older_version_that_arrives_late_does_not_revive_what_was_cancelled(database_url):
    detail = shown(database_url, FIRST, CANCELED, TENTH)

    assert (detail.article.status, detail.article.body) == ("withdrawn", TENTH.text)


def test_a_kill_that_repeats_the_text_is_a_version_all_the_same(database_url):
    detail = shown(database_url, TENTH, KILLED_SAME_TEXT)

    assert (detail.article.status, detail.article.body) == ("killed", TENTH.text)


def test_a_newer_good_version_ends_a_retraction(database_url):
    detail = shown(database_url, TENTH, CANCELED, CORRECTED)

    assert (detail.article.status, detail.article.body) == ("current", CORRECTED.text)


def test_the_same_dump_again_is_duplicates_only(database_url):
    dump, again = Delivery(1), Delivery(2)

    async def run():
        async with running_store(database_url) as store:
            await store.take(dump.dump_read(1), dump.article(0, FIRST))
            return await store.take(again.dump_read(1), again.article(0, FIRST))

    assert asyncio.run(run()) == ["", "duplicate"]


def test_a_duplicate_of_an_old_version_does_not_bring_it_back(database_url):
    undated = [Story(f"Undated text {number}.", guid="wire:7") for number in range(2)]
    detail = shown(database_url, *undated, undated[0])

    assert detail.article.body == undated[1].text


def test_a_guid_that_stands_for_two_stories_is_flagged_and_both_texts_are_kept(database_url):
    words = "harbour ferry captain storm weather passengers lifeboat anchor rescue sailors engine cargo voyage"
    others = "parliament budget minister taxation coalition election deficit treasury speaker committee policy debate"
    one = Story(words, guid="wire:7", version="1")
    other = Story(others, guid="wire:7", version="2")

    detail = shown(database_url, one, other)
    assert (detail.guid_reused, len(detail.versions)) == (True, 2)


def test_an_update_of_the_same_story_is_not_flagged(database_url):
    words = "harbour ferry captain storm weather passengers lifeboat anchor rescue sailors engine cargo voyage"
    one = Story(words, guid="wire:7", version="1")
    other = Story(words + " was updated this morning", guid="wire:7", version="2")

    assert not shown(database_url, one, other).guid_reused


def _copy(story, number):
    return Story(story.text, guid=f"wire:order-{number}", version=story.version, sent_at=story.sent_at)
