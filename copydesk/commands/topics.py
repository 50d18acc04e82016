"""`copydesk topics`: the topics of the wire, and making them."""

import asyncio
from typing import Annotated

import typer

from copydesk import screen
from copydesk.commands.options import AsJson
from shared import topics as wire
from shared.limits import MIB
from shared.settings import KafkaSettings, load


def topics(
    create: Annotated[
        bool, typer.Option("--create", help="Make those that are missing, on the Kafka of the settings.")
    ] = False,
    partitions: Annotated[int, typer.Option(min=1, help="Partitions of each topic that is made.")] = wire.PARTITIONS,
    as_json: AsJson = False,
) -> None:
    """List or make the topics.

    Lists key, how long records are kept, and the largest record. Making is idempotent: what exists is left as
    it is. It uses COPYDESK_KAFKA_BOOTSTRAP_SERVERS and the other COPYDESK_KAFKA_* settings; `copydesk up` does
    it by itself.
    """
    if create:
        from shared.stage.admin import ensure_topics

        made = asyncio.run(ensure_topics(load(KafkaSettings), partitions=partitions))
        typer.echo(f"made {len(made)} of {len(wire.ALL)} topics; the others were there", err=True)
    if as_json:
        screen.print_json({"name": spec.name, "key": spec.key, "config": spec.config} for spec in wire.ALL)
        return
    rows = ((spec.name, spec.key, _kept(spec), f"{spec.max_message_bytes // MIB} MiB") for spec in wire.ALL)
    screen.output().print(screen.table("Topics", ("topic", "key", "kept", "largest record"), rows))


def _kept(spec: wire.TopicSpec) -> str:
    return "last of each key" if spec.retention_days is None else f"{spec.retention_days} days"
