"""Choosing ports."""

import socket
from collections.abc import Iterator

import pytest

from copydesk.local.errors import LocalStackError
from copydesk.local.ports import FIRST_EPHEMERAL_PORT, HOST, STEP, Ports, choose_port, choose_ports
from tests.stack import random_ports


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as server:
        server.bind((HOST, choose_port(random_ports().kafka)))
        server.listen(1)
        yield server.getsockname()[1]


def test_a_free_port_is_taken_as_preferred() -> None:
    free = choose_port(random_ports().kafka)
    assert choose_port(free) == free


def test_a_busy_port_moves_by_a_step(busy_port: int) -> None:
    assert (choose_port(busy_port) - busy_port) % STEP == 0
    assert choose_port(busy_port) > busy_port


def test_a_moved_port_is_told(busy_port: int) -> None:
    chosen, notes = choose_ports(Ports(kafka=busy_port))
    assert f"Port {busy_port} is taken (another copy?): kafka listens on {chosen.kafka}." in notes


def test_no_port_is_given_out_twice() -> None:
    same = choose_port(random_ports().kafka)
    chosen, _ = choose_ports(Ports(same, same, same))
    assert len({chosen.kafka, chosen.controller, chosen.postgres}) == 3


def test_ports_to_avoid_are_avoided() -> None:
    free = choose_port(random_ports().kafka)
    chosen, _ = choose_ports(Ports(kafka=free), avoid={free})
    assert chosen.kafka != free


def test_running_out_of_ports_says_what_to_do() -> None:
    with pytest.raises(LocalStackError, match="Stop some servers"):
        choose_port(FIRST_EPHEMERAL_PORT)
