"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data",
        help="Folder of the local stack. Default: .copydesk beside the virtual environment.",
        envvar="COPYDESK_DATA_DIR",
        file_okay=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON lines instead of a table.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="How many rows, at most.")]
