"""A photograph or a document on its way to the registry: piece by piece, named by what is in it.

An entry names its attachments by hash and length (`refs`), so they may come days later and are still proven.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.wire.batch import is_hex
from app.wire.envelope import BadEnvelope, canonical, read_plain, signature_holds
from app.wire.signed import Signed, sign

PROTO = 1
MAX_PIECE = 262_144
MAX_ATTACHMENT = 16 * 1_048_576
MAX_HELD = 4096  # bytes of a receipt for one attachment
MAX_HEADER = 4096
_PIECE_TAG = b"piece1sig\0"
_HELD_TAG = b"held1sig\0"
_HASH_HEX, _SIG_HEX = 64, 128
_MAX_NAME = 200
_PIECE = ("realm", "station", "sha256", "of", "start")
_HELD_TEXTS = ("registry", "realm", "station")
_HELD_NUMBERS = ("v", "incarnation", "held", "of", "at")


class BadPiece(ValueError):
    """The bytes are no piece of an attachment, or no receipt for one; `code` says what is wrong."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Piece:
    """Some bytes of an attachment (protocol: piece v1).

    sha256   of the whole attachment, in hexadecimal
    of       length of the whole, in bytes
    start    where these bytes begin in it
    """

    realm: str
    station: str
    sha256: str
    of: int
    start: int
    content: bytes


@dataclass(frozen=True, slots=True)
class ReceivedPiece:
    """A piece as read from the wire, and the header's signature with what it is over."""

    piece: Piece
    sig: bytes
    signed: bytes


@dataclass(frozen=True, slots=True)
class HeldReceipt:
    """How much of an attachment the registry holds for a station (protocol: held v1).

    held          bytes from its beginning; equal to `of` once the whole is there and its hash was proven
    of            its length as the station's entry names it
    incarnation   rises each time the registry comes back from a backup
    at            registry's time, UTC milliseconds since 1970
    """

    registry: str
    realm: str
    incarnation: int
    station: str
    sha256: str
    held: int
    of: int
    at: int


def pack_piece(piece: Piece, key: Ed25519PrivateKey) -> bytes:
    """A canonical header line, signed with the station's key, and the bytes behind it.

    Raises:
        BadPiece: nothing in it, or more than a piece may have.
    """
    if not 1 <= len(piece.content) <= MAX_PIECE:
        raise BadPiece("piece.size")
    header = _header(piece)
    header["sig"] = key.sign(_PIECE_TAG + canonical(header)).hex()
    return canonical(header) + b"\n" + piece.content


def _header(piece: Piece) -> dict[str, Any]:
    header: dict[str, Any] = {name: getattr(piece, name) for name in _PIECE}
    content = sha256(piece.content).hexdigest()
    return {**header, "proto": PROTO, "n": len(piece.content), "content": content}


def unpack_piece(body: bytes) -> ReceivedPiece:
    """Read a piece; its bytes are held against the header, the signature is not looked at.

    Raises:
        BadPiece: not this protocol, a field missing or odd, other bytes than the header says.
    """
    line, newline, content = body.partition(b"\n")
    if not newline or len(line) > MAX_HEADER:
        raise BadPiece("piece.header")
    header = _read_header(line)
    sig = bytes.fromhex(cast(str, header.pop("sig")))
    piece = Piece(**{name: header[name] for name in _PIECE}, content=content)
    if len(content) != header["n"] or sha256(content).hexdigest() != header["content"]:
        raise BadPiece("piece.content")
    if piece.start + len(content) > piece.of:
        raise BadPiece("piece.too_long")
    return ReceivedPiece(piece, sig, canonical(header))


def _read_header(line: bytes) -> dict[str, Any]:
    try:
        header = read_plain(line)
        again = canonical(header)
    except BadEnvelope as broken:
        raise BadPiece("piece.header") from broken
    if not isinstance(header, dict) or again != line:
        raise BadPiece("piece.header")
    if header.get("proto") != PROTO:
        raise BadPiece("piece.proto")
    if not _header_sound(header):
        raise BadPiece("piece.header")
    return header


def _header_sound(header: Mapping[str, object]) -> bool:
    if header.keys() != {*_PIECE, "proto", "n", "content", "sig"}:
        return False
    return (
        all(_is_name(header[name]) for name in ("realm", "station"))
        and all(is_hex(header[name], _HASH_HEX) for name in ("sha256", "content"))
        and is_hex(header["sig"], _SIG_HEX)
        and _is_count(header["start"], 0, MAX_ATTACHMENT)
        and _is_count(header["of"], 1, MAX_ATTACHMENT)
        and _is_count(header["n"], 1, MAX_PIECE)
    )


def piece_signature_holds(received: ReceivedPiece, public_key: bytes) -> bool:
    """Whether the header is signed by that station's key."""
    return signature_holds(public_key, _PIECE_TAG + received.signed, received.sig)


def issue_held(held: HeldReceipt, key: Ed25519PrivateKey) -> Signed:
    """Put a receipt for an attachment into bytes and sign them."""
    names = (*_HELD_TEXTS, *_HELD_NUMBERS[1:], "sha256")
    raw = canonical({"v": PROTO, **{name: getattr(held, name) for name in names}})
    return sign(_HELD_TAG, raw, key)


def held_receipt_holds(signed: Signed, public_key: bytes) -> bool:
    """Whether the signature is that registry key's; says nothing about whose attachment it is."""
    return signature_holds(public_key, _HELD_TAG + signed.raw, signed.sig)


def read_held(raw: bytes) -> HeldReceipt:
    """Read the bytes of a receipt for an attachment; check the signature first.

    Raises:
        BadPiece: `held.malformed`, not a receipt of this version.
    """
    try:
        body = read_plain(raw[: MAX_HELD + 1])
    except BadEnvelope as broken:
        raise BadPiece("held.malformed") from broken
    if not isinstance(body, dict) or not _held_sound(body):
        raise BadPiece("held.malformed")
    return HeldReceipt(**{name: body[name] for name in (*_HELD_TEXTS, *_HELD_NUMBERS[1:], "sha256")})


def _held_sound(body: Mapping[str, object]) -> bool:
    if body.keys() != {*_HELD_TEXTS, *_HELD_NUMBERS, "sha256"}:
        return False
    return (
        _is_count(body["v"], PROTO, PROTO)
        and all(_is_name(body[name]) for name in _HELD_TEXTS)
        and is_hex(body["sha256"], _HASH_HEX)
        and _is_count(body["incarnation"], 1, 2**53 - 1)
        and _is_count(body["at"], 0, 2**53 - 1)
        and _is_count(body["of"], 1, MAX_ATTACHMENT)
        and _is_count(body["held"], 0, cast(int, body["of"]))
    )


def _is_name(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _MAX_NAME


def _is_count(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
