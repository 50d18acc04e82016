"""Clean: raw articles in, articles with every character explained out."""

from shared import topics
from shared.stage.stage import Stage, pooled

STAGE = Stage(
    name="clean",
    inputs=(topics.RAW,),
    outputs=(topics.CLEAN, topics.LEDGER, topics.QUARANTINE),
    handler=pooled("services.clean.step:STEP"),
)
