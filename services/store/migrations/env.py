"""What alembic runs: the steps, over the connection that ``services.store.migrate`` opened and locked."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transaction_per_migration=True)
with context.begin_transaction():
    context.run_migrations()
