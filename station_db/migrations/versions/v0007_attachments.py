"""The seventh form: what entries name as their attachments, and which of them the registry holds whole."""

import json
from typing import Any

from alembic import op
from sqlalchemy import text

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_PAGE = 500


def upgrade() -> None:
    """Make both tables, and tell the first from the journal."""
    op.execute(
        """
        CREATE TABLE attached (
            epoch INTEGER NOT NULL, seq INTEGER NOT NULL, sha256 TEXT NOT NULL, length INTEGER NOT NULL,
            mime TEXT NOT NULL, PRIMARY KEY (epoch, seq, sha256)
        ) STRICT
        """
    )
    op.execute(
        """
        CREATE TABLE arrived (
            sha256 TEXT NOT NULL PRIMARY KEY, incarnation INTEGER NOT NULL, at INTEGER NOT NULL,
            raw BLOB NOT NULL, sig BLOB NOT NULL
        ) STRICT
        """
    )
    connection, place = op.get_bind(), (0, 0)
    while True:
        rows = connection.execute(
            text(
                "SELECT epoch, seq, raw FROM journal WHERE (epoch, seq) > (:epoch, :seq) "
                "ORDER BY epoch, seq LIMIT :page"
            ),
            {"epoch": place[0], "seq": place[1], "page": _PAGE},
        ).all()
        if not rows:
            return
        for epoch, seq, raw in rows:
            for one in _refs(raw):
                connection.execute(
                    text("INSERT INTO attached VALUES (:epoch, :seq, :sha256, :len, :mime)"),
                    {"epoch": epoch, "seq": seq, **one},
                )
        place = (rows[-1].epoch, rows[-1].seq)


def downgrade() -> None:
    """Back to the form before; the caller has made a backup."""
    op.execute("DROP TABLE arrived")
    op.execute("DROP TABLE attached")


def _refs(raw: bytes) -> list[dict[str, Any]]:
    refs = json.loads(raw)["refs"] if b'"refs":[{' in raw else []
    return list({one["sha256"]: one for one in refs}.values())
