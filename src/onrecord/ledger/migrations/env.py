"""Alembic's way in: runs the migrations on the connection that the ledger has open."""

from alembic import context

from onrecord.ledger.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
