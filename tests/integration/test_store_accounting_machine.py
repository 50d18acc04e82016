"""The accounting alone, on a real database: permuted, repeated, truncated, retried or discarded, it adds up.

A machine plays ingest, clean, enrich and an operator: it makes deliveries, and brings their records to
the store in any order and number. At the end everything that stands on the topics has been brought, and
the tables must say what a model of a few lines says.
"""

import asyncio
import random
import threading
from collections import Counter, defaultdict
from dataclasses import dataclass, field

import psycopg
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from services.store.handler import StoreHandler
from services.store.postgres import Database
from shared import topics
from shared.catalog import connect, list_quarantine, receipts_of
from shared.events import StoredArticle
from shared.records import Incoming
from tests.stack import fresh_database
from tests.store_records import Delivery, FakeSender, Story, later

TABLES = ("receipts", "occurrences", "articles", "versions", "quarantine")
EXAMPLES, STEPS = 40, 14
"""Some 15 s on two cores; raise EXAMPLES to 2,000 after a change of the rules."""

STORIES = (
    Story("Ferry returns to the harbour."),
    Story("Bridge closes for repairs."),
    Story("Storm nears.", guid="wire:1", version="1", sent_at=later(1)),
    Story("Storm is here.", guid="wire:1", version="2", sent_at=later(2)),
    Story("Storm has gone.", guid="wire:1", version="10", sent_at=later(2)),
    Story("Vote is near.", guid="wire:2", version="1", sent_at=later(1)),
    Story("Vote is off.", guid="wire:2", version="2", sent_at=later(2), status="canceled"),
)
FATES = st.sampled_from(("article", "article", "article", "dropped", "dead"))
ITEMS = st.tuples(st.sampled_from(STORIES), FATES)


@dataclass
class Place:
    """One occurrence in the model: what was ever said of it."""

    story: Story
    attempts: int = 1
    said: set[str] = field(default_factory=set)

    @property
    def outcome(self) -> str:
        return next(kind for kind in ("article", "dropped", "dead") if kind in self.said)

    @property
    def can_be_retried(self) -> bool:
        return "dead" in self.said


@dataclass
class Arrival:
    """One delivery in the model; ``places`` is None for a dump that nobody could read yet."""

    delivery: Delivery
    places: list[Place] | None
    attempts: int = 1


