"""A station's new epoch against its old one: what the registry lacks, and what the station has lost."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.domain.epoch_facts import plain_head
from app.domain.journal import Head
from app.wire.envelope import BadEnvelope
from registry import tables
from registry.judge import OPENED, Noticed, readable

_MOST_EPOCHS = 10_000


def noticed_at_opening(connection: Connection, station: str, epoch: int, raw: bytes) -> tuple[Noticed, ...]:
    """What the first entry of a later epoch gives away, by what is held of those before it; never raises.

    `epoch.last_unknown` it does not say what it follows; `epoch.last_differs` it follows another history than
    is held; `epoch.station_lost` the registry holds entries that the station has no more;
    `epoch.undelivered` the station has entries that never came; `epoch.entries_lost` a witness saw
    entries that neither has.
    """
    if epoch == 1:
        return ()
    try:
        opening = readable(raw)
    except BadEnvelope:
        return ()  # judged as unreadable already
    if opening.type != OPENED:
        return ()
    last = _head(opening.data.get("last"))
    if last is None or last.epoch >= epoch:
        return (Noticed("epoch.last_unknown"),)
    seen = opening.data.get("seen")
    heads = [_head(one) for one in seen[:100]] if isinstance(seen, list) else []
    return tuple(_gaps(connection, station, last, [one for one in heads if one is not None]))


def _gaps(connection: Connection, station: str, last: Head, seen: list[Head]) -> Iterator[Noticed]:
    reached = _reached(connection, station, last.epoch)
    if last.seq <= reached and _hash_at(connection, station, last) != last.hash:
        yield Noticed("epoch.last_differs", _place(last.epoch, last.seq))
    if reached > last.seq:
        yield Noticed("epoch.station_lost", _place(last.epoch, last.seq + 1, reached))
    if last.seq > reached:
        yield Noticed("epoch.undelivered", _place(last.epoch, reached + 1, last.seq))
    # What only a witness knows of: numbers above everything that the station and the registry hold.
    for one in sorted({(head.epoch, head.seq) for head in seen}):
        known = max(_reached(connection, station, one[0]), last.seq if one[0] == last.epoch else 0)
        if one[1] > known:
            yield Noticed("epoch.entries_lost", _place(one[0], known + 1, one[1]))


def _reached(connection: Connection, station: str, epoch: int) -> int:
    head = tables.stream_head.c
    found = select(head.seq).where(head.station == station, head.epoch == epoch)
    return connection.execute(found).scalar() or 0


def _hash_at(connection: Connection, station: str, at: Head) -> bytes | None:
    row = tables.entry.c
    here = (row.station == station, row.epoch == at.epoch, row.seq == at.seq)
    found = connection.execute(select(row.hash).where(*here)).scalar()
    return bytes(found) if found is not None else None


def _place(epoch: int, first: int, last: int | None = None) -> str:
    return f"{epoch}:{first}" if last is None or last == first else f"{epoch}:{first}-{last}"


def _head(said: object) -> Head | None:
    """A head out of somebody's entry; None when it is none."""
    if not isinstance(said, Mapping):
        return None
    body: Mapping[str, Any] = said
    epoch, seq, hashed = body.get("epoch"), body.get("seq"), body.get("hash")
    if type(epoch) is not int or type(seq) is not int or not isinstance(hashed, str):
        return None
    if not 1 <= epoch <= _MOST_EPOCHS or seq < 0:
        return None
    try:
        head = Head(epoch, seq, bytes.fromhex(hashed))
    except ValueError:
        return None
    return head if plain_head(head)["hash"] == hashed else None
