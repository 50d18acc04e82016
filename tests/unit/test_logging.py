"""Our lines and those of libraries look the same, go to stderr, and hold no article text."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from shared.errors import InvalidMessage
from shared.logging import configure, describe_exception

SECRET = "The minister said in confidence"


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def test_our_lines_are_json_on_stderr_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    configure("auto", "info", "clean")

    structlog.stdlib.get_logger("copydesk.clean").info("article", offset=7)

    captured = capsys.readouterr()
    line = json.loads(captured.err)
    assert captured.out == ""
    assert line.pop("timestamp").endswith("Z")
    assert line == {"service": "clean", "event": "article", "offset": 7, "level": "info", "logger": "copydesk.clean"}


def test_lines_of_libraries_look_like_ours(capsys: pytest.CaptureFixture[str]) -> None:
    configure("json", "info", "store")

    logging.getLogger("alembic.runtime").info("Running %s", "upgrade")

    line = json.loads(capsys.readouterr().err)
    assert (line["service"], line["event"], line["logger"]) == ("store", "Running upgrade", "alembic.runtime")


def test_libraries_that_tell_of_their_own_life_are_quiet_unless_debugged(capsys: pytest.CaptureFixture[str]) -> None:
    configure("json", "info", "clean")

    logging.getLogger("aiokafka.consumer.group_coordinator").info("Heartbeat")

    assert capsys.readouterr().err == ""


def test_the_level_holds(capsys: pytest.CaptureFixture[str]) -> None:
    configure("json", "warning", "clean")

    structlog.stdlib.get_logger("copydesk.clean").info("article")

    assert capsys.readouterr().err == ""


def test_console_has_no_colours_away_from_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    configure("console", "info", "clean")

    structlog.stdlib.get_logger("copydesk.clean").info("article")

    line = capsys.readouterr().err
    assert "article" in line
    assert "\x1b" not in line


def test_a_foreign_error_is_logged_without_its_message(capsys: pytest.CaptureFixture[str]) -> None:
    configure("json", "info", "clean")

    try:
        raise ValueError(SECRET)
    except ValueError:
        structlog.stdlib.get_logger("copydesk.clean").exception("step_failed")

    line = capsys.readouterr().err
    assert "ValueError" in line
    assert "test_logging.py" in line
    assert SECRET not in line


def test_our_own_errors_and_those_of_the_system_keep_their_message() -> None:
    assert describe_exception(InvalidMessage("binary", "4 % control characters")).endswith("4 % control characters")
    assert describe_exception(ConnectionRefusedError(111, "Connection refused")).endswith("Connection refused")


def test_causes_are_named_first_and_a_circle_of_them_ends() -> None:
    cause, error = KeyError(SECRET), InvalidMessage("orphan")
    error.__cause__, cause.__context__ = cause, error

    assert describe_exception(error).splitlines() == ["KeyError", "InvalidMessage: orphan"]
