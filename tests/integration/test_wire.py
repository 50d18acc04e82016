"""The story of a newcomer: one command starts everything, a second terminal does the rest."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import psutil
import pytest
from confluent_kafka import Consumer, Producer

from copydesk.local import find_running
from shared import topics
from tests.heeded_signals import heed_signals

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "examples" / "harbour-wire.txt"
FOUND_IN_SAMPLE = 5
START_SECONDS = 120
SETTLE_SECONDS = 60


class Wire:
    """A running `copydesk up`, and the second terminal beside it."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.log = data.parent / "up.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "copydesk", "up", "--data", str(data), "--source", "sample", str(SAMPLE)],
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=data.parent,
                preexec_fn=heed_signals,
            )

    def wait_until_up(self) -> None:
        """Return when the sample is settled and the first screen is complete."""
        until(lambda: "second terminal" in self.log.read_text() or self.process.poll() is not None, START_SECONDS)
        assert self.process.poll() is None, self.log.read_text()

    def run(self, *words: str, stdin: bytes = b"", code: int = 0) -> bytes:
        """Run a command and return what it printed; its exit code must be ``code``."""
        command = [sys.executable, "-m", "copydesk", *words, "--data", str(self.data)]
        done = subprocess.run(command, input=stdin, capture_output=True, cwd=self.data.parent, check=False)
        assert done.returncode == code, (words, done.returncode, done.stderr.decode())
        return done.stdout

    def rows(self, *words: str) -> list[dict]:
        """The JSON lines of a command."""
        return [json.loads(line) for line in self.run(*words, "--json").splitlines()]

    def feed(self, *words: str, stdin: bytes = b"") -> dict:
        """Feed one dump and return its receipt when it is complete."""
        (fed,) = [json.loads(line) for line in self.run("feed", *words, "--json", stdin=stdin).splitlines()]
        return self.receipt(fed["delivery_id"])

    def receipt(self, delivery_id: str) -> dict:
        """The receipt of a delivery, once it is complete."""

        def complete() -> dict | None:
            known = {row["delivery_id"]: row for row in self.rows("receipts")}
            row = known.get(delivery_id)
            return row if row and row["complete"] else None

        return until(complete, SETTLE_SECONDS)

    @property
    def kafka(self) -> str:
        """Address of the broker."""
        return find_running(self.data).addresses.kafka

    def stop(self) -> int:
        """Ctrl-C, and the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)


def until(condition, seconds):
    """Return the first true value of ``condition``; fail after ``seconds``."""
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)
    return value


@pytest.fixture(scope="module")
def wire(tmp_path_factory) -> Iterator[Wire]:
    wire = Wire(tmp_path_factory.mktemp("wire") / "data")
    try:
        wire.wait_until_up()
        yield wire
    finally:
        if wire.process.poll() is None:
            wire.stop()


def read_topic(bootstrap: str, topic: str) -> list:
    """Every record of a topic, read by a client that is not ours."""
    consumer = Consumer(
        {
            "bootstrap.servers": bootstrap,
            "group.id": f"reader-{time.monotonic_ns()}",
            "auto.offset.reset": "earliest",
            "enable.partition.eof": True,
        }
    )
    consumer.subscribe([topic])
    records, ended = [], set()
    while len(ended) < topics.PARTITIONS:
        message = consumer.poll(30)
        assert message is not None, "nothing came"
        if message.error():
            ended.add(message.partition())
        else:
            records.append(message)
    consumer.close()
    return records


def balanced(receipt: dict) -> bool:
    """The sum of the receipt is right, and nothing is missing."""
    settled = receipt["stored"] + receipt["duplicate"] + receipt["dropped"] + receipt["quarantined"]
    return receipt["found"] == settled and receipt["unaccounted"] == 0 and receipt["complete"]


def test_the_first_screen_shows_receipt_articles_metrics_and_what_to_type_next(wire):
    screen = wire.log.read_text()

    assert "Receipts: 1" in screen
    assert "Harbour Council Votes to Keep Night Ferry Through Winter" in screen
    assert "/metrics" in screen
    assert "copydesk feed FILE" in screen


def test_the_sample_is_stored_once_and_balanced(wire):
    (receipt,) = [row for row in wire.rows("receipts") if row["source"] == "sample"]

    assert balanced(receipt)
    assert receipt["found"] == receipt["stored"] == FOUND_IN_SAMPLE


def test_the_same_dump_again_is_all_duplicates_and_adds_no_article(wire):
    before = {row["article_id"] for row in wire.rows("articles", "--limit", "1000")}

    receipt = wire.feed(str(SAMPLE), "--source", "again")

    assert balanced(receipt)
    assert receipt["duplicate"] == receipt["found"] == FOUND_IN_SAMPLE
    assert {row["article_id"] for row in wire.rows("articles", "--limit", "1000")} == before


def test_the_same_story_twice_in_one_dump_is_stored_once(wire):
    story = "Bakers of Ostrava Strike Over Early Bells\n\n" + "The bakers left their ovens cold on Monday. " * 6
    receipt = wire.feed("-", stdin=f"{story}\n\n\n\n\n{story}".encode())

    assert balanced(receipt)
    assert (receipt["found"], receipt["stored"], receipt["duplicate"]) == (2, 1, 1)


def test_an_empty_dump_has_a_receipt_over_nothing(wire):
    receipt = wire.feed("-", stdin=b"")

    assert balanced(receipt)
    assert receipt["found"] == 0


def test_a_file_above_the_limit_is_refused_with_the_limit_named(wire, tmp_path):
    big = tmp_path / "big.txt"
    big.write_bytes(b"word " * 2_000_000)

    done = subprocess.run(
        [sys.executable, "-m", "copydesk", "feed", str(big), "--data", str(wire.data)], capture_output=True, check=False
    )

    assert done.returncode == 1
    assert b"8 MiB" in done.stderr


def test_a_broken_dump_lies_in_quarantine_with_its_bytes_and_can_be_retried_and_discarded(wire):
    payload = bytes(range(32)) * 100
    receipt = wire.feed("-", stdin=payload)
    assert balanced(receipt)
    assert receipt["quarantined"] == 1

    (row,) = [r for r in wire.rows("quarantine", "list") if r["delivery_id"] == receipt["delivery_id"]]
    assert wire.run("quarantine", "show", "--raw", row["quarantine_id"]) == payload

    wire.run("quarantine", "retry", row["quarantine_id"])
    again = until(
        lambda: next((r for r in wire.rows("quarantine", "list") if r["attempts"] == 2 and r["state"] == "open"), None),
        SETTLE_SECONDS,
    )
    assert again["quarantine_id"] == row["quarantine_id"]

    wire.run("quarantine", "discard", row["quarantine_id"])
    settled = until(lambda: (r := wire.receipt(receipt["delivery_id"]))["dropped"] and r, SETTLE_SECONDS)
    assert balanced(settled)
    assert settled["outcomes"] == {"dropped:discarded": 1}


def test_a_foreign_producer_needs_no_header(wire):
    producer = Producer({"bootstrap.servers": wire.kafka})
    text = "Goat Elected Honorary Warden of Alpine Pass\n\n" + "The goat made no comment on Tuesday. " * 8
    producer.produce(topics.DUMPS, text.encode())
    producer.flush()

    rows = until(
        lambda: [row for row in wire.rows("articles") if row["headline"] == text.split("\n")[0]], SETTLE_SECONDS
    )

    assert [row["source"] for row in rows] == ["unnamed"]


def test_trace_tells_every_stage_of_an_article(wire):
    article = next(row for row in wire.rows("articles", "--limit", "1000") if row["headline"].startswith("Harbour"))

    life = wire.rows("trace", article["article_id"][:13])[0]

    assert [hop["stage"] for hop in life["hops"]] == ["ingest", "clean", "enrich", "store"]
    assert all(hop["topic"] and hop["version"] and hop["time"] for hop in life["hops"])
    assert life["outcome"] in {"new", "duplicate"}


def test_process_prints_the_same_articles_as_the_wire(wire):
    done = subprocess.run(
        [sys.executable, "-m", "copydesk", "process", str(SAMPLE), "--source", "sample"],
        capture_output=True,
        check=True,
    )
    offline = {}
    for line in done.stdout.splitlines():
        article = json.loads(line)
        offline[article["article_id"]] = {**article, "received_at": None}

    online = {}
    for record in read_topic(wire.kafka, topics.ENRICHED):
        article = json.loads(record.value())
        if article["source"] == "sample":
            online[article["article_id"]] = {**article, "received_at": None}

    assert len(offline) == FOUND_IN_SAMPLE
    assert online == offline


def test_the_compacted_topics_hold_the_state_of_the_database(wire):
    def last_of_each(topic: str) -> dict[str, dict]:
        return {record.key().decode(): json.loads(record.value()) for record in read_topic(wire.kafka, topic)}

    def agree() -> bool:
        receipts = {row["delivery_id"]: row for row in wire.rows("receipts", "--limit", "1000")}
        articles = {row["article_id"] for row in wire.rows("articles", "--limit", "1000")}
        published = last_of_each(topics.RECEIPTS)
        return set(last_of_each(topics.LATEST)) == articles and {
            key: (row["revision"], row["found"]) for key, row in published.items()
        } == {key: (row["revision"], row["found"]) for key, row in receipts.items()}

    assert until(agree, SETTLE_SECONDS)


def test_the_gauge_of_unaccounted_articles_is_zero_when_work_is_done(wire):
    url = find_running(wire.data).http["store"]

    def value() -> str:
        page = urlopen(f"{url}/metrics").read().decode()
        return next((line for line in page.splitlines() if line.startswith("copydesk_unaccounted_articles{")), "")

    assert until(value, SETTLE_SECONDS).endswith(" 0.0")


def test_once_ends_by_itself_and_quarantine_is_told_by_the_exit_code(tmp_path):
    bad = tmp_path / "bad.bin"
    bad.write_bytes(bytes(range(32)) * 100)

    command = [
        sys.executable,
        "-m",
        "copydesk",
        "up",
        "--once",
        "--data",
        str(tmp_path / "data"),
        str(SAMPLE),
        str(bad),
    ]
    done = subprocess.run(command, capture_output=True, timeout=START_SECONDS, check=False)

    assert done.returncode == 3, done.stderr.decode()
    assert b"Receipts: 2" in done.stdout


def test_ctrl_c_leaves_no_process_behind(wire):
    data = str(wire.data)

    assert wire.stop() == 0

    left = [p.info for p in psutil.process_iter(["pid", "cmdline"]) if data in " ".join(p.info["cmdline"] or ())]
    assert left == []
    assert find_running(wire.data) is None
    assert (wire.data / "logs").is_dir()
