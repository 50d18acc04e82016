"""Enrich: clean articles in, articles with who, where, when and what out."""

from shared import topics
from shared.stage.stage import Stage, pooled

STAGE = Stage(
    name="enrich",
    inputs=(topics.CLEAN,),
    outputs=(topics.ENRICHED, topics.LEDGER, topics.QUARANTINE),
    handler=pooled("services.enrich.step:STEP"),
)
