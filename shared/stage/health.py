"""Health: is the stage making progress, may it be given work, and what do its metrics say.

Liveness is progress, not "the port answers": a stage that has work and does none is dead even while
its threads breathe. A stage that waits on purpose (the database is away) is alive and not ready.
"""

import json
import socket
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import Any
from urllib.parse import urlsplit

import structlog
from prometheus_client import REGISTRY, CollectorRegistry
from prometheus_client.exposition import choose_encoder

from shared.errors import ConfigurationError

NOT_ASSIGNED = "no partitions are assigned yet"
CONNECTION_SECONDS = 5.0
"""How long a client may keep a connection without asking anything."""


class Progress:
    """What the stage runner reports and the health checks read; safe between threads."""

    def __init__(self, stall_seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._stall_seconds = stall_seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._stuck_since: float | None = None
        self._waits_for: str | None = None
        self._tripped: str | None = None
        self._is_ready = False

    def work_waiting(self, waiting: bool) -> None:
        """Work is there, or there is none."""
        with self._lock:
            if not waiting:
                self._stuck_since = None
            elif self._stuck_since is None:
                self._stuck_since = self._clock()

    def done(self) -> None:
        """A piece of work was finished; the clock starts anew."""
        with self._lock:
            self._restart_clock()

    def wait_on_purpose(self, why: str | None) -> None:
        """The stage waits for something that is away, or (None) goes on."""
        with self._lock:
            self._waits_for = why
            self._restart_clock()

    def ready(self, is_ready: bool) -> None:
        """Partitions are assigned, or are not."""
        with self._lock:
            self._is_ready = is_ready

    def trip(self, why: str) -> None:
        """The stage has stopped for good, on purpose: alive, and not ready until it is restarted."""
        with self._lock:
            self._tripped = why

    def is_live(self) -> tuple[bool, str]:
        """Whether the process should be left alone, and why."""
        with self._lock:
            if on_purpose := self._tripped or self._waits_for:
                return True, on_purpose
            if self._stuck_since is None:
                return True, "idle"
            stuck = self._clock() - self._stuck_since
            if stuck < self._stall_seconds:
                return True, "working"
            return False, f"work waits and none was done for {stuck:.0f} seconds"

    def is_ready(self) -> tuple[bool, str]:
        """Whether the stage does work, and why not."""
        with self._lock:
            fault = self._tripped or self._waits_for or (None if self._is_ready else NOT_ASSIGNED)
            return fault is None, fault or "ready"

    def _restart_clock(self) -> None:
        if self._stuck_since is not None:
            self._stuck_since = self._clock()


class HealthServer:
    """Serves /livez, /readyz and /metrics from a thread of its own, so that a busy stage still answers."""

    def __init__(self, host: str, port: int, progress: Progress, registry: CollectorRegistry | None = None) -> None:
        self._host = host
        self._port = port
        self._progress = progress
        self._registry = registry or REGISTRY
        self._server: _Server | None = None

    def start(self) -> int:
        """Begin to serve and return the port; raises ConfigurationError where it cannot be bound."""
        try:
            server = _Server(self._host, self._port, self._progress, self._registry)
        except OSError as error:
            raise ConfigurationError(
                f"COPYDESK_HTTP_PORT: cannot serve health and metrics on {self._host}:{self._port} "
                f"({error.strerror or error}). Set another port (0 takes a free one), or COPYDESK_HTTP_HOST."
            ) from None
        threading.Thread(target=server.serve_forever, name="health", daemon=True).start()
        self._server = server
        return int(server.server_address[1])

    def stop(self) -> None:
        """Stop serving and free the port."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


class _Server(ThreadingTCPServer):
    # Not http.server's class: that one asks the name service for its own name before it serves.
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self, host: str, port: int, progress: Progress, registry: CollectorRegistry) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.progress = progress
        self.registry = registry
        super().__init__((host, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - as socketserver calls it
        """A client that went away mid-answer is no matter of the stage."""
        structlog.stdlib.get_logger("copydesk.health").debug("client_gone", exc_info=True)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = CONNECTION_SECONDS
    server_version = "copydesk"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer one of the three paths."""
        match urlsplit(self.path).path:
            case "/livez":
                self._answer_state(self.server.progress.is_live())
            case "/readyz":
                self._answer_state(self.server.progress.is_ready())
            case "/metrics":
                encode, content_type = choose_encoder(self.headers.get("Accept", ""))
                self._answer(200, content_type, encode(self.server.registry))
            case _:
                self._answer_json(404, {"ok": False, "reason": "there are /livez, /readyz and /metrics"})

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of http.server
        """Say nothing: a line for each probe would drown the log."""

    def _answer_state(self, state: tuple[bool, str]) -> None:
        is_ok, reason = state
        self._answer_json(200 if is_ok else 503, {"ok": is_ok, "reason": reason})

    def _answer_json(self, status: int, body: dict[str, object]) -> None:
        self._answer(status, "application/json", json.dumps(body).encode())

    def _answer(self, status: int, content_type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
