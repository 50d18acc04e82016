"""Ingest: dumps in, one raw article out for each article found."""

from shared import topics
from shared.stage.stage import Stage, pooled

STAGE = Stage(
    name="ingest",
    inputs=(topics.DUMPS,),
    outputs=(topics.RAW, topics.LEDGER, topics.QUARANTINE),
    # A tenth of the work of enrich, so a worker a core would only wait beside enrich's.
    handler=pooled("services.ingest.step:STEP", cores_a_worker=4),
)
