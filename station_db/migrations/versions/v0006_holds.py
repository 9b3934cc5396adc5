"""The sixth form: holds of other stations as the registry told them, and when it was last heard."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; no entry of an earlier program tells of any hold, so there is nothing to carry over."""
    op.execute(
        """
        CREATE TABLE remote_hold (
            battery TEXT NOT NULL, id TEXT NOT NULL, why TEXT NOT NULL, reasons TEXT NOT NULL,
            station TEXT NOT NULL, label TEXT NOT NULL, at INTEGER NOT NULL, binding INTEGER NOT NULL,
            PRIMARY KEY (battery, id)
        ) STRICT
        """
    )
    op.execute(
        """
        CREATE TABLE hold_cleared (
            battery TEXT NOT NULL, hold TEXT NOT NULL, by TEXT NOT NULL, only_at TEXT NOT NULL,
            PRIMARY KEY (battery, hold, by, only_at)
        ) STRICT
        """
    )
    op.execute("CREATE TABLE heard (one INTEGER PRIMARY KEY CHECK (one = 1), at INTEGER NOT NULL) STRICT")


def downgrade() -> None:
    """Back to the fifth form: the journal still tells everything; the caller has made a backup."""
    for name in ("heard", "hold_cleared", "remote_hold"):
        op.execute(f"DROP TABLE {name}")
