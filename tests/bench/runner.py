"""(b) What Kafka handling costs a message: the stage runner beside a plain aiokafka loop and FastStream.

``python -m tests.bench runner``; with the rivals where ``COPYDESK_RIVALS_PYTHON`` names the interpreter of an
environment with ``faststream[kafka]``, ``uvloop`` and ``cramjam``. CPU time, not wall
time, since that is what a busy machine leaves comparable. Goal: the runner at 4 times the plain loop
at most, better 2.5.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from confluent_kafka import Producer
from confluent_kafka.admin import AdminClient, NewTopic

from copydesk.local import LocalStack
from shared import topics
from tests.bench.contestants import INPUT, MESSAGES, OUTPUT
from tests.stack import fresh_prefix, random_ports

PARTITIONS = 6
VALUE_BYTES = 3000
ROOT = Path(__file__).parent.parent.parent
OURS = ("aiokafka", "runner", "runner_with_outcomes")
RIVALS = ("batch", "single")
SLOW = "faststream_single"
"""Waits for the broker with every message: a twentieth of the messages will do."""


def measure(rounds: int = 5) -> None:
    """Measure, interleaved, and print medians and ratios."""
    with (
        tempfile.TemporaryDirectory(prefix="copydesk-bench-") as folder,
        LocalStack(Path(folder) / "data", on_event=print, preferred=random_ports()) as local,
    ):
        measured = run_in_turn(local.start_servers().kafka, rounds, os.environ.get("COPYDESK_RIVALS_PYTHON"))
    show(measured)


def run_in_turn(bootstrap: str, repeat: int, rivals: str | None) -> dict[str, list[dict[str, float]]]:
    """Run every contestant so many times, in turn, each over messages of its own."""
    commands = {name: [sys.executable, "-m", "tests.bench.contestants", name] for name in OURS}
    if rivals:
        script = str(Path(__file__).parent / "faststream_contestant.py")
        commands |= {f"faststream_{name}": [rivals, script, name] for name in RIVALS}
    measured: dict[str, list[dict[str, float]]] = {name: [] for name in commands}
    for _ in range(repeat):
        for name, command in commands.items():
            prefix = fresh_prefix()
            prepare(bootstrap, prefix)
            result = run(command, bootstrap, prefix, MESSAGES // 20 if name == SLOW else MESSAGES)
            measured[name].append(result)
            print(f"{name:22} {result['cpu_us']:7.1f} us  {result['per_second']:8.0f}/s", flush=True)
    return measured


def prepare(bootstrap: str, prefix: str) -> None:
    """Make the topics and fill the input; values as compressible as text is."""
    admin = AdminClient({"bootstrap.servers": bootstrap})
    names = (INPUT, OUTPUT, topics.LEDGER, topics.QUARANTINE)
    for made in admin.create_topics([NewTopic(prefix + name, PARTITIONS, 1) for name in names]).values():
        made.result(30)
    words = [f"{random.Random(seed).getrandbits(32):x}" for seed in range(500)]
    source = random.Random(1)
    values = [" ".join(source.choices(words, k=VALUE_BYTES // 8)).encode()[:VALUE_BYTES] for _ in range(200)]
    producer = Producer({"bootstrap.servers": bootstrap, "linger.ms": 5, "compression.type": "zstd"})
    for index in range(MESSAGES):
        producer.produce(prefix + INPUT, key=str(index), value=values[index % 200], headers=[("ce_id", b"1" * 36)] * 5)
        producer.poll(0)
    assert producer.flush(60) == 0


def run(command: list[str], bootstrap: str, prefix: str, messages: int) -> dict[str, float]:
    """One contestant's figures."""
    environment = {
        "COPYDESK_KAFKA_BOOTSTRAP_SERVERS": bootstrap,
        "COPYDESK_TOPIC_PREFIX": prefix,
        "COPYDESK_LOG_FORMAT": "json",
        "BENCH_MESSAGES": str(messages),
    }
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
        timeout=300,
    )
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def show(measured: dict[str, list[dict[str, float]]]) -> None:
    """Medians, and CPU time beside the plain loop's."""
    cpu = {name: statistics.median(one["cpu_us"] for one in runs) for name, runs in measured.items()}
    rate = {name: statistics.median(one["per_second"] for one in runs) for name, runs in measured.items()}
    print("\n| contestant | CPU us a message | messages a second | to aiokafka |\n|---|---|---|---|")
    for name in measured:
        print(f"| {name} | {cpu[name]:.1f} | {rate[name]:.0f} | {cpu[name] / cpu['aiokafka']:.2f} |")
