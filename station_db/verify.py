"""Proves at start that the journal is whole, and that it is not shorter than it has been."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.domain.epoch_facts import EpochOpened, Seen, follows, owns
from app.domain.journal import Head
from app.domain.key_facts import KeyRotated
from app.wire.envelope import GENESIS, BadEnvelope, decode, entry_hash, entry_signature_holds
from app.wire.handover import BadHandover, Whose, handover_holds, read_handover
from station_db.faults import JournalRefused
from station_db.identity import Identity, enrolled_key
from station_db.receipt_rows import AGAINST, RESTORED, read_witnesses
from station_db.tables import JOURNAL

Row = tuple[int, int, bytes, bytes, bytes]
NEWEST_AT_START = 100
_ROTATED = b'"type":"key.rotated"'  # quotes inside a text are escaped, so no text of people holds this


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain that holds: its newest entry, how many entries were walked, and the key that signs the next."""

    head: Head
    entries: int
    key: bytes = b""


def examine_chain(
    rows: Iterable[Row],
    public_key: bytes,
    *,
    whose: Whose | None = None,
    newest_signatures: int | None = None,
) -> Chain:
    """Walk (epoch, seq, raw, hash, sig) in order: hashes, links and numbers of all, signatures of some.

    From a `key.rotated` on, and from an `epoch.opened` that brings hand-overs, the key they lead to counts.

    A later epoch begins with an `epoch.opened` that names the entry before it. Numbers of epochs may be
    left out: one that the registry knows, and a restored backup does not, is never used again.

    Args:
        public_key: the key that the station was enrolled with, 32 bytes.
        whose: station, registry and realm that hand-overs of keys must name.
        newest_signatures: how many of the newest entries have signature, number and identity of the
            envelope checked too; None for every one.

    Raises:
        JournalRefused: `journal.damaged` with epoch, seq and what is wrong.
    """
    newest: deque[tuple[Row, bytes]] = deque(maxlen=newest_signatures)
    key = public_key
    epoch, seq, prev, walked = 0, 0, GENESIS, 0
    for row in rows:
        if (row[0], row[1]) != (epoch, seq + 1):
            key = _examine_opening(row, Head(epoch, seq, prev), key, whose)
            prev = GENESIS
        epoch, seq = row[0], row[1]
        if entry_hash(prev, row[2]) != row[3]:
            raise _damaged(row, "hash")
        prev = row[3]
        walked += 1
        if newest_signatures is None:
            _examine_entry(row, key)
        else:
            newest.append((row, key))
        if _ROTATED in row[2]:
            key = _rotated(row, key, whose)
    if newest_signatures is not None:
        for row, signs in newest:
            _examine_entry(row, signs)
    return Chain(Head(max(epoch, 1), seq, prev), walked, key)


def examine(
    connection: Connection, identity: Identity | None, mark: Head | None, *, newest_signatures: int | None
) -> Chain:
    """The whole examination of an open database: file, chain, mark and newest receipt.

    Raises:
        JournalRefused: `journal.damaged`, `journal.not_enrolled` (entries but no identity),
            and the codes of `compare`.
    """
    chain = examine_alone(connection, identity, newest_signatures=newest_signatures)
    compare(connection, chain.head, mark)
    return chain


def examine_alone(
    connection: Connection, identity: Identity | None, *, newest_signatures: int | None
) -> Chain:
    """File and chain, without asking anybody outside of them.

    Raises:
        JournalRefused: `journal.damaged`, `journal.not_enrolled`.
    """
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(1)")]
    if found != ["ok"]:
        raise JournalRefused("journal.damaged", wrong="file", said=found[0] if found else "")
    # The driver's own cursor: ten times the rows per second, and a start walks them all.
    cursor = connection.connection.cursor()
    try:
        cursor.execute("SELECT epoch, seq, raw, hash, sig FROM journal ORDER BY epoch, seq")
        chain = examine_chain(
            iter(cursor.fetchone, None),
            enrolled_key(connection),
            whose=identity.whose if identity is not None else None,
            newest_signatures=newest_signatures,
        )
    finally:
        cursor.close()
    if identity is None and chain.entries:
        raise JournalRefused("journal.not_enrolled", entries=chain.entries)
    # An identity and the first entry of its epoch are written together, so neither can be without the other.
    if identity is not None and chain.head.epoch != identity.epoch:
        raise JournalRefused("journal.damaged", epoch=identity.epoch, seq=0, wrong="epoch")
    return chain


