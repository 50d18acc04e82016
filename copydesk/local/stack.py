"""The embedded stack as one object: servers up, services up, watched by a thread, everything stopped."""

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from copydesk.local import kafka, postgres
from copydesk.local.errors import LocalStackError, PortTaken
from copydesk.local.guard import Guard
from copydesk.local.health import READY_PATH, answers_ok
from copydesk.local.interrupts import Interrupts
from copydesk.local.jars import EventSink, ensure_jars
from copydesk.local.layout import open_layout
from copydesk.local.leftovers import stop_leftovers
from copydesk.local.lock import FolderLock
from copydesk.local.logs import last_lines, read_from, rotate_log
from copydesk.local.ports import HOST, PREFERRED, Ports, choose_ports
from copydesk.local.process import Child
from copydesk.local.services import ServiceChild, ServiceSpec, plan_services
from copydesk.local.state import Addresses, RunningStack, mark_process, write_state
from copydesk.local.supervisor import Supervisor, stop_children
from shared.errors import CopydeskError

TICK_SECONDS = 0.2
"""How often children are looked at: a dead one is noticed before its clients run into their time-outs."""

POLL_SECONDS = 0.02
SERVERS_TIMEOUT_SECONDS = 90.0
"""2-3 s here; recovery after a crash with gigabytes of topics takes Kafka a minute on a slow disk."""

PORT_ATTEMPTS = 3


