"""Downloads missing jars into Maven's package cache: each is checked before it takes its place there."""

import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import requests
from jgo.config import GlobalSettings
from jgo.constants import MAVEN_CENTRAL_URL
from jgo.maven import MavenContext, PythonResolver
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TransferSpeedColumn

from copydesk.local.errors import JarsUnavailable
from copydesk.local.jars import EventSink, Jar

PARALLEL_DOWNLOADS = 6
"""Many of the jars are small: the round trips cost more than the bytes."""


def download_jars(missing: list[Jar], repository: Path, on_event: EventSink) -> None:
    """Fetch, verify and put in place; raises JarsUnavailable with what to do."""
    on_event(f"Downloading Apache Kafka: {len(missing)} jars, once (about 45 MB in all).")
    try:
        repository.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".copydesk-", dir=repository) as draft, _display() as show:
            fetch_all(missing, Path(draft), repository, show)
    except (OSError, RuntimeError, requests.RequestException) as error:
        raise JarsUnavailable(
            f"Kafka's jars could not be downloaded into {repository} ({type(error).__name__}: {_short(error)}). "
            "The first start needs a network and a writable folder there ($M2_REPO names another): mend that and "
            "start again. A copy of that folder from another machine does as well."
        ) from error
    on_event("Apache Kafka is downloaded; later starts need no network.")


def fetch_all(missing: list[Jar], draft: Path, repository: Path, show: "Display") -> None:
    """Download into ``draft``, move what is right into ``repository``."""
    settings = GlobalSettings.load()
    context = MavenContext(
        resolver=PythonResolver(progress_callback=show),
        repo_cache=draft,
        remote_repos={**settings.repositories, "central": MAVEN_CENTRAL_URL},
    )
    with ThreadPoolExecutor(PARALLEL_DOWNLOADS) as pool:
        for jar, path in zip(missing, pool.map(lambda jar: _fetch(jar, context), missing), strict=True):
            _put_in_place(jar, path, jar.path_in(repository))


def _fetch(jar: Jar, context: MavenContext) -> Path:
    artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact()
    return Path(artifact.resolve())


def _put_in_place(jar: Jar, downloaded: Path, target: Path) -> None:
    if not jar.is_at(downloaded):
        raise JarsUnavailable(
            f"{downloaded.name} as downloaded is not the file that Copydesk was tested with (other SHA-256). "
            "Start again in case the download was cut; if it stays so, a proxy or mirror changes files: "
            "ask its keeper."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    downloaded.replace(target)


Display = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
"""jgo's progress callback: file name and size in, a context manager of an ``update(bytes)`` out."""


@contextmanager
def _display() -> Iterator[Display]:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("Apache Kafka", total=0)
        yield lambda _name, size: _one_file(progress, task, size)


@contextmanager
def _one_file(progress: Progress, task: TaskID, size: int) -> Iterator[Callable[[int], None]]:
    progress.update(task, total=(progress.tasks[0].total or 0) + size)
    yield lambda count: progress.advance(task, count)


def _short(error: Exception) -> str:
    return str(error).splitlines()[0][:100] if str(error) else ""
