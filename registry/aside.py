"""Entries that are kept beside the streams until two people have judged them (`registry.quarantine`)."""

from sqlalchemy import Connection, insert, select

from app.wire.batch import ReceivedBatch
from registry import tables

WAITING = "waiting"


def keep_aside(connection: Connection, received: ReceivedBatch, why: str, now: int) -> None:
    """Keep a batch beside the streams, with a finding; the same entries sent again are kept once."""
    batch = received.batch
    row, noted = tables.aside.c, tables.finding.c
    last = batch.first_seq + len(batch.entries) - 1
    stream = (row.station == batch.station, row.epoch == batch.epoch)
    found = connection.execute(
        select(row.seq, row.hash).where(*stream, row.seq >= batch.first_seq, row.seq <= last)
    )
    kept = {(one.seq, bytes(one.hash)) for one in found}
    befores = (batch.prev_hash, *received.hashes)
    numbered = zip(batch.entries, received.hashes, befores, strict=False)
    fresh = [
        {
            "station": batch.station, "epoch": batch.epoch, "seq": seq, "hash": hashed, "prev_hash": before,
            "raw": entry.raw, "sig": entry.sig, "why": why, "received_at": now, "state": WAITING,
        }
        for seq, (entry, hashed, before) in enumerate(numbered, batch.first_seq)
        if (seq, hashed) not in kept
    ]  # fmt: skip
    if fresh:
        connection.execute(insert(tables.aside), fresh)
    place = {"station": batch.station, "epoch": batch.epoch, "code": "stream.set_aside"}
    if (
        connection.execute(
            select(noted.code).where(*[noted[name] == value for name, value in place.items()])
        ).first()
        is None
    ):
        connection.execute(
            insert(tables.finding).values(**place, seq=batch.first_seq, detail=why, found_at=now)
        )