class LocalStack:
    """Kafka, PostgreSQL and services of one data folder; use it as a context manager.

    ``on_event`` receives one line for the user at a time, also from the supervising thread.
    """

    def __init__(
        self,
        data_dir: Path,
        services: Sequence[ServiceSpec] = (),
        *,
        on_event: EventSink,
        preferred: Ports = PREFERRED,
    ) -> None:
        self.layout = open_layout(data_dir)
        self._services = tuple(services)
        self._on_event = on_event
        self._preferred = preferred
        self._folder_lock = FolderLock(self.layout.lock)
        self._interrupts = Interrupts()
        self._supervisor = Supervisor(self.layout.root, on_event, self._write_state)
        self._busy = threading.RLock()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._guard: Guard | None = None
        self._failure: BaseException | None = None
        self._planned: list[ServiceChild] = []
        self._addresses: Addresses | None = None

    def __enter__(self) -> Self:
        """Take the data folder, end what an earlier supervisor left behind; raises FolderInUse."""
        self._folder_lock.acquire()
        self._interrupts.install()
        try:
            self._clear_leftovers()
            self._guard = Guard(self.layout)
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def addresses(self) -> Addresses:
        """Where the servers are, once they are started."""
        if self._addresses is None:
            raise LocalStackError("The servers are not started yet: call start_servers first.")
        return self._addresses

    @property
    def urls(self) -> dict[str, str]:
        """The base URL of each service by name (with replicas: ``name-1`` …)."""
        return {planned.child.name: planned.url for planned in self._planned}

    def start_servers(self) -> Addresses:
        """Bring up Kafka and PostgreSQL and wait until both take requests."""
        jars = ensure_jars(self._on_event)
        avoid: set[int] = set()
        for attempt in range(PORT_ATTEMPTS):
            ports, notes = choose_ports(self._preferred, avoid)
            try:
                self._launch_servers(jars, ports)
                break
            except PortTaken:
                self._withdraw_servers()
                avoid |= set(vars(ports).values())
                if attempt == PORT_ATTEMPTS - 1:
                    raise
        for note in notes:
            self._on_event(note)
        self._start_thread()
        return self.addresses

    @contextmanager
    def left_alone(self, name: str) -> Iterator[Child]:
        """Within the block a server or service that ends stays down; for operators' drills and fault tests."""
        with self._busy:
            self._supervisor.left_alone.add(name)
            child = next((child for child in self._supervisor.children() if child.spec.name == name), None)
        try:
            if child is None:
                raise LocalStackError(f"{name} does not run.")
            yield child
        finally:
            with self._busy:
                self._supervisor.left_alone.discard(name)

    def start_services(self) -> None:
        """Start every service; they become ready later, see ``wait_until_ready``."""
        with self._busy, self._interrupts.held():
            self._planned, notes = plan_services(self._services, self.addresses, self.layout)
            for planned in self._planned:
                rotate_log(planned.child.log)
                self._supervisor.start(planned.child, planned.http_port)
        for note in notes:
            self._on_event(note)

    def not_ready(self) -> list[str]:
        """The names of the services whose /readyz does not answer 200 now."""
        return [each.child.name for each in self._planned if not answers_ok(each.http_port, READY_PATH)]

    def wait_until_ready(self, timeout_seconds: float = 120.0) -> None:
        """Return when every service is ready; raises LocalStackError naming those that are not in time."""
        deadline = time.monotonic() + timeout_seconds
        while late := self.not_ready():
            self.check()
            if time.monotonic() > deadline:
                logs = "\n".join(f"{name}:\n{last_lines(self.layout.log_of(name), 5)}" for name in late)
                raise LocalStackError(f"Not ready after {timeout_seconds:.0f} s: {', '.join(late)}.\n{logs}")
            self._stopping.wait(TICK_SECONDS)

    def check(self) -> None:
        """Raise what supervision ran into, such as ServiceMisconfigured; return at once otherwise."""
        if self._failure is not None:
            raise self._failure

    def wait(self) -> None:
        """Block until Ctrl-C (KeyboardInterrupt), or until supervision gives up (raises why)."""
        while not self._stopping.wait(TICK_SECONDS):
            self.check()

    def stop(self) -> None:
        """Services first, then both servers; nothing of ours is left. Safe to call twice."""
        self._interrupts.give_up()
        self._stopping.set()
        with self._busy:
            watched = self._supervisor.watched
            services = [each.child for each in watched if each.child and each.http_port is not None]
            servers = [each.child for each in watched if each.child and each.http_port is None]
            for group in (services, servers):
                for name in stop_children(group, self._interrupts.hurry):
                    self._on_event(f"{name} did not stop in time and was killed.")
            self._supervisor.watched = []
        self._finish()

    def _finish(self) -> None:
        # The thread ends last: the kernel would kill children whose forking thread is gone.
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._guard is not None:
            self._guard.dismiss()
            self._guard = None
        if self._folder_lock.is_held:
            stop_leftovers(self.layout)
            self.layout.state.unlink(missing_ok=True)
        self._folder_lock.release()
        self._interrupts.remove()

    def _clear_leftovers(self) -> None:
        names = stop_leftovers(self.layout)
        if names:
            self._on_event(f"An earlier run was cut off; stopped what it left: {', '.join(names)}.")

    def _launch_servers(self, jars: tuple[Path, ...], ports: Ports) -> None:
        """Kafka boots while PostgreSQL is made ready."""
        for name in (kafka.NAME, postgres.NAME):
            rotate_log(self.layout.log_of(name))
        kafka.prepare(self.layout, jars, ports)
        with self._busy, self._interrupts.held():
            broker = self._supervisor.start(kafka.child_spec(self.layout, jars))
        postgres.prepare(self.layout)
        with self._busy, self._interrupts.held():
            database = self._supervisor.start(postgres.child_spec(self.layout, ports))
        deadline = time.monotonic() + SERVERS_TIMEOUT_SECONDS
        self._await_server(database, lambda: postgres.is_ready(self.layout, database.pid), deadline)
        self._await_server(broker, lambda: kafka.is_ready(_output(broker)), deadline)
        url = postgres.database_url(self.layout, ports)
        self._addresses = Addresses(kafka=f"{HOST}:{ports.kafka}", database_url=url)
        self._write_state()

    def _await_server(self, server: Child, is_ready: Callable[[], bool], deadline: float) -> None:
        name, log = server.spec.name, server.spec.log
        while not is_ready():
            if server.exit_code() is not None:
                error = PortTaken if "Address already in use" in _output(server) else LocalStackError
                raise error(f"{name} did not start. The end of {log}:\n{last_lines(log)}")
            if time.monotonic() > deadline:
                raise LocalStackError(
                    f"{name} was not ready within {SERVERS_TIMEOUT_SECONDS:.0f} s. The end of {log}:\n{last_lines(log)}"
                )
            time.sleep(POLL_SECONDS)

    def _withdraw_servers(self) -> None:
        with self._busy, self._interrupts.held():
            children = self._supervisor.children()
            stop_children(children, self._interrupts.hurry)
            self._supervisor.forget(children)

    def _start_thread(self) -> None:
        self._thread = threading.Thread(target=self._supervise, name="supervisor", daemon=True)
        self._thread.start()

    def _supervise(self) -> None:
        while not self._stopping.wait(TICK_SECONDS):
            with self._busy:
                if self._stopping.is_set() or self._failure is not None:
                    continue
                try:
                    self._supervisor.tick(time.monotonic())
                except (CopydeskError, OSError, psutil.Error) as error:
                    self._failure = error

    def _write_state(self) -> None:
        state = RunningStack(
            supervisor=mark_process("supervisor", os.getpid()),
            children=tuple(child.mark for child in self._supervisor.children()),
            addresses=self._addresses,
            http=self.urls,
        )
        write_state(self.layout.state, state)


def _output(child: Child) -> str:
    """What this run of the child has written so far."""
    return read_from(child.spec.log, child.log_start)
