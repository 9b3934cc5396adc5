"""The third form: which codes lay in which tray is told from the journal too."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for trays; an older journal says nothing of them yet."""
    op.execute(
        """
        CREATE TABLE tray_code (
            epoch INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, text TEXT NOT NULL,
            pack TEXT NOT NULL, "row" INTEGER, col INTEGER, at INTEGER NOT NULL,
            PRIMARY KEY (epoch, seq, n)
        ) STRICT
        """
    )
    op.execute("CREATE INDEX tray_code_text ON tray_code (text, epoch, seq, n)")


def downgrade() -> None:
    """Back to the second form: the journal still tells everything; the caller has made a backup."""
    op.execute("DROP TABLE tray_code")
