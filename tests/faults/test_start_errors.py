"""A service that cannot start says so in one clear line and ends with a code, instead of hanging."""

import os
import random
import subprocess
import sys
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from copydesk.local import Addresses
from copydesk.local.ports import choose_port
from shared.errors import EXIT_CONFIGURATION, EXIT_FAILED
from tests.faults.fleet import SERVICES
from tests.faults.pipeline import ROOT

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(180)]

START_SECONDS = 90.0
"""A bound on any start that fails: requests of the admin client end within 30 s, models are not loaded."""
PORT_WITH_NOBODY = 31000


@dataclass(frozen=True)
class Ended:
    """How a service has ended."""

    code: int
    complaint: str

    def says(self, *words: str) -> bool:
        """The complaint is one line and has all of these in it, and there is no traceback anywhere."""
        return all(word in self.complaint for word in words)


def start(service: str, **settings: str) -> Ended:
    """Start a service with these settings and wait for its end; its complaint is the last line it wrote."""
    given = {"COPYDESK_HTTP_PORT": "0", "COPYDESK_LOG_FORMAT": "json", "COPYDESK_WORKERS": "1", **settings}
    ended = subprocess.run(
        [sys.executable, "-m", f"services.{service}"],
        cwd=ROOT,
        env={**os.environ, "COPYDESK_DATABASE_URL": "postgresql://nobody:x@127.0.0.1:9/none", **given},
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        check=False,
    )
    assert "Traceback" not in ended.stderr, ended.stderr
    lines = [line for line in ended.stderr.splitlines() if not line.startswith("{")]
    assert len(lines) == 1, ended.stderr
    return Ended(ended.returncode, lines[0])


@pytest.fixture
def nobody() -> str:
    """An address where nothing listens."""
    return f"127.0.0.1:{choose_port(PORT_WITH_NOBODY + random.randrange(500))}"


@pytest.mark.parametrize("service", SERVICES)
def test_a_broker_that_is_down_is_named(service: str, nobody: str) -> None:
    ended = start(service, COPYDESK_KAFKA_BOOTSTRAP_SERVERS=nobody)
    assert ended.code == EXIT_FAILED
    assert ended.says(service, nobody, "COPYDESK_KAFKA_BOOTSTRAP_SERVERS")


@pytest.mark.parametrize("service", SERVICES)
def test_a_missing_topic_is_named_with_what_to_do(service: str, stack: Addresses, topic_prefix: str) -> None:
    ended = start(service, COPYDESK_KAFKA_BOOTSTRAP_SERVERS=stack.kafka, COPYDESK_TOPIC_PREFIX=topic_prefix)
    assert ended.code == EXIT_FAILED
    assert ended.says(service, f"{topic_prefix}news.", "copydesk topics")


@pytest.mark.parametrize("service", SERVICES)
def test_a_bad_setting_ends_with_78_and_names_the_variable(service: str) -> None:
    ended = start(service, COPYDESK_BATCH_MESSAGES="many")
    assert ended.code == EXIT_CONFIGURATION
    assert ended.says("COPYDESK_BATCH_MESSAGES", "integer")


@pytest.mark.parametrize("service", SERVICES)
def test_a_login_without_its_password_ends_with_78(service: str, nobody: str) -> None:
    ended = start(service, COPYDESK_KAFKA_BOOTSTRAP_SERVERS=nobody, COPYDESK_KAFKA_SECURITY_PROTOCOL="SASL_PLAINTEXT")
    assert ended.code == EXIT_CONFIGURATION
    assert ended.says(service, "COPYDESK_KAFKA_SASL_PASSWORD")


def test_a_wrong_password_of_the_database_is_named_and_not_shown(
    stack: Addresses, database_url: str, made_topics: str
) -> None:
    parts = urlsplit(database_url)
    wrong = parts._replace(netloc=f"{parts.username}:wrong-secret@{parts.hostname}:{parts.port}").geturl()
    ended = start(
        "store",
        COPYDESK_KAFKA_BOOTSTRAP_SERVERS=stack.kafka,
        COPYDESK_TOPIC_PREFIX=made_topics,
        COPYDESK_DATABASE_URL=wrong,
    )
    assert ended.code == EXIT_CONFIGURATION
    assert ended.says("store", "COPYDESK_DATABASE_URL")
    assert "wrong-secret" not in ended.complaint


def test_a_store_without_a_database_url_ends_with_78(stack: Addresses) -> None:
    ended = start("store", COPYDESK_KAFKA_BOOTSTRAP_SERVERS=stack.kafka, COPYDESK_DATABASE_URL="")
    assert ended.code == EXIT_CONFIGURATION
    assert ended.says("COPYDESK_DATABASE_URL")
