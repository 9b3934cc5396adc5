"""Invitations: a one-time code on paper lets one station in, for a quarter of an hour."""

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from app.wire.batch import MAX_ENTRIES, MAX_PACKED
from app.wire.enrolment import (
    CODE_BYTES,
    MAX_LABEL,
    Answer,
    BadEnrolment,
    Request,
    answer,
    code_from,
    code_proven,
    invite_id,
    invite_key,
    read_request,
    request_from_wire,
)
from app.wire.envelope import BadEnvelope, read_plain
from app.wire.handover import BadHandover, Handover, read_handovers
from registry import tables
from registry.clock import now_ms
from registry.engine import opened, transact
from registry.identity import known_identity
from registry.judge import storable
from registry.keys import let_in_again, note_enrolled
from registry.migrate import bring_up
from registry.refused import Refused, RegistryRefused
from registry.service import Registry

OPEN_MS = 15 * 60 * 1000


def mint_invite(database: str, *, label: str, realm: str | None = None, station: str | None = None) -> str:
    """Make an invitation in the database of a registry, running or not; returns the one-time code.

    With a `station` it lets nobody in but that one, again.

    Without a realm it is the registry's own.

    Raises:
        RegistryRefused: `realm.fixed` for another realm, `realm.unknown` before the registry was made,
            `invite.label` for a label that cannot be kept, `database.away` or another of the database.
    """
    with opened(database) as engine:
        bring_up(engine)
        return transact(
            engine, lambda one: mint(one, label=label, realm=realm, now=now_ms(), station=station)
        )


def mint(
    connection: Connection, *, label: str, realm: str | None, now: int, station: str | None = None
) -> str:
    """The same inside a transaction of the caller; `now` in UTC milliseconds."""
    identity = known_identity(connection)
    if identity is not None and realm not in (None, identity.realm):
        raise RegistryRefused("realm.fixed", realm=identity.realm)
    wanted = identity.realm if identity is not None else realm
    if wanted is None:
        raise RegistryRefused("realm.unknown")
    if not storable(label, MAX_LABEL):
        raise RegistryRefused("invite.label")
    there = tables.station.c.station
    if station is not None and connection.execute(select(there).where(there == station)).first() is None:
        raise RegistryRefused("ruling.station_unknown", station=station)
    row = tables.invite
    connection.execute(update(row).where(row.c.expires_at < now).values(secret=b""))
    code = code_from(secrets.token_bytes(CODE_BYTES))
    connection.execute(
        insert(row).values(
            invite=invite_id(code),
            secret=invite_key(code),
            realm=wanted,
            label=label,
            expires_at=now + OPEN_MS,
        )
    )
    if station is not None:
        connection.execute(insert(tables.invite_again).values(invite=invite_id(code), station=station))
    return code


def enrol(registry: Registry, body: bytes) -> dict[str, str]:
    """Enrol a station; the same request again gets the same answer while the invitation is open.

    Raises:
        Refused: 400 for a malformed request, 403 for one that proves nothing, 409 for a key in use.
    """
    try:
        plain = read_plain(body)
        handovers = read_handovers(plain.pop("handed", [])) if isinstance(plain, dict) else ()
        signed = request_from_wire(plain)
        request = read_request(signed)
    except BadEnvelope as bad:
        raise Refused(400, "enrolment.not_json") from bad
    except BadHandover as bad:
        raise Refused(400, "enrolment.fields") from bad
    except BadEnrolment as bad:
        raise Refused(400, bad.code) from bad
    if request.realm != registry.identity.realm:
        raise Refused(403, "realm.other", realm=registry.identity.realm)
    if not storable(request.label, MAX_LABEL):
        raise Refused(400, "enrolment.label")

    def act(connection: Connection) -> dict[str, str]:
        invite = _open_invite(connection, request, registry.clock())
        if not code_proven(signed, bytes(invite.secret)):
            raise Refused(403, "invite.proof")
        station = _station_for(connection, request, invite, handovers, now=registry.clock())
        return answer(_answer(registry, station), signed, bytes(invite.secret))

    return transact(registry.engine, act)


def _open_invite(connection: Connection, request: Request, now: int) -> Row[Any]:
    row = tables.invite
    invite = connection.execute(
        select(row).where(row.c.invite == request.invite).with_for_update()
    ).one_or_none()
    if invite is None or invite.realm != request.realm:
        raise Refused(403, "invite.unknown")
    if invite.expires_at < now or not invite.secret:
        raise Refused(403, "invite.expired")
    return invite


def _station_for(
    connection: Connection,
    request: Request,
    invite: Row[Any],
    handovers: Sequence[Handover],
    *,
    now: int,
) -> str:
    ever = tables.station_key.c
    known = connection.execute(select(ever.station).where(ever.public_key == request.public_key)).scalar()
    if invite.used_by is not None:
        if known != invite.used_by:
            raise Refused(403, "invite.used")
        return str(known)
    again = tables.invite_again.c
    only = connection.execute(select(again.station).where(again.invite == invite.invite)).scalar()
    if only is not None:
        if let_in_again(connection, only, handovers, now) != request.public_key:
            raise Refused(403, "invite.other_station")
        return _used(connection, invite, only)
    if known is not None:
        raise Refused(409, "station.key_known")
    station = "st-" + secrets.token_hex(8)
    connection.execute(
        insert(tables.station).values(
            station=station,
            label=request.label or invite.label,
            public_key=request.public_key,
            enrolled_at=now,
        )
    )
    note_enrolled(connection, station, request.public_key, now)
    return _used(connection, invite, station)


def _used(connection: Connection, invite: Row[Any], station: str) -> str:
    mine = tables.invite.c.invite == invite.invite
    connection.execute(update(tables.invite).where(mine).values(used_by=station))
    return station


def _answer(registry: Registry, station: str) -> Answer:
    who = registry.identity
    return Answer(
        station=station,
        registry=who.registry,
        realm=who.realm,
        incarnation=who.incarnation,
        keys=(who.public_key,),
        max_entries=MAX_ENTRIES,
        max_packed=MAX_PACKED,
        at=registry.clock(),
    )
