"""Store: enriched articles and the ledger in; rows, receipts and the compacted topics out."""

from importlib.metadata import version

from services.store.handler import StoreHandler
from services.store.postgres import Accounts
from services.store.settings import StoreSettings
from shared import metrics, topics
from shared.settings import ServiceSettings, load
from shared.stage.stage import Handler, Stage


def store(settings: ServiceSettings) -> Handler:
    """The store's handler, with the database of the settings."""
    own = settings if isinstance(settings, StoreSettings) else load(StoreSettings)
    return StoreHandler(
        own.database_url.get_secret_value(),
        version("copydesk"),
        unaccounted_after_seconds=own.unaccounted_after_seconds,
        on_accounts=_show,
    )


def _show(accounts: Accounts) -> None:
    shown = metrics.default_metrics()
    shown.gauge(metrics.UNACCOUNTED, STAGE.name).set(accounts.unaccounted)
    shown.gauge(metrics.UNREAD_DELIVERIES, STAGE.name).set(accounts.unread_deliveries)


STAGE = Stage(
    name="store",
    inputs=(topics.ENRICHED, topics.LEDGER),
    outputs=(topics.LATEST, topics.RECEIPTS, topics.LEDGER, topics.QUARANTINE),
    handler=store,
)
