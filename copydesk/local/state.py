"""``stack.json``: who runs in a data folder and where it can be reached; found again by other terminals.

A process is known by pid and start time, so that a pid that the system has given to somebody else
is never mistaken for ours.
"""

import os
from pathlib import Path

import psutil
from pydantic import BaseModel, ConfigDict, ValidationError

from copydesk.local.errors import LocalStackError

START_TOLERANCE_SECONDS = 2.0
"""The system's idea of a start time moves a little when its clock is corrected; pids do not come round
again within two seconds."""


class ProcessMark(BaseModel):
    """One process, recognisable later: ``started`` is its start in seconds since 1970."""

    model_config = ConfigDict(frozen=True)
    name: str
    pid: int
    started: float

    def find(self) -> psutil.Process | None:
        """The live process that this was written about, None when it is gone or its pid was recycled."""
        try:
            process = psutil.Process(self.pid)
            is_same = abs(process.create_time() - self.started) < START_TOLERANCE_SECONDS
            return process if is_same and process.status() != psutil.STATUS_ZOMBIE else None
        except psutil.NoSuchProcess:
            return None


class Addresses(BaseModel):
    """Where the two servers can be reached."""

    model_config = ConfigDict(frozen=True)
    kafka: str
    """``host:port`` of the broker."""
    database_url: str
    """A libpq URL with the password in it."""


class RunningStack(BaseModel):
    """The content of ``stack.json``."""

    model_config = ConfigDict(frozen=True)
    supervisor: ProcessMark
    children: tuple[ProcessMark, ...] = ()
    addresses: Addresses | None = None
    http: dict[str, str] = {}
    """Base URL of each service by its name (replicas: ``name-1``, ``name-2``)."""


def mark_process(name: str, pid: int) -> ProcessMark:
    """The mark of a live process."""
    return ProcessMark(name=name, pid=pid, started=psutil.Process(pid).create_time())


def write_state(path: Path, state: RunningStack) -> None:
    """Replace the file in one step, readable by its owner only (it holds the database's password)."""
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(state.model_dump_json(indent=1))
    draft.replace(path)


def read_state(path: Path) -> RunningStack | None:
    """What the last supervisor wrote; None when there is nothing, or nothing that we understand."""
    try:
        return RunningStack.model_validate_json(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValidationError):
        return None
    except PermissionError as error:
        raise LocalStackError(f"{path} belongs to another user: run this as the one who started the stack.") from error


def find_running(data_dir: Path) -> RunningStack | None:
    """The stack that runs in this data folder now, None when none does."""
    state = read_state(data_dir.expanduser() / "stack.json")
    return state if state and state.supervisor.find() else None
