"""A stage process under test: the real runner and pool, with a step that does next to nothing.

Started by tests as ``python -m tests.runner_stage``; the settings come from the environment.
"""

import os
import signal
import time

from shared import topics
from shared.envelope import Envelope
from shared.errors import Unavailable
from shared.outcomes import Dead, Dropped, Settled
from shared.records import Incoming
from shared.settings import ServiceSettings
from shared.stage.main import main
from shared.stage.stage import Stage, pooled
from shared.steps import Step

INPUTS = (topics.RAW, topics.CLEAN)
OUTPUT = topics.LEDGER


def decode(incoming: Incoming, _: Envelope) -> bytes:
    return incoming.value


def settle_as_told(value: bytes) -> Settled:
    """Every input becomes one ledger entry of kind dropped, but for the words that tests use."""
    if value.startswith(b"hang"):
        time.sleep(3600)
    if value.startswith(b"crash"):
        os.kill(os.getpid(), signal.SIGKILL)
    if value.startswith(b"slow"):
        time.sleep(float(value.split()[1]))
    if value.startswith(b"bug"):
        raise KeyError("a secret of the article")
    if value.startswith(b"away"):
        raise Unavailable("the test says so")
    if value.startswith(b"dead"):
        return Settled((Dead("binary", "as told"),))
    # As much detail as the value is long: so that tests can make an output that a topic refuses.
    return Settled((Dropped("no_text", "x" * (len(value) // 2)),))


STEP = Step("clean", "test-1", decode, settle_as_told)
STAGE = Stage("clean", INPUTS, (OUTPUT, topics.QUARANTINE), pooled("tests.runner_stage:STEP"))

if __name__ == "__main__":
    raise SystemExit(main(STAGE, ServiceSettings))
