"""Ingest: dumps in, one raw article out for each article found."""

from shared import topics
from shared.stage.stage import Stage, pooled

STAGE = Stage(
    name="ingest",
    inputs=(topics.DUMPS,),
    outputs=(topics.RAW, topics.LEDGER, topics.QUARANTINE),
    handler=pooled("services.ingest.step:STEP"),
)
