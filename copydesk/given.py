"""The files that a command works on without a broker: read as dumps, and what became of those that are no articles."""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from copydesk.inputs import Input, NoSuchInput
from shared.errors import CopydeskError

if TYPE_CHECKING:
    from copydesk.offline import Result
    from shared.records import Incoming


def read_dumps(
    inputs: list[Input], source: str | None, now: datetime, unreadable: list[CopydeskError], *, as_json: bool
) -> "Iterator[Incoming]":
    """Yield the files as dumps, large ones in parts; what cannot be read is told, and added to ``unreadable``."""
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


def tell_outcome(result: "Result", *, as_json: bool) -> None:
    """Say what became of a record that is no article, on standard error."""
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


def _tell_blank(filename: str | None, *, as_json: bool) -> None:
    """A dump without a character has no record that anything could be said of: its receipt is one over nothing."""
    said = {"outcome": "dropped", "filename": filename, "reason": "no_text", "detail": "the dump is blank"}
    name = filename or "standard input"
    line = json.dumps(said, ensure_ascii=False) if as_json else f"dropped: {name}, the whole dump: no_text it is blank"
    sys.stderr.write(line + "\n")
