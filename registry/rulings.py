"""Rulings: two people at the registry decide about holds that they name, and the registry signs it.

Each of the two is enrolled with a name and a secret of their own, of which the database keeps a slow hash.
That proves who is there to whoever trusts this computer: the database and the registry's key lie on it, so
its administrator could rule alone. That is said in docs/operations.md.
"""

import re
import secrets
from dataclasses import dataclass

from argon2 import PasswordHasher, Type
from argon2.exceptions import Argon2Error
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.domain.pack_hold import Decision, HoldWhy, PackHold, Ruling
from app.wire.changes import MAX_HOLDS, sign_ruling
from registry import tables
from registry.changes import told_about
from registry.custody import Fresh, publish
from registry.engine import transact
from registry.identity import Identity
from registry.judge import storable
from registry.refused import RegistryRefused

MAX_REASON, MAX_NAME = 200, 60
LEAST_SECRET = 10
FREE_TRIES = 5
LOCK_MS = 15 * 60 * 1000
_SIGNER = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
_HASHER = PasswordHasher(2, 19_456, 1, type=Type.ID)  # OWASP's minimum for argon2id


@dataclass(frozen=True, slots=True)
class Shown:
    """Who somebody says they are, and their secret."""

    signer: str
    secret: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What two people want decided. `only` is the one station that may open the pack, "" for every one."""

    battery: str
    holds: tuple[str, ...]
    decision: Decision
    reason: str
    only: str = ""


def enrol_signer(engine: Engine, signer: str, *, name: str, secret: str, now_ms: int) -> None:
    """Let somebody rule from now on, together with another.

    Raises:
        RegistryRefused: `signer.malformed`, `signer.secret_short` or `signer.known`.
    """
    if not _SIGNER.fullmatch(signer) or not name.strip() or not storable(name, MAX_NAME):
        raise RegistryRefused("signer.malformed")
    if len(secret) < LEAST_SECRET:
        raise RegistryRefused("signer.secret_short", least=LEAST_SECRET)
    hashed = _HASHER.hash(secret.encode("utf-8", "surrogatepass"))
    row = {"signer": signer, "name": name.strip(), "secret": hashed, "enrolled_at": now_ms}
    try:
        transact(
            engine,
            lambda one: one.execute(insert(tables.signer).values(**row, failures=0, failed_at=0)),
        )
    except IntegrityError as known:
        raise RegistryRefused("signer.known", signer=signer) from known


def prove_signer(engine: Engine, shown: Shown, now_ms: int) -> str:
    """Who somebody is, by their secret; the id. A wrong one is counted in a transaction of its own.

    Raises:
        RegistryRefused: `signer.unknown_or_wrong`, or `signer.locked` after too many wrong secrets.
    """
    return _proven(transact(engine, lambda one: _try(one, shown, now_ms)), shown)


def _proven(outcome: str, shown: Shown) -> str:
    if outcome:
        raise RegistryRefused(outcome, signer=shown.signer, minutes=LOCK_MS // 60_000)
    return shown.signer


def _try(connection: Connection, shown: Shown, now_ms: int) -> str:
    """ "" when the secret is right, else the code; counted either way."""
    row = tables.signer.c
    here = row.signer == shown.signer
    found = connection.execute(select(tables.signer).where(here).with_for_update()).first()
    if found is None:
        return "signer.unknown_or_wrong"
    # A clock set back would stretch the lock without end, so it never counts from the future.
    since = max(0, now_ms - min(found.failed_at, now_ms))
    if found.failures >= FREE_TRIES and since < LOCK_MS:
        return "signer.locked"
    try:
        _HASHER.verify(found.secret, shown.secret.encode("utf-8", "surrogatepass"))
    except (Argon2Error, ValueError):
        tries = found.failures + 1
        connection.execute(update(tables.signer).where(here).values(failures=tries, failed_at=now_ms))
        return "signer.unknown_or_wrong"
    connection.execute(update(tables.signer).where(here).values(failures=0))
    return ""


def rule(
    engine: Engine,
    asked: Asked,
    by: tuple[str, str],
    *,
    identity: Identity,
    key: Ed25519PrivateKey,
    now_ms: int,
) -> tuple[Ruling, int]:
    """Put a ruling of two proven people on record, signed, and its position. It is never changed.

    A ruling that says SHUT is followed by a hold of its own, so that the pack is shut again even where
    the holds it names were released before.

    Raises:
        RegistryRefused: `ruling.same_person`, `ruling.reason`, `ruling.no_holds`, `ruling.hold_unknown`
            for one that the registry does not know about this battery, `ruling.station_unknown`.
    """
    if by[0] == by[1]:
        raise RegistryRefused("ruling.same_person")
    if not asked.reason.strip() or not storable(asked.reason, MAX_REASON):
        raise RegistryRefused("ruling.reason", most=MAX_REASON)
    if not 1 <= len(asked.holds) <= MAX_HOLDS:
        raise RegistryRefused("ruling.no_holds", most=MAX_HOLDS)
    ruling = Ruling(
        id="rl-" + secrets.token_hex(8),
        battery=asked.battery,
        holds=tuple(dict.fromkeys(asked.holds)),
        decision=asked.decision,
        only=asked.only,
        reason=asked.reason.strip(),
        by=by,
        at=now_ms,
    )
    fresh = [Fresh(ruling, sign_ruling(ruling, identity.registry, identity.realm, key))]
    if ruling.decision is Decision.SHUT:
        why = HoldWhy.RULING.value
        name = f"{identity.registry}:{ruling.id}:{why}"
        fresh.append(Fresh(PackHold(name, ruling.battery, why, (), identity.registry, "", now_ms)))

    def put(connection: Connection) -> int:
        _see_known(connection, asked)
        return publish(connection, fresh, now_ms)[0]

    return ruling, transact(engine, put)


def _see_known(connection: Connection, asked: Asked) -> None:
    told = told_about(connection, asked.battery)
    known = {one.what.id for one in told if isinstance(one.what, PackHold) and one.what.binding}
    for hold in asked.holds:
        if hold not in known:
            raise RegistryRefused("ruling.hold_unknown", hold=hold)
    row = tables.station.c
    if (
        asked.only
        and connection.execute(select(row.station).where(row.station == asked.only)).first() is None
    ):
        raise RegistryRefused("ruling.station_unknown", station=asked.only)
