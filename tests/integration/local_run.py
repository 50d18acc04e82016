"""Starts local_entry.py as somebody, in a network or none, and looks at what it leaves behind."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import psutil

from copydesk.local import child, find_running
from copydesk.local.jars import repository
from tests.heeded_signals import heed_signals
from tests.stack import random_ports

HERE = Path(__file__).parent
WAIT_SECONDS = 60.0
"""A bound on every wait; each takes at most five here."""

LONG_NAME = "a data folder with spaces, a comma and a long name " * 4

MARK = "COPYDESK_LIFE_TEST"

LOOPBACK_ONLY = (
    "import fcntl, os, socket, struct, sys\n"
    "fcntl.ioctl(socket.socket(), 0x8914, struct.pack('16sh14x', b'lo', 1))  # SIOCSIFFLAGS, IFF_UP\n"
    "os.execv(sys.argv[1], sys.argv[1:])"
)


@dataclass(frozen=True)
class Who:
    """A user to run as; ``uid`` None is ourselves."""

    name: str
    uid: int | None = None

    def wrap(self, command: list[str]) -> list[str]:
        """The command as this user, who keeps the right to pass through closed folders such as /root."""
        if self.uid is None:
            return command
        shim = [sys.executable, "-I", "-S", str(Path(child.__file__))]
        return [*shim, str(os.getpid()), str(int(signal.SIGKILL)), f"{self.uid}:{self.uid}", *command]

    def own(self, path: Path) -> Path:
        """Give a folder to this user."""
        if self.uid is not None:
            os.chown(path, self.uid, self.uid)
        return path


@cache
def can_leave_the_network() -> bool:
    """Not as a normal user, nor as root in most containers: there, a dead proxy stands in for no network."""
    return shutil.which("unshare") is not None and subprocess.run(["unshare", "-n", "true"]).returncode == 0


def wrap_offline(command: list[str]) -> list[str]:
    """The command in a network of its own with nothing but 127.0.0.1; needs root."""
    return ["unshare", "-n", sys.executable, "-c", LOOPBACK_ONLY, *command]


@dataclass
class Run:
    """One start of the entry script; ``data`` is its data folder."""

    who: Who
    data: Path
    is_offline: bool = False
    first_port: int = field(default_factory=lambda: random_ports().kafka)
    mark: str = field(default_factory=lambda: uuid.uuid4().hex)

    def start(self) -> "Run":
        orders = self.who.own(_folder(self.data.parent / "orders"))
        self.output = self.data.parent / f"output-{self.mark}.txt"
        command = [sys.executable, str(HERE / "local_entry.py"), str(self.data), str(self.first_port)]
        command = self.who.wrap(command)
        environment = {
            **os.environ,
            MARK: self.mark,
            "LIFE_ORDERS": str(orders),
            "HOME": str(orders),
            "M2_REPO": str(repository()),
            "PYTHONPATH": str(HERE.parents[1]),
        }
        if self.is_offline and can_leave_the_network():
            command = wrap_offline(command)
        elif self.is_offline:
            environment |= dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), "http://127.0.0.1:9")
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                command,
                env=environment,
                stdout=output,
                stderr=output,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                preexec_fn=heed_signals,
            )
        return self

    def text(self) -> str:
        return self.output.read_text()

    def wait_ready(self) -> tuple[int, int]:
        """How many records and rows were there before this run added one each."""
        self.wait_for(lambda: "\nready " in "\n" + self.text())
        records, rows = re.search(r"^ready (\d+) (\d+)$", self.text(), re.MULTILINE).groups()
        return int(records), int(rows)

    def wait_for(self, condition: Callable[[], object]) -> None:
        deadline = time.monotonic() + WAIT_SECONDS
        while not condition():
            ended = self.process.poll() is not None
            assert not ended or condition(), f"ended with {self.process.returncode}:\n{self.text()}"
            assert time.monotonic() < deadline, f"not in time:\n{self.text()}"
            time.sleep(0.02)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(WAIT_SECONDS)

    def kill_all(self) -> None:
        for process in self.processes():
            with suppress(psutil.NoSuchProcess):
                process.kill()
        self.process.wait(WAIT_SECONDS)

    def processes(self) -> list[psutil.Process]:
        """All that run of this run: by the mark, or inside the data folder (PostgreSQL drops its marks)."""
        return [process for process in psutil.process_iter() if self._is_ours(process)]

    def named(self, name: str) -> psutil.Process:
        """The child that ``stack.json`` knows by this name."""
        return next(psutil.Process(mark.pid) for mark in find_running(self.data).children if mark.name == name)

    def child_pids(self) -> set[int]:
        """The children that ``stack.json`` knows."""
        return {mark.pid for mark in find_running(self.data).children}

    def wait_nothing_left(self) -> None:
        deadline = time.monotonic() + WAIT_SECONDS
        while left := self.processes():
            assert time.monotonic() < deadline, f"left behind: {left}"
            time.sleep(0.02)

    def _is_ours(self, process: psutil.Process) -> bool:
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                return False
            if any(str(self.data) in part for part in process.cmdline()):
                return True
            return process.environ().get(MARK) == self.mark or Path(process.cwd()).is_relative_to(self.data)
        except (psutil.Error, OSError):
            return False


def copy_data(source: Path, target: Path) -> None:
    """A copy of a stopped stack's data folder, owners and all."""
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)


def _folder(path: Path) -> Path:
    path.mkdir(exist_ok=True)
    return path


@contextmanager
def home_of(who: Who) -> Iterator[Path]:
    """A folder of this user's with a long name with spaces, not below pytest's, which is closed to others."""
    with tempfile.TemporaryDirectory(prefix="copydesk-life-") as folder:
        Path(folder).chmod(0o755)
        home = Path(folder) / LONG_NAME
        home.mkdir(mode=0o700)
        yield who.own(home)
