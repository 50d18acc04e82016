"""The faults: each a function that does one kind of harm to a running pipeline and says what it did.

A function returns when its harm is done and undone; whether anything was lost is for the oracle to say.
It raises NotInTime where a bound of the product is not kept, such as a stop that takes too long.
"""

import os
import random
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import psycopg

from copydesk.local.process import Child
from shared import topics
from tests.faults.fleet import SERVICES
from tests.faults.pipeline import GRACE_SECONDS, POLL_INTERVAL_SECONDS, SESSION_SECONDS, Pipeline, wait_for

START_SECONDS = 60.0
"""For a service to be up again, models and all, while everything else restarts, too."""
BACKLOG_MESSAGES = 100
BACKLOG_SECONDS = 20.0
OUTAGES_SECONDS = 180.0
"""Longer than all outages that may overlap: without broker and database nothing can be done, and nothing crashes."""
SCALED_SECONDS = 8.0
BROKER_FROZEN_SECONDS = 12.0
BROKER_AWAY_SECONDS = 45.0
REFUSAL_SECONDS = 6.0
REFUSED_BYTES = 200
"""Below any event of ours."""
DISK_FULL_SECONDS = 8.0
DATABASE_AWAY_SECONDS = POLL_INTERVAL_SECONDS + 5.0
SERVICE_FROZEN_SECONDS = SESSION_SECONDS + 4.0
STOP_MARGIN_SECONDS = 3.0
"""For the process to be gone and the fleet to see it."""

DISK_IS_FULL = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'No space left on device (simulated)' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER full_o BEFORE INSERT OR UPDATE ON occurrences FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER full_r BEFORE INSERT OR UPDATE ON receipts FOR EACH ROW EXECUTE FUNCTION refuse();
"""
DISK_HAS_ROOM = "DROP FUNCTION refuse() CASCADE"


@dataclass(frozen=True)
class Fault:
    """One harm; two faults that have a target in common never overlap."""

    kind: str
    target: str
    strike: Callable[[Pipeline], str]
    targets: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """For people."""
        return f"{self.kind} {self.target}"

    @property
    def occupies(self) -> frozenset[str]:
        """Everything that must be left to this fault while it strikes."""
        return self.targets | {self.target}


def kill_service(service: str, pipeline: Pipeline) -> str:
    """kill -9, workers left to themselves; it is started again at once."""
    wait_for(f"a kill -9 of {service}", lambda: _dies_of_it(pipeline, service), START_SECONDS)
    return _until_up(pipeline, service)


def _dies_of_it(pipeline: Pipeline, service: str) -> bool:
    """Kill it; False where it had just ended by itself, as services do while other faults go on."""
    before = len(pipeline.fleet.ends(service))
    if not pipeline.fleet.signal(service, signal.SIGKILL):
        return False
    wait_for(f"the end of {service}", lambda: len(pipeline.fleet.ends(service)) > before, START_SECONDS)
    return pipeline.fleet.ends(service)[before] == -signal.SIGKILL


def terminate_service(service: str, pipeline: Pipeline) -> str:
    """SIGTERM, as a rolling restart does; it must end within its grace."""
    code = _stop_in_time(pipeline, service)
    return f"ended with {code}; {_until_up(pipeline, service)}"


def freeze_service(service: str, pipeline: Pipeline) -> str:
    """SIGSTOP to it and its workers until its session is over, then SIGCONT."""
    _signal(pipeline, service, signal.SIGSTOP, whole_group=True)
    time.sleep(SERVICE_FROZEN_SECONDS)
    pipeline.fleet.signal(service, signal.SIGCONT, whole_group=True)
    return f"for {SERVICE_FROZEN_SECONDS:.0f} s; {_until_up(pipeline, service)}"


def scale_service(service: str, pipeline: Pipeline) -> str:
    """One replica, three, one."""
    pipeline.fleet.scale(service, 3)
    up = _until_up(pipeline, service)
    time.sleep(SCALED_SECONDS)
    pipeline.fleet.scale(service, 1)
    wait_for(f"one {service}", lambda: len(pipeline.fleet.running(service)) <= 1, GRACE_SECONDS + STOP_MARGIN_SECONDS)
    return f"three {up}, then one"


def crash_service_with_backlog(service: str, pipeline: Pipeline) -> str:
    """Work piles up while it is away; then it raises in the middle of it, again and again, as a bug would."""
    order = pipeline.orders / service
    pipeline.fleet.scale(service, 0)
    backlog = _pile_up(pipeline, service)
    for moment in ("after 0", "before 1"):
        order.write_text(moment)
        before = sum(code != 0 for code in pipeline.fleet.ends(service))
        pipeline.fleet.scale(service, 1)
        wait_for(f"a crash of {service}", partial(_has_crashed, pipeline, service, before), OUTAGES_SECONDS)
    order.unlink()
    return f"{backlog} waiting; {_until_up(pipeline, service)}"


def kill_server(server: str, pipeline: Pipeline) -> str:
    """kill -9 of the broker or of the database's first process; its supervisor starts it again."""
    with pipeline.stack.left_alone(server) as child:
        _kill(child)
    return _until_server_is_up(pipeline, server)


