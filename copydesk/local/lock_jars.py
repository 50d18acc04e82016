"""Writes ``kafka-jars.lock`` anew: ``python -m copydesk.local.lock_jars`` after changing ENDPOINT.

Resolves Kafka and its dependencies over the network with jgo and records what came.
"""

from pathlib import Path

import jgo

from copydesk.local.errors import JarsUnavailable
from copydesk.local.jars import LOCK_FILE, Jar, format_line

ENDPOINT = "org.apache.kafka:kafka_2.13:4.3.1+org.slf4j:slf4j-simple:1.7.36"
"""Kafka names no logging backend of its own; slf4j-simple 1.7 fits its slf4j-api and logs to stderr."""


def resolve_jars() -> list[Jar]:
    """Every jar of Kafka's class path, in alphabetical order."""
    resolved = jgo.build(ENDPOINT, update=True).lockfile
    if resolved is None:
        raise JarsUnavailable(f"jgo resolved nothing for {ENDPOINT}: check the names on a Maven search page.")
    jars = [Jar(each.groupId, each.artifactId, each.version, each.sha256 or "") for each in resolved.dependencies]
    return sorted(jars, key=format_line)


def main() -> None:
    """Overwrite the lock file beside this module."""
    lines = ["# group:artifact:version sha256", *map(format_line, resolve_jars())]
    Path(__file__).with_name(LOCK_FILE).write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
