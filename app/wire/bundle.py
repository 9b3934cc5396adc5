"""An exported bundle as bytes: its manifest, the batches that hold the entries, and the receipts."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.wire.batch import MAX_ENTRIES, MAX_UNPACKED, Batch, SignedEntry, is_hex, pack
from app.wire.envelope import GENESIS, signature_holds
from app.wire.handover import Handover, plain_handover, read_handovers
from app.wire.record import StoredRow
from app.wire.witness import StoredReceipt

FORM, VERSION = "packbench-bundle", 1
MANIFEST, MANIFEST_SIG, RECEIPTS = "manifest.json", "manifest.sig", "receipts.ndjson"
README, VERIFIER = "README.txt", "verify_bundle.py"
MAX_MANIFEST = 64 * 1_048_576
MAX_FILES = 400_000
_TAG = b"bundle1sig\0"
_BATCH_TAG = b"batch1sig\0"
_ROOM = 300_000  # of a batch's bytes for its header: 500 signatures and the rest of it
_NAME = re.compile(r"(?:[A-Za-z0-9_-]+/){0,2}[A-Za-z0-9_-]+\.[a-z]+")
_LONGEST_NAME = 120


class BadBundle(ValueError):
    """The bytes are no bundle; `code` says what is wrong."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the bundle: its name with forward slashes, its length and SHA-256."""

    name: str
    length: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle holds (form: packbench-bundle, version 1).

    `made_at` is UTC milliseconds since 1970, `heads` are (epoch, number, hash) of the newest entry of each
    epoch, `mark` likewise how far the journal was seen, or None; `missing` are files that entries name and
    that were not at the station. `handovers` lead to the station's newest key.
    """

    station: str
    realm: str
    registry: str
    made_at: int
    program: str
    station_keys: tuple[str, ...]
    registry_keys: tuple[str, ...]
    heads: tuple[tuple[int, int, str], ...]
    entries: int
    receipts: int
    mark: tuple[int, int, str] | None
    missing: tuple[str, ...]
    files: tuple[Listed, ...]
    handovers: tuple[Handover, ...] = ()


def manifest_bytes(said: Manifest) -> bytes:
    """The manifest as canonical JSON."""
    body: dict[str, Any] = {
        "form": FORM,
        "v": VERSION,
        **{name: getattr(said, name) for name in _TEXTS + _COUNTS},
        **{name: list(getattr(said, name)) for name in _LISTS},
        "heads": [_head(one) for one in said.heads],
        "mark": _head(said.mark) if said.mark is not None else None,
        "handed": [plain_handover(one) for one in said.handovers],
        "files": [{"name": one.name, "len": one.length, "sha256": one.sha256} for one in said.files],
    }
    return _canonical(body)


_TEXTS = ("station", "realm", "registry", "program")
_COUNTS = ("made_at", "entries", "receipts")
_LISTS = ("station_keys", "registry_keys", "missing")


def _head(head: tuple[int, int, str]) -> dict[str, int | str]:
    return {"epoch": head[0], "seq": head[1], "hash": head[2]}


def _canonical(body: object) -> bytes:
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sign_manifest(raw: bytes, key: Ed25519PrivateKey) -> bytes:
    """The station's signature as it stands in `manifest.sig`: 128 hexadecimal characters."""
    return key.sign(_TAG + raw).hex().encode()


def manifest_signed(raw: bytes, sig: bytes, keys: Iterable[bytes]) -> bool:
    """Whether one of these keys signed this manifest."""
    return _signed_by(keys, _TAG + raw, sig.decode("latin-1"))


def _signed_by(keys: Iterable[bytes], message: bytes, sig: object) -> bool:
    if not is_hex(sig, 128):
        return False
    return any(signature_holds(key, message, bytes.fromhex(str(sig))) for key in keys)


def read_manifest(raw: bytes) -> Manifest:
    """Read a manifest; who signed it is `manifest_signed`.

    Raises:
        BadBundle: `bundle.manifest`, not one of this form; `bundle.newer`, of a later form.
    """
    try:
        body = json.loads(raw, parse_float=_no_float, parse_constant=_no_float)
        if not isinstance(body, dict) or body.get("form") != FORM or _canonical(body) != raw:
            raise BadBundle("bundle.manifest")
        if body["v"] != VERSION:
            raise BadBundle("bundle.newer")
        return _manifest(body)
    except BadBundle:
        raise
    except (ValueError, KeyError, TypeError, RecursionError) as broken:
        raise BadBundle("bundle.manifest") from broken  # a hand-over of another form is a ValueError too


def _no_float(_text: str) -> object:
    raise ValueError("a number that is not whole")


