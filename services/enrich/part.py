"""A part of the enrichment: it fills its own fields, and where it fails it costs these alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from services.enrich.reading import Reading
from shared.events import PartRun, Skip

FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What a model or rule may raise on odd text. Running out of memory, or a file gone, is no fault of the text."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a part has found: its fields of the event, why it stopped early (else empty), and what it left out.

    ``state`` is another than ``ran`` where only the article itself shows that there is nothing to run on.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    cut_short: str = ""
    skipped: tuple[Skip, ...] = ()
    state: str = "ran"


@dataclass(frozen=True, slots=True)
class Part:
    """One part. ``languages`` are those that its rules know; None: it does not depend on the language.

    ``needs_body`` is False for a part that also works on what stands around the body.
    """

    name: str
    version: Callable[[], str]
    run: Callable[[Reading], Filled]
    languages: frozenset[str] | None = None
    needs_body: bool = True


def run_part(part: Part, reading: Reading) -> tuple[dict[str, Any], PartRun]:
    """Run one part; returns the fields it filled and what became of it."""
    version = part.version()
    if reason := _why_not(part, reading):
        return {}, PartRun(part=part.name, version=version, state=reason[0], reason=reason[1])
    try:
        filled = part.run(reading)
    except FAULTS:
        return {}, PartRun(part=part.name, version=version, state="failed", reason="error")
    run = PartRun(part=part.name, version=version, state=filled.state, reason=filled.cut_short, skipped=filled.skipped)
    return filled.fields, run


def _why_not(part: Part, reading: Reading) -> tuple[str, str] | None:
    if part.needs_body and not reading.body:
        return "skipped", "no_body"
    if part.languages is not None and reading.article.language.code not in part.languages:
        return "not_supported", "language"
    return None
