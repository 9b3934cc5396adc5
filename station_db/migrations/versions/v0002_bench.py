"""The second form: what the bench records is told from the journal too: outputs, containers and labels."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_PROJECTIONS = (
    """
    CREATE TABLE output (
        id TEXT PRIMARY KEY, epoch INTEGER NOT NULL, seq INTEGER NOT NULL,
        run TEXT NOT NULL, pack TEXT NOT NULL, code TEXT NOT NULL, text TEXT NOT NULL,
        own_label INTEGER NOT NULL, mass_mg INTEGER NOT NULL, mass_printed TEXT NOT NULL,
        mass_unit TEXT NOT NULL, tare_mg INTEGER NOT NULL, container TEXT NOT NULL,
        mass_source TEXT NOT NULL, recorded_at INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX output_pack ON output (pack, epoch, seq)",
    "CREATE INDEX output_text ON output (text)",
    "CREATE INDEX output_entry ON output (epoch, seq)",
    """
    CREATE TABLE container (
        epoch INTEGER NOT NULL, seq INTEGER NOT NULL, text TEXT NOT NULL, tare_mg INTEGER NOT NULL,
        known_at INTEGER NOT NULL, PRIMARY KEY (epoch, seq)
    ) STRICT
    """,
    "CREATE INDEX container_text ON container (text, epoch, seq)",
    """
    CREATE TABLE label_job (
        job TEXT PRIMARY KEY, epoch INTEGER NOT NULL, seq INTEGER NOT NULL,
        text TEXT NOT NULL, about TEXT NOT NULL, print_no INTEGER NOT NULL, reason TEXT NOT NULL,
        pack TEXT NOT NULL, ordered_at INTEGER NOT NULL, state TEXT NOT NULL, fault TEXT NOT NULL,
        proven INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX label_job_text ON label_job (text, epoch, seq)",
    "CREATE INDEX label_job_state ON label_job (state)",
    # Sheets and the newest of a kind are found by their type alone.
    "CREATE INDEX entry_index_type ON entry_index (type, epoch, seq)",
)


def upgrade() -> None:
    """Make room for what the bench records; an older journal says nothing of it yet."""
    for statement in _PROJECTIONS:
        op.execute(statement)


def downgrade() -> None:
    """Back to the first form: the journal still tells everything; the caller has made a backup."""
    op.execute("DROP INDEX entry_index_type")
    for table in ("label_job", "container", "output"):
        op.execute(f"DROP TABLE {table}")
