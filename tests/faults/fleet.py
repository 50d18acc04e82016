"""The services of one run as child processes: each replica is started again when it ends, whatever ended it.

All starting and reaping is done by one thread that lives as long as the fleet, because a child dies with
the thread that forked it. Faults only say how many replicas there shall be, and send signals.
"""

import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from copydesk.local.layout import Layout
from copydesk.local.process import Child, ChildSpec

SERVICES = ("ingest", "clean", "enrich", "store")
TICK_SECONDS = 0.05
RESTART_SECONDS = 0.5
"""Between the end of a replica and its next start: a crash loop must leave the machine to the others."""


@dataclass
class Replica:
    """One place of a service."""

    spec: ChildSpec
    port: int
    child: Child | None = None
    due: float = 0.0
    is_wanted: bool = True


class Fleet:
    """``spec_of`` gives the command and the health port of a service's replica by its number."""

    def __init__(self, layout: Layout, spec_of: Callable[[str, int], tuple[ChildSpec, int]]) -> None:
        self._layout = layout
        self._spec_of = spec_of
        self._lock = threading.RLock()
        self._replicas: dict[str, list[Replica]] = {name: [] for name in SERVICES}
        self._ends: dict[str, list[int]] = {name: [] for name in SERVICES}
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="fleet", daemon=True)

    def start(self) -> None:
        """One replica of each service."""
        for service in SERVICES:
            self.scale(service, 1)
        self._thread.start()

    def scale(self, service: str, count: int) -> None:
        """From now on there are so many replicas; those beyond are asked to stop."""
        with self._lock:
            replicas = self._replicas[service]
            while len(replicas) < count:
                replicas.append(Replica(*self._spec_of(service, len(replicas))))
            for number, replica in enumerate(replicas):
                was_wanted, replica.is_wanted = replica.is_wanted, number < count
                if was_wanted and not replica.is_wanted and replica.child:
                    replica.child.ask_to_stop()

    def signal(self, service: str, number: signal.Signals, *, whole_group: bool = False) -> int:
        """Send a signal to the first replica, or to it and its workers; its process id, 0 where it is not up."""
        with self._lock:
            child = self._replicas[service][0].child
            if child is None or child.exit_code() is not None:
                return 0
            (os.killpg if whole_group else os.kill)(child.pid, number)
            return child.pid

    def replicas(self, service: str) -> list[Replica]:
        """All places of a service, also those not wanted at present."""
        with self._lock:
            return list(self._replicas[service])

    def ends(self, service: str) -> list[int]:
        """The exit codes of a service so far, oldest first."""
        with self._lock:
            return list(self._ends[service])

    def running(self, service: str) -> list[Replica]:
        """Those that run now."""
        return [replica for replica in self.replicas(service) if replica.child]

    def stop(self) -> None:
        """End all, and wait for it."""
        for service in SERVICES:
            self.scale(service, 0)
        deadline = time.monotonic() + max(r.spec.stop_seconds for s in SERVICES for r in self.replicas(s))
        while any(self.running(service) for service in SERVICES) and time.monotonic() < deadline:
            time.sleep(TICK_SECONDS)
        self._is_over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._is_over.wait(TICK_SECONDS):
            with self._lock:
                for service, replicas in self._replicas.items():
                    for replica in replicas:
                        self._look_after(service, replica, time.monotonic())
        for replicas in self._replicas.values():
            for replica in replicas:
                if replica.child:
                    replica.child.kill()

    def _look_after(self, service: str, replica: Replica, now: float) -> None:
        if replica.child is None:
            if replica.is_wanted and now >= replica.due:
                replica.child = Child(replica.spec, self._layout.root)
        elif (code := replica.child.exit_code()) is not None:
            self._ends[service].append(code)
            replica.child, replica.due = None, now + RESTART_SECONDS
