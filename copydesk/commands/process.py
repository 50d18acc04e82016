"""`copydesk process`: the same articles without a broker, as JSON lines."""

import json
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from copydesk.inputs import Input, NoSuchInput, find_inputs
from shared.errors import EXIT_FAILED, EXIT_QUARANTINED, CopydeskError

if TYPE_CHECKING:
    from copydesk.offline import Result
    from shared.records import Incoming


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
    dumps = _read_dumps(find_inputs(paths), source, now, unreadable, as_json=as_json)
    dead = 0
    for result in process_dumps(dumps, until.value, workers or os.cpu_count() or 1, now):
        if result.record is not None:
            sys.stdout.buffer.write(result.record.value + b"\n")
        else:
            dead += result.outcome.outcome == "quarantined"
            _tell(result, as_json)
    sys.stdout.buffer.flush()
    if unreadable or dead:
        raise typer.Exit(EXIT_FAILED if unreadable else EXIT_QUARANTINED)


def _read_dumps(
    inputs: list[Input], source: str | None, now: datetime, unreadable: list[CopydeskError], *, as_json: bool
) -> "Iterator[Incoming]":
    from copydesk.cutting import CannotCut
    from copydesk.offline import dump_record

    for number, given in enumerate(inputs):
        try:
            for part in given.parts():
                name = part.name_in(given.filename)
                if not part.payload.strip():
                    _tell_blank(given.filename, as_json=as_json)
                yield dump_record(part.payload, name, source, now, part.of_group(str(number)))
        except (NoSuchInput, CannotCut) as error:
            unreadable.append(error)
            sys.stderr.write(f"copydesk: {error}\n")


def _tell_blank(filename: str | None, *, as_json: bool) -> None:
    """A dump without a character has no record that anything could be said of: its receipt is one over nothing."""
    said = {"outcome": "dropped", "filename": filename, "reason": "no_text", "detail": "the dump is blank"}
    name = filename or "standard input"
    line = json.dumps(said, ensure_ascii=False) if as_json else f"dropped: {name}, the whole dump: no_text it is blank"
    sys.stderr.write(line + "\n")


def _tell(result: "Result", as_json: bool) -> None:
    said = {
        "outcome": result.outcome.outcome,
        "filename": result.filename,
        "position": result.outcome.position,
        "reason": result.outcome.reason,
        "detail": result.outcome.detail,
        "dump_id": result.outcome.dump_id,
        "part": result.part_index,
    }
    if as_json:
        sys.stderr.write(json.dumps(said, ensure_ascii=False) + "\n")
        return
    whole = "the whole dump" if result.part_index is None else f"part {result.part_index}"
    record = f"record {result.outcome.position}" if result.outcome.position is not None else whole
    if result.part_index is not None and result.outcome.position is not None:
        record = f"{whole}, {record}"
    why = f"{result.outcome.reason} {result.outcome.detail}".strip()
    sys.stderr.write(f"{said['outcome']}: {result.filename or 'standard input'}, {record}: {why}\n")
