"""`copydesk up`: the whole pipeline on this machine, and dumps through it."""

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from copydesk import screen
from copydesk.commands.options import DataDir
from copydesk.inputs import Input, find_inputs
from copydesk.settling import exit_code, follow, show_articles, show_receipts
from copydesk.target import Target
from shared.errors import EXIT_INTERRUPTED
from shared.settings import KafkaSettings, load

if TYPE_CHECKING:
    from copydesk.local import LocalStack, ServiceSpec

SERVICES = ("ingest", "clean", "enrich", "store")
FIRST_HTTP_PORT = 9101
NEXT = (
    "It stays up until Ctrl-C. In a second terminal, from this folder:",
    "  .venv/bin/copydesk feed FILE          hand in a dump of your own",
    "  .venv/bin/copydesk receipts           what came of every dump",
    "  .venv/bin/copydesk articles           the articles; show ID and trace ID tell more",
    "  .venv/bin/copydesk quarantine list    what could not be processed",
)


def up(
    paths: Annotated[list[Path] | None, typer.Argument(help="Dumps to feed when everything is up.")] = None,
    once: Annotated[bool, typer.Option("--once", help="End by itself when every receipt is complete.")] = False,
    source: Annotated[str | None, typer.Option(help="Who sent the dumps.")] = None,
    data: DataDir = None,
) -> None:
    """Run the whole pipeline on this machine.

    Starts Kafka, PostgreSQL and the four services, feeds the dumps named, prints their receipts and articles, and
    stays up until Ctrl-C. With --once it ends when every dump is settled: exit code 0, or 3 where something lies in
    quarantine. Everything is kept in one folder (--data) and is there again at the next start. The first start
    downloads Kafka, some 40 MB.
    """
    from copydesk.local import LocalStack, default_data_dir

    inputs = find_inputs(paths or [])
    if once and not inputs:
        raise typer.BadParameter("--once needs dumps to feed")
    console = screen.messages()
    code = EXIT_INTERRUPTED
    with LocalStack(data or default_data_dir(), service_specs(), on_event=lambda line: _say(console, line)) as stack:
        try:
            target = _start(stack, console)
            code = _feed(stack, target, inputs, source) if inputs else 0
            if not once:
                _tell_next(stack, console)
                code = 0
                stack.wait()
        except KeyboardInterrupt:
            _say(console, "Stopping; a second Ctrl-C hurries.")
    raise typer.Exit(code)


def service_specs() -> "tuple[ServiceSpec, ...]":
    """The services as the local stack runs them."""
    from copydesk.local import ServiceSpec

    return tuple(
        ServiceSpec(name, (sys.executable, "-m", f"services.{name}"), FIRST_HTTP_PORT + index)
        for index, name in enumerate(SERVICES)
    )


def _start(stack: "LocalStack", console: Console) -> Target:
    from shared.stage.admin import ensure_topics

    with console.status("starting Kafka and PostgreSQL …"):
        addresses = stack.start_servers()
    kafka = load(KafkaSettings, kafka_bootstrap_servers=addresses.kafka)
    asyncio.run(ensure_topics(kafka))
    with console.status(f"starting {', '.join(SERVICES)} …"):
        stack.start_services()
        stack.wait_until_ready()
    _say(console, f"Up: Kafka on {addresses.kafka}, PostgreSQL, {', '.join(SERVICES)}.")
    return Target(kafka, addresses.database_url)


def _feed(stack: "LocalStack", target: Target, inputs: list[Input], source: str | None) -> int:
    from copydesk.feeding import feed_inputs
    from shared.catalog import articles_of, connect

    feeding = feed_inputs(target.kafka, inputs, source)
    receipts = follow(target.database_url, [fed.delivery_id for fed in feeding.fed], stack.check)
    show_receipts(receipts)
    with connect(target.database_url) as connection:
        show_articles(articles_of(connection, [receipt.delivery_id for receipt in receipts]))
    for reason in feeding.refused:
        typer.echo(f"copydesk: {reason}", err=True)
    return exit_code(receipts, refused=bool(feeding.refused))


def _tell_next(stack: "LocalStack", console: Console) -> None:
    rows = [(name, f"{url}/metrics", f"{url}/readyz") for name, url in stack.urls.items()]
    console.print(screen.table("Metrics and health", ("service", "metrics", "ready"), rows))
    for line in NEXT:
        _say(console, line)


def _say(console: Console, line: str) -> None:
    console.print(line, markup=False, highlight=False)
