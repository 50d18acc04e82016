"""The parts of the enrichment: each fills its own fields, and one that fails costs these alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from services.enrich.entities import LANGUAGES, find_entities, model_version
from services.enrich.fingerprint import RECIPE, fingerprint
from shared.events import CleanArticle, PartRun

FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What a model or rule may raise on odd text. Running out of memory, or a file gone, is no fault of the text."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: ``run`` gives the fields that it fills and a reason where it stopped early, else an empty one.

    ``why_not`` gives a state and a reason not to run, or None.
    """

    name: str
    version: Callable[[], str]
    run: Callable[[CleanArticle], tuple[dict[str, Any], str]]
    why_not: Callable[[CleanArticle], tuple[str, str] | None]


def run_part(part: Part, article: CleanArticle) -> tuple[dict[str, Any], PartRun]:
    """Run one part; returns the fields it filled and what became of it."""
    version = part.version()
    if reason := part.why_not(article):
        return {}, PartRun(part=part.name, version=version, state=reason[0], reason=reason[1])
    try:
        fields, cut_short = part.run(article)
    except FAULTS:
        return {}, PartRun(part=part.name, version=version, state="failed", reason="error")
    return fields, PartRun(part=part.name, version=version, state="ran", reason=cut_short)


def _no_body(article: CleanArticle) -> tuple[str, str] | None:
    return None if article.body else ("skipped", "no_body")


def _not_english(article: CleanArticle) -> tuple[str, str] | None:
    if article.body and article.language.code not in LANGUAGES:
        return "not_supported", "language"
    return _no_body(article)


def _entities(article: CleanArticle) -> tuple[dict[str, Any], str]:
    found = find_entities(article.body)
    return {"entities": found.entities}, "" if found.is_complete else "too_long"


def _fingerprint(article: CleanArticle) -> tuple[dict[str, Any], str]:
    return {"fingerprint": fingerprint(article.body)}, ""


ENTITIES = Part("entities", model_version, _entities, _not_english)
FINGERPRINT = Part("fingerprint", lambda: RECIPE, _fingerprint, _no_body)
PARTS = (ENTITIES, FINGERPRINT)
