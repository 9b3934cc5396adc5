"""Custody: follows the judging, keeps what entries claim of packs, and tells the holds that follow, in order.

Every position is given in a transaction that holds the one row of `change_head` until its commit: so none
becomes visible after a later one, and whoever has read as far as a position has read all before it.
"""

import json
import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from app.domain.custody import TYPES, Claim, ClaimKind, Custody, Said, claims_of, custody_of
from app.domain.custody_holds import told_of
from app.domain.pack_hold import Told
from app.wire.changes import plain_of, with_label
from app.wire.envelope import BadEnvelope, Envelope, canonical
from registry import tables
from registry.engine import reading, transact
from registry.judge import MAX_BATTERY, readable, storable
from registry.keep import keep

AT_ONCE = 100
MOST_CLAIMS = 500
"""Claims of one station about one battery; what comes beyond is no plant's work, and is told nobody."""

_log = logging.getLogger(__name__)

Stream = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Fresh:
    """Something to be told to all stations: how it is put, and the registry's signature if it has its own."""

    what: Told
    sig: bytes = b""


def custody_behind(engine: Engine) -> list[Stream]:
    """The streams whose judged entries have not all been told of."""
    judging, custody = tables.judging.c, tables.custody.c
    told = func.coalesce(custody.told_seq, 0)
    with reading(engine) as connection:
        rows = connection.execute(
            select(judging.station, judging.epoch)
            .select_from(tables.judging)
            .outerjoin(
                tables.custody, (custody.station == judging.station) & (custody.epoch == judging.epoch)
            )
            .where(told < judging.judged_seq)
            .order_by(judging.station, judging.epoch)
        ).all()
    return [(row.station, row.epoch) for row in rows]


def tell_all(engine: Engine, now_ms: int, *, at_most: int | None = None) -> None:
    """Tell what is judged and not told of yet, in every stream; `at_most` about so many entries."""
    left = at_most
    try:
        behind = custody_behind(engine)
    except SQLAlchemyError:
        _log.exception("custody.behind")
        return
    for station, epoch in behind:
        done = tell(engine, station, epoch, now_ms, at_most=left)
        if left is not None:
            left -= done
            if left <= 0:
                return


def tell(engine: Engine, station: str, epoch: int, now_ms: int, *, at_most: int | None = None) -> int:
    """Tell what is new in one stream; how many entries were looked through.

    A fault of the database is logged and made good the next time.
    """
    done = 0
    try:
        while at_most is None or done < at_most:
            fresh = transact(engine, lambda one: _tell_some(one, station, epoch, now_ms))
            done += fresh
            if fresh < AT_ONCE:
                break
    except SQLAlchemyError:
        _log.exception("custody.behind station=%s epoch=%s", station, epoch)
    return done


def publish(connection: Connection, fresh: Iterable[Fresh], now_ms: int) -> list[int]:
    """Give positions to what was not told before, in the order given; the positions.

    The caller's transaction holds the lock from here until its end; the same thing is told once for ever.
    """
    pos = _locked_head(connection)
    given: list[int] = []
    for one in fresh:
        if _is_told(connection, one.what):
            continue
        pos += 1
        body = plain_of(one.what)
        row = {"pos": pos, "battery": one.what.battery, "id": one.what.id, "kind": body["kind"]}
        row |= {"raw": canonical(body), "sig": one.sig, "made_at": now_ms}
        connection.execute(insert(tables.change).values(**row))
        given.append(pos)
    if given:
        connection.execute(update(tables.change_head).values(pos=pos))
    return given


def claims_about(connection: Connection, battery: str) -> list[Claim]:
    """Every claim about a battery, by station and number."""
    row = tables.claim.c
    found = connection.execute(
        select(tables.claim).where(row.battery == battery).order_by(row.station, row.epoch, row.seq)
    )
    return [
        Claim(
            battery=one.battery,
            station=one.station,
            epoch=one.epoch,
            seq=one.seq,
            kind=ClaimKind(one.kind),
            at=one.at,
            triage_class=one.triage_class,
            reasons=tuple(json.loads(one.reasons)),
            mass_mg=one.mass_mg,
            about=one.about,
        )
        for one in found
    ]


def custody_about(connection: Connection, battery: str) -> Custody:
    """Who claims a battery, by what is known now."""
    return custody_of(claims_about(connection, battery))


def _locked_head(connection: Connection) -> int:
    head = select(tables.change_head.c.pos).with_for_update()
    newest: int = connection.execute(head).scalar_one()
    return newest


