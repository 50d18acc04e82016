"""The parts of the enrichment: each fills its own fields, and one that fails costs these alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from services.enrich.entities import RULES, find_entities
from services.enrich.fingerprint import RECIPE, fingerprint
from services.enrich.origin import VERSION as ORIGIN_VERSION
from services.enrich.origin import find_origin
from services.enrich.reading import Reading
from services.enrich.recognizer import LANGUAGES, model_version
from services.enrich.times import LANGUAGES as TIME_LANGUAGES
from services.enrich.times import VERSION as TIMES_VERSION
from services.enrich.times import find_times
from shared.events import PartRun, Skip

FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What a model or rule may raise on odd text. Running out of memory, or a file gone, is no fault of the text."""


MOST_TIMES = 5_000
"""A table of half a million dates would make an event larger than the topic takes; news has some thirty."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a part has found: its fields of the event, why it stopped early (else empty), and what it left out."""

    fields: dict[str, Any] = field(default_factory=dict)
    cut_short: str = ""
    skipped: tuple[Skip, ...] = ()


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
    run = PartRun(part=part.name, version=version, state="ran", reason=filled.cut_short, skipped=filled.skipped)
    return filled.fields, run


def _why_not(part: Part, reading: Reading) -> tuple[str, str] | None:
    if part.needs_body and not reading.body:
        return "skipped", "no_body"
    if part.languages is not None and reading.article.language.code not in part.languages:
        return "not_supported", "language"
    return None


def _entities(reading: Reading) -> Filled:
    return Filled({"entities": find_entities(reading)}, "" if reading.recognised.is_complete else "too_long")


def _origin(reading: Reading) -> Filled:
    return Filled({"origin": find_origin(reading.article)})


def _times(reading: Reading) -> Filled:
    times = find_times(reading)
    kept = times[:MOST_TIMES]
    counts = {
        "no_anchor": sum(time.basis == "relative" for time in kept),
        "too_many": len(times) - len(kept),
    }
    skipped = tuple(Skip(reason=reason, count=count) for reason, count in counts.items() if count)
    return Filled({"times": kept}, "too_many" if len(times) > len(kept) else "", skipped)


def _fingerprint(reading: Reading) -> Filled:
    return Filled({"fingerprint": fingerprint(reading.body)})


ENTITIES = Part("entities", lambda: f"{model_version()}+{RULES}", _entities, languages=LANGUAGES)
ORIGIN = Part("origin", lambda: ORIGIN_VERSION, _origin, needs_body=False)
FINGERPRINT = Part("fingerprint", lambda: RECIPE, _fingerprint)
TIMES = Part("times", lambda: TIMES_VERSION, _times, languages=TIME_LANGUAGES)
PARTS = (ENTITIES, TIMES, ORIGIN, FINGERPRINT)
"""In the order in which they run: each sees what those before it have found."""
