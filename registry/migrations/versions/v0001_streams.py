"""The first form: identity, stations, streams of entries, and what the projector says of them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    _make_people_of_the_network()
    _make_streams()
    _make_meaning()


def downgrade() -> None:
    """Remove every table, those that point at others first."""
    names = "finding mention judged diverging entry stream_head invite station identity"
    for name in names.split():
        op.drop_table(name)


def _number(name: str, *, empty: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, autoincrement=False, nullable=empty)


def _text(name: str, *, empty: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=empty)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _of_station(table: str, column: str = "station") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["station.station"], name=f"fk_{table}_{column}")


def _make_people_of_the_network() -> None:
    op.create_table(
        "identity",
        _number("one"),
        _text("registry"),
        _text("realm"),
        _number("incarnation"),
        _bytes("public_key"),
        _number("created_at"),
        _key("identity", "one"),
    )
    op.create_table(
        "station",
        _text("station"),
        _text("label"),
        _bytes("public_key"),
        _number("enrolled_at"),
        _number("last_seen", empty=True),
        _key("station", "station"),
        sa.UniqueConstraint("public_key", name="uq_station_public_key"),
    )
    op.create_table(
        "invite",
        _text("invite"),
        _bytes("secret"),
        _text("realm"),
        _text("label"),
        _number("expires_at"),
        _text("used_by", empty=True),
        _key("invite", "invite"),
        _of_station("invite", "used_by"),
    )


def _make_streams() -> None:
    op.create_table(
        "stream_head",
        _text("station"),
        _number("epoch"),
        _number("seq"),
        _bytes("hash"),
        _number("moved_at"),
        _number("judged_seq"),
        _key("stream_head", "station", "epoch"),
        _of_station("stream_head"),
    )
    _make_placed("entry", _bytes("raw"), _bytes("hash"), _bytes("sig"), _number("received_at"))
    _make_placed(
        "diverging",
        _bytes("hash"),
        _bytes("prev_hash"),
        _bytes("raw"),
        _bytes("sig"),
        _number("received_at"),
        key=("station", "epoch", "seq", "hash"),
    )


def _make_meaning() -> None:
    _make_placed(
        "judged", _text("event_id", empty=True), _text("type", empty=True), _number("at", empty=True)
    )
    op.create_index("ix_judged_event_id", "judged", ["event_id"])
    _make_placed("mention", _text("battery"), key=("battery", "station", "epoch", "seq"))
    _make_placed(
        "finding",
        _text("code"),
        _text("detail"),
        _number("found_at"),
        key=("station", "epoch", "seq", "code"),
    )


def _make_placed(
    table: str, *columns: sa.Column[bytes] | sa.Column[int] | sa.Column[str], key: tuple[str, ...] = ()
) -> None:
    """A table whose rows stand at a place in a stream."""
    op.create_table(
        table,
        _text("station"),
        _number("epoch"),
        _number("seq"),
        *columns,
        _key(table, *(key or ("station", "epoch", "seq"))),
        _of_station(table),
    )
