"""The parts of a file that went in parts, and what a dump states that it holds."""

from importlib.resources import files

from alembic import op

from services.store.migrations import versions

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column, the index, and the view with the column."""
    op.get_bind().exec_driver_sql(files(versions).joinpath("v0002_parts.sql").read_text("utf-8"))


def downgrade() -> None:
    """There is no way back: a schema that holds accounts is not taken apart by a command."""
    raise NotImplementedError("restore a backup instead")
