"""Finding one thing by the first characters of its id."""

from collections.abc import Sequence

from shared.errors import CopydeskError

LEAST_CHARS = 4
"""Shorter prefixes are almost never unique, and likely a slip."""
SHOWN = 5


class UnknownId(CopydeskError):
    """No such id, or none that begins like this."""


class AmbiguousId(CopydeskError):
    """Several ids begin like this."""


def only_one(kind: str, prefix: str, found: Sequence[str]) -> str:
    """Return the one id found; raises UnknownId or AmbiguousId with what to do."""
    if prefix in found:
        return prefix
    if not found:
        raise UnknownId(f"no {kind} has an id that is or begins with {prefix!r}. Copy it from a list or from the logs.")
    if len(found) > 1:
        shown = ", ".join(sorted(found)[:SHOWN])
        raise AmbiguousId(f"several {kind}s begin with {prefix!r}: {shown}. Give more characters.")
    return found[0]


def checked_prefix(prefix: str) -> str:
    """Return a prefix as ids are written; raises UnknownId for one too short to mean anything."""
    wanted = prefix.strip().lower()
    if len(wanted) < LEAST_CHARS:
        raise UnknownId(f"{prefix!r} is too short for an id: give at least {LEAST_CHARS} characters.")
    return wanted
