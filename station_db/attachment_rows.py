"""Attachments: what entries name, told from the journal, and which of them the registry has signed for."""

from collections.abc import Collection

from sqlalchemy import Connection, Select, delete, func, insert, or_, select

from app.domain.journal import PhotoRef
from app.wire.envelope import Envelope
from station_db.tables import ARRIVED, ATTACHED
from station_db.turn import Turn


class AttachmentRows:
    """The port `Attachments` over its two tables."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def next_waiting(self, passing_over: Collection[str] = ()) -> PhotoRef | None:
        """The one of the oldest entry that the registry has not signed for, or None."""
        query = (
            select(ATTACHED.c.sha256, ATTACHED.c.length, ATTACHED.c.mime)
            .outerjoin(ARRIVED, ATTACHED.c.sha256 == ARRIVED.c.sha256)
            .where(ARRIVED.c.sha256.is_(None), ATTACHED.c.sha256.not_in(tuple(passing_over)))
            .order_by(ATTACHED.c.epoch, ATTACHED.c.seq, ATTACHED.c.sha256)
            .limit(1)
        )
        row = self._turn.connection().execute(query).first()
        return PhotoRef(row.sha256, row.length, row.mime) if row is not None else None

    def waiting(self) -> tuple[int, int]:
        """How many the registry has not signed for, and their bytes."""
        each = _waiting().group_by(ATTACHED.c.sha256).subquery()
        query = select(func.count(), func.coalesce(func.sum(each.c.length), 0)).select_from(each)
        count, size = self._turn.connection().execute(query).one()
        return int(count), int(size)

    def length_of(self, sha256: str) -> int | None:
        """How long the first entry that names it says it is; None when no entry names it."""
        query = (
            select(ATTACHED.c.length)
            .where(ATTACHED.c.sha256 == sha256)
            .order_by(ATTACHED.c.epoch, ATTACHED.c.seq)
            .limit(1)
        )
        return self._turn.connection().execute(query).scalar()

    def note_arrived(self, sha256: str, raw: bytes, sig: bytes, *, incarnation: int, at: int) -> None:
        """The registry has signed for the whole of it; the newest word counts."""
        connection = self._turn.connection()
        connection.execute(delete(ARRIVED).where(ARRIVED.c.sha256 == sha256))
        row = {"sha256": sha256, "incarnation": incarnation, "at": at, "raw": raw, "sig": sig}
        connection.execute(insert(ARRIVED), row)

    def note_missing(self, names: Collection[str], *, incarnation: int, at: int) -> None:
        """A receipt asks for these: what it has signed for before that no longer counts."""
        if not names:
            return
        before = or_(
            ARRIVED.c.incarnation < incarnation, (ARRIVED.c.incarnation == incarnation) & (ARRIVED.c.at < at)
        )
        gone = delete(ARRIVED).where(ARRIVED.c.sha256.in_(tuple(names)), before)
        self._turn.connection().execute(gone)


def tell_attachments(connection: Connection, envelope: Envelope) -> None:
    """Tell the projection of what an entry names."""
    named = {one["sha256"]: one for one in envelope.refs}
    if named:
        place = {"epoch": envelope.epoch, "seq": envelope.seq}
        connection.execute(
            insert(ATTACHED),
            [
                {**place, "sha256": one["sha256"], "length": one["len"], "mime": one["mime"]}
                for one in named.values()
            ],
        )


def _waiting() -> Select[tuple[str, int]]:
    return (
        select(ATTACHED.c.sha256, func.max(ATTACHED.c.length).label("length"))
        .outerjoin(ARRIVED, ATTACHED.c.sha256 == ARRIVED.c.sha256)
        .where(ARRIVED.c.sha256.is_(None))
    )
