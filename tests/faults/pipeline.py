"""One run's own pipeline on a shared broker and database server: topics, database, services, and waits."""

import asyncio
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from confluent_kafka import KafkaException

from copydesk.local import LocalStack
from copydesk.local.health import READY_PATH, answers_ok
from copydesk.local.logs import last_lines
from copydesk.local.ports import choose_port
from copydesk.local.process import ChildSpec
from services.ingest.agent import STAGE as INGEST
from shared import topics
from shared.settings import KafkaSettings, load
from shared.stage.admin import ensure_topics
from tests.faults.broker import Broker
from tests.faults.fleet import SERVICES, Fleet
from tests.faults.observation import Observation, observe
from tests.faults.service import ORDERS

ROOT = Path(__file__).parents[2]
FIRST_HTTP_PORT = 30000
LAST_HTTP_PORT = 31000
"""Beyond the ports of the test stacks; drawn at random, since several runs may go side by side."""

SESSION_SECONDS = 6
POLL_INTERVAL_SECONDS = 10
GRACE_SECONDS = 8
ARTICLE_SECONDS = 3
"""As short as the broker and honest work allow, so that faults can outlast them in a short run."""

INPUTS = {
    "ingest": INGEST.inputs,
    "clean": (topics.RAW,),
    "enrich": (topics.CLEAN,),
    "store": (topics.ENRICHED, topics.LEDGER),
}
POLL_SECONDS = 0.2
STILL_SECONDS = 120.0
"""Nothing of the product waits longer: sessions, requests and back-offs end within 60 s."""
UNPUBLISHED = """
SELECT (SELECT count(*) FROM articles WHERE revision > published_revision)
     + (SELECT count(*) FROM receipts WHERE revision > published_revision)
"""


class NotInTime(AssertionError):
    """A condition was not met within its bound."""


class Pipeline:
    """The four services between topics and a database of their own; use it as a context manager."""

    def __init__(self, stack: LocalStack, name: str) -> None:
        self.stack = stack
        self.name = name
        self.prefix = f"{name}."
        self.kafka = stack.addresses.kafka
        self.database_url = urlsplit(stack.addresses.database_url)._replace(path=f"/{name}").geturl()
        self.orders = stack.layout.root / f"orders-{name}"
        self.broker = Broker(self.kafka, self.prefix)
        self.fleet = Fleet(stack.layout, self._spec_of)
        self._ports: set[int] = set()

    def __enter__(self) -> "Pipeline":
        self.orders.mkdir()
        with psycopg.connect(self.stack.addresses.database_url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{self.name}"'.encode())
        settings = load(KafkaSettings, kafka_bootstrap_servers=self.kafka, topic_prefix=self.prefix)
        asyncio.run(ensure_topics(settings))
        self.fleet.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.fleet.stop()

    def wait_ready(self, seconds: float = 90.0) -> None:
        """Return when every replica that is wanted answers /readyz with 200."""
        try:
            wait_for("ready services", lambda: not self._not_ready(), seconds)
        except NotInTime as error:
            logs = (f"{name}:\n{last_lines(self._log(name), 8)}" for name in self._not_ready())
            raise NotInTime(f"{error}\n" + "\n".join(logs)) from None

    def wait_drained(self, still_seconds: float = STILL_SECONDS) -> None:
        """Return when every stage has committed all of its input and the store has published all it has.

        Raises NotInTime when nothing has moved for so many seconds.
        """
        since, before = time.monotonic(), self._left()
        while any(before):
            if time.monotonic() > since + still_seconds:
                left = dict(zip((*SERVICES, "unpublished"), before, strict=True))
                raise NotInTime(f"left undone, and nothing has moved for {still_seconds:.0f} s: {left}")
            time.sleep(POLL_SECONDS)
            now = self._left()
            since, before = (since if now == before else time.monotonic()), now

    def lag(self, service: str) -> int:
        """How many inputs a stage has not committed yet."""
        return sum(self.broker.lag(service, name) for name in INPUTS[service])

    def lag_or_none(self, service: str) -> int | None:
        """The same; None while the broker is away."""
        try:
            return self.lag(service)
        except KafkaException:
            return None

    def has_database(self) -> bool:
        """Whether the database answers."""
        try:
            psycopg.connect(self.database_url, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def observe(self) -> Observation:
        """Everything that is there now."""
        return observe(self.broker, self.database_url)

    def _not_ready(self) -> list[str]:
        wanted = [replica for name in SERVICES for replica in self.fleet.replicas(name) if replica.is_wanted]
        return [each.spec.name for each in wanted if not each.child or not answers_ok(each.port, READY_PATH)]

    def _left(self) -> list[int]:
        """What each stage has not committed, in the order of the flow, and what is not published; -1: no answer."""
        lags = [self.lag_or_none(service) for service in SERVICES]
        return [*(-1 if lag is None else lag for lag in lags), self._unpublished()]

    def _unpublished(self) -> int:
        try:
            with psycopg.connect(self.database_url, connect_timeout=5) as connection:
                (count,) = connection.execute(UNPUBLISHED).fetchone() or (-1,)
        except psycopg.Error:
            return -1
        return int(count)

    def _log(self, name: str) -> Path:
        return self.stack.layout.log_of(name)

    def _spec_of(self, service: str, number: int) -> tuple[ChildSpec, int]:
        port = choose_port(random.randrange(FIRST_HTTP_PORT, LAST_HTTP_PORT), self._ports)
        self._ports.add(port)
        name = f"{self.name}-{service}-{number + 1}"
        environment = {
            "COPYDESK_KAFKA_BOOTSTRAP_SERVERS": self.kafka,
            "COPYDESK_TOPIC_PREFIX": self.prefix,
            "COPYDESK_DATABASE_URL": self.database_url,
            "COPYDESK_HTTP_PORT": str(port),
            "COPYDESK_WORKERS": "1",
            "COPYDESK_LOG_FORMAT": "json",
            "COPYDESK_ARTICLE_SECONDS": str(ARTICLE_SECONDS),
            "COPYDESK_GRACE_SECONDS": str(GRACE_SECONDS),
            "COPYDESK_KAFKA_SESSION_TIMEOUT_SECONDS": str(SESSION_SECONDS),
            "COPYDESK_KAFKA_MAX_POLL_INTERVAL_SECONDS": str(POLL_INTERVAL_SECONDS),
            "COPYDESK_PUBLISH_SWEEP_SECONDS": "1",
            "PYTHONUNBUFFERED": "1",
            ORDERS: str(self.orders),
        }
        argv = (sys.executable, "-m", "tests.faults.service", service)
        return ChildSpec(name, argv, self._log(name), environment, cwd=ROOT, stop_seconds=GRACE_SECONDS + 5), port


def wait_for(what: str, condition: Callable[[], object], seconds: float) -> None:
    """Wait until the condition holds; raises NotInTime naming what was waited for."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise NotInTime(f"waited {seconds:.0f} s in vain for {what}")
        time.sleep(POLL_SECONDS)
