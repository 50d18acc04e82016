"""One child process: started in a session of its own, tied to our life, stopped with all its descendants."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import psutil

from copydesk.local import child
from copydesk.local.account import Account
from copydesk.local.logs import open_log
from copydesk.local.state import ProcessMark, mark_process

STACK_VARIABLE = "COPYDESK_STACK"
"""Set to the data folder in every child, and inherited by whatever a child starts: how leftovers are found."""

RUN_VARIABLE = "COPYDESK_RUN"
"""Set beside it to the pid and start time of the supervisor: tells one run in a folder from the next."""

UNWANTED_VARIABLES = ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH", "KAFKA_OPTS")
UNWANTED_PREFIXES = ("PG",)
"""A user's settings for a Java or PostgreSQL of their own must not reach ours."""

KILL_WAIT_SECONDS = 10.0
"""A killed process is gone in milliseconds, unless it hangs in the kernel on a broken disk."""

GONE_POLL_SECONDS = 0.01


@dataclass(frozen=True)
class ChildSpec:
    """What to run and how to end it."""

    name: str
    argv: tuple[str, ...]
    log: Path
    env: Mapping[str, str] = field(default_factory=dict)
    cwd: Path | None = None
    account: Account | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    stop_seconds: float = 25.0
    """How long after ``stop_signal`` the child is killed."""
    death_signal: signal.Signals = signal.SIGKILL
    """What the kernel sends when the supervisor is killed."""


def wrap_command(argv: tuple[str, ...], death_signal: signal.Signals | None, account: Account | None) -> list[str]:
    """The command line that runs ``argv`` through the exec shim; None: it outlives us."""
    who = f"{account.uid}:{account.gid}" if account else "-"
    shim = [sys.executable, "-I", "-S", str(Path(child.__file__).resolve())]
    return [*shim, str(os.getpid()), str(int(death_signal or 0)), who, *argv]


def child_environment(stack: Path, extra: Mapping[str, str]) -> dict[str, str]:
    """Our environment without foreign settings, with the mark of the stack and ``extra``."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in UNWANTED_VARIABLES and not name.startswith(UNWANTED_PREFIXES)
    }
    return {**kept, **extra, STACK_VARIABLE: str(stack), RUN_VARIABLE: this_run()}


@cache
def this_run() -> str:
    """The value of RUN_VARIABLE for children of this process."""
    ours = mark_process("supervisor", os.getpid())
    return f"{ours.pid}-{ours.started}"


class Child:
    """One run of a ChildSpec."""

    def __init__(self, spec: ChildSpec, stack: Path) -> None:
        self.spec = spec
        self.log_start = spec.log.stat().st_size if spec.log.exists() else 0
        """Where this run's output begins in the log."""
        log = open_log(spec.log)
        try:
            self._process = self._spawn(log, stack)
        finally:
            os.close(log)
        self.mark: ProcessMark = mark_process(spec.name, self._process.pid)

    def _spawn(self, log: int, stack: Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            wrap_command(self.spec.argv, self.spec.death_signal, self.spec.account),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=self.spec.cwd,
            env=child_environment(stack, self.spec.env),
            start_new_session=True,
        )

    @property
    def pid(self) -> int:
        """Its process id, which is also the number of its session and group."""
        return self._process.pid

    def exit_code(self) -> int | None:
        """None while it runs; minus the signal when one ended it. Ends what it left in its session first."""
        if self._process.returncode is None and self._has_exited():
            self._kill_group()
            self._process.wait()
        return self._process.returncode

    def _has_exited(self) -> bool:
        """Without reaping where the system can: until then, nobody else can get this group's number."""
        if not hasattr(os, "waitid"):
            return self._process.poll() is not None
        return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def ask_to_stop(self) -> None:
        """Send the stop signal to the child itself; it looks after its own workers."""
        if self.exit_code() is None:
            self._process.send_signal(self.spec.stop_signal)

    def kill(self) -> None:
        """End the child and all its descendants at once and wait for that, within bounds."""
        if self.exit_code() is not None:
            return
        descendants = self._descendants()
        self._kill_group()
        for process in descendants:
            _kill_quietly(process)
        wait_until_gone([psutil.Process(self.pid), *descendants], KILL_WAIT_SECONDS)
        self._process.poll()

    def _descendants(self) -> list[psutil.Process]:
        try:
            return psutil.Process(self.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []

    def _kill_group(self) -> None:
        try:
            os.killpg(self.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            # Nobody is left in it; macOS says "not permitted" when only a zombie is.
            return


def wait_until_gone(processes: Iterable[psutil.Process], seconds: float) -> list[psutil.Process]:
    """Wait for processes that are not our children; returns those that still run.

    A zombie is gone: in a container the first process may take its time to reap orphans.
    """
    deadline = time.monotonic() + seconds
    left = [process for process in processes if is_alive(process)]
    while left and time.monotonic() < deadline:
        time.sleep(GONE_POLL_SECONDS)
        left = [process for process in left if is_alive(process)]
    return left


def is_alive(process: psutil.Process) -> bool:
    """True while this very process (not another with its pid) runs."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _kill_quietly(process: psutil.Process) -> None:
    try:
        process.kill()
    except psutil.NoSuchProcess:
        return
