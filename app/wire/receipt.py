"""The registry's receipt: the only thing that counts as delivered."""

from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.wire.envelope import BadEnvelope, canonical, read_plain, signature_holds
from app.wire.signed import Signed, sign

VERSION = 1
MAX_RECEIPT = 262_144
_TAG = b"receipt1sig\0"
_HEX = frozenset("0123456789abcdef")
_TEXTS = ("registry", "realm", "station")
_NUMBERS = ("v", "incarnation", "epoch", "acked_seq", "at")


class BadReceipt(ValueError):
    """The bytes are not a receipt; `code` says what is wrong."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the registry noticed about an entry; never a reason not to keep it."""

    code: str
    epoch: int
    seq: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the registry holds of one stream (protocol: receipt v1).

    acked_seq     newest entry held without a gap, 0 when none
    acked_hash    its hash in hexadecimal, the genesis hash when none
    incarnation   rises each time the registry comes back from a backup
    at            registry's time, UTC milliseconds since 1970
    missing_blobs SHA-256 of photographs the registry asks for
    findings      newest first, not complete
    """

    registry: str
    realm: str
    incarnation: int
    station: str
    epoch: int
    acked_seq: int
    acked_hash: str
    at: int
    missing_blobs: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def issue(receipt: Receipt, key: Ed25519PrivateKey) -> Signed:
    """Put a receipt into bytes and sign them.

    Raises:
        BadEnvelope: a text that cannot be carried.
    """
    body = {name: getattr(receipt, name) for name in (*_TEXTS, *_NUMBERS[1:], "acked_hash")}
    body["v"] = VERSION
    body["missing_blobs"] = list(receipt.missing_blobs)
    body["findings"] = [{"code": one.code, "epoch": one.epoch, "seq": one.seq} for one in receipt.findings]
    raw = canonical(body)
    return sign(_TAG, raw, key)


def receipt_holds(signed: Signed, public_key: bytes) -> bool:
    """Whether the signature is that registry key's; says nothing about whose stream it is."""
    return signature_holds(public_key, _TAG + signed.raw, signed.sig)


def read(raw: bytes) -> Receipt:
    """Read the bytes of a receipt; check the signature first.

    Raises:
        BadReceipt: not a receipt of this version.
    """
    if len(raw) > MAX_RECEIPT:
        raise BadReceipt("receipt.too_large")
    try:
        body = read_plain(raw)
    except BadEnvelope as broken:
        raise BadReceipt("receipt.not_json") from broken
    if not isinstance(body, dict) or body.get("v") != VERSION:
        raise BadReceipt("receipt.version")
    if body.keys() != {*_TEXTS, *_NUMBERS, "acked_hash", "missing_blobs", "findings"}:
        raise BadReceipt("receipt.fields")
    _check(body)
    return Receipt(
        **{name: body[name] for name in (*_TEXTS, *_NUMBERS[1:], "acked_hash")},
        missing_blobs=tuple(body["missing_blobs"]),
        findings=tuple(Finding(**one) for one in body["findings"]),
    )


def _check(body: dict[str, Any]) -> None:
    sound = (
        all(isinstance(body[name], str) for name in _TEXTS)
        and all(_is_count(body[name]) for name in _NUMBERS)
        and body["incarnation"] >= 1
        and body["epoch"] >= 1
        and _is_hash(body["acked_hash"])
        and isinstance(body["missing_blobs"], list)
        and all(_is_hash(one) for one in body["missing_blobs"])
        and isinstance(body["findings"], list)
        and all(_is_finding(one) for one in body["findings"])
    )
    if not sound:
        raise BadReceipt("receipt.fields")


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_hash(value: object) -> bool:
    return isinstance(value, str) and len(value) == 64 and _HEX.issuperset(value)


def _is_finding(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"code", "epoch", "seq"}
        and isinstance(value["code"], str)
        and _is_count(value["epoch"])
        and _is_count(value["seq"])
    )
