"""A failure, described without a word of the text that caused it: class, our code, place in the code."""

import hashlib
import traceback
from dataclasses import dataclass

from shared.errors import CopydeskError, InvalidMessage
from shared.events.vocabulary import DEAD_REASONS

MAX_PLACES = 40
"""The innermost frames say where it failed; an endless recursion has a thousand."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an input is dead.

    ``reason`` is from ``vocabulary.DEAD_REASONS``; ``stacktrace`` holds file, line and function only.
    """

    reason: str
    detail: str = ""
    exception: str = ""
    stacktrace: str = ""

    @property
    def fingerprint(self) -> str:
        """The same for like failures: 16 hexadecimal digits."""
        return hashlib.sha256(f"{self.reason}|{self.exception}|{self.stacktrace}".encode()).hexdigest()[:16]


def failure_from(error: BaseException) -> Failure:
    """Describe an exception; the message is kept only where the error is one of our own classes.

    >>> failure_from(KeyError("secret text")).detail
    'KeyError'
    """
    name = type(error).__name__
    return Failure(
        reason=error.reason if isinstance(error, InvalidMessage) and error.reason in DEAD_REASONS else "bug",
        detail=_detail(error, name),
        exception=name,
        stacktrace=_places(error),
    )


def _detail(error: BaseException, name: str) -> str:
    if isinstance(error, InvalidMessage) and error.detail:
        return error.detail
    return str(error) if isinstance(error, CopydeskError) else name


def _places(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-MAX_PLACES:]
    return "\n".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
