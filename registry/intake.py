"""Taking in a batch: what proves it is checked first, then the bytes are kept and the head moves.

What single entries mean, and whether each is signed, is judged afterwards (`registry.projector`): nothing
that a station has signed for as a batch may block the entries behind it.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from app.wire.batch import BadBatch, Batch, ReceivedBatch, batch_signature_holds, unpack
from app.wire.envelope import GENESIS, BadEnvelope, decode
from app.wire.signed import Signed
from registry import tables
from registry.aside import keep_aside
from registry.engine import transact
from registry.judge import OPENED
from registry.keep import EntryRow, keep
from registry.keys import spans
from registry.refused import Refused
from registry.service import Registry
from registry.streams import KnownStation, Said, StreamHead, head_of, known_station, said_of, signed_receipt

_NEVER = StreamHead(0, GENESIS, 0)
_MOVE = (
    update(tables.stream_head)
    .where(
        tables.stream_head.c.station == bindparam("of_station"),
        tables.stream_head.c.epoch == bindparam("of_epoch"),
    )
    .values(seq=bindparam("seq"), hash=bindparam("hash"), moved_at=bindparam("moved_at"))
)
_SEEN_WITHIN_MS = (
    10_000  # when a station was last seen is told this exactly, and not written with every batch
)


class Verdict(Enum):
    """What became of a batch: `OK` kept, `GAP` something before it is missing, `FORK` another history.

    `REVOKED` and `EXPIRED`: kept beside the streams, for the station's key counts no more, or this one of it.
    """

    OK = "ok"
    GAP = "gap"
    FORK = "fork"
    REVOKED = "station.revoked"
    EXPIRED = "key.expired"


ASIDE = (Verdict.REVOKED, Verdict.EXPIRED)


@dataclass(frozen=True, slots=True)
class _Taken:
    """What is held of the stream after the batch, and what the receipt says of it."""

    verdict: Verdict
    head: StreamHead
    said: Said


def deliver(registry: Registry, station: str, epoch: int, body: bytes) -> tuple[Verdict, Signed]:
    """Take in an unpacked body; the receipt is signed after the commit and is true for every verdict.

    Raises:
        Refused: 400, 403, 404, 409 or 413 with a code; nothing was kept then.
    """
    received = _read(registry, station, epoch, body)
    now = registry.clock()
    taken = transact(registry.engine, lambda connection: _proven_and_taken(connection, received, now))
    return taken.verdict, signed_receipt(registry, station, epoch, taken.head, taken.said)


def _read(registry: Registry, station: str, epoch: int, body: bytes) -> ReceivedBatch:
    try:
        received = unpack(body)
    except BadBatch as bad:
        raise Refused(413 if bad.code == "batch.too_large" else 400, bad.code) from bad
    batch = received.batch
    if (batch.station, batch.epoch) != (station, epoch):
        raise Refused(400, "batch.other_stream")
    if batch.realm != registry.identity.realm:
        raise Refused(403, "realm.other", realm=registry.identity.realm)
    return received


def _proven_and_taken(connection: Connection, received: ReceivedBatch, now: int) -> _Taken:
    batch = received.batch
    # Read without a lock: what nobody has signed must not hold up the station it names.
    known = known_station(connection, batch.station)
    aside = _credential(connection, received, known)
    last_seen = known.last_seen
    if aside is not None:
        keep_aside(connection, received, aside.value, now)
        head = head_of(connection, batch.station, batch.epoch) or _NEVER
        return _Taken(aside, head, said_of(connection, batch.station, batch.epoch))
    if last_seen is None or not 0 <= now - last_seen < _SEEN_WITHIN_MS:
        row = tables.station.c
        connection.execute(update(tables.station).where(row.station == batch.station).values(last_seen=now))
    verdict, head = take(connection, received, now)
    return _Taken(verdict, head, said_of(connection, batch.station, batch.epoch))


def _credential(connection: Connection, received: ReceivedBatch, known: KnownStation) -> Verdict | None:
    """Why a batch is set aside; None when it is signed with a key that counts.

    Raises:
        Refused: 403 `batch.signature`, signed with no key that the station ever had.
    """
    if batch_signature_holds(received, known.public_key):
        return Verdict.REVOKED if known.revoked else None
    ever = spans(connection, received.batch.station)
    if not any(batch_signature_holds(received, one.key) for one in ever):
        raise Refused(403, "batch.signature")
    return Verdict.REVOKED if known.revoked else Verdict.EXPIRED


def take(connection: Connection, received: ReceivedBatch, now: int) -> tuple[Verdict, StreamHead]:
    """Merge a batch whose credential counts: what is new of it is kept, and the head moves.

    Raises:
        Refused: 409 `epoch.not_opened`.
    """
    batch = received.batch
    held = _locked_head(connection, batch)
    head = held or _NEVER
    if batch.first_seq > head.seq + 1:
        if not _follows_evidence(connection, batch):
            return Verdict.GAP, head
        _keep_evidence(connection, received, 0, max(now, head.moved_at))
        return Verdict.FORK, head
    if held is None and batch.epoch != 1 and not _opens(batch.entries[0].raw):
        raise Refused(409, "epoch.not_opened")
    # A registry clock that steps back must not turn the order of arrival around.
    at = max(now, head.moved_at)
    forked = _forked(connection, received, head)
    if forked is not None:
        _keep_evidence(connection, received, forked, at)
        return Verdict.FORK, head
    start = head.seq + 1 - batch.first_seq
    if start >= len(batch.entries):
        return Verdict.OK, head
    keep(connection, tables.entry, _rows(received, start, at))
    return Verdict.OK, _move_head(connection, received, at, first=held is None)


def _locked_head(connection: Connection, batch: Batch) -> StreamHead | None:
    """The stream's head, which nobody else moves until this transaction ends; None when the stream is new."""
    held = head_of(connection, batch.station, batch.epoch, lock=True)
    if held is None:
        # There is no row to lock yet: the station's own keeps two first batches apart.
        row = tables.station.c
        connection.execute(select(row.station).where(row.station == batch.station).with_for_update())
        held = head_of(connection, batch.station, batch.epoch, lock=True)
    return held