class Accounting(RuleBasedStateMachine):
    """Deliveries on their way into the store."""

    handler: StoreHandler
    loop: asyncio.AbstractEventLoop
    sender: FakeSender
    url: str

    def __init__(self) -> None:
        super().__init__()
        self._wait(self._publish())
        with psycopg.connect(self.url, autocommit=True) as connection:
            for table in TABLES:
                connection.execute(f"DELETE FROM {table}")
        self.sender.latest.clear()
        self.arrivals: list[Arrival] = []
        self.waiting: list[Incoming] = []
        self.brought: list[Incoming] = []
        self.decided: dict[tuple[object, ...], str] = {}

    @rule(fates=st.lists(ITEMS, max_size=5), dump=st.integers(0, 2))
    def feed(self, fates, dump):
        arrival = self._arrive(dump)
        self._read(arrival, fates)

    @rule(fates=st.lists(ITEMS, min_size=1, max_size=4), kept=st.integers(0, 3))
    def feed_while_ingest_is_killed_and_replaced(self, fates, kept):
        # The old ingest sent some articles and died before it could say what it had found.
        arrival = self._arrive(0)
        old = arrival.delivery.again(reading="lines-0")
        self.waiting += [old.article(at, story) for at, (story, _) in enumerate(fates[:kept])]
        self._read(arrival, fates)

    @rule()
    def feed_what_cannot_be_read(self):
        arrival = self._arrive(0)
        arrival.places = None
        self.waiting += self._unreadable(arrival.delivery)

    @rule(which=st.randoms(use_true_random=False), fates=st.lists(ITEMS, max_size=3))
    @precondition(lambda self: any(arrival.places is None for arrival in self.arrivals))
    def retry_a_whole_dump(self, which, fates):
        arrival = which.choice([arrival for arrival in self.arrivals if arrival.places is None])
        arrival.attempts += 1
        self.waiting.append(arrival.delivery.retried(None))
        arrival.delivery = arrival.delivery.again(attempt=arrival.attempts)
        if which.random() < 0.3:
            self.waiting += self._unreadable(arrival.delivery)
        else:
            self._read(arrival, fates)

    @rule(which=st.randoms(use_true_random=False), fate=FATES)
    @precondition(lambda self: self._dead())
    def retry_one(self, which, fate):
        arrival, at, place = which.choice(self._dead())
        self.waiting.append(arrival.delivery.again(attempt=place.attempts).retried(at))
        place.attempts += 1
        self._say(arrival.delivery.again(attempt=arrival.attempts + place.attempts), at, place, fate)

    @rule(which=st.randoms(use_true_random=False))
    @precondition(lambda self: self._dead())
    def discard_one(self, which):
        arrival, at, place = which.choice(self._dead())
        self.waiting.append(arrival.delivery.discarded(at))
        place.said.add("dropped")

    @rule(which=st.randoms(use_true_random=False))
    @precondition(lambda self: any(arrival.places for arrival in self.arrivals))
    def read_again_by_other_rules(self, which):
        arrival = which.choice([arrival for arrival in self.arrivals if arrival.places])
        # The broker keeps the order of one delivery's lines: the first reading's are read first.
        self._bring([record for record in self.waiting if _is_dump_read_of(record, arrival.delivery)])
        other = arrival.delivery.again(reading="lines-9")
        self.waiting += [other.dump_read(7), *(other.article(at, which.choice(STORIES)) for at in range(2))]
        self.waiting.append(other.quarantined(5))

    @rule(which=st.randoms(use_true_random=False), count=st.integers(1, 12), again=st.integers(0, 4))
    @precondition(lambda self: self.waiting)
    def bring_some(self, which, count, again):
        which.shuffle(self.waiting)
        batch = self.waiting[:count]
        if self.brought and again:
            batch += which.choices(self.brought, k=again)
        which.shuffle(batch)
        self._bring(batch)

    def teardown(self):
        order = random.Random(len(self.waiting))
        order.shuffle(self.waiting)
        while self.waiting:
            self._bring(self.waiting[:7])
        self._bring(order.sample(self.brought, min(len(self.brought), 10)))
        self._check_receipts()
        self._check_articles()
        self._check_quarantine()
        self._check_publications()

    def _arrive(self, dump):
        arrival = Arrival(Delivery(len(self.arrivals), payload=b"dump %d" % dump), [])
        self.arrivals.append(arrival)
        return arrival

    def _read(self, arrival, fates):
        arrival.places = [Place(story) for story, _ in fates]
        for at, (place, (_, fate)) in enumerate(zip(arrival.places, fates, strict=True)):
            self._say(arrival.delivery, at, place, fate)
        self.waiting.append(arrival.delivery.dump_read(len(fates)))

    def _say(self, delivery, at, place, fate):
        place.said.add(fate)
        made = {"article": lambda: delivery.article(at, place.story), "dropped": lambda: delivery.dropped(at)}
        self.waiting.append(made.get(fate, lambda: delivery.quarantined(at))())

    def _unreadable(self, delivery):
        return [delivery.quarantined(None, "binary"), delivery.dump_read(0, "quarantined")]

    def _dead(self):
        return [
            (arrival, at, place)
            for arrival in self.arrivals
            for at, place in enumerate(arrival.places or ())
            if place.can_be_retried
        ]

    def _bring(self, batch):
        self._settle(batch)
        brought = {id(record) for record in batch}
        self.waiting = [record for record in self.waiting if id(record) not in brought]
        self.brought += batch
        self._check_nothing_stored_was_decided_again()

    def _settle(self, batch):
        if batch:
            self._wait(self.handler.settle(batch))

    def _wait(self, work):
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(timeout=60)

    def _query(self, statement):
        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute(statement).fetchall()

    def _check_nothing_stored_was_decided_again(self):
        for *key, outcome in self._query(
            "SELECT delivery_id, position, reading, outcome FROM occurrences WHERE precedence = 3"
        ):
            assert self.decided.setdefault(tuple(key), outcome) == outcome

    def _check_receipts(self):
        with connect(self.url) as connection:
            ids = [arrival.delivery.id for arrival in self.arrivals]
            told = {r.delivery_id: r for r in receipts_of(connection, ids, older_than_seconds=0)}
        assert set(ids) == told.keys()
        for arrival in self.arrivals:
            receipt = told[arrival.delivery.id]
            wanted = Counter(place.outcome for place in arrival.places or ())
            found = len(arrival.places or ())
            assert (found, True, 0) == (receipt.found, receipt.complete, receipt.unaccounted)
            assert (wanted["article"], wanted["dropped"], wanted["dead"]) == (
                receipt.stored + receipt.duplicate,
                receipt.dropped,
                receipt.quarantined,
            )
            assert receipt.status == ("quarantined" if arrival.places is None else "read")
        assert self._unaccounted() == 0

    def _unaccounted(self):
        async def count():
            database = Database(self.url, unaccounted_after_seconds=0)
            await database.open()
            try:
                return await database.unaccounted()
            finally:
                await database.close()

        return self._wait(count())

    def _check_articles(self):
        stored = defaultdict(Counter)
        contents = defaultdict(set)
        for article_id, content_hash, outcome in self._query(
            "SELECT article_id, content_hash, outcome FROM occurrences WHERE precedence = 3"
        ):
            stored[article_id][outcome] += 1
            contents[article_id].add(content_hash)
        shown = {row[0]: row[1:] for row in self._query("SELECT article_id, current_hash, status FROM articles")}
        assert shown.keys() == stored.keys()
        for article_id, counts in stored.items():
            assert counts["new"] == 1
            assert counts["new"] + counts["update"] == len(contents[article_id])
            assert shown[article_id] == _expected_head(article_id, contents[article_id])

    def _check_quarantine(self):
        with connect(self.url) as connection:
            rows = {
                (r.delivery_id, r.position): r for r in list_quarantine(connection, limit=None, include_settled=True)
            }
        for arrival, at, place in self._dead():
            row = rows[arrival.delivery.id, at]
            assert (row.state in ("open", "retrying")) == (place.outcome == "dead")

    def _check_publications(self):
        self._wait(self._publish())
        revisions = dict(self._query("SELECT article_id, revision FROM articles"))
        latest = {
            article.article_id: article.revision
            for record in self.sender.latest.values()
            if record.topic == topics.LATEST
            for article in [StoredArticle.model_validate_json(record.value)]
        }
        assert revisions == latest

    async def _publish(self):
        await self.handler._publisher.sweep()


