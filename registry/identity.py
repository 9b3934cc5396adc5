"""Who the registry is: its id, its realm, how often it was restored, and the key it signs with."""

import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, insert, select, update

from registry import tables
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
        key = _read_key(key_file) if key_file.exists() else _make_key(key_file)
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
    key = _read_key(key_file)
    if key.public_key().public_bytes_raw() != found.public_key:
        raise RegistryRefused("key.other", file=str(key_file))
    return found, key


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


def _make_key(file: Path) -> Ed25519PrivateKey:
    key = Ed25519PrivateKey.generate()
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Written beside and linked into place: a half-written key must never carry the key's name.
    fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(descriptor, key.private_bytes_raw().hex().encode() + b"\n")
        os.fsync(descriptor)
        os.link(fresh, file)
    except FileExistsError:
        return _read_key(file)  # another process starts at the same moment; its key is as good
    finally:
        os.close(descriptor)
        fresh.unlink()
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return key


def _read_key(file: Path) -> Ed25519PrivateKey:
    try:
        mode = stat.S_IMODE(file.stat().st_mode)
        text = file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as fault:
        raise RegistryRefused("key.missing", file=str(file)) from fault
    if mode & 0o077:
        raise RegistryRefused("key.open_to_others", file=str(file), mode=oct(mode))
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(text.strip()))
    except ValueError as fault:
        raise RegistryRefused("key.malformed", file=str(file)) from fault