def _opens(raw: bytes) -> bool:
    try:
        return decode(raw).type == OPENED
    except BadEnvelope:
        return False


def _forked(connection: Connection, received: ReceivedBatch, head: StreamHead) -> int | None:
    """Which entry of the batch is the first of another history than the one held; None when there is none."""
    batch = received.batch
    if batch.first_seq == head.seq + 1 and batch.prev_hash == head.hash:
        return None
    known = _known_hashes(connection, batch, head.seq)
    if known.get(batch.first_seq - 1) != batch.prev_hash:
        return 0
    numbered = enumerate(received.hashes)
    return next((n for n, one in numbered if known.get(batch.first_seq + n, one) != one), None)


def _known_hashes(connection: Connection, batch: Batch, head_seq: int) -> dict[int, bytes]:
    """Hashes held from the entry before the batch up to its last entry; seq 0 is the genesis."""
    row = tables.entry.c
    last = min(head_seq, batch.first_seq + len(batch.entries) - 1)
    rows = connection.execute(
        select(row.seq, row.hash).where(
            row.station == batch.station,
            row.epoch == batch.epoch,
            row.seq >= batch.first_seq - 1,
            row.seq <= last,
        )
    )
    known = {one.seq: bytes(one.hash) for one in rows}
    return {0: GENESIS, **known} if batch.first_seq == 1 else known


def _rows(received: ReceivedBatch, start: int, at: int) -> list[EntryRow]:
    """The rows of the batch's entries from its entry `start` on."""
    batch = received.batch
    numbered = zip(batch.entries[start:], received.hashes[start:], strict=True)
    return [
        (batch.station, batch.epoch, seq, entry.raw, hashed, entry.sig, at)
        for seq, (entry, hashed) in enumerate(numbered, batch.first_seq + start)
    ]


def _move_head(connection: Connection, received: ReceivedBatch, at: int, *, first: bool) -> StreamHead:
    batch = received.batch
    moved = StreamHead(batch.first_seq + len(batch.entries) - 1, received.hashes[-1], at)
    values: dict[str, Any] = {"seq": moved.seq, "hash": moved.hash, "moved_at": at}
    if first:
        stream = {"station": batch.station, "epoch": batch.epoch}
        connection.execute(insert(tables.stream_head).values(**stream, **values))
        connection.execute(insert(tables.judging).values(**stream, judged_seq=0))
    else:
        connection.execute(_MOVE, {"of_station": batch.station, "of_epoch": batch.epoch, **values})
    return moved


def _follows_evidence(connection: Connection, batch: Batch) -> bool:
    """Whether the batch goes on where evidence of another history ends: then it is more of it, and no gap."""
    row = tables.diverging.c
    before = (row.station == batch.station, row.epoch == batch.epoch, row.seq == batch.first_seq - 1)
    return connection.execute(select(row.seq).where(*before, row.hash == batch.prev_hash)).first() is not None


def _keep_evidence(connection: Connection, received: ReceivedBatch, start: int, at: int) -> None:
    """Keep the other history and a finding; the same evidence sent again is kept once."""
    batch = received.batch
    rows = _rows(received, start, at)
    befores = (batch.prev_hash, *received.hashes)[start:]
    row, noted = tables.diverging.c, tables.finding.c
    stream = (row.station == batch.station) & (row.epoch == batch.epoch)
    seqs = (row.seq >= rows[0][2]) & (row.seq <= rows[-1][2])
    found = connection.execute(select(row.seq, row.hash).where(stream, seqs))
    kept = {(one.seq, bytes(one.hash)) for one in found}
    names = tables.entry.c.keys()
    fresh = [
        {**dict(zip(names, one, strict=True)), "prev_hash": before}
        for one, before in zip(rows, befores, strict=False)
        if (one[2], one[4]) not in kept
    ]
    if fresh:
        connection.execute(insert(tables.diverging), fresh)
    place = {"station": batch.station, "epoch": batch.epoch, "seq": rows[0][2], "code": "stream.fork"}
    same = [noted[name] == value for name, value in place.items()]
    if connection.execute(select(noted.code).where(*same)).first() is None:
        connection.execute(insert(tables.finding).values(**place, detail=rows[0][4].hex(), found_at=at))