def restart_server(server: str, pipeline: Pipeline) -> str:
    """A tidy stop and start."""
    with pipeline.stack.left_alone(server) as child:
        child.ask_to_stop()
        wait_for(f"the end of {server}", lambda: child.exit_code() is not None, START_SECONDS)
    return _until_server_is_up(pipeline, server)


def freeze_broker(pipeline: Pipeline) -> str:
    """SIGSTOP, connections stay open and nothing answers; then SIGCONT."""
    with pipeline.stack.left_alone("kafka") as child:
        os.kill(child.pid, signal.SIGSTOP)
        time.sleep(BROKER_FROZEN_SECONDS)
        os.kill(child.pid, signal.SIGCONT)
    return f"for {BROKER_FROZEN_SECONDS:.0f} s; {_until_server_is_up(pipeline, 'kafka')}"


def take_server_away(server: str, seconds: float, pipeline: Pipeline) -> str:
    """kill -9, and not started again for a while."""
    with pipeline.stack.left_alone(server) as child:
        _kill(child)
        time.sleep(seconds)
    return f"for {seconds:.0f} s; {_until_server_is_up(pipeline, server)}"


def stop_services_without_broker(pipeline: Pipeline) -> str:
    """SIGTERM to all of them while the broker is away: each must end within its grace."""
    with pipeline.stack.left_alone("kafka") as child:
        _kill(child)
        codes = {service: _stop_in_time(pipeline, service) for service in SERVICES}
    return f"ended with {codes}; {_until_server_is_up(pipeline, 'kafka')}"


def refuse_messages(topic: str, pipeline: Pipeline) -> str:
    """A topic's max.message.bytes is too small for anything, for some seconds."""
    spec = next(spec for spec in topics.ALL if spec.name == topic)
    for size, seconds in ((REFUSED_BYTES, REFUSAL_SECONDS), (spec.max_message_bytes, 0.0)):
        wait_for("the topic's new limit", partial(pipeline.broker.set_max_message_bytes, spec, size), OUTAGES_SECONDS)
        time.sleep(seconds)
    return f"for {REFUSAL_SECONDS:.0f} s"


def fill_disk(pipeline: Pipeline) -> str:
    """The database has no room for rows, for some seconds: simulated by a trigger that says what PostgreSQL would."""
    with psycopg.connect(pipeline.database_url, autocommit=True) as connection:
        connection.execute(DISK_IS_FULL)
        time.sleep(DISK_FULL_SECONDS)
        connection.execute(DISK_HAS_ROOM)
    return f"for {DISK_FULL_SECONDS:.0f} s"


def each_kind_once(rng: random.Random) -> list[Fault]:
    """Every kind of harm once, kill -9 to every service; where there is a choice, the seed chooses."""
    chosen = [Fault("kill -9", service, partial(kill_service, service)) for service in SERVICES]
    for kind, strike in SERVICE_FAULTS.items():
        service = rng.choice(SERVICES)
        chosen.append(Fault(kind, service, partial(strike, service)))
    chosen.append(_refusal(rng.choice(REFUSING_TOPICS)))
    return [*chosen, *server_faults()]


