"""The real steps, made to misbehave by a word in the text: no hook in the product is needed.

A worker process finds them by name, as it finds those of the services: ``tests.faults.steps:CLEAN``.
Each is made when it is asked for, so that a worker of ingest does not load the models of enrich.
"""

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import Any

from shared.outcomes import Settled
from shared.steps import Step
from tests.faults.markers import CRASH, HANG, RAISE, marker


def _hang() -> None:
    while True:
        pass


def _crash() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _raise() -> None:
    raise RuntimeError("made to fail")


MISDEEDS: dict[str, Callable[[], None]] = {HANG: _hang, CRASH: _crash, RAISE: _raise}

TEXT_OF: dict[str, Callable[[Any], str]] = {
    "INGEST": lambda dump: dump.payload.decode("utf-8", "replace"),
    "CLEAN": lambda raw: raw.text,
    "ENRICH": lambda article: article.body,
}


def misbehaving(step: Step, text_of: Callable[[Any], str]) -> Step:
    """The step, but for texts with a marker."""

    def run(value: Any) -> Settled:
        text = text_of(value)
        for deed, commit in MISDEEDS.items():
            if marker(deed, step.stage) in text:
                commit()
        return step.run(value)

    return replace(step, run=run)


def __getattr__(name: str) -> Step:
    if name not in TEXT_OF:
        raise AttributeError(name)
    return misbehaving(import_module(f"services.{name.lower()}.step").STEP, TEXT_OF[name])
