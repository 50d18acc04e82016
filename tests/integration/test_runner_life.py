"""How a stage starts, stops, gives up and goes on, on the real broker."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from copydesk.local import Addresses
from tests.runner_oracle import Oracle, health, values, wait_for
from tests.runner_process import ROOT, StageProcess, oracle, real

pytestmark = pytest.mark.kafka
__all__ = ["oracle"]

GRACE_SECONDS = 4


def run_once(**settings: object) -> subprocess.CompletedProcess[str]:
    environment = {f"COPYDESK_{name.upper()}": str(value) for name, value in settings.items()}
    return subprocess.run(
        [sys.executable, "-m", "tests.runner_stage"],
        cwd=ROOT,
        env={**os.environ, "COPYDESK_HTTP_PORT": "0", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def last_line(text: str) -> str:
    return text.strip().splitlines()[-1]


def listening_port(stage: StageProcess) -> int:
    connections = psutil.Process(stage.pid).net_connections("tcp")
    return next(each.laddr.port for each in connections if each.status == psutil.CONN_LISTEN)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_missing_topics_are_named_and_end_the_start(stack: Addresses, topic_prefix: str) -> None:
    ended = run_once(kafka_bootstrap_servers=stack.kafka, topic_prefix=topic_prefix)
    assert ended.returncode == 1
    assert f"{topic_prefix}news.articles.raw.v1" in last_line(ended.stderr)
    assert "copydesk topics" in last_line(ended.stderr)
    assert "Traceback" not in ended.stderr


def test_a_broker_that_is_not_there_ends_the_start() -> None:
    ended = run_once(kafka_bootstrap_servers=f"127.0.0.1:{free_port()}")
    assert ended.returncode == 1
    assert "Is it running?" in last_line(ended.stderr)
    assert "Traceback" not in ended.stderr


def test_a_missing_password_is_a_bad_setting() -> None:
    ended = run_once(kafka_security_protocol="SASL_PLAINTEXT")
    assert ended.returncode == 78
    assert "COPYDESK_KAFKA_SASL_PASSWORD" in last_line(ended.stderr)


def test_a_bad_number_is_a_bad_setting() -> None:
    ended = run_once(batch_messages="many")
    assert ended.returncode == 78
    assert "COPYDESK_BATCH_MESSAGES" in last_line(ended.stderr)


def test_a_stop_while_the_broker_hangs_ends_within_the_grace(oracle: Oracle, tmp_path: Path) -> None:
    broker = broker_process(oracle.bootstrap)
    oracle.feed(values(200))
    with real(oracle, tmp_path, grace_seconds=GRACE_SECONDS) as stage:
        oracle.wait_for_outputs(1)
        broker.suspend()
        try:
            stage.terminate()
            code = stage.wait_for_exit(seconds=GRACE_SECONDS + 5)
        finally:
            broker.resume()
    assert code in (0, 75)
    with real(oracle, tmp_path):
        assert oracle.wait_for_all().missing == set()


def broker_process(bootstrap: str) -> psutil.Process:
    port = int(bootstrap.rpartition(":")[2])
    return next(
        psutil.Process(each.pid)
        for each in psutil.net_connections("tcp")
        if each.status == psutil.CONN_LISTEN and each.laddr.port == port and each.pid
    )


def test_an_article_that_hangs_or_crashes_costs_only_itself(oracle: Oracle, tmp_path: Path) -> None:
    oracle.feed([b"crash", b"hang", b"bug", b"dead", *values(100)])
    with real(oracle, tmp_path, article_seconds=1) as stage:
        verdict = oracle.wait_for_all()
    assert (set(), 4) == (verdict.missing, verdict.quarantined)
    for reason in ("crash", "timeout", "bug", "binary"):
        assert f'"reason": "{reason}"' in stage.text
    assert "secret" not in stage.text


def test_workers_die_with_a_killed_parent(oracle: Oracle, tmp_path: Path) -> None:
    oracle.feed(values(10))
    with real(oracle, tmp_path) as stage:
        oracle.wait_for_outputs(10)
        workers = stage.tree()[1:]
        assert workers
        stage.kill()
        wait_for(lambda: not any(worker.is_running() for worker in workers), "the workers are gone")


def test_a_killed_idle_worker_is_replaced(oracle: Oracle, tmp_path: Path) -> None:
    oracle.feed(values(10))
    with real(oracle, tmp_path) as stage:
        oracle.wait_for_outputs(10)
        for worker in stage.tree()[1:]:
            worker.kill()
        oracle.feed(values(10, seed=2))
        assert oracle.wait_for_all().missing == set()
        assert stage.is_alive


def test_the_ceiling_stops_the_stage_before_it_sends(oracle: Oracle, tmp_path: Path) -> None:
    oracle.feed([b"bug"] * 50)
    with real(oracle, tmp_path, dead_ceiling=10) as stage:
        wait_for(lambda: "ceiling_tripped" in stage.text, "the ceiling trips")
        port = listening_port(stage)
        assert (health(port, "readyz")[0], health(port, "livez")[0]) == (503, 200)
        assert 'copydesk_ceiling_tripped{service="clean"} 1.0' in health(port, "metrics")[1]
        # The first of them may have come in batches of their own, below the ceiling.
        assert oracle.read() < 10
        wait_for(lambda: oracle.read() + oracle.lag("clean") == 50, "what was sent is committed, and nothing else")
        stage.terminate()
        assert stage.wait_for_exit() == 0
    with real(oracle, tmp_path, dead_ceiling=10, accept_dead="true"):
        verdict = oracle.wait_for_all()
    assert (set(), 50) == (verdict.missing, verdict.quarantined)


def test_a_group_wide_signal_lets_the_batch_in_flight_end(oracle: Oracle, tmp_path: Path) -> None:
    oracle.feed(values(1000))
    with real(oracle, tmp_path) as stage:
        oracle.wait_for_outputs(1)
        os.killpg(stage.pid, signal.SIGTERM)
        assert stage.wait_for_exit() == 0
        assert "worker_restarted" not in stage.text
