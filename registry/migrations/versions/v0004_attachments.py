"""Room for photographs and documents: what entries name, what is still wanted, pieces, and what is whole."""

import json
import re
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_HASH, _KIND = re.compile("[0-9a-f]{64}"), re.compile("[a-z]+/[a-z0-9.+-]{1,60}")
_LARGEST = 16 * 1_048_576


def upgrade() -> None:
    """Make the tables, and tell them what the entries that are judged already name."""
    op.create_table(
        "attached",
        *_place(),
        _text("sha256"),
        _number("length"),
        _text("mime"),
        sa.PrimaryKeyConstraint("station", "epoch", "seq", "sha256", name="pk_attached"),
        _of_station("attached"),
    )
    op.create_table(
        "wanted",
        _text("station"),
        _text("sha256"),
        *(_number(name) for name in ("epoch", "seq", "length")),
        sa.PrimaryKeyConstraint("station", "sha256", name="pk_wanted"),
        _of_station("wanted"),
    )
    op.create_table(
        "piece",
        _text("sha256"),
        _text("station"),
        _number("start"),
        _number("size"),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", "station", "start", name="pk_piece"),
        _of_station("piece"),
    )
    op.create_table(
        "attachment",
        _text("sha256"),
        _text("station"),
        _number("length"),
        _number("kept_at"),
        sa.PrimaryKeyConstraint("sha256", name="pk_attachment"),
    )
    _tell()


def downgrade() -> None:
    """Take them away; the caller has made a backup."""
    for name in ("attachment", "piece", "wanted", "attached"):
        op.drop_table(name)


def _tell() -> None:
    """What was judged and had nothing to be read out of it names nothing: it was not signed, say."""
    connection = op.get_bind()
    found = connection.execute(
        sa.text(
            "SELECT e.station, e.epoch, e.seq, e.raw FROM entry e JOIN judged j "
            "ON j.station = e.station AND j.epoch = e.epoch AND j.seq = e.seq "
            "WHERE j.type IS NOT NULL ORDER BY e.station, e.epoch, e.seq"
        )
    )
    wanted: dict[tuple[str, str], dict[str, Any]] = {}
    for station, epoch, seq, raw in found.all():
        for sha256, length, mime in _named(bytes(raw)):
            place = {"station": station, "epoch": epoch, "seq": seq, "sha256": sha256, "length": length}
            connection.execute(
                sa.text("INSERT INTO attached VALUES (:station, :epoch, :seq, :sha256, :length, :mime)"),
                {**place, "mime": mime},
            )
            wanted.setdefault((station, sha256), place)
    for one in wanted.values():
        connection.execute(
            sa.text("INSERT INTO wanted VALUES (:station, :sha256, :epoch, :seq, :length)"), one
        )


def _named(raw: bytes) -> set[tuple[str, int, str]]:
    """Hash, length and kind of each attachment, where they are what stations write."""
    refs = json.loads(raw).get("refs", []) if b'"refs":[{' in raw else []
    usable = (one for one in refs if isinstance(one, dict))
    return {
        (one["sha256"], one["len"], one["mime"])
        for one in usable
        if _HASH.fullmatch(str(one.get("sha256")))
        and type(one.get("len")) is int
        and 1 <= one["len"] <= _LARGEST
        and _KIND.fullmatch(str(one.get("mime")))
    }


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, autoincrement=False, nullable=False)


def _place() -> tuple[sa.Column[Any], ...]:
    return _text("station"), _number("epoch"), _number("seq")


def _of_station(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["station"], ["station.station"], name=f"fk_{table}_station")
