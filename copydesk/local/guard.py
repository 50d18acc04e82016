"""Outlives a killed supervisor for a moment, to end what the kernel's death signal does not reach.

That signal ends the children themselves, on Linux. Their own workers, and everything on macOS, is the
guard's: a process that waits until the supervisor's end of a pipe is closed, and then ends whatever
carries the mark of this run. It never touches a later run in the same folder.
"""

import os
import subprocess
import sys

import psutil

from copydesk.local.layout import Layout
from copydesk.local.leftovers import carries, end_processes
from copydesk.local.logs import open_log
from copydesk.local.process import RUN_VARIABLE, child_environment, wrap_command

NAME = "guard"
COMMAND = f"from {__name__} import main; main()"

POLITE_SECONDS = 5.0
"""The supervisor was killed, so these have nothing left to finish: redelivery covers them."""


class Guard:
    """The guard of this process; started before the first child."""

    def __init__(self, layout: Layout) -> None:
        log = open_log(layout.log_of(NAME))
        try:
            self._process = subprocess.Popen(
                wrap_command((sys.executable, "-c", COMMAND), None, None),
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env=child_environment(layout.root, {"PYTHONSAFEPATH": "1"}),
                start_new_session=True,
            )
        finally:
            os.close(log)

    def dismiss(self) -> None:
        """End the guard: the supervisor has stopped everything itself."""
        self._process.kill()
        self._process.communicate()


def find_orphans(run: str) -> list[psutil.Process]:
    """All processes but ourselves that carry the mark of a run."""
    return [
        process
        for process in psutil.process_iter()
        if process.pid != os.getpid() and carries(process, RUN_VARIABLE, run)
    ]


def main() -> None:
    """Wait for the end of the supervisor, then end its orphans."""
    sys.stdin.buffer.read()
    end_processes(find_orphans(os.environ[RUN_VARIABLE]), POLITE_SECONDS)
