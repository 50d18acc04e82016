"""The command line: `copydesk COMMAND`; `copydesk --help` lists the commands."""

import sys

import typer

from copydesk.commands import (
    articles,
    explain,
    feed,
    formats,
    process,
    quarantine,
    receipts,
    schemas,
    show,
    similar,
    topics,
    trace,
    up,
    version,
)
from shared.errors import EXIT_CONFIGURATION, EXIT_FAILED, EXIT_INTERRUPTED, ConfigurationError, CopydeskError

app = typer.Typer(
    help="Turn raw wire dumps into clean, enriched article events on Kafka, and prove that nothing got lost.",
    epilog="Start with: copydesk up examples/harbour-wire.txt",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    up.up,
    feed.feed,
    process.process,
    explain.explain,
    similar.similar,
    formats.formats,
    receipts.receipts,
    articles.articles,
    show.show,
    trace.trace,
    topics.topics,
    schemas.schemas,
    version.version,
):
    app.command()(command)
app.add_typer(quarantine.app, name="quarantine")


def main() -> None:
    """Run the command line; an error of ours is one line on standard error, never a traceback."""
    try:
        app(prog_name="copydesk")
    except ConfigurationError as error:
        _exit(error, EXIT_CONFIGURATION)
    except CopydeskError as error:
        _exit(error, EXIT_FAILED)
    except BrokenPipeError:
        # The reader has seen enough (`| head`): nothing is wrong, and nothing can be said any more.
        sys.stderr.close()
        raise SystemExit(EXIT_FAILED) from None
    except KeyboardInterrupt:
        raise SystemExit(EXIT_INTERRUPTED) from None


def _exit(error: CopydeskError, code: int) -> None:
    sys.stderr.write(f"copydesk: {error}\n")
    raise SystemExit(code)


if __name__ == "__main__":
    main()
