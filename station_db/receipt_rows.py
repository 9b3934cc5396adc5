"""Receipts the registry has signed and the station has checked: kept one after another, never changed."""

from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from app.domain.journal import Head
from app.floor.ports import Clock
from app.wire.envelope import GENESIS
from station_db.identity import read_identity
from station_db.pen import time_of
from station_db.tables import ACKED, RECEIPT
from station_db.turn import Turn


class ReceiptRows:
    """The port `Receipts` over its table."""

    def __init__(self, turn: Turn, clock: Clock) -> None:
        self._turn = turn
        self._clock = clock

    def acked(self) -> Head:
        """The newest entry of the current epoch that a checked receipt covers; seq 0 when none."""
        return read_acked(self._turn.connection())

    def last(self) -> tuple[bytes, bytes, datetime] | None:
        """Raw bytes, signature and arrival of the newest checked receipt, or None."""
        row = self._turn.connection().execute(select(RECEIPT).order_by(RECEIPT.c.n.desc()).limit(1)).first()
        return (row.raw, row.sig, time_of(row.arrived_at)) if row is not None else None

    def store(self, raw: bytes, sig: bytes, *, epoch: int, acked_seq: int, acked_hash: bytes) -> None:
        """Keep a checked receipt; the covered entry may also move backwards."""
        self._turn.connection().execute(
            insert(RECEIPT).values(
                raw=raw,
                sig=sig,
                epoch=epoch,
                acked_seq=acked_seq,
                acked_hash=acked_hash,
                arrived_at=self._clock.now().utc_ms,
            )
        )

    def checked(self) -> int:
        """How many receipts have been checked and kept."""
        return self._turn.connection().execute(select(func.count()).select_from(RECEIPT)).scalar_one()

    def registry_keys(self) -> tuple[bytes, ...]:
        """The registry's public keys as pinned at enrolment; none before it."""
        identity = read_identity(self._turn.connection())
        return identity.registry_keys if identity is not None else ()


def read_acked(connection: Connection) -> Head:
    """What the newest receipt covers; a receipt of an earlier epoch covers nothing of this one."""
    identity = read_identity(connection)
    epoch = identity.epoch if identity is not None else 1
    row = connection.execute(select(ACKED)).first()
    if row is None or row.epoch != epoch:
        return Head(epoch, 0, GENESIS)
    return Head(row.epoch, row.seq, row.hash)
