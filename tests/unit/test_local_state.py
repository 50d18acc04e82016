"""The state file, the lock, and knowing a process again."""

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from copydesk.local.errors import FolderInUse
from copydesk.local.lock import FolderLock
from copydesk.local.state import (
    Addresses,
    ProcessMark,
    RunningStack,
    find_running,
    mark_process,
    read_state,
    write_state,
)


def state_of(mark: ProcessMark) -> RunningStack:
    addresses = Addresses(kafka="127.0.0.1:1", database_url="postgresql://u:p@127.0.0.1:2/d")
    return RunningStack(supervisor=mark, children=(mark,), addresses=addresses, http={"clean": "http://127.0.0.1:3"})


def test_a_state_is_read_as_written(tmp_path: Path) -> None:
    state = state_of(mark_process("supervisor", os.getpid()))
    write_state(tmp_path / "stack.json", state)
    assert read_state(tmp_path / "stack.json") == state


def test_a_state_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    write_state(tmp_path / "stack.json", state_of(mark_process("supervisor", os.getpid())))
    assert (tmp_path / "stack.json").stat().st_mode & 0o777 == 0o600


def test_a_running_stack_is_found(tmp_path: Path) -> None:
    state = state_of(mark_process("supervisor", os.getpid()))
    write_state(tmp_path / "stack.json", state)
    assert find_running(tmp_path) == state


def test_no_stack_is_found_when_its_pid_was_recycled(tmp_path: Path) -> None:
    mark = mark_process("supervisor", os.getpid())
    write_state(tmp_path / "stack.json", state_of(mark.model_copy(update={"started": mark.started - 60})))
    assert find_running(tmp_path) is None


def test_no_stack_is_found_when_its_supervisor_is_gone(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        mark = mark_process("supervisor", process.pid)
        process.communicate(b"\n")
    write_state(tmp_path / "stack.json", state_of(mark))
    assert find_running(tmp_path) is None


@pytest.mark.parametrize("content", ["", "{", '{"supervisor": 1}', "null"])
def test_a_broken_state_is_no_state(tmp_path: Path, content: str) -> None:
    (tmp_path / "stack.json").write_text(content)
    assert read_state(tmp_path / "stack.json") is None


def test_a_zombie_is_not_running() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""], stdin=subprocess.DEVNULL)
    mark = mark_process("child", process.pid)
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    assert psutil.Process(process.pid).status() == psutil.STATUS_ZOMBIE
    assert mark.find() is None
    process.wait()


def test_a_folder_in_use_names_its_holder(tmp_path: Path) -> None:
    FolderLock(tmp_path / "lock").acquire()
    holder = FolderLock(tmp_path / "other")
    holder.acquire()
    with pytest.raises(FolderInUse, match=str(os.getpid())):
        FolderLock(tmp_path / "other").acquire()
    holder.release()
    FolderLock(tmp_path / "other").acquire()


def test_a_lock_file_of_a_dead_holder_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("99999999\n")
    FolderLock(tmp_path / "lock").acquire()
    assert (tmp_path / "lock").read_text() == f"{os.getpid()}\n"
