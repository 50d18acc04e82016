"""Kafka's jars: found in the package cache, checked against our lock file, downloaded when missing.

The lock file names each jar and its SHA-256; nothing else is ever put on the class path. All 45 MB are
hashed at every start, in a tenth of a second. ``jgo`` serves as the downloader only and is not even
imported when everything is there. Made new by ``python -m copydesk.local.lock_jars``.
"""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

LOCK_FILE = "kafka-jars.lock"

EventSink = Callable[[str], None]
"""Receives one line for the user."""


@dataclass(frozen=True)
class Jar:
    """One line of the lock file."""

    group: str
    artifact: str
    version: str
    sha256: str

    def path_in(self, repository: Path) -> Path:
        """Where Maven's layout puts it."""
        folder = repository.joinpath(*self.group.split("."), self.artifact, self.version)
        return folder / f"{self.artifact}-{self.version}.jar"

    def is_at(self, path: Path) -> bool:
        """True when the file is there and is the locked one."""
        return path.is_file() and hash_file(path) == self.sha256


def hash_file(path: Path) -> str:
    """The SHA-256 of a file as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def locked_jars() -> tuple[Jar, ...]:
    """The content of the lock file."""
    text = files(__package__).joinpath(LOCK_FILE).read_text()
    return tuple(parse_line(line) for line in text.splitlines() if line and not line.startswith("#"))


def parse_line(line: str) -> Jar:
    """``group:artifact:version sha256``, as written by ``format_line``."""
    coordinate, sha256 = line.split()
    group, artifact, version = coordinate.split(":")
    return Jar(group, artifact, version, sha256)


def format_line(jar: Jar) -> str:
    """One line of the lock file."""
    return f"{jar.group}:{jar.artifact}:{jar.version} {jar.sha256}"


def repository() -> Path:
    """Maven's package cache: $M2_REPO, else ``~/.m2/repository``, as jgo has it."""
    named = os.environ.get("M2_REPO")
    return Path(named) if named else Path.home() / ".m2" / "repository"


def ensure_jars(on_event: EventSink) -> tuple[Path, ...]:
    """The class path: all locked jars, downloaded when missing; raises JarsUnavailable."""
    place = repository()
    missing = [jar for jar in locked_jars() if not jar.is_at(jar.path_in(place))]
    if missing:
        from copydesk.local.download import download_jars

        download_jars(missing, place, on_event)
    return tuple(jar.path_in(place) for jar in locked_jars())
