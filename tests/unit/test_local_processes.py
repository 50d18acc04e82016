"""Children and leftovers, with real processes."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from copydesk.local.errors import ServiceMisconfigured
from copydesk.local.layout import Layout, open_layout
from copydesk.local.leftovers import find_leftovers, stop_leftovers
from copydesk.local.logs import MAX_LOG_BYTES, bound_log, last_lines, open_log
from copydesk.local.process import STACK_VARIABLE, Child, ChildSpec
from copydesk.local.state import RunningStack, mark_process, write_state
from copydesk.local.supervisor import Supervisor, stop_children

SLEEP = "import time; print('up', flush=True); time.sleep(600)"
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + SLEEP
FAMILY = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']); " + SLEEP
DETACHED = FAMILY.replace("600)']", "600)'], start_new_session=True")


def wait_for(condition: Callable[[], object], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the condition did not come true"
        time.sleep(0.01)


@pytest.fixture
def layout(tmp_path: Path) -> Iterator[Layout]:
    layout = open_layout(tmp_path / "data")
    yield layout
    stop_leftovers(layout)


def spec_of(layout: Layout, code: str, **options: object) -> ChildSpec:
    return ChildSpec("child", (sys.executable, "-c", code), layout.log_of("child"), **options)


def start(layout: Layout, code: str, **options: object) -> Child:
    """A child that has got as far as printing ``up``."""
    child = Child(spec_of(layout, code, **options), layout.root)
    wait_for(lambda: "up" in child.spec.log.read_text())
    return child


def test_a_child_stops_when_asked(layout: Layout) -> None:
    child = start(layout, SLEEP)
    assert stop_children([child], threading.Event()) == []
    assert child.exit_code() == -15


def test_a_deaf_child_is_killed_after_its_grace(layout: Layout) -> None:
    child = start(layout, DEAF, stop_seconds=0.1)
    assert stop_children([child], threading.Event()) == ["child"]
    assert child.exit_code() == -9


def test_a_second_interrupt_cuts_the_grace(layout: Layout) -> None:
    child = start(layout, DEAF, stop_seconds=600)
    hurry = threading.Event()
    hurry.set()
    assert stop_children([child], hurry) == ["child"]


@pytest.mark.parametrize("code", [FAMILY, DETACHED])
def test_a_killed_child_leaves_no_descendants(layout: Layout, code: str) -> None:
    child = start(layout, code)
    assert len(find_leftovers(layout)) == 2
    child.kill()
    assert find_leftovers(layout) == {}


def test_what_a_dead_child_leaves_in_its_session_is_ended(layout: Layout) -> None:
    child = start(layout, FAMILY)
    os.kill(child.pid, 9)
    wait_for(lambda: child.exit_code() is not None)
    wait_for(lambda: find_leftovers(layout) == {})


def test_a_child_dies_with_its_supervisor(layout: Layout) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux has a parent death signal")
    code = (
        "import sys, time; from pathlib import Path; from copydesk.local.process import Child, ChildSpec\n"
        f"Child(ChildSpec('child', (sys.executable, '-c', {SLEEP!r}), Path({str(layout.log_of('child'))!r})),"
        f" Path({str(layout.root)!r}))\ntime.sleep(600)"
    )
    supervisor = subprocess.Popen([sys.executable, "-c", code])
    wait_for(lambda: layout.log_of("child").exists() and "up" in layout.log_of("child").read_text())
    assert len(find_leftovers(layout)) == 1
    supervisor.kill()
    supervisor.wait()
    wait_for(lambda: find_leftovers(layout) == {})


def test_a_leftover_with_our_mark_is_found_and_ended(layout: Layout) -> None:
    marked = {**os.environ, STACK_VARIABLE: str(layout.root)}
    with subprocess.Popen([sys.executable, "-c", SLEEP], env=marked, stdout=subprocess.DEVNULL) as process:
        assert any(f"(pid {process.pid})" in name for name in stop_leftovers(layout))
        assert process.wait() == -15


def test_a_process_of_another_data_folder_is_left_alone(layout: Layout) -> None:
    other = {**os.environ, STACK_VARIABLE: str(layout.root) + "-other"}
    process = subprocess.Popen([sys.executable, "-c", SLEEP], env=other, stdout=subprocess.DEVNULL)
    assert stop_leftovers(layout) == []
    assert process.poll() is None
    process.kill()
    process.wait()


@pytest.mark.parametrize(("age", "is_ended"), [(0, True), (60, False)])
def test_a_recorded_process_is_ended_unless_its_pid_was_recycled(layout: Layout, age: int, is_ended: bool) -> None:
    process = subprocess.Popen([sys.executable, "-c", SLEEP], stdout=subprocess.DEVNULL)
    mark = mark_process("kafka", process.pid)
    recorded = mark.model_copy(update={"started": mark.started - age})
    write_state(layout.state, RunningStack(supervisor=recorded, children=(recorded,)))
    assert bool(stop_leftovers(layout)) == is_ended
    assert (process.poll() is not None) == is_ended
    process.kill()
    process.wait()


def test_we_never_find_ourselves(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = mark_process("kafka", os.getpid())
    write_state(layout.state, RunningStack(supervisor=mark, children=(mark, mark_process("shell", os.getppid()))))
    assert find_leftovers(layout) == {}


class Watch:
    """A supervisor with a clock of the test's own."""

    def __init__(self, layout: Layout) -> None:
        self.events: list[str] = []
        self.now = time.monotonic()
        self.supervisor = Supervisor(layout.root, self.events.append, lambda: None)

    def tick(self, seconds: float) -> None:
        self.now += seconds
        self.supervisor.tick(self.now)

    def restarted(self) -> bool:
        self.tick(6)
        return bool(self.supervisor.children()) and len(self.events) > 0


