"""The schema of the store, as steps that alembic applies in order."""
