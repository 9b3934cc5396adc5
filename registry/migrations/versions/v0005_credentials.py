"""Room for credentials: challenges that stations have answered, and how keys were handed over."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; the key of each station is its first."""
    op.create_table(
        "answered",
        _bytes("nonce"),
        _number("until"),
        sa.PrimaryKeyConstraint("nonce", name="pk_answered"),
    )
    op.create_table(
        "station_key",
        sa.Column("station", sa.Text, nullable=False),
        _number("n"),
        *(_bytes(name) for name in ("public_key", "handed", "proven")),
        *(_number(name, empty=True) for name in ("epoch", "seq")),
        _number("learned_at"),
        sa.PrimaryKeyConstraint("station", "n", name="pk_station_key"),
        sa.UniqueConstraint("public_key", name="uq_station_key_public_key"),
        sa.ForeignKeyConstraint(["station"], ["station.station"], name="fk_station_key_station"),
    )
    op.create_table(
        "registry_key",
        _number("n"),
        *(_bytes(name) for name in ("replaces", "public_key", "handed", "proven")),
        _number("made_at"),
        sa.PrimaryKeyConstraint("n", name="pk_registry_key"),
    )
    _make_room_beside()
    found = op.get_bind().execute(sa.text("SELECT station, public_key, enrolled_at FROM station"))
    for station, key, at in found.all():
        op.get_bind().execute(
            sa.text("INSERT INTO station_key VALUES (:station, 1, :key, :none, :none, 1, 0, :at)"),
            {"station": station, "key": key, "none": b"", "at": at},
        )


def _make_room_beside() -> None:
    """For what is set aside, who is revoked, and who is let in again."""
    op.create_table(
        "aside",
        sa.Column("station", sa.Text, nullable=False),
        *(_number(name) for name in ("epoch", "seq")),
        *(_bytes(name) for name in ("hash", "prev_hash", "raw", "sig")),
        sa.Column("why", sa.Text, nullable=False),
        _number("received_at"),
        sa.Column("state", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text, nullable=True) for name in ("judged_by", "reason")),
        _number("judged_at", empty=True),
        sa.PrimaryKeyConstraint("station", "epoch", "seq", "hash", name="pk_aside"),
        sa.ForeignKeyConstraint(["station"], ["station.station"], name="fk_aside_station"),
    )
    op.create_table(
        "revocation",
        sa.Column("station", sa.Text, nullable=False),
        _number("revoked_at"),
        sa.Column("why", sa.Text, nullable=False),
        _number("lifted_at", empty=True),
        sa.PrimaryKeyConstraint("station", "revoked_at", name="pk_revocation"),
        sa.ForeignKeyConstraint(["station"], ["station.station"], name="fk_revocation_station"),
    )
    op.create_table(
        "invite_again",
        sa.Column("invite", sa.Text, nullable=False),
        sa.Column("station", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("invite", name="pk_invite_again"),
        sa.ForeignKeyConstraint(["invite"], ["invite.invite"], name="fk_invite_again_invite"),
        sa.ForeignKeyConstraint(["station"], ["station.station"], name="fk_invite_again_station"),
    )


def downgrade() -> None:
    """Take them away: stations ask for new tokens, and those that changed their key must be enrolled anew."""
    for name in ("invite_again", "revocation", "aside", "registry_key", "station_key", "answered"):
        op.drop_table(name)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _number(name: str, *, empty: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, autoincrement=False, nullable=empty)