def _manifest(body: Mapping[str, Any]) -> Manifest:
    files = tuple(Listed(one["name"], one["len"], one["sha256"]) for one in body["files"])
    heads = tuple(_read_head(one) for one in body["heads"])
    sound = (
        all(isinstance(body[name], str) for name in _TEXTS)
        and all(type(body[name]) is int for name in _COUNTS)
        and all(is_hex(one, 64) for name in _LISTS for one in body[name])
        and len(files) <= MAX_FILES
        and all(_sound(one) for one in files)
        and len({one.name.lower() for one in files}) == len(files)
    )
    if not sound:
        raise BadBundle("bundle.manifest")
    texts: dict[str, str] = {name: body[name] for name in _TEXTS}
    counts: dict[str, int] = {name: body[name] for name in _COUNTS}
    lists: dict[str, tuple[str, ...]] = {name: tuple(body[name]) for name in _LISTS}
    mark = _read_head(body["mark"]) if body["mark"] is not None else None
    handed = read_handovers(body.get("handed", []))
    plain: dict[str, Any] = {**texts, **counts, **lists}
    return Manifest(**plain, heads=heads, mark=mark, files=files, handovers=handed)


def _read_head(value: Mapping[str, Any]) -> tuple[int, int, str]:
    epoch, seq, hashed = value["epoch"], value["seq"], value["hash"]
    if type(epoch) is not int or type(seq) is not int or not is_hex(hashed, 64):
        raise BadBundle("bundle.manifest")
    return epoch, seq, hashed


def _sound(one: Listed) -> bool:
    return is_plain_name(one.name) and type(one.length) is int and one.length >= 0 and is_hex(one.sha256, 64)


def is_plain_name(name: object) -> bool:
    """Whether a name stays inside the bundle and can lie on any stick: plain signs, at most two folders."""
    return isinstance(name, str) and len(name) <= _LONGEST_NAME and _NAME.fullmatch(name) is not None


# ---- entries


def batches(
    rows: Iterable[tuple[int, int, bytes, bytes, bytes]], key: Ed25519PrivateKey, *, station: str, realm: str
) -> Iterator[tuple[str, bytes]]:
    """The whole journal as batches, each with its name: the same bytes that delivery sends.

    Raises:
        BadBatch: an entry that no batch can carry.
    """
    held: list[tuple[int, int, bytes, bytes, bytes]] = []
    size, prev = 0, GENESIS
    for row in rows:
        full = len(held) == MAX_ENTRIES or size + len(row[2]) > MAX_UNPACKED - _ROOM
        if held and (full or row[0] != held[0][0]):
            yield _batch(held, prev, key, station=station, realm=realm)
            prev = held[-1][3] if row[0] == held[0][0] else GENESIS
            held, size = [], 0
        held.append(row)
        size += len(row[2]) + 1
    if held:
        yield _batch(held, prev, key, station=station, realm=realm)


def _batch(
    rows: Sequence[tuple[int, int, bytes, bytes, bytes]],
    prev: bytes,
    key: Ed25519PrivateKey,
    *,
    station: str,
    realm: str,
) -> tuple[str, bytes]:
    epoch, first = rows[0][:2]
    entries = tuple(SignedEntry(raw, sig) for _, _, raw, _, sig in rows)
    body = pack(Batch(realm, station, epoch, first, prev, entries), key)
    return f"entries/{epoch:06d}-{first:010d}.ndjson", body


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """A batch as an auditor reads it: its rows without hashes, and what its header's signature is over."""

    epoch: int
    rows: tuple[StoredRow, ...]
    signed: bytes
    sig: object

    def holds(self, keys: Iterable[bytes]) -> bool:
        """Whether one of these keys signed the header."""
        return _signed_by(keys, self.signed, self.sig)


def read_batch(body: bytes) -> ReadBatch:
    """Cut a batch into rows and look no further: every entry is judged by itself.

    Raises:
        BadBundle: `batch.malformed`.
    """
    first, *lines = body.split(b"\n")
    try:
        header = json.loads(first)
        if not isinstance(header, dict) or _canonical(header) != first:
            raise BadBundle("batch.malformed")
        sig, sigs = header.pop("sig"), header["sigs"]
        epoch, seq = header["epoch"], header["first_seq"]
        sound = all(is_hex(one, 128) for one in sigs) and type(epoch) is int and type(seq) is int
        if not sound or lines[-1:] != [b""] or len(lines) != len(sigs) + 1:
            raise BadBundle("batch.malformed")
    except (ValueError, KeyError, TypeError, RecursionError) as broken:
        raise BadBundle("batch.malformed") from broken
    rows = tuple(
        (epoch, seq + place, raw, None, bytes.fromhex(one))
        for place, (raw, one) in enumerate(zip(lines, cast(list[str], sigs), strict=False))
    )
    return ReadBatch(epoch, rows, _BATCH_TAG + _canonical(header), sig)


# ---- receipts


def receipt_lines(receipts: Iterable[StoredReceipt]) -> bytes:
    """Receipts in the order they were kept, one a line: `raw` as text and `sig` in hexadecimal."""
    return b"".join(_canonical({"raw": one.raw.decode(), "sig": one.sig.hex()}) + b"\n" for one in receipts)


def read_receipt_lines(content: bytes) -> list[StoredReceipt]:
    """The receipts of a bundle; a line that is none becomes one that nobody has signed."""
    found = []
    for n, line in enumerate(content.splitlines(), 1):
        try:
            body = json.loads(line)
            if _canonical(body) != line:
                raise ValueError("not canonical")
            found.append(StoredReceipt(n, body["raw"].encode(), bytes.fromhex(body["sig"])))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            found.append(StoredReceipt(n, b"", b""))
    return found
