"""The containers: files that hold other files, each opened by a module with ``detect(member)`` and ``unpack(member)``.

What comes out of one is read like a dump of its own, so one may lie in another.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from services.ingest.reading import Broken, Member, Skipped


@dataclass(frozen=True, slots=True)
class Container:
    """One kind of container: how sure it is of a file (0 to 1), and the files in it.

    ``unpack`` yields files, entries that are none (Skipped) and those that cannot be read (Broken); it stops at the
    limits of ``services.ingest.containers.limits``.
    """

    name: str
    title: str
    detect: Callable[[Member], float]
    unpack: Callable[[Member], Iterator[Member | Skipped | Broken]]


CONTAINERS: tuple[Container, ...] = ()
"""Filled as they are written."""


def choose_container(member: Member) -> tuple[Container | None, float]:
    """Return the container that is surest of the file, with its confidence; None where none wants it."""
    best = max(CONTAINERS, key=lambda candidate: candidate.detect(member), default=None)
    confidence = best.detect(member) if best else 0.0
    return (best, confidence) if confidence > 0 else (None, 0.0)
