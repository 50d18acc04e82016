"""The session's own servers: what other integration tests rely on."""

import psycopg
import pytest
from confluent_kafka.admin import AdminClient

from copydesk.local import Addresses

pytestmark = pytest.mark.kafka


def test_each_test_has_an_empty_database_of_its_own(database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        rows = connection.execute("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")
        assert rows.fetchone() == (0,)


def test_the_broker_makes_no_topics_by_itself(stack: Addresses, topic_prefix: str) -> None:
    admin = AdminClient({"bootstrap.servers": stack.kafka})
    metadata = admin.list_topics(topic=f"{topic_prefix}news", timeout=10)
    assert metadata.topics[f"{topic_prefix}news"].error is not None
