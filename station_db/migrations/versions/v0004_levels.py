"""The fourth form: until when somebody's qualification is valid."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for the last day of a level; who is on the roster already has one without an end."""
    op.execute("ALTER TABLE operator ADD COLUMN level_until TEXT")


def downgrade() -> None:
    """Back to the third form: no level has an end there; the caller has made a backup."""
    op.execute("ALTER TABLE operator DROP COLUMN level_until")
