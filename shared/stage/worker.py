"""Inside a worker process: load the step once, then settle chunks of inputs until the parent is gone.

Worker processes touch neither metrics nor logs nor Kafka: they return settlements.
"""

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module

from shared.failures import Failure
from shared.records import Incoming
from shared.settlement import Settlement, settle, settle_dead
from shared.steps import Step

PR_SET_PDEATHSIG = 1
"""linux/prctl.h"""
PARENT_CHECK_SECONDS = 1.0
ORPHANED = 3

_loaded: list[Step] = []


def load_step(reference: str) -> Step:
    """The step that ``package.module:NAME`` names."""
    module, _, name = reference.partition(":")
    step = getattr(import_module(module), name)
    if not isinstance(step, Step):
        raise TypeError(f"{reference} is no Step")
    return step


def begin(reference: str, parent: int) -> None:
    """Prepare this process, once: bind its life to the parent's, load the step and its models."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A signal to the whole group asks the parent to end tidily; the batch in flight is part of that.
    os.setpgrp()
    _die_with_parent(parent)
    step = load_step(reference)
    step.warm_up()
    _loaded[:] = [step]


def settle_chunk(chunk: Sequence[Incoming], now: datetime) -> list[Settlement]:
    """Settle some inputs, in order. Raises Unavailable, and nothing else."""
    return [settle(_loaded[0], incoming, now) for incoming in chunk]


def condemn(incoming: Incoming, failure: Failure, now: datetime) -> Settlement:
    """Settle an input as dead, without running the step."""
    return settle_dead(_loaded[0], incoming, failure, now)


def name_process() -> int:
    """This process's id: shows that a worker is up and warm."""
    return os.getpid()


def _die_with_parent(parent: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_watch_parent, args=(parent,), name="parent-watch", daemon=True).start()


def _watch_parent(parent: int) -> None:
    # Also on Linux: the parent may have gone before the signal was asked for.
    while os.getppid() == parent:
        time.sleep(PARENT_CHECK_SECONDS)
    os._exit(ORPHANED)
