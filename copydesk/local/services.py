"""What the caller wants to run beside the servers, and how that becomes child processes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from copydesk.local.layout import Layout
from copydesk.local.ports import HOST, choose_port, note_about
from copydesk.local.process import ChildSpec
from copydesk.local.state import Addresses

GRACE_SECONDS = 25.0
"""Longer than the 20 s in which a stage finishes its batch and gives up by itself."""


@dataclass(frozen=True)
class ServiceSpec:
    """One service: ``argv`` is run ``replicas`` times, each with its own HTTP port from ``http_port`` on."""

    name: str
    argv: tuple[str, ...]
    http_port: int
    env: Mapping[str, str] = field(default_factory=dict)
    replicas: int = 1
    stop_seconds: float = GRACE_SECONDS


@dataclass(frozen=True)
class ServiceChild:
    """One replica, ready to be started; ``url`` is the base URL of its health pages."""

    child: ChildSpec
    http_port: int

    @property
    def url(self) -> str:
        """``http://127.0.0.1:<port>``."""
        return f"http://{HOST}:{self.http_port}"


def plan_services(
    services: tuple[ServiceSpec, ...], addresses: Addresses, layout: Layout
) -> tuple[list[ServiceChild], list[str]]:
    """Every replica of every service with a free port, and notes about ports that had to move."""
    planned: list[ServiceChild] = []
    notes = []
    taken: set[int] = set()
    for service in services:
        for index in range(service.replicas):
            port = choose_port(service.http_port + index, taken)
            taken.add(port)
            planned.append(_plan_one(service, index, port, addresses, layout))
            if port != service.http_port + index:
                notes.append(note_about(planned[-1].child.name, service.http_port + index, port))
    return planned, notes


def _plan_one(service: ServiceSpec, index: int, port: int, addresses: Addresses, layout: Layout) -> ServiceChild:
    name = service.name if service.replicas == 1 else f"{service.name}-{index + 1}"
    given = {
        "COPYDESK_KAFKA_BOOTSTRAP_SERVERS": addresses.kafka,
        "COPYDESK_DATABASE_URL": addresses.database_url,
        "COPYDESK_HTTP_PORT": str(port),
        "PYTHONUNBUFFERED": "1",
        # Whatever lies in the folder that the user happens to be in is not imported.
        "PYTHONSAFEPATH": "1",
    }
    spec = ChildSpec(
        name, service.argv, layout.log_of(name), env={**given, **service.env}, stop_seconds=service.stop_seconds
    )
    return ServiceChild(spec, port)
