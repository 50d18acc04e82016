"""Where everything lies inside one data folder, and which folder that is by default."""

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from copydesk.local.errors import LocalStackError

DATA_DIR_VARIABLE = "COPYDESK_DATA_DIR"


@dataclass(frozen=True)
class Layout:
    """The files and folders below one data folder; ``root`` is absolute and free of symlinks."""

    root: Path

    @property
    def lock(self) -> Path:
        """Held by the supervisor while it lives."""
        return self.root / "supervisor.lock"

    @property
    def state(self) -> Path:
        """Who runs and where: see state.py."""
        return self.root / "stack.json"

    @property
    def logs(self) -> Path:
        """One log for each child."""
        return self.root / "logs"

    @property
    def kafka(self) -> Path:
        """Kafka's working folder; every path in its settings is relative to it."""
        return self.root / "kafka"

    @property
    def postgres(self) -> Path:
        """Everything of PostgreSQL: the cluster and its password."""
        return self.root / "postgres"

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own data folder; belongs to the account that runs it."""
        return self.postgres / "cluster"

    @property
    def password(self) -> Path:
        """The generated password of the database user."""
        return self.postgres / "password"

    def log_of(self, name: str) -> Path:
        """The log of the child with this name."""
        return self.logs / f"{name}.log"


def default_data_dir() -> Path:
    """$COPYDESK_DATA_DIR, else ``.copydesk`` in the checkout this runs from, else the user's data folder."""
    named = os.environ.get(DATA_DIR_VARIABLE)
    if named:
        return Path(named).expanduser()
    beside_venv = Path(sys.prefix).parent
    if sys.prefix != sys.base_prefix and (beside_venv / "pyproject.toml").is_file():
        return beside_venv / ".copydesk"
    return platformdirs.user_data_path("copydesk")


def open_layout(data_dir: Path) -> Layout:
    """Make the data folder, readable by its owner only, and check that we may write to it."""
    root = Path(os.path.realpath(data_dir.expanduser()))
    layout = Layout(root)
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (layout.logs, layout.kafka, layout.postgres):
            folder.mkdir(mode=0o700, exist_ok=True)
        _try_to_write(root, layout.logs, layout.kafka)
    except OSError as error:
        raise LocalStackError(
            f"The data folder {root} cannot be used by user id {os.geteuid()}: {error.strerror or error} "
            f"({error.filename or root}). "
            f"Choose a folder of yours with --data or ${DATA_DIR_VARIABLE}, or start as its owner."
        ) from error
    return layout


def _try_to_write(*folders: Path) -> None:
    for folder in folders:
        with tempfile.TemporaryFile(dir=folder):
            continue
