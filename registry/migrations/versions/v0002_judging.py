"""Judging gets its own row per stream; entries lose their foreign key and are partitioned on PostgreSQL."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PARTITIONS = 16
_COLUMNS = "station, epoch, seq, raw, hash, sig, received_at"


def upgrade() -> None:
    """Move `judged_seq` to a table of its own, and the entries to one without a foreign key."""
    op.create_table(
        "judging",
        sa.Column("station", sa.Text, nullable=False),
        sa.Column("epoch", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("judged_seq", sa.BigInteger, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("station", "epoch", name="pk_judging"),
        sa.ForeignKeyConstraint(["station"], ["station.station"], name="fk_judging_station"),
    )
    op.execute("INSERT INTO judging SELECT station, epoch, judged_seq FROM stream_head")
    with op.batch_alter_table("stream_head") as table:
        table.drop_column("judged_seq")
    _entries_into(_entry_columns(), partitioned=True)


def downgrade() -> None:
    """Put both back."""
    with op.batch_alter_table("stream_head") as table:
        table.add_column(sa.Column("judged_seq", sa.BigInteger, nullable=True))
    op.execute(
        "UPDATE stream_head SET judged_seq = (SELECT j.judged_seq FROM judging j "
        "WHERE j.station = stream_head.station AND j.epoch = stream_head.epoch)"
    )
    with op.batch_alter_table("stream_head") as table:
        table.alter_column("judged_seq", existing_type=sa.BigInteger, nullable=False)
    op.drop_table("judging")
    to_station = sa.ForeignKeyConstraint(["station"], ["station.station"], name="fk_entry_station")
    _entries_into([*_entry_columns(), to_station], partitioned=False)


def _entry_columns() -> list[sa.schema.SchemaItem]:
    def number(name: str) -> sa.Column[int]:
        return sa.Column(name, sa.BigInteger, autoincrement=False, nullable=False)

    def content(name: str) -> sa.Column[bytes]:
        return sa.Column(name, sa.LargeBinary, nullable=False)

    return [
        sa.Column("station", sa.Text, nullable=False),
        *(number("epoch"), number("seq")),
        *(content("raw"), content("hash"), content("sig")),
        number("received_at"),
        sa.PrimaryKeyConstraint("station", "epoch", "seq", name="pk_entry"),
    ]


def _entries_into(columns: Sequence[sa.schema.SchemaItem], *, partitioned: bool) -> None:
    """Carry every entry over into a table of these columns, and give it the old one's name."""
    server = op.get_bind().dialect.name == "postgresql"
    if server:  # names of constraints are the schema's there, not the table's
        op.execute("ALTER TABLE entry RENAME CONSTRAINT pk_entry TO pk_entry_before")
    spread = "HASH (station)" if server and partitioned else None
    op.rename_table("entry", "entry_before")
    op.create_table("entry", *columns, postgresql_partition_by=spread)
    if spread is not None:
        for number in range(PARTITIONS):
            op.execute(
                f"CREATE TABLE entry_{number:02} PARTITION OF entry "
                f"FOR VALUES WITH (MODULUS {PARTITIONS}, REMAINDER {number})"
            )
    op.execute(f"INSERT INTO entry ({_COLUMNS}) SELECT {_COLUMNS} FROM entry_before")  # noqa: S608
    op.drop_table("entry_before")
