"""Clean: raw articles in, articles with every character explained out."""

from shared import topics
from shared.stage.stage import Stage, pooled

STAGE = Stage(
    name="clean",
    inputs=(topics.RAW,),
    outputs=(topics.CLEAN, topics.LEDGER, topics.QUARANTINE),
    # A tenth of the work of enrich, so a worker a core would only wait beside enrich's.
    handler=pooled("services.clean.step:STEP", cores_a_worker=4),
)
