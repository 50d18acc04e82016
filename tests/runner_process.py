"""Stage processes under test: started, killed, frozen and started again."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import psutil
import pytest

from copydesk.local import Addresses
from tests.runner_oracle import Oracle, wait_for

ROOT = Path(__file__).parent.parent
SESSION_SECONDS = 6


class StageProcess:
    """``python -m <module>`` with settings; ``restarting``: started again whenever it ends, as a supervisor does."""

    def __init__(self, module: str, log: Path, *, restarting: bool = False, **settings: object) -> None:
        self.module = module
        self.log = log
        self.codes: list[int] = []
        self._restarting = restarting
        self._settings = {f"COPYDESK_{name.upper()}": str(value) for name, value in settings.items()}
        self._is_over = False
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._process = self._start()
        self._watcher.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over = True
        self.send_to_tree(signal.SIGCONT)
        self.send_to_tree(signal.SIGKILL)
        self._process.wait()
        self._watcher.join()

    @property
    def text(self) -> str:
        return self.log.read_text(errors="replace")

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        return self._process.pid

    def kill(self) -> None:
        self._process.kill()

    def terminate(self) -> None:
        self._restarting = False
        self._process.terminate()

    def send_to_tree(self, number: int) -> None:
        """Signal the process and its workers."""
        for process in self.tree():
            try:
                process.send_signal(number)
            except psutil.NoSuchProcess:
                continue

    def tree(self) -> list[psutil.Process]:
        try:
            parent = psutil.Process(self.pid)
            return [parent, *parent.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def wait_for_exit(self, count: int = 1, seconds: float = 60.0) -> int:
        """Wait until it has ended so many times; its last exit code."""
        wait_for(
            lambda: len(self.codes) >= count, f"exit {count} of {self.module}; its log: {self.text[-2000:]}", seconds
        )
        return self.codes[-1]

    def _start(self) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", self.module],
                cwd=ROOT,
                env={**os.environ, "COPYDESK_HTTP_PORT": "0", "COPYDESK_WORKERS": "1", **self._settings},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _watch(self) -> None:
        while True:
            code = self._process.wait()
            if self._is_over:
                return
            self.codes.append(code)
            if not self._restarting:
                return
            self._process = self._start()


@pytest.fixture
def oracle(stack: Addresses, topic_prefix: str) -> Iterator[Oracle]:
    oracle = Oracle(stack.kafka, topic_prefix)
    yield oracle
    oracle.close()


def real(oracle: Oracle, tmp_path: Path, **settings: Any) -> StageProcess:
    return process("tests.runner_stage", oracle, tmp_path, **settings)


def naive(oracle: Oracle, tmp_path: Path, **settings: Any) -> StageProcess:
    return process("tests.naive_agent", oracle, tmp_path, **settings)


def process(module: str, oracle: Oracle, tmp_path: Path, **settings: Any) -> StageProcess:
    return StageProcess(
        module,
        tmp_path / "stage.log",
        kafka_bootstrap_servers=oracle.bootstrap,
        topic_prefix=oracle.prefix,
        kafka_session_timeout_seconds=SESSION_SECONDS,
        **settings,
    )
