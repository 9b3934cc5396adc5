"""The projector: follows each stream behind its head, checks every signature and writes what entries mean."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError, SQLAlchemyError

from app.domain.key_facts import KeyRotated
from app.wire.envelope import entry_signature_holds
from app.wire.handover import BadHandover, read_handover
from registry import tables
from registry.attachments import note_attached
from registry.engine import reading, transact
from registry.epochs import noticed_at_opening
from registry.judge import Judgement, Noticed, Place, judge, readable
from registry.keep import keep
from registry.keys import Span, begins_behind, learn, signs_at, spans
from registry.refused import Refused

AT_ONCE = 100  # about 20 ms of work, so that whoever waits for the stream's rows waits no longer
_FAILED = Judgement(noticed=(Noticed("entry.judging_failed"),))
_UNSIGNED = Judgement(noticed=(Noticed("entry.signature"),))
_UNWRITABLE = (DataError, IntegrityError, ProgrammingError)
_log = logging.getLogger(__name__)

Judging = Callable[[bytes, int, Place], Judgement]
Stream = tuple[str, int]
"""A station and one of its epochs."""


@dataclass(frozen=True, slots=True)
class _Round:
    """One stream being followed, by which judgement, at what time."""

    station: str
    epoch: int
    now_ms: int
    judging: Judging


def behind(engine: Engine) -> list[Stream]:
    """The streams in which something is not judged yet."""
    head, judging = tables.stream_head.c, tables.judging.c
    with reading(engine) as connection:
        rows = connection.execute(
            select(head.station, head.epoch)
            .join_from(tables.stream_head, tables.judging, _same_stream())
            .where(judging.judged_seq < head.seq)
            .order_by(head.station, head.epoch)
        ).all()
    return [(row.station, row.epoch) for row in rows]


def unjudged(connection: Connection) -> int:
    """How many entries are not judged yet."""
    head, judging = tables.stream_head.c, tables.judging.c
    rows = connection.execute(
        select(head.seq, judging.judged_seq)
        .join_from(tables.stream_head, tables.judging, _same_stream())
        .where(judging.judged_seq < head.seq)
    )
    return sum(row.seq - row.judged_seq for row in rows)


def _same_stream() -> Any:
    head, judging = tables.stream_head.c, tables.judging.c
    return (head.station == judging.station) & (head.epoch == judging.epoch)


def catch_up(engine: Engine, now_ms: int, *, at_most: int | None = None, judging: Judging = judge) -> None:
    """Judge what is not judged yet, in every stream; `at_most` about so many entries, None all of them."""
    left = at_most
    for station, epoch in behind(engine):
        done = follow(engine, station, epoch, now_ms, at_most=left, judging=judging)
        if left is not None:
            left -= done
            if left <= 0:
                return


def follow(
    engine: Engine,
    station: str,
    epoch: int,
    now_ms: int,
    *,
    at_most: int | None = None,
    judging: Judging = judge,
) -> int:
    """Judge what is new in one stream; how many entries were judged.

    A fault of the database is logged and made good the next time.
    """
    this, done = _Round(station, epoch, now_ms, judging), 0
    try:
        while at_most is None or done < at_most:
            fresh = _step(engine, this)
            done += fresh
            if fresh < AT_ONCE:
                break
    except SQLAlchemyError:
        _log.exception("projector.behind station=%s epoch=%s", station, epoch)
    return done


def _step(engine: Engine, this: _Round) -> int:
    try:
        return transact(engine, lambda one: _judge_some(one, this, AT_ONCE))
    except _UNWRITABLE:
        # What was read out of some entry cannot be written: only that one is given up.
        done = 0
        while done < AT_ONCE and _step_alone(engine, this):
            done += 1
        return done


def _step_alone(engine: Engine, this: _Round) -> int:
    try:
        return transact(engine, lambda one: _judge_some(one, this, 1))
    except _UNWRITABLE:
        _log.exception("projector.entry station=%s epoch=%s", this.station, this.epoch)
        given_up = replace(this, judging=lambda _raw, _at, _place: _FAILED)
        return transact(engine, lambda one: _judge_some(one, given_up, 1))


def _judge_some(connection: Connection, this: _Round, limit: int) -> int:
    judging, entry = tables.judging.c, tables.entry.c
    stream = (judging.station == this.station) & (judging.epoch == this.epoch)
    # The row is the lock of this stream's judging; on SQLite the transaction holds the only write lock.
    judged_seq = connection.execute(select(judging.judged_seq).where(stream).with_for_update()).scalar()
    if judged_seq is None:
        return 0
    rows = connection.execute(
        select(entry.seq, entry.raw, entry.hash, entry.sig, entry.received_at)
        .where(entry.station == this.station, entry.epoch == this.epoch, entry.seq > judged_seq)
        .order_by(entry.seq)
        .limit(limit)
    ).all()
    if rows:
        found = _judge_rows(connection, rows, this)
        if judged_seq == 0 and found[0][1] is not _UNSIGNED:
            gap = noticed_at_opening(connection, this.station, this.epoch, bytes(rows[0].raw))
            found[0] = (found[0][0], replace(found[0][1], noticed=(*found[0][1].noticed, *gap)))
        _write(connection, this, found)
        connection.execute(update(tables.judging).where(stream).values(judged_seq=rows[-1].seq))
    return len(rows)


def _judge_rows(connection: Connection, rows: Sequence[Any], this: _Round) -> list[tuple[int, Judgement]]:
    realm = connection.execute(select(tables.identity.c.realm)).scalar_one()
    place = Place(realm, this.station, this.epoch, 0)
    known = spans(connection, this.station)
    found: list[tuple[int, Judgement]] = []
    for row in rows:
        key = _key_of(connection, known, row, this)
        judgement = _judge_one(row, key, replace(place, seq=row.seq), this.judging)
        if judgement.type == KeyRotated.type:
            judgement = _with_key(connection, row, judgement, this)
            known = spans(connection, this.station)
        found.append((row.seq, judgement))
    ids = {judgement.event_id for _, judgement in found if judgement.event_id is not None}
    judged = tables.judged.c
    seen = set(connection.execute(select(judged.event_id).where(judged.event_id.in_(ids))).scalars())
    marked: list[tuple[int, Judgement]] = []
    for seq, judgement in found:
        reused = judgement.event_id is not None and judgement.event_id in seen
        marked.append((seq, _with_reuse(judgement) if reused else judgement))
        seen.add(judgement.event_id)
    return marked


def _key_of(connection: Connection, known: Sequence[Span], row: Any, this: _Round) -> bytes:
    """The key that an entry has to be signed with.

    The first of a later epoch may be signed with a later key that the station was handed before: the entry
    that told of it may be lost with the end of the epoch before.
    """
    key = signs_at(known, (this.epoch, row.seq))
    if row.seq == 1 and this.epoch > 1 and not entry_signature_holds(key, bytes(row.hash), bytes(row.sig)):
        for one in known:
            if one.behind is None and entry_signature_holds(one.key, bytes(row.hash), bytes(row.sig)):
                begins_behind(connection, this.station, one.key, (this.epoch, 0))
                return one.key
    return key


def _with_key(connection: Connection, row: Any, judgement: Judgement, this: _Round) -> Judgement:
    """A station's own word that another key signs from here on."""
    try:
        one = read_handover(readable(bytes(row.raw)).data)
        learn(connection, this.station, [one], this.now_ms)
        proven = any(one.public_key == span.key for span in spans(connection, this.station))
    except (BadHandover, Refused):
        proven = False
    if not proven:
        return replace(judgement, noticed=(*judgement.noticed, Noticed("key.not_handed")))
    begins_behind(connection, this.station, one.public_key, (this.epoch, row.seq))
    return judgement


