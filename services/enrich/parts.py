"""The parts of the enrichment: each fills its own fields, and one that fails costs these alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from services.enrich.entities import LANGUAGES, MAX_CHARS, find_entities, model_version
from services.enrich.fingerprint import RECIPE, fingerprint
from shared.events import CleanArticle, PartRun

FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What a model or rule may raise on odd text. Running out of memory, or a file gone, is no fault of the text."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: ``run`` gives the fields that it fills; ``why_not`` gives a state and reason not to run, or None."""

    name: str
    version: Callable[[], str]
    run: Callable[[CleanArticle], dict[str, Any]]
    why_not: Callable[[CleanArticle], tuple[str, str] | None]


def run_part(part: Part, article: CleanArticle) -> tuple[dict[str, Any], PartRun]:
    """Run one part; returns the fields it filled and what became of it."""
    version = part.version()
    if reason := part.why_not(article):
        return {}, PartRun(part=part.name, version=version, state=reason[0], reason=reason[1])
    try:
        fields = part.run(article)
    except FAULTS:
        return {}, PartRun(part=part.name, version=version, state="failed", reason="error")
    return fields, PartRun(part=part.name, version=version, state="ran", reason=_cut_short(part, article))


def _no_body(article: CleanArticle) -> tuple[str, str] | None:
    return None if article.body else ("skipped", "no_body")


def _not_english(article: CleanArticle) -> tuple[str, str] | None:
    if article.body and article.language.code not in LANGUAGES:
        return "not_supported", "language"
    return _no_body(article)


def _cut_short(part: Part, article: CleanArticle) -> str:
    return "too_long" if part is ENTITIES and len(article.body) > MAX_CHARS else ""


ENTITIES = Part("entities", model_version, lambda a: {"entities": find_entities(a.body)}, _not_english)
FINGERPRINT = Part("fingerprint", lambda: RECIPE, lambda a: {"fingerprint": fingerprint(a.body)}, _no_body)
PARTS = (ENTITIES, FINGERPRINT)
