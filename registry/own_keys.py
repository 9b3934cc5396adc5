"""The registry changes the key that it signs with; stations follow from the one that they have pinned."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection, func, insert, select, update

from app.wire.handover import Handover, Whose, hand_over, leading_to
from registry import tables
from registry.key_file import current_key, keep_handovers, kept_handovers, make_key, next_file
from registry.refused import RegistryRefused


def handovers(connection: Connection) -> tuple[Handover, ...]:
    """Every change of the registry's key, oldest first."""
    row = tables.registry_key.c
    found = connection.execute(
        select(row.replaces, row.public_key, row.handed, row.proven).order_by(row.n)
    ).all()
    return tuple(Handover(*(bytes(one) for one in each)) for each in found)


def note_handovers(connection: Connection, way: Iterable[Handover], now: int) -> None:
    """The registry's key is from here on the one that these lead to."""
    row = tables.registry_key
    for one in way:
        newest = connection.execute(select(func.coalesce(func.max(row.c.n), 0))).scalar_one()
        connection.execute(
            insert(row).values(
                n=newest + 1,
                replaces=one.replaces,
                public_key=one.public_key,
                handed=one.handed,
                proven=one.proven,
                made_at=now,
            )
        )
        connection.execute(update(tables.identity).values(public_key=one.public_key))


def begin_change(connection: Connection, key_file: Path) -> Handover:
    """Put the next key and its hand-over on the disk; nothing is changed by that yet.

    Raises:
        RegistryRefused: `identity.missing`, and those of the key file.
    """
    row = tables.identity.c
    who = connection.execute(select(row.registry, row.realm, row.public_key)).one_or_none()
    if who is None:
        raise RegistryRefused("identity.missing")
    public = bytes(who.public_key)
    old = current_key(key_file, public)
    if old.public_key().public_bytes_raw() != public:
        raise RegistryRefused("key.other", file=str(key_file))
    next_file(key_file).unlink(missing_ok=True)  # of a change that was never made
    fresh = make_key(next_file(key_file))
    said = hand_over(old, fresh, Whose(who.registry, who.realm))
    keep_handovers(key_file, (*leading_to(public, kept_handovers(key_file)), said))
    return said
