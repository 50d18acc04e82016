"""The runner through faults, on the real broker: nothing missing, and duplicates only of the same bytes."""

import signal
from pathlib import Path

import psutil
import pytest

from copydesk.local import Addresses
from shared import topics
from tests.runner_oracle import Oracle, health, values, wait_for
from tests.runner_process import naive, oracle, process, real

TRIES = 5

pytestmark = pytest.mark.kafka
__all__ = ["oracle"]


def test_killed_processes_lose_nothing(oracle: Oracle, tmp_path: Path) -> None:
    oracle.feed(values(600))
    with real(oracle, tmp_path, restarting=True, kafka_group_instance_id="one") as stage:
        for already in (1, 300):
            oracle.wait_for_outputs(already)
            stage.kill()
            oracle.feed(values(200, seed=already))
        verdict = oracle.wait_for_all()
        assert (set(), set()) == (verdict.missing, verdict.differing)
        assert stage.codes == [-signal.SIGKILL, -signal.SIGKILL]


def test_a_stop_repeats_nothing(oracle: Oracle, tmp_path: Path) -> None:
    oracle.feed(values(1500))
    with real(oracle, tmp_path) as stage:
        oracle.wait_for_outputs(200)
        stage.terminate()
        assert stage.wait_for_exit() == 0
    with real(oracle, tmp_path):
        verdict = oracle.wait_for_all()
    assert (set(), 0) == (verdict.missing, verdict.duplicates)


def test_a_freeze_past_the_session_loses_nothing_and_condemns_nobody(oracle: Oracle, tmp_path: Path) -> None:
    oracle.feed(values(600))
    with real(oracle, tmp_path, restarting=True, article_seconds=2) as stage:
        oracle.wait_for_outputs(1)
        stage.send_to_tree(signal.SIGSTOP)
        oracle.feed(values(200, seed=2))
        wait_for(lambda: not oracle.members("clean"), "the frozen member is evicted")
        stage.send_to_tree(signal.SIGCONT)
        verdict = oracle.wait_for_all()
    assert (set(), set(), 0) == (verdict.missing, verdict.differing, verdict.quarantined)


def test_refused_produces_lose_nothing(oracle: Oracle, tmp_path: Path) -> None:
    oracle.feed(values(100))
    with real(oracle, tmp_path, restarting=True) as stage:
        oracle.wait_for_outputs(100)
        oracle.refuse_above(topics.LEDGER, 500)
        oracle.feed(values(300, seed=2))
        assert stage.wait_for_exit() == 1
        oracle.refuse_above(topics.LEDGER, None)
        verdict = oracle.wait_for_all()
    assert (set(), set()) == (verdict.missing, verdict.differing)


def test_refused_produces_make_a_naive_agent_lose(
    oracle: Oracle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_DATADIR", str(tmp_path / "data"))
    oracle.feed(values(100))
    with naive(oracle, tmp_path, restarting=True):
        oracle.wait_for_outputs(100)
        oracle.refuse_above(topics.LEDGER, 500)
        oracle.feed(values(300, seed=2))
        wait_for(lambda: oracle.lag("clean") == 0, "the naive agent calls everything done")
        oracle.refuse_above(topics.LEDGER, None)
        verdict = oracle.wait_for_all(seconds=3)
    assert verdict.missing


def test_a_raising_batch_with_a_full_backlog_loses_nothing(
    oracle: Oracle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdict, codes = run_raising(oracle, tmp_path, monkeypatch, "tests.runner_stage")
    assert (set(), set()) == verdict
    assert codes == [1, 1]


def test_a_runner_without_the_freeze_loses_a_backlog(
    stack: Addresses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_TRUST_FAUST", "1")
    for number in range(TRIES):
        oracle = Oracle(stack.kafka, f"{tmp_path.name.replace('_', '-')}{number}.")
        folder = tmp_path / str(number)
        folder.mkdir()
        (missing, _), _ = run_raising(oracle, folder, monkeypatch, "tests.runner_stage")
        oracle.close()
        if missing:
            return
    pytest.fail("the variant that must lose has lost nothing: this test proves nothing")


def test_a_raising_batch_makes_a_naive_agent_lose(
    oracle: Oracle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_DATADIR", str(tmp_path / "data"))
    (missing, _), _ = run_raising(oracle, tmp_path, monkeypatch, "tests.naive_agent")
    assert missing


def run_raising(
    oracle: Oracle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> tuple[tuple[set[str], set[str]], list[int]]:
    """A backlog of which the first batch raises, twice; what is missing or differs, and the exit codes."""
    counter = tmp_path / "raise"
    counter.write_text("2")
    monkeypatch.setenv("TEST_RAISE_FILE", str(counter))
    oracle.feed(values(800))
    with process(module, oracle, tmp_path, restarting=True) as stage:
        wait_for(lambda: counter.read_text() == "0", "it has raised twice")
        wait_for(lambda: oracle.lag("clean") == 0, "everything is called done")
        verdict = oracle.wait_for_all(seconds=3)
        return (verdict.missing, verdict.differing), list(stage.codes)


def test_a_wait_beyond_the_poll_interval_keeps_the_member(
    oracle: Oracle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = tmp_path / "away"
    away.touch()
    monkeypatch.setenv("TEST_AWAY_FILE", str(away))
    oracle.feed(values(500))
    with real(oracle, tmp_path, kafka_max_poll_interval_seconds=6) as stage:
        wait_for(lambda: '"waiting"' in stage.text, "the stage waits")
        before = oracle.members("clean")
        assert len(before) == 1
        (port,) = {
            connection.laddr.port
            for connection in psutil.Process(stage.pid).net_connections("tcp")
            if connection.status == psutil.CONN_LISTEN
        }
        assert (health(port, "readyz")[0], health(port, "livez")[0]) == (503, 200)
        with pytest.raises(AssertionError, match="in vain"):
            wait_for(lambda: oracle.members("clean") != before, "the member leaves its group", seconds=9)
        away.unlink()
        verdict = oracle.wait_for_all()
        assert stage.is_alive
    assert (set(), 0) == (verdict.missing, verdict.duplicates)
