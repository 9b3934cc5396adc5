"""Proves at start that the journal is whole, and that it is not shorter than it has been."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.domain.journal import Head
from app.wire.envelope import GENESIS, BadEnvelope, decode, entry_hash, entry_signature_holds
from station_db.faults import JournalRefused
from station_db.identity import Identity
from station_db.tables import ACKED, JOURNAL

Row = tuple[int, int, bytes, bytes, bytes]
NEWEST_AT_START = 100


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain that holds: its newest entry, and how many entries were walked."""

    head: Head
    entries: int


def examine_chain(rows: Iterable[Row], public_key: bytes, *, newest_signatures: int | None = None) -> Chain:
    """Walk (epoch, seq, raw, hash, sig) in order: hashes, links and numbers of all, signatures of some.

    Args:
        public_key: the station's, 32 bytes.
        newest_signatures: how many of the newest entries have signature, number and identity of the
            envelope checked too; None for every one.

    Raises:
        JournalRefused: `journal.damaged` with epoch, seq and what is wrong.
    """
    newest: deque[Row] = deque(maxlen=newest_signatures)
    epoch, seq, prev, walked = 0, 0, GENESIS, 0
    for row in rows:
        if (row[0], row[1]) != (epoch, seq + 1):
            if (row[0], row[1]) != (epoch + 1, 1):
                raise _damaged(row, "number")
            prev = GENESIS
        epoch, seq = row[0], row[1]
        if entry_hash(prev, row[2]) != row[3]:
            raise _damaged(row, "hash")
        prev = row[3]
        walked += 1
        if newest_signatures is None:
            _examine_entry(row, public_key)
        else:
            newest.append(row)
    for row in newest:
        _examine_entry(row, public_key)
    return Chain(Head(max(epoch, 1), seq, prev), walked)


def examine(
    connection: Connection, identity: Identity | None, mark: Head | None, *, newest_signatures: int | None
) -> Chain:
    """The whole examination of an open database: file, chain, mark and newest receipt.

    Raises:
        JournalRefused: `journal.damaged`, `journal.not_enrolled` (entries but no identity),
            `journal.shorter_than_mark`, `journal.differs_from_mark`, `journal.shorter_than_receipt`,
            `journal.differs_from_receipt`.
    """
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(1)")]
    if found != ["ok"]:
        raise JournalRefused("journal.damaged", wrong="file", said=found[0] if found else "")
    # The driver's own cursor: ten times the rows per second, and a start walks them all.
    cursor = connection.connection.cursor()
    try:
        cursor.execute("SELECT epoch, seq, raw, hash, sig FROM journal ORDER BY epoch, seq")
        key = identity.public_key if identity is not None else b""
        chain = examine_chain(iter(cursor.fetchone, None), key, newest_signatures=newest_signatures)
    finally:
        cursor.close()
    if identity is None and chain.entries:
        raise JournalRefused("journal.not_enrolled", entries=chain.entries)
    _compare(connection, chain.head, mark, "mark")
    acked = connection.execute(select(ACKED)).first()
    _compare(connection, chain.head, Head(*acked) if acked is not None else None, "receipt")
    return chain


def _examine_entry(row: Row, public_key: bytes) -> None:
    if not entry_signature_holds(public_key, row[3], row[4]):
        raise _damaged(row, "signature")
    try:
        envelope = decode(row[2])
    except BadEnvelope as broken:
        raise _damaged(row, "envelope") from broken
    if (envelope.epoch, envelope.seq) != (row[0], row[1]):
        raise _damaged(row, "number")


def _compare(connection: Connection, head: Head, seen: Head | None, witness: str) -> None:
    """The journal must still hold what a witness outside of it has seen."""
    if seen is None or seen.seq == 0:
        return
    if (head.epoch, head.seq) < (seen.epoch, seen.seq):
        raise JournalRefused(
            f"journal.shorter_than_{witness}",
            epoch=head.epoch,
            seq=head.seq,
            seen_epoch=seen.epoch,
            seen_seq=seen.seq,
        )
    query = select(JOURNAL.c.hash).where(JOURNAL.c.epoch == seen.epoch, JOURNAL.c.seq == seen.seq)
    if connection.execute(query).scalar() != seen.hash:
        raise JournalRefused(f"journal.differs_from_{witness}", epoch=seen.epoch, seq=seen.seq)


def _damaged(row: Row, wrong: str) -> JournalRefused:
    return JournalRefused("journal.damaged", epoch=row[0], seq=row[1], wrong=wrong)
