"""A batch on its way to the registry: one signed header line, then the stored bytes of each entry."""

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.wire.envelope import BadEnvelope, canonical, entry_hash, read_plain, signature_holds

PROTO = 1
MAX_ENTRIES = 500
MAX_PACKED = 1_048_576
MAX_UNPACKED = 8 * 1_048_576
_TAG = b"batch1sig\0"
_CHUNK = 65_536
_HASH_HEX = 64
_SIG_HEX = 128
_MAX_NAME = 200


class BadBatch(ValueError):
    """The bytes are not a batch; `code` says what is wrong."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class SignedEntry:
    """One entry as it travels: the stored bytes and the station's signature of their link."""

    raw: bytes
    sig: bytes


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries that follow one another in a stream (protocol: batch v1).

    `prev_hash` is the hash of the entry before the first one (the genesis hash before seq 1).
    """

    realm: str
    station: str
    epoch: int
    first_seq: int
    prev_hash: bytes
    entries: tuple[SignedEntry, ...]


@dataclass(frozen=True, slots=True)
class ReceivedBatch:
    """A batch as read from the wire: its links, and the header's signature with what it is over."""

    batch: Batch
    hashes: tuple[bytes, ...]
    sig: bytes
    signed: bytes


def pack(batch: Batch, key: Ed25519PrivateKey) -> bytes:
    """The batch body, not compressed, signed with the station's key.

    Raises:
        BadBatch: no entries, too many, a newline inside an entry, or too large unpacked.
    """
    if not 1 <= len(batch.entries) <= MAX_ENTRIES:
        raise BadBatch("batch.count")
    if any(b"\n" in entry.raw or not entry.raw for entry in batch.entries):
        raise BadBatch("batch.newline")
    header = _header(batch)
    header["sig"] = key.sign(_TAG + canonical(header)).hex()
    body = b"\n".join([canonical(header), *(entry.raw for entry in batch.entries), b""])
    if len(body) > MAX_UNPACKED:
        raise BadBatch("batch.too_large")
    return body


def compress(body: bytes) -> bytes:
    """The body as gzip; the same bytes every time, so a repeat is a repeat."""
    return gzip.compress(body, 6, mtime=0)


def _header(batch: Batch) -> dict[str, Any]:
    return {
        "proto": PROTO,
        "realm": batch.realm,
        "station": batch.station,
        "epoch": batch.epoch,
        "first_seq": batch.first_seq,
        "n": len(batch.entries),
        "prev_hash": batch.prev_hash.hex(),
        "last_hash": links(batch)[-1].hex(),
        "sigs": [entry.sig.hex() for entry in batch.entries],
    }


def links(batch: Batch) -> tuple[bytes, ...]:
    """The hash of every entry, computed over the bytes that travel."""
    found: list[bytes] = []
    prev = batch.prev_hash
    for entry in batch.entries:
        prev = entry_hash(prev, entry.raw)
        found.append(prev)
    return tuple(found)


def unpack(body: bytes) -> ReceivedBatch:
    """Read a batch body; the entries are not parsed, only counted, cut and linked.

    Raises:
        BadBatch: not this protocol, a field missing or odd, a count or the last hash that differs.
    """
    if len(body) > MAX_UNPACKED:
        raise BadBatch("batch.too_large")
    if not body.endswith(b"\n"):
        raise BadBatch("batch.cut_short")
    if body.count(b"\n") > MAX_ENTRIES + 1:
        raise BadBatch("batch.count")
    first, *raws = body[:-1].split(b"\n")
    header = _read_header(first)
    sig = bytes.fromhex(cast(str, header.pop("sig")))
    sigs = cast(list[str], header["sigs"])
    if not raws or not len(raws) == len(sigs) == header["n"]:
        raise BadBatch("batch.count")
    if not all(raws):
        raise BadBatch("batch.empty_line")
    batch = Batch(
        realm=cast(str, header["realm"]),
        station=cast(str, header["station"]),
        epoch=cast(int, header["epoch"]),
        first_seq=cast(int, header["first_seq"]),
        prev_hash=bytes.fromhex(cast(str, header["prev_hash"])),
        entries=tuple(SignedEntry(raw, bytes.fromhex(one)) for raw, one in zip(raws, sigs, strict=True)),
    )
    hashes = links(batch)
    if hashes[-1].hex() != header["last_hash"]:
        raise BadBatch("batch.last_hash")
    return ReceivedBatch(batch, hashes, sig, canonical(header))


def _read_header(line: bytes) -> dict[str, object]:
    """The header as a checked mapping; it must stand in canonical form so that one signature fits it."""
    try:
        header = read_plain(line)
        if not isinstance(header, dict):
            raise BadBatch("batch.header")
        again = canonical(header)
    except BadEnvelope as broken:
        raise BadBatch("batch.header") from broken
    if again != line:
        raise BadBatch("batch.header_not_canonical")
    if header.get("proto") != PROTO:
        raise BadBatch("batch.proto")
    if not _header_sound(header):
        raise BadBatch("batch.header")
    return cast(dict[str, object], header)


def _header_sound(header: Mapping[str, object]) -> bool:
    names = {"proto", "realm", "station", "epoch", "first_seq", "n", "prev_hash", "last_hash", "sigs", "sig"}
    if header.keys() != names:
        return False
    sigs = header["sigs"]
    return (
        all(_is_name(header[name]) for name in ("realm", "station"))
        and all(_is_count(header[name]) for name in ("proto", "epoch", "first_seq", "n"))
        and all(is_hex(header[name], _HASH_HEX) for name in ("prev_hash", "last_hash"))
        and is_hex(header["sig"], _SIG_HEX)
        and isinstance(sigs, list)
        and all(is_hex(one, _SIG_HEX) for one in sigs)
    )


def _is_name(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _MAX_NAME


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def is_hex(value: object, length: int) -> bool:
    """Whether a value is lower-case hexadecimal text of exactly that many characters."""
    return isinstance(value, str) and len(value) == length and not value.strip("0123456789abcdef")


def batch_signature_holds(received: ReceivedBatch, public_key: bytes) -> bool:
    """Whether the header is signed by that station's key."""
    return signature_holds(public_key, _TAG + received.signed, received.sig)


def gunzip_bounded(packed: bytes, limit: int = MAX_UNPACKED) -> bytes:
    """Decompress one gzip member, never holding more than `limit` bytes of it.

    Raises:
        BadBatch: not gzip, cut short, something behind it, or more than `limit` bytes.
    """
    reader = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    out = bytearray()
    rest = packed
    try:
        while not reader.eof:
            piece = reader.decompress(rest, min(_CHUNK, limit + 1 - len(out)))
            out += piece
            if len(out) > limit:
                raise BadBatch("batch.too_large")
            rest = reader.unconsumed_tail
            if not piece and not rest and not reader.eof:
                raise BadBatch("batch.cut_short")
    except zlib.error as broken:
        raise BadBatch("batch.not_gzip") from broken
    if reader.unused_data:
        raise BadBatch("batch.not_gzip")
    return bytes(out)
