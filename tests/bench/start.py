"""(e) Start: from `copydesk up` to ready, the first time on a new folder and again on the same one."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

SAMPLE = Path(__file__).parents[2] / "examples" / "harbour-wire.txt"
ROUNDS = 3


def measure(rounds: int = ROUNDS) -> None:
    """Print seconds until the stack is up, until the sample is settled, and until it is stopped."""
    with tempfile.TemporaryDirectory(prefix="copydesk-bench-") as folder:
        first, *again = (_start(Path(folder) / "data") for _ in range(rounds + 1))
    for name, (up, done, stopped) in (("first start", first), ("again", tuple(map(median, zip(*again, strict=True))))):
        print(f"{name}: up after {up:.1f} s, sample settled after {done:.1f} s, stopped after {stopped:.1f} s")
    print("aim: up in under 10 s")


def _start(data: Path) -> tuple[float, float, float]:
    command = [sys.executable, "-m", "copydesk", "up", "--once", "--data", str(data), str(SAMPLE)]
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        marks = {}
        for line in process.stdout or ():
            for mark in ("Up:", "Articles"):
                if line.startswith(mark):
                    marks[mark] = time.perf_counter() - started
    if process.returncode:
        raise RuntimeError(f"copydesk up ended with {process.returncode}")
    return marks["Up:"], marks["Articles"], time.perf_counter() - started
