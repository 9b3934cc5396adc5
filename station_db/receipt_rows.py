"""Receipts the registry has signed and the station has checked: kept one after another, never changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from app.domain.epoch_facts import Seen
from app.domain.journal import Head
from app.floor.ports import Clock
from app.wire.envelope import GENESIS
from station_db.identity import read_identity
from station_db.pen import time_of
from station_db.tables import RECEIPT, WITNESS
from station_db.turn import Turn

AGAINST, SENT, AGAIN, RESTORED = "registry", "sent", "again", "restored"
"""Kinds of witness: a receipt against us, how far a closed epoch was sent, that this counts no more for the
registry has lost it, a backup put in place."""


class ReceiptRows:
    """The port `Receipts` over its table."""

    def __init__(self, turn: Turn, clock: Clock) -> None:
        self._turn = turn
        self._clock = clock

    def acked(self) -> Head:
        """The newest entry of the current epoch that a checked receipt covers; seq 0 when none."""
        return read_acked(self._turn.connection())

    def delivered(self, epoch: int) -> Head:
        """How far an epoch needs no sending: signed for, or sent where another history is held."""
        connection = self._turn.connection()
        again = connection.execute(_newest(_witness(AGAIN, epoch))).first()
        covered = read_covered(connection, epoch, behind=again.seq if again is not None else 0)
        sent = connection.execute(_sent(epoch).order_by(WITNESS.c.seq.desc()).limit(1)).first()
        return Head(epoch, sent.seq, sent.hash) if sent is not None and sent.seq > covered.seq else covered

    def covered(self, epoch: int) -> Head:
        """The newest entry of an epoch that the newest checked receipt about it covers; seq 0 when none."""
        return read_covered(self._turn.connection(), epoch)

    def newest_about(self, epoch: int) -> bytes | None:
        """Raw bytes of the newest checked receipt about an epoch, or None."""
        newest = select(RECEIPT.c.raw).where(RECEIPT.c.epoch == epoch).order_by(RECEIPT.c.n.desc()).limit(1)
        row = self._turn.connection().execute(newest).first()
        return row.raw if row is not None else None

    def note_against(self, raw: bytes, sig: bytes, *, head: Head) -> None:
        """Keep a signed receipt that our journal contradicts; the same one is kept once.

        At the next start work stops over it until two people have opened a new epoch.
        """
        self._note(AGAINST, raw, sig, head=head, among=_witness(AGAINST, head.epoch))

    def note_sent(self, raw: bytes, sig: bytes, *, head: Head) -> None:
        """Keep how far a closed epoch was sent to a registry that holds another history, and its receipt."""
        self._note(SENT, raw, sig, head=head, among=_sent(head.epoch))

    def newest_sent(self, epoch: int) -> bytes | None:
        """Raw bytes of the receipt kept with the newest `note_sent` or `send_again`, or None."""
        told = select(WITNESS).where(WITNESS.c.kind.in_((SENT, AGAIN)), WITNESS.c.epoch == epoch)
        row = self._turn.connection().execute(_newest(told)).first()
        return row.raw if row is not None else None

    def send_again(self, raw: bytes, sig: bytes, *, epoch: int) -> None:
        """Nothing of an epoch is delivered any more, until a receipt is stored or `note_sent` is told."""
        connection = self._turn.connection()
        newest = connection.execute(select(func.coalesce(func.max(RECEIPT.c.n), 0))).scalar_one()
        at, behind = self._clock.now().utc_ms, Head(epoch, newest, GENESIS)
        write_witness(connection, AGAIN, behind, at=at, raw=raw, sig=sig)

    def _note(self, kind: str, raw: bytes, sig: bytes, *, head: Head, among: Select[Any]) -> None:
        same = among.where(WITNESS.c.seq == head.seq, WITNESS.c.hash == head.hash)
        if self._turn.connection().execute(same).first() is None:
            write_witness(self._turn.connection(), kind, head, at=self._clock.now().utc_ms, raw=raw, sig=sig)

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
    """What the newest receipt of this epoch covers; a receipt of an earlier one covers nothing of it."""
    identity = read_identity(connection)
    return read_covered(connection, identity.epoch if identity is not None else 1)


def read_covered(connection: Connection, epoch: int, *, behind: int = 0) -> Head:
    """What the newest receipt about an epoch covers, if it is a later one than `behind`; number 0 if none."""
    newest = select(RECEIPT).where(RECEIPT.c.epoch == epoch).order_by(RECEIPT.c.n.desc()).limit(1)
    row = connection.execute(newest.where(RECEIPT.c.n > behind)).first()
    return Head(epoch, row.acked_seq, row.acked_hash) if row is not None else Head(epoch, 0, GENESIS)


def write_witness(
    connection: Connection, kind: str, head: Head, *, at: int, raw: bytes = b"", sig: bytes = b""
) -> None:
    """Keep what was seen of this journal elsewhere; `at` is UTC milliseconds."""
    values = {"kind": kind, "epoch": head.epoch, "seq": head.seq, "hash": head.hash}
    connection.execute(insert(WITNESS).values(**values, raw=raw, sig=sig, at=at))


def read_witnesses(connection: Connection, epoch: int) -> tuple[Seen, ...]:
    """What stands against the journal from this epoch on, oldest first: receipts and backups put in place."""
    receipts = select(RECEIPT.c.epoch).where(RECEIPT.c.epoch >= epoch).distinct().order_by(RECEIPT.c.epoch)
    seen = [Seen("receipt", read_covered(connection, row.epoch)) for row in connection.execute(receipts)]
    against = select(WITNESS).where(WITNESS.c.epoch >= epoch, WITNESS.c.kind.in_((AGAINST, RESTORED)))
    for row in connection.execute(against.order_by(WITNESS.c.n)):
        seen.append(Seen(row.kind, Head(row.epoch, row.seq, row.hash)))
    return tuple(seen)


def _witness(kind: str, epoch: int) -> Select[Any]:
    return select(WITNESS).where(WITNESS.c.kind == kind, WITNESS.c.epoch == epoch)


def _newest(told: Select[Any]) -> Select[Any]:
    return told.order_by(WITNESS.c.n.desc()).limit(1)


def _sent(epoch: int) -> Select[Any]:
    """What was sent of an epoch since the registry last lost some of it."""
    again = _witness(AGAIN, epoch).with_only_columns(func.coalesce(func.max(WITNESS.c.n), 0))
    return _witness(SENT, epoch).where(WITNESS.c.n > again.scalar_subquery())
