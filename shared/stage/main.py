"""What `python -m services.<name>` does: settings from the environment, then the stage."""

from shared.errors import ConfigurationError
from shared.settings import ServiceSettings, exit_misconfigured, load
from shared.stage.stage import Stage


def main(stage: Stage, settings_type: type[ServiceSettings]) -> int:
    """Run a stage with the settings of the environment; return the exit code."""
    try:
        settings = load(settings_type)
    except ConfigurationError as error:
        exit_misconfigured(error)
    # Not above: a bad setting is told at once, without loading Faust.
    from shared.stage.runner import run

    return run(stage, settings)