def test_a_killed_child_is_started_again(layout: Layout) -> None:
    watch = Watch(layout)
    first = watch.supervisor.start(spec_of(layout, SLEEP))
    first.kill()
    wait_for(watch.restarted)
    second = watch.supervisor.children()[0]
    assert second.pid != first.pid
    assert "child was killed by signal 9; it is started again in 0.2 s" in watch.events[0]
    second.kill()


def test_exit_code_78_gives_up_with_the_end_of_the_log(layout: Layout) -> None:
    watch = Watch(layout)
    watch.supervisor.start(spec_of(layout, "import sys; print('set COPYDESK_X'); sys.exit(78)"))
    with pytest.raises(ServiceMisconfigured, match="set COPYDESK_X"):
        wait_for(lambda: watch.tick(0))


def test_a_hung_service_is_started_again(layout: Layout) -> None:
    watch = Watch(layout)
    hung = watch.supervisor.start(spec_of(layout, DEAF), http_port=1)
    watch.tick(100)
    for _ in range(3):
        watch.tick(6)
    assert watch.events == ["child hangs (/livez fails); it is stopped and started again."]
    watch.tick(60)
    wait_for(lambda: not psutil.pid_exists(hung.pid))
    wait_for(watch.restarted)
    watch.supervisor.children()[0].kill()


def test_a_service_that_still_loads_is_not_hung(layout: Layout) -> None:
    watch = Watch(layout)
    child = watch.supervisor.start(spec_of(layout, SLEEP), http_port=1)
    for _ in range(10):
        watch.tick(6)
    assert watch.events == []
    child.kill()


def test_a_log_that_grew_too_big_is_begun_anew_and_written_on(tmp_path: Path) -> None:
    path = tmp_path / "x.log"
    descriptor = open_log(path)
    os.write(descriptor, b"x" * (MAX_LOG_BYTES + 1))
    bound_log(path)
    os.write(descriptor, b"after\n")
    os.close(descriptor)
    assert path.read_text() == "after\n"
    assert (tmp_path / "x.log.1").stat().st_size == MAX_LOG_BYTES + 1


def test_the_end_of_a_log_is_its_last_lines(tmp_path: Path) -> None:
    (tmp_path / "x.log").write_text("".join(f"{n}\n" for n in range(10_000)))
    assert last_lines(tmp_path / "x.log", 2) == "9998\n9999"
