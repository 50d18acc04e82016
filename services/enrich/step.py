"""Enrich: from a CleanArticle to an EnrichedArticle that says who, where, when, who said what and what about."""

from collections.abc import Sequence

from services.enrich.gazetteer import open_gazetteer
from services.enrich.part import Part, run_part
from services.enrich.parts import PARTS
from services.enrich.privacy import hide_private
from services.enrich.reading import Reading
from services.enrich.recognizer import forgetting, load_model
from shared.events import CleanArticle, EnrichedArticle
from shared.outcomes import Event, Settled
from shared.steps import Step, decodes

VERSION = "enrich-3"


def enrich(article: CleanArticle) -> Settled:
    """Return the enriched article; what is not public loses its text here."""
    with forgetting():
        enriched = enrich_with(PARTS, article)
    measures = {f"part:{run.part}:{run.state}": 1.0 for run in enriched.enrichment}
    return Settled((Event(enriched),), measures=measures)


def enrich_with(parts: Sequence[Part], article: CleanArticle) -> EnrichedArticle:
    """Run the parts over what is public of a clean article, and keep what each has found."""
    public = hide_private(article)
    reading = Reading(public)
    runs = []
    for part in parts:
        fields, run = run_part(part, reading)
        reading.found |= fields
        runs.append(run)
    kept = {name: getattr(public, name) for name in CleanArticle.model_fields}
    return EnrichedArticle(**kept, **reading.found, enrichment=tuple(runs))


def _warm_up() -> None:
    load_model()
    open_gazetteer()


STEP = Step("enrich", VERSION, decode=decodes(CleanArticle), run=enrich, warm_up=_warm_up)
