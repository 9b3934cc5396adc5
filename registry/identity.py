"""Who the registry is: its id, its realm, how often it was restored, and the key it signs with."""

import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, insert, select, update

from app.wire.handover import Whose, way_between
from registry import tables
from registry.key_file import current_key, kept_handovers, make_key, read_key
from registry.own_keys import note_handovers
from registry.refused import RegistryRefused

PRACTICE = "practice"
REALMS = (PRACTICE, "production")


@dataclass(frozen=True, slots=True)
class Identity:
    """What every receipt names. The realm is fixed when the registry is made."""

    registry: str
    realm: str
    incarnation: int
    public_key: bytes


def establish(
    connection: Connection, key_file: Path, *, realm: str | None, now_ms: int
) -> tuple[Identity, Ed25519PrivateKey]:
    """The identity and its key; both are made on the first start.

    Raises:
        RegistryRefused: `realm.fixed` when another realm was made, `key.missing`, `key.open_to_others`,
            `key.malformed` or `key.other` for a key file that cannot be the registry's.
    """
    found = known_identity(connection)
    if found is None:
        key = read_key(key_file) if key_file.exists() else make_key(key_file)
        found = Identity(
            registry="rg-" + secrets.token_hex(8),
            realm=realm or PRACTICE,
            incarnation=1,
            public_key=key.public_key().public_bytes_raw(),
        )
        connection.execute(insert(tables.identity).values(**_row(found), created_at=now_ms))
        return found, key
    if realm is not None and realm != found.realm:
        raise RegistryRefused("realm.fixed", realm=found.realm)
    key = current_key(key_file, found.public_key)
    return replace(found, public_key=_followed_to(connection, found, key, key_file, now_ms)), key


def _followed_to(
    connection: Connection, found: Identity, key: Ed25519PrivateKey, key_file: Path, now_ms: int
) -> bytes:
    """The key that lies here, when the one in the database has handed over to it.

    A database from a backup may be older than the last change of keys.
    """
    public = key.public_key().public_bytes_raw()
    whose = Whose(found.registry, found.realm)
    known = kept_handovers(key_file) if public != found.public_key else ()
    way = way_between(found.public_key, public, known, whose)
    if way is None:
        raise RegistryRefused("key.other", file=str(key_file))
    note_handovers(connection, way, now_ms)
    return public


def known_identity(connection: Connection) -> Identity | None:
    """The identity that was made, or None before the first start."""
    row = connection.execute(select(tables.identity)).one_or_none()
    if row is None:
        return None
    return Identity(row.registry, row.realm, row.incarnation, bytes(row.public_key))


def note_restored(connection: Connection) -> int:
    """Say that the database came back from a backup: stations may then be behind their own receipts.

    Returns the new incarnation.

    Raises:
        RegistryRefused: `identity.missing` when there is nothing that could have been restored.
    """
    found = known_identity(connection)
    if found is None:
        raise RegistryRefused("identity.missing")
    connection.execute(update(tables.identity).values(incarnation=found.incarnation + 1))
    return found.incarnation + 1


def _row(identity: Identity) -> dict[str, object]:
    return {
        "one": 1,
        "registry": identity.registry,
        "realm": identity.realm,
        "incarnation": identity.incarnation,
        "public_key": identity.public_key,
    }