def _judge_one(row: Any, key: bytes, place: Place, judging: Judging) -> Judgement:
    if not entry_signature_holds(key, bytes(row.hash), bytes(row.sig)):
        return _UNSIGNED
    try:
        return judging(bytes(row.raw), row.received_at, place)
    except Exception:  # a fault of ours in reading one entry must not hold up the ones behind it
        _log.exception("projector.entry")
        return _FAILED


def _with_reuse(judgement: Judgement) -> Judgement:
    noticed = Noticed("entry.id_reused", judgement.event_id or "")
    return replace(judgement, noticed=(*judgement.noticed, noticed))


def _write(connection: Connection, this: _Round, found: list[tuple[int, Judgement]]) -> None:
    judged: list[tuple[object, ...]] = []
    mentions: list[tuple[object, ...]] = []
    findings: list[tuple[object, ...]] = []
    for seq, judgement in found:
        place = (this.station, this.epoch, seq)
        judged.append((*place, judgement.event_id, judgement.type, judgement.at))
        mentions += [(battery, *place) for battery in judgement.batteries]
        findings += [
            (*place, one.code, one.detail, this.now_ms)
            for one in {one.code: one for one in judgement.noticed}.values()
        ]
    note_attached(connection, this.station, this.epoch, [(seq, one.attached) for seq, one in found])
    for table, rows in ((tables.judged, judged), (tables.mention, mentions), (tables.finding, findings)):
        keep(connection, table, rows)
