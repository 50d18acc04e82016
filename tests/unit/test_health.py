"""Liveness is progress; readiness is whether work may come; both are told over HTTP."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse

import pytest
from prometheus_client import CollectorRegistry
from prometheus_client.parser import text_string_to_metric_families

from shared.errors import ConfigurationError
from shared.metrics import ARTICLES, Metrics
from shared.stage.health import HealthServer, Progress

STALL_SECONDS = 60.0


class Clock:
    """Seconds that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def progress(clock: Clock) -> Progress:
    return Progress(STALL_SECONDS, clock)


@pytest.fixture
def registry() -> CollectorRegistry:
    return CollectorRegistry()


@pytest.fixture
def port(progress: Progress, registry: CollectorRegistry) -> Iterator[int]:
    server = HealthServer("127.0.0.1", 0, progress, registry)
    yield server.start()
    server.stop()


def test_a_stage_without_work_is_alive_however_long(clock: Clock, progress: Progress) -> None:
    clock.now = 10 * STALL_SECONDS

    assert progress.is_live() == (True, "idle")


def test_work_that_waits_too_long_means_not_alive(clock: Clock, progress: Progress) -> None:
    progress.work_waiting(True)
    clock.now = STALL_SECONDS - 1
    before = progress.is_live()
    progress.work_waiting(True)
    clock.now = STALL_SECONDS

    assert before == (True, "working")
    assert progress.is_live() == (False, "work waits and none was done for 60 seconds")


def test_every_piece_of_work_done_starts_the_clock_anew(clock: Clock, progress: Progress) -> None:
    progress.work_waiting(True)
    clock.now = STALL_SECONDS - 1
    progress.done()
    clock.now = 2 * STALL_SECONDS - 2

    assert progress.is_live()[0]


def test_a_wait_on_purpose_is_alive_and_not_ready(clock: Clock, progress: Progress) -> None:
    progress.ready(True)
    progress.work_waiting(True)
    progress.wait_on_purpose("the database is away")
    clock.now = 10 * STALL_SECONDS

    assert progress.is_live() == (True, "the database is away")
    assert progress.is_ready() == (False, "the database is away")


def test_after_a_wait_on_purpose_the_clock_starts_anew(clock: Clock, progress: Progress) -> None:
    progress.ready(True)
    progress.work_waiting(True)
    progress.wait_on_purpose("the database is away")
    clock.now = 10 * STALL_SECONDS
    progress.wait_on_purpose(None)

    assert progress.is_live() == (True, "working")
    assert progress.is_ready() == (True, "ready")


def test_a_tripped_stage_is_alive_and_not_ready(clock: Clock, progress: Progress) -> None:
    progress.ready(True)
    progress.work_waiting(True)
    progress.trip("too many died")
    clock.now = 10 * STALL_SECONDS

    assert progress.is_live() == (True, "too many died")
    assert progress.is_ready() == (False, "too many died")


def test_a_stage_without_partitions_is_not_ready(progress: Progress) -> None:
    assert progress.is_ready()[0] is False


def test_health_is_served_with_its_reason(port: int, clock: Clock, progress: Progress) -> None:
    progress.work_waiting(True)
    clock.now = STALL_SECONDS

    live, ready = _get(port, "/livez"), _get(port, "/readyz")

    assert (live[0], live[1]["ok"]) == (503, False)
    assert live[1]["reason"] == "work waits and none was done for 60 seconds"
    assert ready == (503, {"ok": False, "reason": "no partitions are assigned yet"})


def test_a_healthy_stage_answers_200(port: int, progress: Progress) -> None:
    progress.ready(True)

    assert _get(port, "/livez?verbose") == (200, {"ok": True, "reason": "idle"})
    assert _get(port, "/readyz") == (200, {"ok": True, "reason": "ready"})


def test_metrics_are_served_as_prometheus_reads_them(port: int, registry: CollectorRegistry) -> None:
    Metrics(registry).counter(ARTICLES, "clean", "passed", "").inc(3)

    response, body = _request(port, "GET", "/metrics")

    families = {family.name: family for family in text_string_to_metric_families(body.decode())}
    ticks = {sample.value for sample in families["copydesk_articles"].samples if sample.name.endswith("_total")}
    assert response.getheader("Content-Type", "").startswith("text/plain")
    assert ticks == {3.0}


def test_head_gives_no_body_and_other_paths_are_not_found(port: int) -> None:
    response, body = _request(port, "HEAD", "/livez")

    assert (response.status, body) == (200, b"")
    assert _get(port, "/")[0] == 404


def test_a_busy_port_is_a_configuration_error_that_names_the_variable(port: int, progress: Progress) -> None:
    with pytest.raises(ConfigurationError, match="COPYDESK_HTTP_PORT"):
        HealthServer("127.0.0.1", port, progress, CollectorRegistry()).start()


def test_a_stopped_server_frees_its_port(progress: Progress) -> None:
    first = HealthServer("127.0.0.1", 0, progress, CollectorRegistry())
    port = first.start()
    first.stop()

    second = HealthServer("127.0.0.1", port, progress, CollectorRegistry())

    assert second.start() == port
    second.stop()


def _get(port: int, path: str) -> tuple[int, dict[str, object]]:
    response, body = _request(port, "GET", path)
    return response.status, json.loads(body)


def _request(port: int, method: str, path: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()
