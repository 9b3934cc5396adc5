"""Taking in a batch: everything provable is proven first, then the bytes are kept and the head moves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import Connection, insert, select, update

from app.wire.batch import BadBatch, Batch, ReceivedBatch, batch_signature_holds, unpack
from app.wire.envelope import GENESIS, BadEnvelope, decode, entry_signature_holds
from app.wire.receipt import SignedReceipt
from registry import tables
from registry.engine import reading, transact
from registry.judge import OPENED, contradicts
from registry.projector import follow
from registry.refused import Refused
from registry.service import Registry
from registry.streams import StreamHead, head_of, receipt_for, station_key

_NEVER = StreamHead(0, GENESIS, 0)


class Verdict(Enum):
    """What became of a batch: `OK` kept, `GAP` something before it is missing, `FORK` another history."""

    OK = "ok"
    GAP = "gap"
    FORK = "fork"


@dataclass(frozen=True, slots=True)
class _Link:
    """One entry of the batch with its number and the hashes on both sides of it."""

    seq: int
    raw: bytes
    sig: bytes
    prev: bytes
    hash: bytes


def deliver(registry: Registry, station: str, epoch: int, body: bytes) -> tuple[Verdict, SignedReceipt]:
    """Take in an unpacked body; the receipt is made after the commit and is true for every verdict.

    Raises:
        Refused: 400, 403, 404, 409 or 413 with a code; nothing was kept then.
    """
    received = _proven(registry, station, epoch, body)
    now = registry.clock()
    verdict = transact(registry.engine, lambda connection: _take(connection, received, now))
    follow(registry.engine, station, epoch, now)
    return verdict, receipt_for(registry, station, epoch)


def _proven(registry: Registry, station: str, epoch: int, body: bytes) -> ReceivedBatch:
    try:
        received = unpack(body)
    except BadBatch as bad:
        raise Refused(413 if bad.code == "batch.too_large" else 400, bad.code) from bad
    batch = received.batch
    if (batch.station, batch.epoch) != (station, epoch):
        raise Refused(400, "batch.other_stream")
    if batch.realm != registry.identity.realm:
        raise Refused(403, "realm.other", realm=registry.identity.realm)
    with reading(registry.engine) as connection:
        key = station_key(connection, station)
    if not batch_signature_holds(received, key):
        raise Refused(403, "batch.signature")
    for link in _links(received):
        if not entry_signature_holds(key, link.hash, link.sig):
            raise Refused(400, "entry.signature", seq=link.seq)
        wrong = contradicts(link.raw, realm=batch.realm, station=station, epoch=epoch, seq=link.seq)
        if wrong is not None:
            raise Refused(400, wrong, seq=link.seq)
    return received


def _links(received: ReceivedBatch) -> Iterator[_Link]:
    prev = received.batch.prev_hash
    for at, (entry, hashed) in enumerate(zip(received.batch.entries, received.hashes, strict=True)):
        yield _Link(received.batch.first_seq + at, entry.raw, entry.sig, prev, hashed)
        prev = hashed


def _take(connection: Connection, received: ReceivedBatch, now: int) -> Verdict:
    batch = received.batch
    _lock(connection, batch.station, now)
    held = head_of(connection, batch.station, batch.epoch)
    head = held or _NEVER
    if batch.first_seq > head.seq + 1:
        return Verdict.GAP
    if held is None and batch.epoch != 1 and not _opens(batch.entries[0].raw):
        raise Refused(409, "epoch.not_opened")
    # A registry clock that steps back must not turn the order of arrival around.
    at = max(now, head.moved_at)
    links = list(_links(received))
    known = _known_hashes(connection, batch, head.seq)
    forked = next((n for n, one in enumerate(links) if known.get(one.seq, one.hash) != one.hash), None)
    if known.get(batch.first_seq - 1) != batch.prev_hash:
        forked = 0
    if forked is not None:
        _keep_evidence(connection, batch, links[forked:], at)
        return Verdict.FORK
    fresh = [one for one in links if one.seq > head.seq]
    if fresh:
        connection.execute(insert(tables.entry), [_row(batch, one, at) for one in fresh])
        _move_head(connection, batch, fresh[-1], at, first=held is None)
    return Verdict.OK


def _lock(connection: Connection, station: str, now: int) -> None:
    row = tables.station.c
    # On SQLite the transaction holds the only write lock already; there FOR UPDATE is left out.
    connection.execute(select(row.station).where(row.station == station).with_for_update())
    connection.execute(update(tables.station).where(row.station == station).values(last_seen=now))


def _opens(raw: bytes) -> bool:
    try:
        return decode(raw).type == OPENED
    except BadEnvelope:
        return False


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


def _row(batch: Batch, link: _Link, at: int) -> dict[str, Any]:
    return {
        "station": batch.station,
        "epoch": batch.epoch,
        "seq": link.seq,
        "raw": link.raw,
        "hash": link.hash,
        "sig": link.sig,
        "received_at": at,
    }


def _move_head(connection: Connection, batch: Batch, last: _Link, at: int, *, first: bool) -> None:
    head = tables.stream_head
    values: Mapping[str, Any] = {"seq": last.seq, "hash": last.hash, "moved_at": at}
    if first:
        stream = {"station": batch.station, "epoch": batch.epoch, "judged_seq": 0}
        connection.execute(insert(head).values(**stream, **values))
        return
    connection.execute(
        update(head).where(head.c.station == batch.station, head.c.epoch == batch.epoch).values(**values)
    )


def _keep_evidence(connection: Connection, batch: Batch, links: list[_Link], at: int) -> None:
    """Keep the other history and a finding; the same evidence sent again is kept once."""
    row, noted = tables.diverging.c, tables.finding.c
    stream = (row.station == batch.station) & (row.epoch == batch.epoch)
    seqs = (row.seq >= links[0].seq) & (row.seq <= links[-1].seq)
    rows = connection.execute(select(row.seq, row.hash).where(stream, seqs))
    kept = {(one.seq, bytes(one.hash)) for one in rows}
    fresh = [
        {**_row(batch, one, at), "prev_hash": one.prev} for one in links if (one.seq, one.hash) not in kept
    ]
    if fresh:
        connection.execute(insert(tables.diverging), fresh)
    place = {"station": batch.station, "epoch": batch.epoch, "seq": links[0].seq, "code": "stream.fork"}
    same = [noted[name] == value for name, value in place.items()]
    if connection.execute(select(noted.code).where(*same)).first() is None:
        connection.execute(insert(tables.finding).values(**place, detail=links[0].hash.hex(), found_at=at))
