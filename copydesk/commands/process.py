"""`copydesk process`: the same articles without a broker, as JSON lines."""

import os
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from copydesk.given import read_dumps, tell_outcome
from copydesk.inputs import find_inputs
from shared.errors import EXIT_FAILED, EXIT_QUARANTINED, CopydeskError


class Until(StrEnum):
    """The last stage that runs."""

    INGEST = "ingest"
    CLEAN = "clean"
    ENRICH = "enrich"


def process(
    paths: Annotated[list[Path], typer.Argument(help="Dumps: files, folders (walked), or - for standard input.")],
    until: Annotated[Until, typer.Option(help="Print this stage's event instead of the enriched article.")] = (
        Until.ENRICH
    ),
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0 is one for each core.")] = 0,
    source: Annotated[str | None, typer.Option(help="Who sent the dumps.")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Also tell what was dropped or is dead as JSON lines on standard error.")
    ] = False,
) -> None:
    """Print the articles of dumps as JSON lines.

    Without Kafka or a database. The same steps as the services run, so ids and fields are the same; only the
    time received is now. One line an occurrence, in the order of the input. What was dropped or is dead is told
    on standard error; with dead ones the exit code is 3. Large files are read in parts, as `copydesk feed` cuts them.

    Example: copydesk process dump.txt | jq .headline
    """
    from copydesk.offline import process_dumps

    now = datetime.now(UTC)
    unreadable: list[CopydeskError] = []
    dumps = read_dumps(find_inputs(paths), source, now, unreadable, as_json=as_json)
    dead = 0
    for result in process_dumps(dumps, until.value, workers or os.cpu_count() or 1, now):
        if result.record is not None:
            sys.stdout.buffer.write(result.record.value + b"\n")
        else:
            dead += result.outcome.outcome == "quarantined"
            tell_outcome(result, as_json=as_json)
    sys.stdout.buffer.flush()
    if unreadable or dead:
        raise typer.Exit(EXIT_FAILED if unreadable else EXIT_QUARANTINED)
