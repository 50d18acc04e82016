"""`python -m services.enrich`: run the enrich service until it is told to stop."""

from services.enrich.agent import STAGE
from shared.settings import ServiceSettings
from shared.stage.main import main

if __name__ == "__main__":
    raise SystemExit(main(STAGE, ServiceSettings))
