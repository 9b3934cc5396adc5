"""What the registry signs, as it travels inside JSON."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from app.wire.signed import BadSigned, from_wire, sign, to_wire

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
WIRE = to_wire(sign(b"tag\0", b"{}", KEY))


@given(st.text(st.characters(blacklist_categories=("Cs",))))
def test_it_comes_back_byte_for_byte_with_its_signature(text: str) -> None:
    signed = sign(b"tag\0", text.encode(), KEY)
    assert from_wire(json.loads(json.dumps(to_wire(signed)))) == signed
    KEY.public_key().verify(signed.sig, b"tag\0" + text.encode())
    assert signed.key == KEY.public_key().public_bytes_raw()[:8].hex()


@pytest.mark.parametrize(
    "odd",
    [
        None,
        [],
        {},
        "<html>",
        {"raw": 1, "sig": "", "key": ""},
        {"raw": "", "sig": "x", "key": ""},
        {**WIRE, "sig": "zz"},
        {**WIRE, "raw": "\ud800"},
        {**WIRE, "key": None},
    ],
)
def test_another_form_is_refused(odd: object) -> None:
    with pytest.raises(BadSigned):
        from_wire(odd)
