"""(f) Files larger than a message: a web archive of 1 GB and a mailbox of 500 MB through `feed` and `process`."""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from copydesk.commands.up import service_specs
from copydesk.local import LocalStack
from shared.limits import MIB
from shared.settings import KafkaSettings, load
from shared.stage.admin import ensure_topics
from tests import large_files as large
from tests.stack import random_ports

WARC_BYTES = 1024 * MIB
MBOX_BYTES = 500 * MIB
PAGE_WORDS = 900
PICTURE_BYTES = 250_000
"""Beside each page: most bytes of a crawl are pictures."""
LIMIT_MIB = 500
POLL_SECONDS = 0.2


def measure() -> None:
    """Print seconds and the peak of resident memory, of the command and of all its workers, for each file."""
    with tempfile.TemporaryDirectory(prefix="copydesk-bench-") as name:
        folder = Path(name)
        files = (
            _write(folder / "crawl.warc", _captures(), WARC_BYTES),
            _write(folder / "desk.mbox", (large.mail(n, PAGE_WORDS) for n in range(10**9)), MBOX_BYTES),
        )
        for file in files:
            _told(f"process {file.name}", ["process", str(file), "--until", "ingest", "--workers", "1"], {})
        with LocalStack(folder / "data", service_specs(), on_event=print, preferred=random_ports()) as stack:
            addresses = stack.start_servers()
            _make_topics(addresses.kafka)
            servers = {
                "COPYDESK_KAFKA_BOOTSTRAP_SERVERS": addresses.kafka,
                "COPYDESK_DATABASE_URL": addresses.database_url,
            }
            for file in files:
                _told(f"feed {file.name}", ["feed", str(file)], servers)
    print(f"aim: under {LIMIT_MIB} MiB each")


def _captures() -> Iterator[bytes]:
    picture = bytes(range(256)) * (PICTURE_BYTES // 256)
    for number in range(10**9):
        yield large.warc_record(number, large.page(number, PAGE_WORDS))
        yield large.warc_record(number, picture, "image/jpeg")


def _write(path: Path, records: Iterator[bytes], size: int) -> Path:
    written = 0
    with path.open("wb") as file:
        while written < size:
            written += file.write(next(records))
    return path


def _make_topics(servers: str) -> None:
    asyncio.run(ensure_topics(load(KafkaSettings, kafka_bootstrap_servers=servers)))


def _told(title: str, arguments: list[str], environment: dict[str, str]) -> None:
    started = time.perf_counter()
    command = subprocess.Popen(
        [sys.executable, "-m", "copydesk", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **environment},
    )
    alone = together = 0
    while command.poll() is None:
        try:
            process = psutil.Process(command.pid)
            sizes = [each.memory_info().rss for each in (process, *process.children(recursive=True))]
            alone, together = max(alone, sizes[0]), max(together, sum(sizes))
        except psutil.Error:
            break
        time.sleep(POLL_SECONDS)
    seconds = time.perf_counter() - started
    code = command.wait()
    print(
        f"{title:24} {seconds:8.0f} s  exit {code}  peak {alone / MIB:6.0f} MiB, with workers {together / MIB:6.0f} MiB"
    )
