"""The fifth form: what was seen of this journal elsewhere, and stands against it."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


_NEWEST_OF_ALL = """
    CREATE VIEW acked AS
        SELECT epoch, acked_seq AS seq, acked_hash AS hash FROM receipt ORDER BY n DESC LIMIT 1
"""


def upgrade() -> None:
    """Make room for witnesses: a backup put in place, a registry that holds another history.

    What is acknowledged is asked epoch by epoch from now on, so the view over all of them goes.
    """
    op.execute("DROP VIEW acked")
    op.execute("CREATE INDEX receipt_epoch ON receipt (epoch, n)")
    op.execute(
        """
        CREATE TABLE witness (
            n INTEGER PRIMARY KEY, kind TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL,
            hash BLOB NOT NULL, raw BLOB NOT NULL, sig BLOB NOT NULL, at INTEGER NOT NULL
        ) STRICT
        """
    )
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER witness_no_{act.lower()} BEFORE {act} ON witness "
            f"BEGIN SELECT RAISE(ABORT, 'witness is append-only'); END"
        )


def downgrade() -> None:
    """Back to the fourth form; the caller has made a backup."""
    op.execute("DROP TABLE witness")
    op.execute("DROP INDEX receipt_epoch")
    op.execute(_NEWEST_OF_ALL)
