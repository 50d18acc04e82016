"""The life of the embedded stack, as root and as a normal user: what it survives, and that nothing is left.

Every run counts what the runs before it stored, so ``(n, n)`` from ``wait_ready`` proves that data survived.
"""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from copydesk.local import find_running
from tests.integration.local_entry import store
from tests.integration.local_run import Run, Who, copy_data, home_of

pytestmark = pytest.mark.kafka

NOBODY = 65534


@pytest.fixture(scope="module", params=["root", "user"])
def who(request: pytest.FixtureRequest) -> Who:
    if os.geteuid() == 0:
        return Who("root") if request.param == "root" else Who("user", NOBODY)
    if request.param == "root":
        pytest.skip("only root can try the life of the stack as root")
    return Who("user")


@pytest.fixture(scope="module")
def used(who: Who) -> Iterator[Path]:
    """A data folder in which one run, off-line and at a long path with spaces, stored one record and one row."""
    with home_of(who) as home:
        run = Run(who, home / "data", is_offline=True).start()
        assert run.wait_ready() == (0, 0)
        assert run.stop() == 130
        run.wait_nothing_left()
        yield run.data


@pytest.fixture
def data(who: Who, used: Path) -> Iterator[Path]:
    """A copy of it, at such a path too."""
    with home_of(who) as home:
        copy_data(used, home / "data")
        yield home / "data"


@pytest.fixture
def run(who: Who, data: Path) -> Iterator[Run]:
    run = Run(who, data).start()
    yield run
    run.kill_all()


def test_a_killed_supervisor_takes_all_with_it_and_the_next_start_heals(who: Who, run: Run) -> None:
    assert run.wait_ready() == (1, 1)
    assert len(run.processes()) >= len(("supervisor", "guard", "kafka", "postgres", "echo", "its worker"))
    os.kill(find_running(run.data).supervisor.pid, signal.SIGKILL)
    run.process.wait()
    run.wait_nothing_left()
    again = Run(who, run.data, first_port=run.first_port).start()
    assert again.wait_ready() == (2, 2)
    assert again.stop(signal.SIGHUP) == 130
    again.wait_nothing_left()


def test_everything_may_be_killed_at_once_and_start_again_off_line(who: Who, data: Path) -> None:
    run = Run(who, data, is_offline=True).start()
    assert run.wait_ready() == (1, 1)
    run.kill_all()
    run.wait_nothing_left()
    again = Run(who, data, is_offline=True).start()
    assert again.wait_ready() == (2, 2)
    assert again.stop(signal.SIGINT) == 130
    again.wait_nothing_left()


def test_a_second_copy_takes_other_ports_and_says_so(who: Who, run: Run, used: Path) -> None:
    assert run.wait_ready() == (1, 1)
    copy_data(used, run.data.with_name("second"))
    second = Run(who, run.data.with_name("second"), first_port=run.first_port).start()
    assert second.wait_ready() == (1, 1)
    assert f"Port {run.first_port} is taken (another copy?): kafka listens on" in second.text()
    assert second.stop() == 130
    second.wait_nothing_left()
    assert find_running(run.data) is not None


def test_killed_servers_come_back_at_the_same_addresses_and_nobody_else_gets_the_folder(who: Who, run: Run) -> None:
    run.wait_ready()
    before = find_running(run.data)
    intruder = Run(who, run.data).start()
    assert intruder.process.wait() == 1
    assert f"is in use by process {before.supervisor.pid}" in intruder.text()
    for name in ("kafka", "postgres", "echo"):
        run.named(name).kill()
    run.wait_for(lambda: not {mark.pid for mark in before.children} & run.child_pids())
    run.wait_for(lambda: store(before.addresses) == "ready 2 2")
    assert find_running(run.data).addresses == before.addresses
    assert run.stop() == 130
    run.wait_nothing_left()


def test_a_service_that_refuses_its_settings_stops_the_stack_and_is_quoted(who: Who, data: Path) -> None:
    orders = data.parent / "orders"
    orders.mkdir()
    (orders / "refuse").touch()
    run = Run(who, data).start()
    assert run.process.wait() == 1
    assert "COPYDESK_COLOUR must be a colour: set it to red" in run.text()
    run.wait_nothing_left()
