"""What every service's ``__main__`` does: read the settings, run the stage, return the exit code."""

import sys
from typing import TypeVar

from shared.errors import EXIT_CONFIGURATION, ConfigurationError
from shared.settings import ServiceSettings, load
from shared.stage.stage import Stage

Settings = TypeVar("Settings", bound=ServiceSettings)


def main(stage: Stage, settings: type[Settings]) -> int:
    """Run a stage with settings from the environment; 78 where one of them is wrong."""
    try:
        loaded = load(settings)
    except ConfigurationError as error:
        sys.stderr.write(f"copydesk {stage.name}: {error}\n")
        return EXIT_CONFIGURATION
    from shared.stage.runner import run

    return run(stage, loaded)
