"""Which Kafka and PostgreSQL a command talks to: those of the environment, else those of the local stack."""

import os
from dataclasses import dataclass
from pathlib import Path

from shared.errors import CopydeskError
from shared.settings import PREFIX, KafkaSettings, load

BOOTSTRAP = PREFIX + "KAFKA_BOOTSTRAP_SERVERS"
DATABASE = PREFIX + "DATABASE_URL"


class NothingRunning(CopydeskError):
    """There is no local stack in the data folder, and the environment names no servers."""


@dataclass(frozen=True, slots=True)
class Target:
    """Addresses of a Copydesk that runs."""

    kafka: KafkaSettings
    database_url: str


def find_target(data_dir: Path | None) -> Target:
    """Return the target of a command; raises NothingRunning with what to do."""
    if os.environ.get(BOOTSTRAP) and os.environ.get(DATABASE) and data_dir is None:
        return Target(load(KafkaSettings), os.environ[DATABASE])
    from copydesk.local import default_data_dir, find_running

    folder = data_dir or default_data_dir()
    running = find_running(folder)
    addresses = running.addresses if running else None
    if addresses is None:
        raise NothingRunning(
            f"no Copydesk runs on {folder}. Start one with `make run` or `copydesk up`, name its folder with "
            f"--data, or set {BOOTSTRAP} and {DATABASE}."
        )
    return Target(load(KafkaSettings, kafka_bootstrap_servers=addresses.kafka), addresses.database_url)
