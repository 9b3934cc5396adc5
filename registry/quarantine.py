"""What comes under a credential that counts no more: kept beside the streams, and judged by two people.

A station's key may be revoked, or be one that it has changed from. Whoever signs with it may be the station
or a thief, so nothing of it is merged and nothing is let go of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select, update

from app.wire.batch import Batch, ReceivedBatch, SignedEntry
from registry import tables
from registry.aside import WAITING
from registry.engine import reading, transact
from registry.identity import Identity
from registry.intake import Verdict, take
from registry.judge import storable
from registry.refused import RegistryRefused
from registry.streams import known_station

MAX_WHY = 200


class Judged(Enum):
    """What two people decide: `ACCEPT` it into the streams as far as it follows on, or `REFUSE` it."""

    ACCEPT = "accept"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits of one stream: how many entries, from which number to which, since when, and why."""

    station: str
    epoch: int
    why: str
    entries: int
    first: int
    last: int
    since: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many entries were judged, and how many wait on, for something before them is missing."""

    judged: int
    left: int


def revoke(engine: Engine, station: str, why: str, now: int) -> None:
    """Whatever comes from this station is set aside from here on; it is let in again by a code for it alone.

    Raises:
        RegistryRefused: `revoke.why`, `ruling.station_unknown`.
    """
    if not why.strip() or not storable(why, MAX_WHY):
        raise RegistryRefused("revoke.why", most=MAX_WHY)

    def act(connection: Connection) -> None:
        row = tables.station.c.station
        there = connection.execute(select(row).where(row == station).with_for_update()).first()
        if there is None:
            raise RegistryRefused("ruling.station_unknown", station=station)
        if not known_station(connection, station).revoked:
            ever = tables.revocation.c
            before = select(func.max(ever.revoked_at)).where(ever.station == station)
            at = max(now, (connection.execute(before).scalar() or 0) + 1)  # the clock may have been set back
            said = {"station": station, "revoked_at": at, "why": why.strip()}
            connection.execute(insert(tables.revocation).values(**said))

    transact(engine, act)


def waiting(engine: Engine) -> list[Waiting]:
    """Everything that nobody has judged yet, by stream and reason."""
    row = tables.aside.c
    with reading(engine) as connection:
        found = connection.execute(
            select(
                row.station, row.epoch, row.why, func.count(), func.min(row.seq), func.max(row.seq),
                func.min(row.received_at),
            )
            .where(row.state == WAITING)
            .group_by(row.station, row.epoch, row.why)
            .order_by(row.station, row.epoch, row.why)
        )  # fmt: skip
        return [Waiting(*one) for one in found]


def decide(
    engine: Engine,
    station: str,
    judged: Judged,
    *,
    by: tuple[str, str],
    reason: str,
    identity: Identity,
    now: int,
) -> Outcome:
    """Two proven people decide about all that waits of a station; the entries stay where they are, judged.

    Accepted ones go through the door of deliveries: what follows on is held from then on, another history is
    kept as evidence, and what has a gap before it waits on.

    Raises:
        RegistryRefused: `ruling.same_person`, `ruling.reason`, `quarantine.nothing`.
    """
    if by[0] == by[1]:
        raise RegistryRefused("ruling.same_person")
    if not reason.strip() or not storable(reason, MAX_WHY):
        raise RegistryRefused("ruling.reason", most=MAX_WHY)

    def act(connection: Connection) -> Outcome:
        runs = _runs(connection, station)
        if not runs:
            raise RegistryRefused("quarantine.nothing", station=station)
        done = left = 0
        for run in runs:
            if judged is Judged.ACCEPT and _taken(connection, run, identity.realm, now) is Verdict.GAP:
                left += len(run)
                continue
            _note(connection, run, judged, by=by, reason=reason.strip(), now=now)
            done += len(run)
        return Outcome(done, left)

    return transact(engine, act)


def _runs(connection: Connection, station: str) -> list[list[Any]]:
    """What waits, in pieces that each follow on without a gap."""
    row = tables.aside.c
    found = connection.execute(
        select(tables.aside)
        .where(row.station == station, row.state == WAITING)
        .order_by(row.epoch, row.seq, row.hash)
    ).all()
    runs: list[list[Any]] = []
    for one in found:
        last = [run for run in runs if _follows(run[-1], one)]
        if last:
            last[0].append(one)
        else:
            runs.append([one])
    return runs


def _follows(before: Any, one: Any) -> bool:
    return (before.epoch, before.seq + 1, bytes(before.hash)) == (one.epoch, one.seq, bytes(one.prev_hash))


def _taken(connection: Connection, run: Sequence[Any], realm: str, now: int) -> Verdict:
    first = run[0]
    entries = tuple(SignedEntry(bytes(one.raw), bytes(one.sig)) for one in run)
    batch = Batch(realm, first.station, first.epoch, first.seq, bytes(first.prev_hash), entries)
    received = ReceivedBatch(batch, tuple(bytes(one.hash) for one in run), b"", b"")
    return take(connection, received, now)[0]


def _note(
    connection: Connection, run: Sequence[Any], judged: Judged, *, by: tuple[str, str], reason: str, now: int
) -> None:
    row = tables.aside
    said = {"state": judged.value, "judged_by": " ".join(by), "reason": reason, "judged_at": now}
    for one in run:
        here = (row.c.station == one.station, row.c.epoch == one.epoch, row.c.seq == one.seq)
        connection.execute(update(row).where(*here, row.c.hash == one.hash).values(**said))
