"""Finds and ends processes of a stack whose supervisor is gone; never touches anybody else's.

A process is ours when ``stack.json`` names it (pid and start time), when it carries the mark of this
data folder in its environment, or when it is a PostgreSQL process at work inside our cluster
(those overwrite their environment).
"""

import os
import signal
from collections.abc import Iterable, Iterator

import psutil

from copydesk.local import postgres
from copydesk.local.layout import Layout
from copydesk.local.process import KILL_WAIT_SECONDS, STACK_VARIABLE, wait_until_gone
from copydesk.local.state import read_state

POLITE_SECONDS = 10.0
"""How long a leftover may take to end by itself: Kafka and PostgreSQL need one or two seconds."""


def stop_leftovers(layout: Layout) -> list[str]:
    """End every leftover process of this data folder and return their names."""
    found = find_leftovers(layout)
    end_processes(found.values())
    return sorted(set(found))


def find_leftovers(layout: Layout) -> dict[str, psutil.Process]:
    """Live processes of this stack, by a name for the user; we and our ancestors are never among them."""
    spared = {os.getpid(), *(parent.pid for parent in psutil.Process().parents())}
    named = {process: name for name, process in _recorded(layout)}
    for process in _marked(layout):
        named.setdefault(process, _name(process))
    return {f"{name} (pid {each.pid})": each for each, name in named.items() if each.pid not in spared}


def end_processes(processes: Iterable[psutil.Process], polite_seconds: float = POLITE_SECONDS) -> None:
    """Ask, wait, kill, wait."""
    doomed = list(processes)
    for process in doomed:
        _send(process, signal.SIGINT if _name(process) == postgres.NAME else signal.SIGTERM)
    stubborn = wait_until_gone(doomed, polite_seconds)
    for process in stubborn:
        _send(process, signal.SIGKILL)
    wait_until_gone(stubborn, KILL_WAIT_SECONDS)


def _recorded(layout: Layout) -> Iterator[tuple[str, psutil.Process]]:
    state = read_state(layout.state)
    for mark in state.children if state else ():
        process = mark.find()
        if process is not None:
            yield mark.name, process


def _marked(layout: Layout) -> Iterator[psutil.Process]:
    for process in psutil.process_iter():
        if carries(process, STACK_VARIABLE, str(layout.root)) or postgres.works_in(layout.cluster, process):
            yield process


def carries(process: psutil.Process, variable: str, value: str) -> bool:
    """True when the process was started with this variable in its environment."""
    try:
        return process.environ().get(variable) == value
    except (psutil.Error, OSError):
        # Gone meanwhile, a zombie, or somebody else's: none of ours.
        return False


def _name(process: psutil.Process) -> str:
    try:
        return process.name()
    except psutil.Error:
        return "process"


def _send(process: psutil.Process, number: signal.Signals) -> None:
    try:
        process.send_signal(number)
    except psutil.NoSuchProcess:
        return
