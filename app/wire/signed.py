"""Bytes with the registry's signature, as they travel: receipts, and pages of what it tells all stations."""

from dataclasses import dataclass
from typing import cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_HINT_BYTES = 8


class BadSigned(ValueError):
    """Parsed JSON that is not the form `to_wire` gives."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What the registry says, as bytes with its signature; `key` hints at which of its keys.

    Over which tag the signature is belongs to what is said, and so do its fields.
    """

    raw: bytes
    sig: bytes
    key: str = ""


def sign(tag: bytes, raw: bytes, key: Ed25519PrivateKey) -> Signed:
    """The registry's word for these bytes."""
    hint = key.public_key().public_bytes_raw()[:KEY_HINT_BYTES].hex()
    return Signed(raw, key.sign(tag + raw), hint)


def to_wire(signed: Signed) -> dict[str, str]:
    """As it travels inside JSON; the raw text is carried as a string, byte for byte."""
    return {"raw": signed.raw.decode(), "sig": signed.sig.hex(), "key": signed.key}


def from_wire(value: object) -> Signed:
    """Out of parsed JSON, not yet believed.

    Raises:
        BadSigned: not the form that `to_wire` gives.
    """
    if not isinstance(value, dict) or not {"raw", "sig", "key"} <= value.keys():
        raise BadSigned
    fields = cast(dict[str, object], value)
    raw, sig, key = fields["raw"], fields["sig"], fields["key"]
    if not (isinstance(raw, str) and isinstance(sig, str) and isinstance(key, str)):
        raise BadSigned
    try:
        return Signed(raw.encode(), bytes.fromhex(sig), key)
    except ValueError as broken:  # a lone surrogate in the text or no hexadecimal
        raise BadSigned from broken