def compare(connection: Connection, head: Head, mark: Head | None) -> None:
    """The journal must still hold what mark and receipts have seen, unless its newest epoch owns up to it.

    Raises:
        JournalRefused: `journal.restored`; `journal.shorter_than_` and `journal.differs_from_` with mark,
            receipt or registry behind.
    """
    for seen in witnesses(connection, head, mark):
        _compare(connection, head, seen)


def witnesses(connection: Connection, head: Head, mark: Head | None) -> tuple[Seen, ...]:
    """Everybody who has seen the journal from outside, the mark first."""
    marked = () if mark is None or mark.seq == 0 else (Seen("mark", mark),)
    told = read_witnesses(connection, head.epoch)
    return (*marked, *(one for one in told if one.head.seq or one.witness == RESTORED))


def _examine_entry(row: Row, public_key: bytes) -> None:
    if not entry_signature_holds(public_key, row[3], row[4]):
        raise _damaged(row, "signature")
    try:
        envelope = decode(row[2])
    except BadEnvelope as broken:
        raise _damaged(row, "envelope") from broken
    if (envelope.epoch, envelope.seq) != (row[0], row[1]):
        raise _damaged(row, "number")


def _compare(connection: Connection, head: Head, seen: Seen) -> None:
    at, facts = seen.head, {"epoch": seen.head.epoch, "seq": seen.head.seq}
    if seen.witness == RESTORED:
        raise JournalRefused("journal.restored", **facts)
    if at.epoch < head.epoch and _owned(connection, at):
        return
    if (head.epoch, head.seq) < (at.epoch, at.seq):
        raise JournalRefused(
            f"journal.shorter_than_{seen.witness}",
            epoch=head.epoch,
            seq=head.seq,
            seen_epoch=at.epoch,
            seen_seq=at.seq,
        )
    query = select(JOURNAL.c.hash).where(JOURNAL.c.epoch == at.epoch, JOURNAL.c.seq == at.seq)
    if seen.witness == AGAINST or connection.execute(query).scalar() != at.hash:
        raise JournalRefused(f"journal.differs_from_{seen.witness}", **facts)


def _owned(connection: Connection, seen: Head) -> bool:
    """Whether a later epoch was opened in the knowledge of what was seen."""
    later = select(JOURNAL.c.raw).where(JOURNAL.c.epoch > seen.epoch, JOURNAL.c.seq == 1)
    return any(owns(decode(row.raw).data, seen) for row in connection.execute(later))


def _examine_opening(row: Row, last: Head, key: bytes, whose: Whose | None) -> bytes:
    """The first row of all is entry 1 of epoch 1; a later epoch's first names the entry before it.

    Returns the key that it is signed with.
    """
    if row[1] != 1 or row[0] <= last.epoch or (last.epoch == 0 and row[0] != 1):
        raise _damaged(row, "number")
    if last.epoch == 0:
        return key
    try:
        opening = decode(row[2])
    except BadEnvelope as broken:
        raise _damaged(row, "envelope") from broken
    if opening.type != EpochOpened.type or not follows(opening.data, last):
        raise _damaged(row, "opening")
    for one in opening.data.get("handed", ()):
        key = _followed(row, one, key, whose)
    return key


def _rotated(row: Row, key: bytes, whose: Whose | None) -> bytes:
    """The key that counts behind this entry, which names the type of a rotation somewhere in it."""
    try:
        envelope = decode(row[2])
    except BadEnvelope as broken:
        raise _damaged(row, "envelope") from broken
    return _followed(row, envelope.data, key, whose) if envelope.type == KeyRotated.type else key


def _followed(row: Row, said: object, key: bytes, whose: Whose | None) -> bytes:
    try:
        handover = read_handover(said)
    except BadHandover as broken:
        raise _damaged(row, "handover") from broken
    if whose is None or handover.replaces != key or not handover_holds(handover, whose):
        raise _damaged(row, "handover")
    return handover.public_key


def _damaged(row: Row, wrong: str) -> JournalRefused:
    return JournalRefused("journal.damaged", epoch=row[0], seq=row[1], wrong=wrong)
