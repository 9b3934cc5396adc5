"""Who may ask: a station signs a challenge, and gets a token that every door for stations wants to see.

Challenge and token are kept by nobody: both carry a proof by the registry's own key, so every process before
the same database believes what another gave out. Only a challenge that was answered is written down, until it
has run out, so that it is answered once. All times are the registry's own: no station's clock counts.
"""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, delete, insert
from sqlalchemy.exc import IntegrityError

from app.wire.access import MAX_TOKEN, BadAccess, SignedTokenRequest, read_token_request, token_asked_by
from app.wire.envelope import BadEnvelope, canonical, read_plain
from registry import tables
from registry.engine import reading, transact
from registry.judge import storable
from registry.keys import leading_on, learn
from registry.refused import Refused
from registry.service import Registry
from registry.streams import station_key

CHALLENGE_MS = 60_000
TOKEN_MS = 3_600_000
_RANDOM, _MAC = 16, 32
_BEARER = "Bearer "
_KEY_TAG, _CHALLENGE_TAG, _TOKEN_TAG = b"access1key\0", b"challenge1mac\0", b"token1mac\0"


def challenge(registry: Registry, body: bytes) -> dict[str, Any]:
    """Something to sign, good for a minute and for the station that it was given to.

    Raises:
        Refused: 400 `challenge.fields`.
    """
    match _plain(body, "challenge.fields"):
        case {"station": str(station), **rest} if not rest and station and storable(station):
            pass
        case _:
            raise Refused(400, "challenge.fields")
    fresh = secrets.token_bytes(_RANDOM) + (registry.clock() + CHALLENGE_MS).to_bytes(8, "big")
    return {"nonce": (fresh + _nonce_mac(registry, station, fresh)).hex(), "good_for_s": CHALLENGE_MS // 1000}


def token(registry: Registry, body: bytes) -> dict[str, Any]:
    """A token for whoever has signed a challenge of ours with an enrolled station's key.

    Raises:
        Refused: 400 `token.fields`; 403 `realm.other`, `registry.other`, `token.challenge` (not ours, not for
            this station, run out or answered already), `token.not_a_station` (not its key).
    """
    try:
        request = read_token_request(_plain(body, "token.fields"))
    except BadAccess as bad:
        raise Refused(400, bad.code) from bad
    said, who = request.said, registry.identity
    if said.realm != who.realm:
        raise Refused(403, "realm.other", realm=who.realm)
    if said.registry != who.registry:
        raise Refused(403, "registry.other")
    nonce, now = bytes.fromhex(said.nonce), registry.clock()
    fresh = nonce[:-_MAC]
    if not storable(said.station) or not hmac.compare_digest(
        _nonce_mac(registry, said.station, fresh), nonce[-_MAC:]
    ):
        raise Refused(403, "token.challenge")
    if not _within(int.from_bytes(fresh[_RANDOM:], "big"), now, CHALLENGE_MS):
        raise Refused(403, "token.challenge")
    _see_key(registry, request)
    try:
        transact(registry.engine, lambda connection: _write_down(connection, request, fresh, now))
    except IntegrityError as taken:  # answered before, or by another process at this moment
        raise Refused(403, "token.challenge") from taken
    return {"token": token_for(registry, said.station), "good_for_s": TOKEN_MS // 1000}


def _see_key(registry: Registry, request: SignedTokenRequest) -> None:
    """Read without a lock: what no station has signed must hold up nobody."""
    try:
        with reading(registry.engine) as connection:
            known = station_key(connection, request.said.station)
            way = leading_on(connection, request.said.station, request.handovers)
    except Refused as unknown:
        raise Refused(403, "token.not_a_station") from unknown
    if not token_asked_by(request, way[-1].public_key if way else known):
        raise Refused(403, "token.not_a_station")


def _write_down(connection: Connection, request: SignedTokenRequest, fresh: bytes, now: int) -> None:
    """The challenge is answered; and the station may have come to another key since it was here."""
    if not token_asked_by(request, learn(connection, request.said.station, request.handovers, now)):
        raise Refused(403, "token.not_a_station")
    until = int.from_bytes(fresh[_RANDOM:], "big")
    connection.execute(delete(tables.answered).where(tables.answered.c.until < now))
    connection.execute(insert(tables.answered).values(nonce=fresh, until=until))


def token_for(registry: Registry, station: str) -> str:
    """A token that says who asks, and until when that is believed."""
    raw = canonical({"station": station, "until": registry.clock() + TOKEN_MS})
    return f"{urlsafe_b64encode(raw).decode()}.{_mac(registry.key, _TOKEN_TAG + raw).hex()}"


def caller(registry: Registry, headers: Mapping[str, str], *, about: str | None = None) -> str:
    """The station whose token a request shows; `about` is the station that the request names.

    Raises:
        Refused: 401 `token.needed` without a token of ours, `token.expired`; 403 `token.other_station` for
            what belongs to another.
    """
    shown = headers.get("authorization", "")
    if not shown.startswith(_BEARER) or len(shown) > MAX_TOKEN:
        raise Refused(401, "token.needed")
    packed, _, mac = shown.removeprefix(_BEARER).partition(".")
    try:
        raw = urlsafe_b64decode(packed.encode("ascii"))
        proven = hmac.compare_digest(_mac(registry.key, _TOKEN_TAG + raw).hex(), mac)
    except (ValueError, TypeError) as broken:  # no base64, or letters that no proof has
        raise Refused(401, "token.needed") from broken
    if not proven:
        raise Refused(401, "token.needed")
    said: Any = read_plain(raw)
    if not _within(said["until"], registry.clock(), TOKEN_MS):
        raise Refused(401, "token.expired")
    if about is not None and said["station"] != about:
        raise Refused(403, "token.other_station")
    return str(said["station"])


def _within(until: int, now: int, longest: int) -> bool:
    """Whether it has not run out; a clock that was set back makes nothing good for longer."""
    return now <= until <= now + longest


def _plain(body: bytes, code: str) -> object:
    try:
        return read_plain(body)
    except BadEnvelope as broken:
        raise Refused(400, code) from broken


def _nonce_mac(registry: Registry, station: str, fresh: bytes) -> bytes:
    return _mac(registry.key, _CHALLENGE_TAG + fresh + station.encode())


def _mac(key: Ed25519PrivateKey, message: bytes) -> bytes:
    """A proof that only processes with the registry's private key can make."""
    proofs = sha256(_KEY_TAG + key.private_bytes_raw()).digest()
    return hmac.digest(proofs, message, "sha256")
