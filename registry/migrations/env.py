"""Runs the steps on the connection it is handed; the caller has opened the transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
