"""The projector: follows each stream behind its head and writes down which entries mean what."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

from sqlalchemy import Connection, Engine, Row, insert, select, update
from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError, SQLAlchemyError

from registry import tables
from registry.engine import reading, transact
from registry.epochs import noticed_at_opening
from registry.judge import Judgement, Noticed, judge

_AT_ONCE = 500
_FAILED = Judgement(noticed=(Noticed("entry.judging_failed"),))
_UNWRITABLE = (DataError, IntegrityError, ProgrammingError)
_log = logging.getLogger(__name__)

Judging = Callable[[bytes, int], Judgement]


@dataclass(frozen=True, slots=True)
class _Round:
    """One stream being followed, by which judgement, at what time."""

    station: str
    epoch: int
    now_ms: int
    judging: Judging


def catch_up(engine: Engine, now_ms: int, *, judging: Judging = judge) -> None:
    """Judge whatever is not judged yet, in every stream."""
    head = tables.stream_head.c
    with reading(engine) as connection:
        behind = connection.execute(
            select(head.station, head.epoch)
            .where(head.judged_seq < head.seq)
            .order_by(head.station, head.epoch)
        ).all()
    for row in behind:
        follow(engine, row.station, row.epoch, now_ms, judging=judging)


def follow(engine: Engine, station: str, epoch: int, now_ms: int, *, judging: Judging = judge) -> None:
    """Judge what is new in one stream. A fault of the database is logged and made good the next time."""
    this = _Round(station, epoch, now_ms, judging)
    try:
        while _step(engine, this) == _AT_ONCE:
            pass
    except SQLAlchemyError:
        _log.exception("projector.behind station=%s epoch=%s", station, epoch)


def _step(engine: Engine, this: _Round) -> int:
    try:
        return transact(engine, lambda one: _judge_some(one, this, _AT_ONCE))
    except _UNWRITABLE:
        # What was read out of some entry cannot be written: only that one is given up.
        return sum(takewhile(bool, (_step_alone(engine, this) for _ in range(_AT_ONCE))))


def _step_alone(engine: Engine, this: _Round) -> int:
    try:
        return transact(engine, lambda one: _judge_some(one, this, 1))
    except _UNWRITABLE:
        _log.exception("projector.entry station=%s epoch=%s", this.station, this.epoch)
        given_up = replace(this, judging=lambda _raw, _at: _FAILED)
        return transact(engine, lambda one: _judge_some(one, given_up, 1))


def _judge_some(connection: Connection, this: _Round, limit: int) -> int:
    # The station's row is the one lock of all its streams, here as when entries are taken in.
    connection.execute(
        select(tables.station.c.station).where(tables.station.c.station == this.station).with_for_update()
    )
    head, entry = tables.stream_head.c, tables.entry.c
    stream = (head.station == this.station) & (head.epoch == this.epoch)
    judged_seq = connection.execute(select(head.judged_seq).where(stream)).scalar()
    if judged_seq is None:
        return 0
    rows = connection.execute(
        select(entry.seq, entry.raw, entry.received_at)
        .where(entry.station == this.station, entry.epoch == this.epoch, entry.seq > judged_seq)
        .order_by(entry.seq)
        .limit(limit)
    ).all()
    if rows:
        found = _judge_rows(connection, rows, this.judging)
        if judged_seq == 0:
            gap = noticed_at_opening(connection, this.station, this.epoch, bytes(rows[0].raw))
            found[0] = (found[0][0], replace(found[0][1], noticed=(*found[0][1].noticed, *gap)))
        _write(connection, this, found)
        connection.execute(update(tables.stream_head).where(stream).values(judged_seq=rows[-1].seq))
    return len(rows)


def _judge_rows(
    connection: Connection, rows: Sequence[Row[int, bytes, int]], judging: Judging
) -> list[tuple[int, Judgement]]:
    found = [(row.seq, _judge_one(judging, bytes(row.raw), row.received_at)) for row in rows]
    ids = {judgement.event_id for _, judgement in found if judgement.event_id is not None}
    judged = tables.judged.c
    seen = set(connection.execute(select(judged.event_id).where(judged.event_id.in_(ids))).scalars())
    marked: list[tuple[int, Judgement]] = []
    for seq, judgement in found:
        reused = judgement.event_id is not None and judgement.event_id in seen
        marked.append((seq, _with_reuse(judgement) if reused else judgement))
        seen.add(judgement.event_id)
    return marked


def _judge_one(judging: Judging, raw: bytes, received_at: int) -> Judgement:
    try:
        return judging(raw, received_at)
    except Exception:  # a fault of ours in reading one entry must not hold up the ones behind it
        _log.exception("projector.entry")
        return _FAILED


def _with_reuse(judgement: Judgement) -> Judgement:
    noticed = Noticed("entry.id_reused", judgement.event_id or "")
    return replace(judgement, noticed=(*judgement.noticed, noticed))


def _write(connection: Connection, this: _Round, found: list[tuple[int, Judgement]]) -> None:
    judged: list[dict[str, Any]] = []
    mentions: list[dict[str, Any]] = []
    findings: list[dict[str, Any]] = []
    for seq, judgement in found:
        place = {"station": this.station, "epoch": this.epoch, "seq": seq}
        judged.append({**place, "event_id": judgement.event_id, "type": judgement.type, "at": judgement.at})
        mentions += [{**place, "battery": battery} for battery in judgement.batteries]
        findings += [
            {**place, "code": one.code, "detail": one.detail, "found_at": this.now_ms}
            for one in {one.code: one for one in judgement.noticed}.values()
        ]
    for table, values in ((tables.judged, judged), (tables.mention, mentions), (tables.finding, findings)):
        if values:
            connection.execute(insert(table), values)
