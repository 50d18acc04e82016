"""`python -m services.ingest`: run the ingest service until it is told to stop."""

from services.ingest.agent import STAGE
from shared.settings import ServiceSettings
from shared.stage.main import main

if __name__ == "__main__":
    raise SystemExit(main(STAGE, ServiceSettings))