def full_matrix() -> list[Fault]:
    """Every kind of harm to every target; kill -9 to every service three times."""
    chosen = [Fault("kill -9", service, partial(kill_service, service)) for service in SERVICES * 3]
    for kind, strike in SERVICE_FAULTS.items():
        chosen += [Fault(kind, service, partial(strike, service)) for service in SERVICES]
    return [*chosen, *map(_refusal, REFUSING_TOPICS), *server_faults()]


def server_faults() -> list[Fault]:
    """All that is done to broker and database."""
    return [
        Fault("kill -9", "kafka", partial(kill_server, "kafka")),
        Fault("restart", "kafka", partial(restart_server, "kafka")),
        Fault("freeze", "kafka", freeze_broker),
        Fault("away", "kafka", partial(take_server_away, "kafka", BROKER_AWAY_SECONDS)),
        Fault("SIGTERM to all without", "kafka", stop_services_without_broker, frozenset(SERVICES)),
        Fault("kill -9", "postgres", partial(kill_server, "postgres")),
        Fault("away", "postgres", partial(take_server_away, "postgres", DATABASE_AWAY_SECONDS)),
        Fault("disk full", "postgres", fill_disk),
    ]


SERVICE_FAULTS: dict[str, Callable[[str, Pipeline], str]] = {
    "SIGTERM": terminate_service,
    "freeze": freeze_service,
    "scale 1-3-1": scale_service,
    "crash with backlog": crash_service_with_backlog,
}
REFUSING_TOPICS: Sequence[str] = (
    topics.RAW,
    topics.CLEAN,
    topics.ENRICHED,
    topics.LATEST,
    topics.LEDGER,
    topics.RECEIPTS,
    topics.QUARANTINE,
)


def _refusal(topic: str) -> Fault:
    return Fault("refuse messages", topic, partial(refuse_messages, topic))


def _signal(pipeline: Pipeline, service: str, number: signal.Signals, *, whole_group: bool = False) -> None:
    """Send a signal as soon as there is a process: another fault may just have ended it."""
    send = partial(pipeline.fleet.signal, service, number, whole_group=whole_group)
    wait_for(f"a process of {service}", send, START_SECONDS)


def _stop_in_time(pipeline: Pipeline, service: str) -> int:
    before = len(pipeline.fleet.ends(service))
    _signal(pipeline, service, signal.SIGTERM)
    wait_for(
        f"{service} to end within its grace of {GRACE_SECONDS} s after SIGTERM",
        lambda: len(pipeline.fleet.ends(service)) > before,
        GRACE_SECONDS + STOP_MARGIN_SECONDS,
    )
    return pipeline.fleet.ends(service)[before]


def _pile_up(pipeline: Pipeline, service: str) -> int:
    wait_for("the broker", pipeline.broker.is_up, OUTAGES_SECONDS)
    deadline = time.monotonic() + BACKLOG_SECONDS
    while (waiting := pipeline.lag_or_none(service) or 0) < BACKLOG_MESSAGES and time.monotonic() < deadline:
        time.sleep(0.5)
    return waiting


def _has_crashed(pipeline: Pipeline, service: str, before: int) -> bool:
    return sum(code != 0 for code in pipeline.fleet.ends(service)) > before


def _until_up(pipeline: Pipeline, service: str) -> str:
    began = time.monotonic()
    wanted = [replica for replica in pipeline.fleet.replicas(service) if replica.is_wanted]
    wait_for(f"{service} to be up again", lambda: all(replica.child for replica in wanted), START_SECONDS)
    return f"up after {time.monotonic() - began:.1f} s"


def _until_server_is_up(pipeline: Pipeline, server: str) -> str:
    began = time.monotonic()
    is_up = pipeline.broker.is_up if server == "kafka" else pipeline.has_database
    wait_for(f"{server} to be up again", is_up, START_SECONDS)
    return f"back after {time.monotonic() - began:.1f} s"


def _kill(child: Child) -> None:
    os.kill(child.pid, signal.SIGKILL)
