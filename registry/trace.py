"""What the registry knows of a battery and of a station, read out for people and programs."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from app.wire.envelope import BadEnvelope
from registry import tables
from registry.aside import WAITING
from registry.attachments import attached_to
from registry.changes import standing
from registry.custody import tell_all
from registry.engine import reading
from registry.judge import readable
from registry.projector import catch_up, unjudged
from registry.refused import Refused
from registry.service import Registry

TIMELINE_LIMIT = 1000
_JUDGED_FIRST = 500  # what is read is level with what was just delivered, without waiting for a long backlog
_LIST_LIMIT = 500
_FINDINGS_LIMIT = 200


def timeline(registry: Registry, battery: str) -> dict[str, Any]:
    """Every entry that mentions a battery, in the order of arrival, the oldest thousand.

    `attached` are the photographs and documents an entry names, each with whether it is `whole` here.
    `custody` says which stations claim it, its holds and the rulings on them.
    `unjudged` counts entries of all stations that were taken in and not read yet: they may mention it too.

    Raises:
        Refused: 404 `battery.unknown`.
    """
    catch_up(registry.engine, registry.clock(), at_most=_JUDGED_FIRST)
    tell_all(registry.engine, registry.clock(), at_most=_JUDGED_FIRST)
    mention, entry = tables.mention.c, tables.entry.c
    with reading(registry.engine) as connection:
        rows = connection.execute(
            select(entry.station, entry.epoch, entry.seq, entry.raw, entry.hash, entry.received_at)
            .join_from(
                tables.mention,
                tables.entry,
                (mention.station == entry.station)
                & (mention.epoch == entry.epoch)
                & (mention.seq == entry.seq),
            )
            .where(mention.battery == battery)
            .order_by(entry.received_at, entry.station, entry.epoch, entry.seq)
            .limit(TIMELINE_LIMIT + 1)
        ).all()
        still = unjudged(connection)
        attached = attached_to(connection, [(row.station, row.epoch, row.seq) for row in rows])
        custody = standing(connection, battery)
    if not rows:
        raise Refused(404, "battery.unknown")
    return {
        "battery": battery,
        "entries": [
            {
                "station": row.station,
                "epoch": row.epoch,
                "seq": row.seq,
                "hash": bytes(row.hash).hex(),
                "received_at": row.received_at,
                "attached": attached.get((row.station, row.epoch, row.seq), []),
                **_said(bytes(row.raw)),
            }
            for row in rows[:TIMELINE_LIMIT]
        ],
        "more": len(rows) > TIMELINE_LIMIT,
        "unjudged": still,
        "custody": custody,
    }


def _said(raw: bytes) -> Mapping[str, Any]:
    try:
        envelope = readable(raw)
    except BadEnvelope:  # mentioned by an earlier program that could read more than this one
        return {"type": None, "sv": None, "at": None, "op": None, "data": None}
    return {
        "type": envelope.type,
        "sv": envelope.sv,
        "at": envelope.at,
        "op": envelope.op,
        "data": envelope.data,
    }


def stations(registry: Registry) -> list[dict[str, Any]]:
    """Every station with its streams, those not seen for longest first."""
    catch_up(registry.engine, registry.clock(), at_most=_JUDGED_FIRST)
    row = tables.station.c
    with reading(registry.engine) as connection:
        found = connection.execute(
            select(row.station, row.label, row.enrolled_at, row.last_seen)
            .order_by(row.last_seen.asc().nulls_first(), row.station)
            .limit(_LIST_LIMIT)
        ).all()
        streams = _streams(connection, [one.station for one in found])
        counts = _finding_counts(connection, [one.station for one in found])
    return [
        {
            "station": one.station,
            "label": one.label,
            "enrolled_at": one.enrolled_at,
            "last_seen": one.last_seen,
            "streams": streams.get(one.station, []),
            "findings": counts.get(one.station, 0),
        }
        for one in found
    ]


def station_state(registry: Registry, station: str) -> dict[str, Any]:
    """One station: streams, the newest findings, and how much diverging evidence is kept.

    Raises:
        Refused: 404 `station.unknown`.
    """
    catch_up(registry.engine, registry.clock(), at_most=_JUDGED_FIRST)
    row = tables.station.c
    with reading(registry.engine) as connection:
        one = connection.execute(
            select(row.station, row.label, row.enrolled_at, row.last_seen, row.public_key).where(
                row.station == station
            )
        ).one_or_none()
        if one is None:
            raise Refused(404, "station.unknown")
        evidence = tables.diverging.c.station == station
        aside = (tables.aside.c.station == station, tables.aside.c.state == WAITING)
        return {
            "station": one.station,
            "label": one.label,
            "public_key": bytes(one.public_key).hex(),
            "enrolled_at": one.enrolled_at,
            "last_seen": one.last_seen,
            "streams": _streams(connection, [station]).get(station, []),
            "diverging": connection.execute(
                select(func.count()).select_from(tables.diverging).where(evidence)
            ).scalar_one(),
            **_revoked(connection, station),
            "set_aside": connection.execute(
                select(func.count()).select_from(tables.aside).where(*aside)
            ).scalar_one(),
            "findings": _findings(connection, station),
        }


def _revoked(connection: Connection, station: str) -> dict[str, Any]:
    """Since when a station is not believed, and why; nothing and nothing when it is."""
    row = tables.revocation.c
    found = connection.execute(
        select(row.revoked_at, row.why).where(row.station == station, row.lifted_at.is_(None))
    ).first()
    return {"revoked_at": found and found.revoked_at, "revoked_why": found and found.why}


def _streams(connection: Connection, names: list[str]) -> dict[str, list[dict[str, Any]]]:
    """Per station its streams; `oldest_at`, `newest_at` are the station's own times of those entries."""
    head, first, last = tables.stream_head.c, tables.judged.alias(), tables.judged.alias()
    rows = connection.execute(
        select(
            head.station,
            head.epoch,
            head.seq,
            head.hash,
            head.moved_at,
            first.c.at.label("oldest_at"),
            last.c.at.label("newest_at"),
        )
        .select_from(tables.stream_head)
        .outerjoin(
            first, (first.c.station == head.station) & (first.c.epoch == head.epoch) & (first.c.seq == 1)
        )
        .outerjoin(
            last, (last.c.station == head.station) & (last.c.epoch == head.epoch) & (last.c.seq == head.seq)
        )
        .where(head.station.in_(names))
        .order_by(head.station, head.epoch)
    )
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        stream = {name: getattr(row, name) for name in ("epoch", "seq", "moved_at", "oldest_at", "newest_at")}
        found.setdefault(row.station, []).append({**stream, "hash": bytes(row.hash).hex()})
    return found


def _finding_counts(connection: Connection, names: list[str]) -> dict[str, int]:
    row = tables.finding.c
    rows = connection.execute(
        select(row.station, func.count().label("findings"))
        .where(row.station.in_(names))
        .group_by(row.station)
    )
    return {one.station: one.findings for one in rows}


def _findings(connection: Connection, station: str) -> list[dict[str, Any]]:
    row = tables.finding.c
    rows = connection.execute(
        select(row.epoch, row.seq, row.code, row.detail, row.found_at)
        .where(row.station == station)
        .order_by(row.epoch.desc(), row.seq.desc(), row.code)
        .limit(_FINDINGS_LIMIT)
    )
    return [dict(one._mapping) for one in rows]