def _is_told(connection: Connection, what: Told) -> bool:
    row = tables.change.c
    same = select(row.pos).where(row.battery == what.battery, row.id == what.id)
    return connection.execute(same).first() is not None


def _known_ids(connection: Connection, battery: str) -> set[str]:
    row = tables.change.c
    return set(connection.execute(select(row.id).where(row.battery == battery)).scalars())


def _tell_some(connection: Connection, station: str, epoch: int, now_ms: int) -> int:
    # The lock first: what is read behind it is what the last one who held it has left.
    _locked_head(connection)
    told_seq = _told_seq(connection, station, epoch)
    judged, entry = tables.judged.c, tables.entry.c
    rows = connection.execute(
        select(judged.seq, judged.type, entry.raw)
        .join_from(
            tables.judged,
            tables.entry,
            (judged.station == entry.station) & (judged.epoch == entry.epoch) & (judged.seq == entry.seq),
        )
        .where(judged.station == station, judged.epoch == epoch, judged.seq > told_seq)
        .order_by(judged.seq)
        .limit(AT_ONCE)
    ).all()
    if not rows:
        return 0
    claims = _fitting(connection, [one for row in rows for one in _claims(row, station, epoch)])
    keep(connection, tables.claim, [_row(one) for one in claims])
    _tell_of(connection, {one.battery for one in claims}, now_ms)
    here = (tables.custody.c.station == station) & (tables.custody.c.epoch == epoch)
    connection.execute(update(tables.custody).where(here).values(told_seq=rows[-1].seq))
    return len(rows)


def _told_seq(connection: Connection, station: str, epoch: int) -> int:
    row = tables.custody.c
    here = select(row.told_seq).where(row.station == station, row.epoch == epoch)
    found = connection.execute(here).scalar()
    if found is None:
        connection.execute(insert(tables.custody).values(station=station, epoch=epoch, told_seq=0))
    return found or 0


def _claims(row: Any, station: str, epoch: int) -> tuple[Claim, ...]:
    # An entry that counts for no battery was judged without a type, so it claims nothing here either.
    if row.type not in TYPES:
        return ()
    try:
        envelope = readable(bytes(row.raw))
    except BadEnvelope:
        return ()
    if envelope.sv != 1:
        return ()
    batteries = [one for one in envelope.base if one and storable(one, MAX_BATTERY)]
    said = Said(station, epoch, row.seq, envelope.type, envelope.at, envelope.data, two=_by_two(envelope))
    return tuple(one for one in claims_of(said, batteries) if 0 <= one.at < 2**53)


def _by_two(envelope: Envelope) -> bool:
    second = envelope.sig2.get("op") if isinstance(envelope.sig2, Mapping) else None
    return bool(envelope.op and second and second != envelope.op)


def _fitting(connection: Connection, claims: Sequence[Claim]) -> list[Claim]:
    """The claims that one station may still make about each battery."""
    row = tables.claim.c
    count: dict[tuple[str, str], int] = {}
    kept: list[Claim] = []
    for one in claims:
        key = (one.battery, one.station)
        if key not in count:
            query = select(func.count()).where(row.battery == one.battery, row.station == one.station)
            count[key] = connection.execute(query).scalar_one()
        count[key] += 1
        if count[key] <= MOST_CLAIMS:
            kept.append(one)
    return kept


def _row(claim: Claim) -> tuple[object, ...]:
    return (
        claim.battery,
        claim.station,
        claim.epoch,
        claim.seq,
        claim.kind.value,
        claim.at,
        claim.triage_class,
        json.dumps(list(claim.reasons)),
        claim.mass_mg,
        claim.about,
    )


def _tell_of(connection: Connection, batteries: Collection[str], now_ms: int) -> None:
    labels: dict[str, str] = {}
    fresh: list[Fresh] = []
    for battery in sorted(batteries):
        known: dict[str, set[str]] = {}
        for what in told_of(claims_about(connection, battery)):
            if what.battery not in known:
                known[what.battery] = _known_ids(connection, what.battery)
            if what.id in known[what.battery]:
                continue
            if what.station not in labels:
                row = tables.station.c
                query = select(row.label).where(row.station == what.station)
                labels[what.station] = connection.execute(query).scalar_one()
            fresh.append(Fresh(with_label(what, labels[what.station])))
    publish(connection, fresh, now_ms)
