"""A piece of an attachment on the wire, and the receipt for one: exact, signed, and nothing else is read."""

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from app.wire.attachment import (
    MAX_ATTACHMENT,
    MAX_PIECE,
    BadPiece,
    HeldReceipt,
    Piece,
    held_receipt_holds,
    issue_held,
    pack_piece,
    piece_signature_holds,
    read_held,
    unpack_piece,
)
from app.wire.envelope import canonical

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
CONTENT = b"\xff\xd8 a picture\nwith a newline in it"
PIECE = Piece("practice", "st-1", sha256(CONTENT).hexdigest(), len(CONTENT), 0, CONTENT)
HELD = HeldReceipt("rg-1", "practice", 1, "st-1", "ab" * 32, 5, 9, 1_790_000_000_000)


def code(body: bytes) -> str:
    with pytest.raises(BadPiece) as found:
        unpack_piece(body)
    return found.value.code


def with_header(**changed: Any) -> bytes:
    line, content = pack_piece(PIECE, KEY).split(b"\n", 1)
    return canonical({**json.loads(line), **changed}) + b"\n" + content


@given(st.binary(min_size=1, max_size=400), st.integers(0, 1000))
def test_what_is_packed_comes_out_again(content: bytes, start: int) -> None:
    piece = replace(PIECE, content=content, start=start, of=start + len(content))
    received = unpack_piece(pack_piece(piece, KEY))
    assert received.piece == piece
    assert piece_signature_holds(received, PUBLIC)


@given(st.integers(min_value=0), st.integers(0, 7))
def test_a_piece_with_one_flipped_bit_is_refused_or_not_signed(place: int, bit: int) -> None:
    body = bytearray(pack_piece(PIECE, KEY))
    body[place % len(body)] ^= 1 << bit
    try:
        received = unpack_piece(bytes(body))
    except BadPiece:
        return
    assert not piece_signature_holds(received, PUBLIC)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_piece_or_are_refused(body: bytes) -> None:
    with pytest.raises(BadPiece):
        unpack_piece(body)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"proto": 2}, "piece.proto"),
        ({"proto": "1"}, "piece.proto"),
        ({"sha256": "AB" * 32}, "piece.header"),
        ({"of": 0}, "piece.header"),
        ({"of": True}, "piece.header"),
        ({"of": MAX_ATTACHMENT + 1}, "piece.header"),
        ({"start": -1}, "piece.header"),
        ({"n": MAX_PIECE + 1}, "piece.header"),
        ({"station": ""}, "piece.header"),
        ({"station": "x" * 300}, "piece.header"),
        ({"sig": "00"}, "piece.header"),
        ({"more": 1}, "piece.header"),
        ({"n": 3}, "piece.content"),
        ({"content": "0" * 64}, "piece.content"),
        ({"start": 1}, "piece.too_long"),
    ],
)
def test_an_odd_header_is_refused(changed: dict[str, Any], expected: str) -> None:
    assert code(with_header(**changed)) == expected


def test_what_is_no_header_is_refused() -> None:
    line, content = pack_piece(PIECE, KEY).split(b"\n", 1)
    spaced = json.dumps(json.loads(line)).encode()
    for odd in (b"", b"[]", b"1", b"{", b"\xff", spaced, line * 20, b'{"a":1,"a":1}'):
        assert code(odd + b"\n" + content) == "piece.header"
    assert code(line) == "piece.header", "no newline"
    assert code(line + b"\n" + content[:-1]) == "piece.content"


def test_a_piece_of_nothing_or_too_much_is_not_packed() -> None:
    for content in (b"", bytes(MAX_PIECE + 1)):
        with pytest.raises(BadPiece, match=r"piece\.size"):
            pack_piece(replace(PIECE, content=content), KEY)


def test_a_receipt_holds_and_comes_back() -> None:
    signed = issue_held(HELD, KEY)
    assert held_receipt_holds(signed, PUBLIC)
    assert not held_receipt_holds(replace(signed, raw=signed.raw + b" "), PUBLIC)
    assert read_held(signed.raw) == HELD
    KEY.public_key().verify(signed.sig, b"held1sig\0" + signed.raw)


@pytest.mark.parametrize(
    "changed",
    [
        {"v": 2},
        {"v": True},
        {"held": 10},
        {"held": -1},
        {"of": 0},
        {"incarnation": 0},
        {"sha256": "x"},
        {"station": 5},
        {"more": 1},
    ],
)
def test_an_odd_receipt_is_malformed(changed: dict[str, Any]) -> None:
    raw = canonical({**json.loads(issue_held(HELD, KEY).raw), **changed})
    with pytest.raises(BadPiece, match=r"held\.malformed"):
        read_held(raw)


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"\xff", b"{" * 50])
def test_what_is_no_receipt_is_malformed(raw: bytes) -> None:
    with pytest.raises(BadPiece, match=r"held\.malformed"):
        read_held(raw)
