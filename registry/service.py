"""One registry, open: its database, its identity and its key."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from registry.clock import now_ms
from registry.engine import database_url, open_engine, opened, sqlite_file, transact
from registry.identity import Identity, establish, known_identity, note_restored
from registry.key_file import current_key
from registry.migrate import bring_up
from registry.own_keys import begin_change, note_handovers
from registry.refused import RegistryRefused


@dataclass(frozen=True, slots=True)
class Registry:
    """What every request works with. Holds nothing that another process would have to know."""

    engine: Engine
    identity: Identity
    key: Ed25519PrivateKey
    clock: Callable[[], int] = now_ms

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def open_registry(
    database: str,
    *,
    realm: str | None = None,
    key_file: Path | None = None,
    clock: Callable[[], int] = now_ms,
) -> Registry:
    """Migrate, and make or check the identity.

    Raises:
        RegistryRefused: see `establish` and `bring_up`; `key.where` for a server without a key file,
            `database.away` when it cannot be reached.
    """
    file = key_file or beside(database)
    engine = open_engine(database)
    try:
        bring_up(engine)
        try:
            identity, key = transact(engine, lambda one: establish(one, file, realm=realm, now_ms=clock()))
        except IntegrityError:  # another process made the identity at the same moment
            identity, key = transact(engine, lambda one: establish(one, file, realm=realm, now_ms=clock()))
    except DBAPIError as fault:
        engine.dispose()
        raise RegistryRefused("database.away", reason=str(fault.orig).strip()) from fault
    except BaseException:
        engine.dispose()
        raise
    return Registry(engine, identity, key, clock)


def open_made_registry(database: str, *, key_file: Path | None = None) -> Registry:
    """Open a registry that was started before, and never make one by a slip in its address.

    Raises:
        RegistryRefused: `identity.missing`, and those of `open_registry`.
    """
    with opened(database) as engine:
        bring_up(engine)
        if transact(engine, known_identity) is None:
            raise RegistryRefused("identity.missing")
    return open_registry(database, key_file=key_file)


def say_restored(database: str) -> int:
    """Note that the database came back from a backup.

    Returns the incarnation that receipts name from the next start on.

    Raises:
        RegistryRefused: `identity.missing`, or the database's faults.
    """
    with opened(database) as engine:
        bring_up(engine)
        return transact(engine, note_restored)


def rotate_key(database: str, key_file: Path) -> bytes:
    """Change to a new key in `key_file`; the new public one. No process may serve meanwhile.

    The new key is on the disk before the database names it, and takes its place behind that: cut off in
    between, the next start finishes it, or goes on with the old one.

    Raises:
        RegistryRefused: `identity.missing`, those of the key file, and the database's.
    """
    with opened(database) as engine:
        bring_up(engine)
        said = transact(engine, lambda connection: begin_change(connection, key_file))
        transact(engine, lambda connection: note_handovers(connection, [said], now_ms()))
    current_key(key_file, said.public_key)
    return said.public_key


def beside(database: str) -> Path:
    """Where the key of an SQLite registry lies.

    Raises:
        RegistryRefused: `key.where`.
    """
    file = sqlite_file(database_url(database))
    if file is None:
        raise RegistryRefused("key.where")
    return file.with_name("registry.key")
