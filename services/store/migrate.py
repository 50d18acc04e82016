"""Bring a database to the schema that this version needs; safe when several replicas start at once."""

from pathlib import Path

import sqlalchemy
import stamina
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.pool import NullPool

from services.store import migrations
from shared.catalog.connection import checked_url, explain_failure
from shared.errors import ConfigurationError, Unavailable

MIGRATION_LOCK = 0x636F7079
"""Number of the advisory lock that makes replicas take turns ("copy" in ASCII); any fixed number does."""
START_SECONDS = 30.0
"""How long a start waits for its database: longer than a server needs to come up after a crash here (< 1 s)."""


def migrate(database_url: str, wait_seconds: float = START_SECONDS) -> None:
    """Apply the missing steps of the schema; does nothing when there are none.

    Raises Unavailable when the database is still away after ``wait_seconds`` (0: tried once), and ConfigurationError
    when it refuses us or holds a schema newer than this version knows.
    """
    attempts = None if wait_seconds else 1
    for attempt in stamina.retry_context(on=Unavailable, attempts=attempts, timeout=wait_seconds or None, wait_max=2.0):
        with attempt:
            _migrate_once(database_url)


def _migrate_once(database_url: str) -> None:
    engine = sqlalchemy.create_engine(_sqlalchemy_url(database_url), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"SELECT pg_advisory_lock({MIGRATION_LOCK})")
            _upgrade(connection)
    except sqlalchemy.exc.DBAPIError as error:
        raise explain_failure(error.orig or error, database_url) from error
    finally:
        engine.dispose()


def _upgrade(connection: sqlalchemy.Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(next(iter(migrations.__path__)))).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    for present in MigrationContext.configure(connection).get_current_heads():
        if present not in known:
            raise ConfigurationError(
                f"COPYDESK_DATABASE_URL: the database has schema {present}, newer than this version of Copydesk"
                " knows. Start the newer version again, or use another database."
            )
    command.upgrade(config, "head")
    connection.commit()


def _sqlalchemy_url(database_url: str) -> sqlalchemy.URL:
    return sqlalchemy.make_url(checked_url(database_url)).set(drivername="postgresql+psycopg")
