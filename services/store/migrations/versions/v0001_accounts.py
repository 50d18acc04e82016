"""Receipts, occurrences, articles with their versions, and the quarantine."""

from importlib.resources import files

from alembic import op

from services.store.migrations import versions

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables and the views over them."""
    op.get_bind().exec_driver_sql(files(versions).joinpath("v0001_accounts.sql").read_text("utf-8"))


def downgrade() -> None:
    """There is no way back: a schema that holds accounts is not taken apart by a command."""
    raise NotImplementedError("restore a backup instead")
