"""The keys of stations: which one a station has now, and which of its entries each of them signs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from app.wire.handover import Handover, Whose, followed
from registry import tables
from registry.engine import transact
from registry.refused import Refused
from registry.service import Registry
from registry.streams import known_station, station_key


@dataclass(frozen=True, slots=True)
class Span:
    """A key of a station. `behind` is the place (epoch, number) behind which it signs, None while unknown."""

    n: int
    key: bytes
    behind: tuple[int, int] | None


def note_enrolled(connection: Connection, station: str, key: bytes, now: int) -> None:
    """The first key of a station, which signs from its first entry on."""
    connection.execute(
        insert(tables.station_key).values(
            station=station, n=1, public_key=key, handed=b"", proven=b"", epoch=1, seq=0, learned_at=now
        )
    )


def keys_after(registry: Registry, station: str, handovers: Sequence[Handover]) -> tuple[bytes, ...]:
    """Every key that a station ever had, once its hand-overs are followed and kept; the one of now last.

    Raises:
        Refused: as `learn`.
    """

    def act(connection: Connection) -> tuple[bytes, ...]:
        learn(connection, station, handovers, registry.clock())
        return tuple(one.key for one in spans(connection, station))

    return transact(registry.engine, act)


def leading_on(connection: Connection, station: str, handovers: Sequence[Handover]) -> tuple[Handover, ...]:
    """Those that lead on from the key that the station has here; nothing is changed.

    Raises:
        Refused: 404 `station.unknown`.
    """
    known = known_station(connection, station)
    if known.revoked or not any(one.replaces == known.public_key for one in handovers):
        return ()  # whoever has a revoked key must not hand it over
    key = known.public_key
    who = connection.execute(select(tables.identity.c.registry, tables.identity.c.realm)).one()
    return followed(key, handovers, Whose(who.registry, who.realm, station))


def learn(connection: Connection, station: str, handovers: Sequence[Handover], now: int) -> bytes:
    """Follow hand-overs from the key that the station has here, and return the one it has then.

    What begins elsewhere, or proves nothing, changes nothing.

    Raises:
        Refused: 404 `station.unknown`; 409 `station.key_known`, the key is another station's.
    """
    # Only with news is it locked: what comes with every token must not hold up the station's deliveries.
    if not leading_on(connection, station, handovers):
        return station_key(connection, station)
    row = tables.station
    here = row.c.station == station
    connection.execute(select(row.c.station).where(here).with_for_update())
    for one in leading_on(connection, station, handovers):
        _take(connection, station, one, now)
        connection.execute(update(row).where(here).values(public_key=one.public_key))
    return station_key(connection, station)


def _take(connection: Connection, station: str, one: Handover, now: int) -> None:
    row = tables.station_key.c
    known = connection.execute(select(row.station).where(row.public_key == one.public_key)).first()
    if known is not None:
        raise Refused(409, "station.key_known")
    newest = connection.execute(select(row.n).where(row.station == station).order_by(row.n.desc())).scalars()
    connection.execute(
        insert(tables.station_key).values(
            station=station,
            n=(newest.first() or 0) + 1,
            public_key=one.public_key,
            handed=one.handed,
            proven=one.proven,
            epoch=None,
            seq=None,
            learned_at=now,
        )
    )


def spans(connection: Connection, station: str) -> list[Span]:
    """The keys of a station, oldest first."""
    row = tables.station_key.c
    found = connection.execute(
        select(row.n, row.public_key, row.epoch, row.seq).where(row.station == station).order_by(row.n)
    )
    return [
        Span(one.n, bytes(one.public_key), None if one.epoch is None else (one.epoch, one.seq))
        for one in found
    ]


def signs_at(known: Iterable[Span], place: tuple[int, int]) -> bytes:
    """The key that signs the entry at a place; b"" when there is none."""
    keys = [one for one in known if one.behind is not None and one.behind < place]
    return max(keys, key=lambda one: (one.behind, one.n)).key if keys else b""


def let_in_again(connection: Connection, station: str, handovers: Sequence[Handover], now: int) -> bytes:
    """A code for this station alone lifts what was revoked, and its hand-overs are followed at once.

    Returns the key that it has then.

    Raises:
        Refused: as `learn`.
    """
    row = tables.revocation
    still = (row.c.station == station, row.c.lifted_at.is_(None))
    connection.execute(update(row).where(*still).values(lifted_at=now))
    return learn(connection, station, handovers, now)


def begins_behind(connection: Connection, station: str, key: bytes, place: tuple[int, int]) -> None:
    """An entry of the station says where a key begins to sign.

    The earliest counts: what is left of a closed epoch may come behind the opening of the next one.
    """
    row = tables.station_key
    here = (row.c.station == station, row.c.public_key == key)
    later = (row.c.epoch > place[0]) | ((row.c.epoch == place[0]) & (row.c.seq > place[1]))
    said = update(row).where(*here, row.c.epoch.is_(None) | later)
    connection.execute(said.values(epoch=place[0], seq=place[1]))
