"""Connecting to the store's database for reading, and its failures in words a user can act on."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import dict_row

from shared.errors import ConfigurationError, CopydeskError, Unavailable

CONNECT_SECONDS = 5
"""libpq's limit for one connection attempt."""
NO_ACCESS = ("password authentication failed", "no password supplied", "does not exist", "pg_hba.conf")
"""libpq gives no error code for a failed login, so PostgreSQL's words must do."""

Connection = psycopg.Connection[dict[str, Any]]


@contextmanager
def connect(database_url: str) -> Iterator[Connection]:
    """Open a connection for reading; raises ConfigurationError or Unavailable with what to do."""
    try:
        with psycopg.connect(
            checked_url(database_url),
            autocommit=True,
            row_factory=dict_row,
            connect_timeout=CONNECT_SECONDS,
            application_name="copydesk-catalog",
            options="-c default_transaction_read_only=on",
        ) as connection:
            yield connection
    except psycopg.errors.UndefinedTable:
        raise ConfigurationError(
            f"COPYDESK_DATABASE_URL: {address_of(database_url)} holds no Copydesk yet. Start the store once, it makes"
            " its tables."
        ) from None
    except psycopg.OperationalError as error:
        raise explain_failure(error, database_url) from error


def checked_url(database_url: str) -> str:
    """Return the URL of a PostgreSQL; raises ConfigurationError for anything else."""
    try:
        conninfo_to_dict(database_url)
        is_postgres = database_url.startswith(("postgresql://", "postgres://"))
    except psycopg.ProgrammingError:
        is_postgres = False
    if not is_postgres:
        raise ConfigurationError(
            "COPYDESK_DATABASE_URL is no database URL. It looks like postgresql://user:password@host:5432/name."
        )
    return database_url


def fetch(connection: Connection, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
    """All rows of a query."""
    return connection.execute(statement, parameters).fetchall()


def explain_failure(error: BaseException, database_url: str) -> CopydeskError:
    """Say in one line what is wrong with the database and what to do, without a value from any row."""
    words = str(error).strip()
    if not isinstance(error, psycopg.errors.Error) or getattr(error, "sqlstate", None) is None:
        return _explain_connection(words, database_url)
    return Unavailable(
        f"PostgreSQL at {address_of(database_url)} cannot now: {type(error).__name__} ({error.sqlstate})"
    )


def address_of(database_url: str) -> str:
    """Host, port and database of a URL, without its password."""
    try:
        parts = conninfo_to_dict(database_url)
    except psycopg.ProgrammingError:
        return "that address"
    return f"{parts.get('host') or 'localhost'}:{parts.get('port') or 5432}/{parts.get('dbname') or ''}"


def _explain_connection(words: str, database_url: str) -> CopydeskError:
    if any(sign in words for sign in NO_ACCESS):
        told = words.splitlines()[-1].rpartition("FATAL:")[2].strip()
        return ConfigurationError(
            f"COPYDESK_DATABASE_URL: PostgreSQL at {address_of(database_url)} refuses us: {told}."
            " Correct user, password and database name, or make them."
        )
    return Unavailable(
        f"PostgreSQL at {address_of(database_url)} is not reachable. Start it, or correct COPYDESK_DATABASE_URL."
    )
