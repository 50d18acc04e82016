"""`python -m services.store`: run the store service until it is told to stop."""

from services.store.agent import STAGE
from services.store.settings import StoreSettings
from shared.stage.main import main

if __name__ == "__main__":
    raise SystemExit(main(STAGE, StoreSettings))