def _expected_head(article_id, content_hashes):
    known = [story for story in STORIES if story.article_id == article_id and _hash(story) in content_hashes]
    known.sort(key=lambda story: int(story.version or 0))
    good = [story for story in known if not story.status]
    return _hash((good or known)[-1]), "withdrawn" if known[-1].status else "current"


def _hash(story):
    return story.content_hash + (":withdrawn" if story.status else "")


def _is_dump_read_of(record, delivery):
    return (
        record.topic == topics.LEDGER and record.key == delivery.id.encode() and b'"kind":"dump_read"' in record.value
    )


class LosesOne(Accounting):
    """The same, with a store that forgets the last record of its second batch."""

    def __init__(self) -> None:
        super().__init__()
        self.batches = 0

    def _settle(self, batch):
        self.batches += 1
        super()._settle(batch[:-1] if self.batches == 2 else batch)


@pytest.fixture(scope="module")
def loop():
    """A loop in a thread of its own: the publisher must go on while the machine looks into the tables."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield loop
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture(scope="module")
def machine(stack, loop):
    Accounting.url, Accounting.loop, Accounting.sender = fresh_database(stack), loop, FakeSender()
    Accounting.handler = StoreHandler(Accounting.url, "1")
    asyncio.run_coroutine_threadsafe(Accounting.handler.start(Accounting.sender), loop).result(timeout=60)
    yield Accounting
    asyncio.run_coroutine_threadsafe(Accounting.handler.stop(), loop).result(timeout=60)


def run(machine, phases):
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            phases=phases,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_accounts_add_up_whatever_comes_in_whatever_order(machine):
    run(machine, (Phase.generate, Phase.shrink))


def test_a_store_that_loses_a_record_is_found_out(machine):
    with pytest.raises(AssertionError):
        run(LosesOne, (Phase.generate,))
