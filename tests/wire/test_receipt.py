"""The receipt: signed bytes that say what the registry holds."""

import json
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from app.wire.envelope import canonical
from app.wire.receipt import BadReceipt, Finding, Receipt, issue, read, receipt_holds
from app.wire.signed import Signed, from_wire, to_wire

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
RECEIPT = Receipt(
    registry="rg-1",
    realm="practice",
    incarnation=1,
    station="st-1",
    epoch=1,
    acked_seq=12,
    acked_hash="ab" * 32,
    at=1_790_000_000_000,
    missing_blobs=("cd" * 32,),
    findings=(Finding("entry.unreadable", 1, 3),),
)


def test_an_issued_receipt_holds_and_comes_back() -> None:
    signed = from_wire(json.loads(json.dumps(to_wire(issue(RECEIPT, KEY)))))
    assert receipt_holds(signed, PUBLIC)
    assert read(signed.raw) == RECEIPT
    assert signed.key == PUBLIC[:8].hex()
    KEY.public_key().verify(signed.sig, b"receipt1sig\0" + signed.raw)


@given(st.integers(min_value=0), st.integers(min_value=0, max_value=7))
def test_a_receipt_with_one_flipped_bit_does_not_hold(place: int, bit: int) -> None:
    signed = issue(RECEIPT, KEY)
    raw = bytearray(signed.raw)
    raw[place % len(raw)] ^= 1 << bit
    assert not receipt_holds(replace(signed, raw=bytes(raw)), PUBLIC)


def test_odd_keys_and_signatures_simply_do_not_hold() -> None:
    signed = issue(RECEIPT, KEY)
    assert not receipt_holds(signed, b"short")
    assert not receipt_holds(Signed(signed.raw, b""), PUBLIC)


@pytest.mark.parametrize(
    "changed",
    [
        {"v": 2},
        {"registry": 1},
        {"epoch": 0},
        {"epoch": True},
        {"incarnation": 0},
        {"acked_seq": -1},
        {"acked_hash": "ab"},
        {"acked_hash": "AB" * 32},
        {"missing_blobs": ["x"]},
        {"findings": [{"code": "a"}]},
        {"findings": [{"code": 1, "epoch": 1, "seq": 1}]},
        {"more": 1},
    ],
)
def test_an_odd_receipt_is_refused(changed: dict[str, object]) -> None:
    raw = canonical({**json.loads(issue(RECEIPT, KEY).raw), **changed})
    with pytest.raises(BadReceipt):
        read(raw)


@given(st.binary(max_size=200))
def test_reading_anything_only_ever_says_bad_receipt(raw: bytes) -> None:
    with pytest.raises(BadReceipt):
        read(raw)
