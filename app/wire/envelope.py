"""One journal entry as bytes: the envelope, its hash in the chain and its signature."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any, cast

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

VERSION = 1
GENESIS = bytes(32)  # the "previous hash" of the first entry of an epoch
MAX_RAW = 1_048_576
MAX_DEPTH = 16
_HASH_TAG = b"ev1\0"
_SIGN_TAG = b"ev1sig\0"
_MAX_INT = 2**53 - 1  # what every JSON reader can carry exactly

_REQUIRED: Mapping[str, tuple[type, ...]] = {
    "v": (int,),
    "realm": (str,),
    "station": (str,),
    "epoch": (int,),
    "seq": (int,),
    "id": (str,),
    "type": (str,),
    "sv": (int,),
    "at": (int,),
    "mono": (int,),
    "boot": (str,),
    "clk": (dict,),
    "op": (str, type(None)),
    "sess": (str, type(None)),
    "data": (dict,),
    "base": (dict,),
    "refs": (list,),
}
_OPTIONAL = frozenset({"sig2"})


class BadEnvelope(ValueError):
    """The bytes are not an envelope of this version; `code` says what is wrong."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Envelope:
    """A journal entry before it becomes bytes (protocol: envelope v1).

    realm    "practice" or "production"; each side refuses the other's
    id       UUIDv7 text
    type     fact in the past, dotted: "pack.received"; `sv` is the version of its `data`
    at       UTC milliseconds since 1970; mono: milliseconds since boot `boot`
    clk      {"state": "ntp" | "receipt" | "free", "age_ms": int or None}
    op, sess operator id and session id, or None when nobody is signed in
    data     only objects, lists, strings, whole numbers, booleans and null
    base     battery id -> hash (hex) of the newest entry known here about it, or None
    refs     [{"sha256": hex, "len": bytes, "mime": text}] of photographs
    sig2     {"op", "method", "meaning"} of the second person, when there was one
    """

    realm: str
    station: str
    epoch: int
    seq: int
    id: str
    type: str
    sv: int
    at: int
    mono: int
    boot: str
    clk: Mapping[str, Any]
    op: str | None
    sess: str | None
    data: Mapping[str, Any]
    base: Mapping[str, str | None]
    refs: tuple[Mapping[str, Any], ...] = ()
    sig2: Mapping[str, Any] | None = None
    v: int = VERSION


def encode(envelope: Envelope) -> bytes:
    """The canonical bytes: sorted keys, compact, UTF-8. These bytes are what is hashed and stored.

    Raises:
        BadEnvelope: a float, a lone surrogate, too deep, too large or too big a number.
    """
    body: dict[str, Any] = {name: getattr(envelope, name) for name in _REQUIRED}
    body["refs"] = list(envelope.refs)
    if envelope.sig2 is not None:
        body["sig2"] = envelope.sig2
    return canonical(body)


def canonical(body: object) -> bytes:
    """Plain values as sorted, compact JSON in UTF-8, with nothing in it that readers disagree on."""
    plain = _plain(body, 0)
    try:
        raw = json.dumps(
            plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
        ).encode()
    except UnicodeEncodeError as broken:
        raise BadEnvelope("text.lone_surrogate") from broken
    if len(raw) > MAX_RAW:
        raise BadEnvelope("envelope.too_large")
    return raw


def _plain(value: object, depth: int) -> object:
    if depth > MAX_DEPTH:
        raise BadEnvelope("envelope.too_deep")
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int):
        if abs(value) > _MAX_INT:
            raise BadEnvelope("number.too_big")
        return value
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise BadEnvelope("key.not_text")
        return {key: _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item, depth + 1) for item in value]
    raise BadEnvelope("value.not_plain")


def decode(raw: bytes) -> Envelope:
    """Read an envelope back from its bytes; the bytes, not this value, stay the record.

    Raises:
        BadEnvelope: not JSON, a wrong or missing field, a float, a repeated key, too deep or too large.
    """
    body = read_plain(raw)
    if not isinstance(body, dict):
        raise BadEnvelope("envelope.not_an_object")
    if body.get("v") != VERSION:
        raise BadEnvelope("envelope.version")
    for name, kinds in _REQUIRED.items():
        if name not in body:
            raise BadEnvelope(f"field.missing:{name}")
        if not isinstance(body[name], kinds) or (isinstance(body[name], bool)):
            raise BadEnvelope(f"field.type:{name}")
    if unknown := body.keys() - _REQUIRED.keys() - _OPTIONAL:
        raise BadEnvelope(f"field.unknown:{min(unknown)}")
    body["refs"] = tuple(body["refs"])
    return Envelope(**cast(dict[str, Any], body))


def read_plain(raw: bytes) -> object:
    """Parse JSON bytes strictly: no floats, no repeated keys, no NaN, bounded size and depth.

    Raises:
        BadEnvelope: whatever is wrong, as a code.
    """
    if len(raw) > MAX_RAW:
        raise BadEnvelope("envelope.too_large")
    try:
        body = json.loads(
            raw.decode(), parse_float=_no_float, parse_constant=_no_float, object_pairs_hook=_once
        )
    except BadEnvelope:
        raise
    except (ValueError, RecursionError) as broken:
        raise BadEnvelope("envelope.not_json") from broken
    return _plain(body, 0)


def _no_float(_text: str) -> object:
    raise BadEnvelope("value.float")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    body = dict(pairs)
    if len(body) != len(pairs):
        raise BadEnvelope("key.repeated")
    return body


def entry_hash(prev: bytes, raw: bytes) -> bytes:
    """The link of the chain: SHA-256 over tag, previous hash and the stored bytes."""
    return sha256(_HASH_TAG + prev + raw).digest()


def sign_entry(key: Ed25519PrivateKey, hashed: bytes) -> bytes:
    """The station's word for one entry: 64 bytes of Ed25519 over tag and hash."""
    return key.sign(_SIGN_TAG + hashed)


def entry_signature_holds(public_key: bytes, hashed: bytes, signature: bytes) -> bool:
    """Whether `signature` is that key's over this entry; any malformed input is simply no."""
    return signature_holds(public_key, _SIGN_TAG + hashed, signature)


def signature_holds(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether an Ed25519 signature holds; a malformed key or signature is simply no."""
    try:
        _public_key(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


@lru_cache(maxsize=256)
def _public_key(raw: bytes) -> Ed25519PublicKey:
    # A whole journal is checked under one key, and making it ready costs a third of a check.
    return Ed25519PublicKey.from_public_bytes(raw)
