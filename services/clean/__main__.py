"""`python -m services.clean`: run the clean service until it is told to stop."""

from services.clean.agent import STAGE
from shared.settings import ServiceSettings
from shared.stage.main import main

if __name__ == "__main__":
    raise SystemExit(main(STAGE, ServiceSettings))
