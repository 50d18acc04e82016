"""Choosing TCP ports on 127.0.0.1: the preferred one when it is free, else the next free one."""

import socket
from collections.abc import Collection
from dataclasses import dataclass

from copydesk.local.errors import LocalStackError

HOST = "127.0.0.1"

KAFKA_PORT = 19092
CONTROLLER_PORT = 19093
POSTGRES_PORT = 15432
"""Ten thousand above the usual ports: a Kafka or PostgreSQL of the user's own stays undisturbed."""

STEP = 10
"""A second copy takes 19102, 15442 and so on: neighbours such as 19092 and 19093 do not collide."""

FIRST_EPHEMERAL_PORT = 32768
"""Linux gives out source ports from here on. A port from that range could be taken by a client that
reconnects while our server restarts (it may even connect to itself), so we stay below."""


@dataclass(frozen=True)
class Ports:
    """The ports of the servers: preferred ones before the start, chosen ones after it."""

    kafka: int = KAFKA_PORT
    controller: int = CONTROLLER_PORT
    postgres: int = POSTGRES_PORT


PREFERRED = Ports()


def is_free(port: int) -> bool:
    """True when a server could listen on the port now (old connections in TIME_WAIT do not count)."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
            probe.listen(1)
        except OSError:
            return False
    return True


def choose_port(preferred: int, taken: Collection[int] = ()) -> int:
    """The first free port of ``preferred``, ``preferred + STEP`` …, leaving out those in ``taken``."""
    for port in range(preferred, FIRST_EPHEMERAL_PORT, STEP):
        if port not in taken and is_free(port):
            return port
    raise LocalStackError(
        f"No free port from {preferred} up to {FIRST_EPHEMERAL_PORT} on {HOST}. Stop some servers and start again."
    )


def choose_ports(preferred: Ports, avoid: Collection[int] = ()) -> tuple[Ports, list[str]]:
    """Free ports for all servers, and a note for the user about each that is not the preferred one."""
    taken = set(avoid)
    chosen: dict[str, int] = {}
    notes = []
    for name, wanted in vars(preferred).items():
        chosen[name] = choose_port(wanted, taken)
        taken.add(chosen[name])
        if chosen[name] != wanted:
            notes.append(note_about(name, wanted, chosen[name]))
    return Ports(**chosen), notes


def note_about(name: str, wanted: int, chosen: int) -> str:
    """What to tell the user about a port that had to move."""
    return f"Port {wanted} is taken (another copy?): {name} listens on {chosen}."
