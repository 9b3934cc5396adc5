"""The changes as pages: what all stations are told, from a position on, signed when it is asked for."""

import json
from typing import Any

from sqlalchemy import Connection, func, select

from app.domain.pack_hold import PackHold, Ruling, cleared_by
from app.wire.changes import MAX_CHANGES, Change, Page, issue_page, told_from
from app.wire.signed import Signed
from registry import tables
from registry.custody import custody_about, tell_all
from registry.engine import reading
from registry.projector import catch_up
from registry.service import Registry

POLL_AFTER_S = 60
_MAX_BYTES_OUT = 98_304  # of changes; a page goes into one entry of a station's journal
_JUDGED_FIRST = 500  # what is told is level with what was just delivered, without waiting for a long backlog


def page_after(registry: Registry, pos: int) -> Signed:
    """The changes behind a position, as many as go into one page; none when nothing is newer."""
    now = registry.clock()
    catch_up(registry.engine, now, at_most=_JUDGED_FIRST)
    tell_all(registry.engine, now, at_most=_JUDGED_FIRST)
    row = tables.change.c
    with reading(registry.engine) as connection:
        found = connection.execute(
            select(row.pos, row.raw, row.sig).where(row.pos > pos).order_by(row.pos).limit(MAX_CHANGES)
        ).all()
        newest = connection.execute(select(func.coalesce(func.max(row.pos), 0))).scalar_one()
    changes: list[Change] = []
    size = 0
    for one in found:
        size += len(one.raw)
        if changes and size > _MAX_BYTES_OUT:
            break
        changes.append(Change(one.pos, told_from(json.loads(bytes(one.raw))), bytes(one.sig)))
    who = registry.identity
    page = Page(
        registry=who.registry,
        realm=who.realm,
        incarnation=who.incarnation,
        after=pos,
        newest=newest,
        at=now,
        poll_after_s=POLL_AFTER_S,
        changes=tuple(changes),
    )
    return issue_page(page, registry.key)


def told_about(connection: Connection, battery: str) -> list[Change]:
    """Everything told of a battery, by position."""
    row = tables.change.c
    found = connection.execute(
        select(row.pos, row.raw, row.sig).where(row.battery == battery).order_by(row.pos)
    )
    return [Change(one.pos, told_from(json.loads(bytes(one.raw))), bytes(one.sig)) for one in found]


def known_about(registry: Registry, battery: str) -> dict[str, Any]:
    """The same as `standing`, once everything that was delivered is judged and told."""
    now = registry.clock()
    catch_up(registry.engine, now)
    tell_all(registry.engine, now)
    with reading(registry.engine) as connection:
        return standing(connection, battery)


def standing(connection: Connection, battery: str) -> dict[str, Any]:
    """Who claims a battery, what was told of it, and where each hold stands, for people and programs."""
    told = [one.what for one in told_about(connection, battery) if one.what is not None]
    gone: dict[str, list[str]] = {}
    for what in told:
        for cleared in cleared_by(what):
            gone.setdefault(cleared.hold, []).append(cleared.only)
    custody = custody_about(connection, battery)
    return {
        "stations": {station: kind.value for station, kind in sorted(custody.stations.items())},
        "at": list(custody.at),
        "worst_class": custody.worst_class,
        "holds": [
            {
                "hold": one.id,
                "why": one.why,
                "reasons": list(one.reasons),
                "station": one.station,
                "label": one.label,
                "at": one.at,
                "binding": one.binding,
                "cleared": sorted(set(gone.get(one.id, []))),
            }
            for one in told
            if isinstance(one, PackHold)
        ],
        "rulings": [
            {
                "ruling": one.id,
                "holds": list(one.holds),
                "decision": one.decision.value,
                "only": one.only,
                "reason": one.reason,
                "by": list(one.by),
                "at": one.at,
            }
            for one in told
            if isinstance(one, Ruling)
        ],
    }
