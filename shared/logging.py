"""Logging: one look for our lines and those of Faust, aiokafka and alembic; to stderr, with UTC time.

On a terminal people read it (colours), elsewhere machines do (JSON, one object a line).
"""

import logging.config
import sys
import traceback
from collections.abc import Iterator
from typing import Any, Literal

import structlog
from structlog.typing import EventDict, ExcInfo, Processor

from shared.errors import CopydeskError

LogFormat = Literal["auto", "json", "console"]

QUIET_LOGGERS = {"aiokafka": "WARNING", "faust": "WARNING", "mode": "WARNING", "urllib3": "WARNING"}
"""Libraries whose info lines tell of their own life, not of articles; `debug` opens them all."""

SPEAKING_CLASSES = frozenset({"aiokafka.errors.KafkaError", "psycopg.OperationalError"})
"""Foreign errors whose messages tell of servers and sockets, never of an article."""


def configure(log_format: LogFormat, log_level: str, service: str) -> None:
    """Set up logging for this process, once, at its start."""
    logging.config.dictConfig(logging_config(log_format, log_level, service))
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_shared_processors(service),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def logging_config(log_format: LogFormat, log_level: str, service: str) -> dict[str, Any]:
    """Return the configuration in the form of ``logging.config``; also for Faust's ``logging_config``."""
    level = log_level.upper()
    quiet = {} if level == "DEBUG" else QUIET_LOGGERS
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "copydesk": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_renderers(log_format)],
                "foreign_pre_chain": _shared_processors(service),
            }
        },
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "stream": "ext://sys.stderr", "formatter": "copydesk"}
        },
        "loggers": {name: {"level": quiet_level} for name, quiet_level in quiet.items()},
        "root": {"level": level, "handlers": ["stderr"]},
    }


def describe_exception(error: BaseException) -> str:
    """Return traceback and classes of an error and its causes; a message only where it cannot hold article text."""
    return "\n".join(_describe_one(one) for one in reversed(list(_chain(error))))


def _shared_processors(service: str) -> list[Processor]:
    def add_service(_logger: Any, _method: str, event: EventDict) -> EventDict:
        return {"service": service, **event}

    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        structlog.processors.ExceptionRenderer(_render_exc_info),
        add_service,
    ]


def _renderers(log_format: LogFormat) -> list[Processor]:
    on_terminal = sys.stderr.isatty()
    if log_format == "console" or (log_format == "auto" and on_terminal):
        return [structlog.dev.ConsoleRenderer(colors=on_terminal)]
    return [structlog.processors.JSONRenderer(ensure_ascii=False)]


def _render_exc_info(exc_info: ExcInfo) -> str:
    return describe_exception(exc_info[1])


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        yield at
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)


def _describe_one(error: BaseException) -> str:
    name = type(error).__qualname__
    message = f": {error}" if _may_speak(error) else ""
    return "".join(traceback.format_tb(error.__traceback__)) + name + message


def _may_speak(error: BaseException) -> bool:
    names = {f"{cls.__module__}.{cls.__qualname__}" for cls in type(error).__mro__}
    return isinstance(error, CopydeskError | OSError | ImportError) or not SPEAKING_CLASSES.isdisjoint(names)
