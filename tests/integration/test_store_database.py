"""A database that is away, refuses us, or is newer: clear words, no loss, and healing by itself."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import psycopg
import pytest

from services.store.migrate import migrate
from shared.catalog import connect, receipts_of
from shared.errors import ConfigurationError, Unavailable
from tests.store_records import Delivery, Story, running_store

FERRY = Story("Ferry returns.")


def changed(database_url, **parts):
    url = urlsplit(database_url)
    user, password = parts.get("user", url.username), parts.get("password", url.password)
    place = f"{user}:{password}@{url.hostname}:{parts.get('port', url.port)}"
    return url._replace(netloc=place, path=parts.get("path", url.path)).geturl()


def administer(database_url, *statements):
    """Run statements on the server, from another database."""
    with psycopg.connect(changed(database_url, path="/postgres"), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def test_several_replicas_may_migrate_at_once_and_again(database_url):
    with ThreadPoolExecutor(4) as replicas:
        list(replicas.map(migrate, [database_url] * 4))
    migrate(database_url)

    with connect(database_url) as connection:
        assert receipts_of(connection, ["none"]) == []


def test_a_newer_schema_is_refused_in_clear_words(database_url):
    migrate(database_url)
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(ConfigurationError, match="9999, newer than this version"):
        migrate(database_url)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"password": "wrong"}, "password authentication failed"), ({"path": "/nowhere"}, "does not exist")],
)
def test_a_database_that_refuses_us_is_a_mistake_in_the_settings(database_url, wrong, words):
    with pytest.raises(ConfigurationError, match=words) as told:
        migrate(changed(database_url, **wrong))
    assert "wrong" not in str(told.value)
    with pytest.raises(ConfigurationError, match=words), connect(changed(database_url, **wrong)):
        pass


@pytest.mark.parametrize("url", ["nonsense", "mysql://a@b/c", "postgresql://[broken", "host=here dbname=there"])
def test_what_is_no_database_url_is_said_to_be_none(url):
    with pytest.raises(ConfigurationError, match="COPYDESK_DATABASE_URL"):
        migrate(url)


def test_a_server_that_is_away_is_waited_for_within_bounds(database_url):
    away = changed(database_url, port=1)

    with pytest.raises(Unavailable, match="is not reachable"):
        migrate(away, wait_seconds=0.3)
    with pytest.raises(Unavailable, match="is not reachable"), connect(away):
        pass


def test_an_empty_database_is_said_to_hold_nothing_yet(database_url):
    with pytest.raises(ConfigurationError, match="holds no Copydesk yet"), connect(database_url) as connection:
        receipts_of(connection, ["none"])


def test_the_store_heals_when_the_database_comes_back(database_url):
    name = urlsplit(database_url).path[1:]
    dump = Delivery(1)

    async def run():
        async with running_store(database_url) as store:
            await store.take(dump.dump_read(2), dump.article(0, FERRY))
            administer(
                database_url,
                f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false',
                f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",
            )
            with pytest.raises(Unavailable):
                await store.take(dump.article(1, FERRY))
            administer(database_url, f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
            return await _take_when_possible(store, dump.article(1, FERRY))

    assert asyncio.run(run()) == ["duplicate"]
    with connect(database_url) as connection:
        (told,) = receipts_of(connection, [dump.id])
    assert (told.stored, told.duplicate, told.complete) == (1, 1, True)


async def _take_when_possible(store, record):
    # The runner's part: the same batch comes again until it is settled. Six connection attempts are plenty.
    for _ in range(6):
        try:
            return await store.take(record)
        except Unavailable:
            continue
    raise AssertionError("the store did not find its database again")


def test_connections_that_died_while_idle_cost_nothing(database_url):
    dump = Delivery(1)

    async def run():
        async with running_store(database_url) as store:
            await store.take(dump.dump_read(1))
            administer(
                database_url,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'copydesk-store'",
            )
            return await store.take(dump.article(0, FERRY))

    assert asyncio.run(run()) == ["new"]
