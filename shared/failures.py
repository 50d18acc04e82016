"""A failure, described without a word of the text that caused it: class, our code, place in the code."""

import hashlib
import traceback
from dataclasses import dataclass

from shared.errors import CopydeskError


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
    detail = str(error) if isinstance(error, CopydeskError) else name
    return Failure(
        reason=getattr(error, "reason", "bug") if isinstance(error, CopydeskError) else "bug",
        detail=getattr(error, "detail", "") or detail,
        exception=name,
        stacktrace=_places(error),
    )


def _places(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return "\n".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
