"""Custody: what entries claim of a pack, what all stations are told in order, and who may rule."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; what is held already is told by the follower from the first entry on."""
    op.create_table(
        "claim",
        _text("battery"),
        _text("station"),
        _number("epoch"),
        _number("seq"),
        _text("kind"),
        _number("at"),
        _text("triage_class"),
        _text("reasons"),
        sa.Column("mass_mg", sa.BigInteger, autoincrement=False, nullable=True),
        _text("about"),
        sa.PrimaryKeyConstraint("battery", "station", "epoch", "seq", name="pk_claim"),
        _of_station("claim"),
    )
    op.create_table(
        "custody",
        _text("station"),
        _number("epoch"),
        _number("told_seq"),
        sa.PrimaryKeyConstraint("station", "epoch", name="pk_custody"),
        _of_station("custody"),
    )
    op.create_table(
        "change_head", _number("one"), _number("pos"), sa.PrimaryKeyConstraint("one", name="pk_change_head")
    )
    op.execute("INSERT INTO change_head (one, pos) VALUES (1, 0)")
    op.create_table(
        "change",
        _number("pos"),
        _text("battery"),
        _text("id"),
        _text("kind"),
        sa.Column("raw", sa.LargeBinary, nullable=False),
        sa.Column("sig", sa.LargeBinary, nullable=False),
        _number("made_at"),
        sa.PrimaryKeyConstraint("pos", name="pk_change"),
    )
    op.create_index("ix_change_battery_id", "change", ["battery", "id"], unique=True)
    op.create_table(
        "signer",
        _text("signer"),
        _text("name"),
        _text("secret"),
        _number("failures"),
        _number("failed_at"),
        _number("enrolled_at"),
        sa.PrimaryKeyConstraint("signer", name="pk_signer"),
    )


def downgrade() -> None:
    """Remove them; rulings and who may rule are lost, all else can be told again."""
    for name in ("signer", "change", "change_head", "custody", "claim"):
        op.drop_table(name)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, autoincrement=False, nullable=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _of_station(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["station"], ["station.station"], name=f"fk_{table}_station")
