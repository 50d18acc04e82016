"""Keeps children running: starts them again when they end or hang, and stops them all in order.

Nothing in here waits, except for one short health probe at a time and in ``stop_children``; the owner
calls ``tick`` a few times a second.
"""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from copydesk.local.backoff import Backoff
from copydesk.local.errors import ServiceMisconfigured
from copydesk.local.health import LIVE_PATH, PROBE_EVERY_SECONDS, Liveness, answers_ok
from copydesk.local.jars import EventSink
from copydesk.local.logs import bound_log, last_lines
from copydesk.local.process import Child, ChildSpec
from shared.errors import EXIT_CONFIGURATION

STOP_POLL_SECONDS = 0.02
BOUND_LOGS_EVERY_SECONDS = 5.0


@dataclass
class Watched:
    """One child that is to run for as long as the stack does."""

    spec: ChildSpec
    http_port: int | None = None
    """Where /livez is; None for the servers."""
    child: Child | None = None
    backoff: Backoff = field(default_factory=Backoff)
    liveness: Liveness = field(default_factory=Liveness)
    started: float = 0.0
    due: float = 0.0
    """When to start it, or to probe it next, in seconds of the monotonic clock."""
    kill_at: float | None = None
    """Set while a hung child is being stopped."""


class Supervisor:
    """The children of one stack; ``on_change`` is called after every start."""

    def __init__(self, stack: Path, on_event: EventSink, on_change: Callable[[], None]) -> None:
        self._stack = stack
        self._on_event = on_event
        self._on_change = on_change
        self._logs_due = 0.0
        self.watched: list[Watched] = []
        self.left_alone: set[str] = set()
        """Names of children that are neither probed nor started again for now."""

    def start(self, spec: ChildSpec, http_port: int | None = None) -> Child:
        """Start a child and watch it from now on."""
        each = Watched(spec, http_port)
        self.watched.append(each)
        return self._launch(each, time.monotonic())

    def children(self) -> list[Child]:
        """Those that run or have just ended."""
        return [each.child for each in self.watched if each.child]

    def tick(self, now: float) -> None:
        """Look after every child once; raises ServiceMisconfigured when one ends with code 78."""
        for each in self.watched:
            if each.spec.name not in self.left_alone:
                self._look_after(each, now)
        if now >= self._logs_due:
            self._logs_due = now + BOUND_LOGS_EVERY_SECONDS
            for each in self.watched:
                bound_log(each.spec.log)

    def forget(self, children: Iterable[Child]) -> None:
        """Watch these no longer."""
        gone = {id(child) for child in children}
        self.watched = [each for each in self.watched if id(each.child) not in gone]

    def _launch(self, each: Watched, now: float) -> Child:
        each.child = Child(each.spec, self._stack)
        each.liveness = Liveness()
        each.started, each.due, each.kill_at = now, now + PROBE_EVERY_SECONDS, None
        self._on_change()
        return each.child

    def _look_after(self, each: Watched, now: float) -> None:
        if each.child is None:
            if now >= each.due:
                self._launch(each, now)
        elif (code := each.child.exit_code()) is not None:
            self._note_end(each, code, now)
        elif each.kill_at is not None:
            if now >= each.kill_at:
                each.child.kill()
        elif each.http_port is not None and now >= each.due:
            self._probe(each, each.child, each.http_port, now)

    def _note_end(self, each: Watched, code: int, now: float) -> None:
        each.child = None
        if code == EXIT_CONFIGURATION:
            raise ServiceMisconfigured(
                f"{each.spec.name} refuses its settings. The end of {each.spec.log}:\n{last_lines(each.spec.log)}"
            )
        delay = each.backoff.delay_after(now - each.started)
        each.due = now + delay
        self._on_event(
            f"{each.spec.name} {describe_exit(code)}; it is started again in {delay:.1f} s (log: {each.spec.log})."
        )

    def _probe(self, each: Watched, child: Child, port: int, now: float) -> None:
        each.due = now + PROBE_EVERY_SECONDS
        is_ok = answers_ok(port, LIVE_PATH)
        if each.liveness.is_hung_after(is_ok=is_ok, lived_seconds=now - each.started):
            self._on_event(f"{each.spec.name} hangs ({LIVE_PATH} fails); it is stopped and started again.")
            each.kill_at = now + each.spec.stop_seconds
            child.ask_to_stop()


def stop_children(children: Iterable[Child], hurry: threading.Event) -> list[str]:
    """Ask all to stop, each within its grace, then kill; returns the names of the killed.

    When ``hurry`` is set, now or later, nothing more is waited for.
    """
    left = [child for child in children if child.exit_code() is None]
    began = time.monotonic()
    for child in left:
        child.ask_to_stop()
    killed = []
    while left:
        late = [child for child in left if hurry.is_set() or time.monotonic() > began + child.spec.stop_seconds]
        for child in late:
            killed.append(child.spec.name)
            child.kill()
        left = [child for child in left if child not in late and child.exit_code() is None]
        hurry.wait(STOP_POLL_SECONDS)
    return killed


def describe_exit(code: int) -> str:
    """An exit code in words.

    >>> describe_exit(-9), describe_exit(1)
    ('was killed by signal 9', 'ended with exit code 1')
    """
    return f"was killed by signal {-code}" if code < 0 else f"ended with exit code {code}"
