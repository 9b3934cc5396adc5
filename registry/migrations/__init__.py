"""Alembic's steps of the registry's database."""
