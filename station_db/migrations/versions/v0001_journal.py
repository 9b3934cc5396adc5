"""The first form: the journal, what the registry signed for, what is told from the journal, and people."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# The journal keeps exactly these five columns for ever; later work adds behaviour, never fields.
_RECORD = (
    """
    CREATE TABLE journal (
        epoch INTEGER NOT NULL, seq INTEGER NOT NULL,
        raw BLOB NOT NULL, hash BLOB NOT NULL, sig BLOB NOT NULL,
        PRIMARY KEY (epoch, seq)
    ) STRICT
    """,
    """
    CREATE TABLE receipt (
        n INTEGER PRIMARY KEY, raw BLOB NOT NULL, sig BLOB NOT NULL,
        epoch INTEGER NOT NULL, acked_seq INTEGER NOT NULL, acked_hash BLOB NOT NULL,
        arrived_at INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE VIEW acked AS
        SELECT epoch, acked_seq AS seq, acked_hash AS hash FROM receipt ORDER BY n DESC LIMIT 1
    """,
    """
    CREATE TABLE identity (
        epoch INTEGER PRIMARY KEY, station TEXT NOT NULL, realm TEXT NOT NULL, registry TEXT NOT NULL,
        registry_keys TEXT NOT NULL, public_key BLOB NOT NULL, label TEXT NOT NULL
    ) STRICT
    """,
)
_APPEND_ONLY = ("journal", "receipt", "identity")
_PROJECTIONS = (
    """
    CREATE TABLE entry_index (
        epoch INTEGER NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL, pack TEXT, at INTEGER NOT NULL,
        corrected INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (epoch, seq), FOREIGN KEY (epoch, seq) REFERENCES journal (epoch, seq)
    ) STRICT
    """,
    "CREATE INDEX entry_index_pack ON entry_index (pack, type)",
    "CREATE TABLE battery_head (battery TEXT PRIMARY KEY, hash BLOB NOT NULL) STRICT",
    "CREATE TABLE given_tag (pack TEXT PRIMARY KEY, tag TEXT NOT NULL) STRICT",
    "CREATE INDEX given_tag_tag ON given_tag (tag)",
    """
    CREATE TABLE pack (
        id TEXT PRIMARY KEY, epoch INTEGER NOT NULL, seq INTEGER NOT NULL,
        tag TEXT NOT NULL, code TEXT NOT NULL,
        kind TEXT NOT NULL, level TEXT NOT NULL, reasons TEXT NOT NULL, fields TEXT NOT NULL,
        read_by TEXT NOT NULL, papers TEXT NOT NULL, state TEXT NOT NULL, received_at INTEGER NOT NULL,
        triage_class TEXT NOT NULL, mass_mg INTEGER, mass_printed TEXT, mass_unit TEXT,
        mass_source TEXT NOT NULL, location TEXT NOT NULL, recheck_due INTEGER, twin_of TEXT
    ) STRICT
    """,
    "CREATE INDEX pack_code ON pack (code)",
    "CREATE INDEX pack_state ON pack (state)",
    "CREATE INDEX pack_order ON pack (epoch, seq)",
    """
    CREATE TABLE answer (
        pack TEXT NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
        question TEXT NOT NULL, answer TEXT NOT NULL,
        PRIMARY KEY (pack, question)
    ) STRICT
    """,
    """
    CREATE TABLE session (
        one INTEGER PRIMARY KEY CHECK (one = 1), operator TEXT NOT NULL, session TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE pin_failure (
        operator TEXT PRIMARY KEY, failures INTEGER NOT NULL, last_at INTEGER NOT NULL
    ) STRICT
    """,
)
_BESIDE = (
    """
    CREATE TABLE operator (
        id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, badge TEXT NOT NULL, name_zh TEXT NOT NULL,
        name_en TEXT NOT NULL, language TEXT NOT NULL, level TEXT NOT NULL, role TEXT NOT NULL,
        pin_hash TEXT NOT NULL, active INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE UNIQUE INDEX operator_badge ON operator (badge) WHERE badge <> ''",
    """
    CREATE TABLE place (
        one INTEGER PRIMARY KEY CHECK (one = 1), place TEXT NOT NULL, draft TEXT NOT NULL
    ) STRICT
    """,
)
_TABLES_NEWEST_FIRST = (
    "place",
    "operator",
    "pin_failure",
    "session",
    "answer",
    "pack",
    "given_tag",
    "battery_head",
    "entry_index",
    "identity",
    "receipt",
    "journal",
)


def upgrade() -> None:
    """Make the first form."""
    for statement in _RECORD + _PROJECTIONS + _BESIDE:
        op.execute(statement)
    for table in _APPEND_ONLY:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def downgrade() -> None:
    """Back to an empty database; the caller has made a backup."""
    op.execute("DROP VIEW acked")
    for table in _TABLES_NEWEST_FIRST:
        op.execute(f"DROP TABLE {table}")
