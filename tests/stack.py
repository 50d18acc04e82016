"""The real Kafka and PostgreSQL of a test session, started when the first test asks for them.

def test_something(stack):                      # stack.kafka, stack.database_url
    url = fresh_database(stack)                 # an empty database of this test's own
    prefix = fresh_prefix()                     # for the names of its topics and groups
"""

import random
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from copydesk.local import Addresses, LocalStack, Ports

FIRST_TEST_PORT = 20000
LAST_TEST_PORT = 30000
"""Away from the ports of `copydesk up`; drawn at random, since several sessions may run side by side."""


def random_ports() -> Ports:
    """Preferred ports for one stack; the next free ones are taken when they are not free."""
    first = random.randrange(FIRST_TEST_PORT, LAST_TEST_PORT, 3)
    return Ports(first, first + 1, first + 2)


@pytest.fixture(scope="session")
def stack() -> Iterator[Addresses]:
    """Addresses of one broker and one database server for the whole session."""
    with (
        tempfile.TemporaryDirectory(prefix="copydesk-tests-") as folder,
        LocalStack(Path(folder) / "data", on_event=print, preferred=random_ports()) as local,
    ):
        yield local.start_servers()


@pytest.fixture
def database_url(stack: Addresses) -> str:
    """The URL of an empty database of this test's own."""
    return fresh_database(stack)


@pytest.fixture
def topic_prefix() -> str:
    """Begins the names of this test's own topics and groups."""
    return fresh_prefix()


def fresh_database(stack: Addresses) -> str:
    """Make an empty database and return its URL."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(stack.database_url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return urlsplit(stack.database_url)._replace(path=f"/{name}").geturl()


def fresh_prefix() -> str:
    """Unique in this session's broker, and legal in names of topics and groups."""
    return f"t{uuid.uuid4().hex[:12]}."
