"""The note beside a backup: what the copy holds, signed by the station whose records they are."""

from dataclasses import dataclass, fields
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.wire.envelope import BadEnvelope, canonical, read_plain, signature_holds

VERSION = 1
MAX_NOTE = 16_384
_TAG = b"backup1sig\0"
_HEX = frozenset("0123456789abcdef")


class BadNote(ValueError):
    """The bytes are not a note, or not this station's; `code` says what is wrong."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class BackupNote:
    """What a copy of the records holds (form 1).

    epoch, seq, hash  its newest entry, the hash in hexadecimal; `entries` in all epochs
    sha256, size      of the copy's bytes
    schema            form of the database
    made_at           UTC milliseconds since 1970
    photographs       named by entries; `photographs_missing` of them lie nowhere
    """

    station: str
    realm: str
    epoch: int
    seq: int
    hash: str
    entries: int
    sha256: str
    size: int
    schema: int
    made_at: int
    photographs: int
    photographs_missing: int


def sign_note(note: BackupNote, key: Ed25519PrivateKey) -> bytes:
    """The note as it lies beside the copy."""
    body = {"v": VERSION, **{one.name: getattr(note, one.name) for one in fields(BackupNote)}}
    raw = canonical(body)
    return canonical({"note": raw.decode(), "sig": key.sign(_TAG + raw).hex()})


def read_note(content: bytes, *keys: bytes) -> BackupNote:
    """The note, once a signature by one of these keys over it holds.

    Raises:
        BadNote: `note.malformed`, `note.signature`.
    """
    if len(content) > MAX_NOTE:
        raise BadNote("note.malformed")
    try:
        outer = read_plain(content)
        if not isinstance(outer, dict) or outer.keys() != {"note", "sig"}:
            raise BadNote("note.malformed")
        raw, sig = str(outer["note"]).encode(), bytes.fromhex(str(outer["sig"]))
        body = read_plain(raw)
    except (BadEnvelope, ValueError) as broken:
        raise BadNote("note.malformed") from broken
    if not any(signature_holds(key, _TAG + raw, sig) for key in keys):
        raise BadNote("note.signature")
    return _checked(body)


def _checked(body: object) -> BackupNote:
    names = [one.name for one in fields(BackupNote)]
    if not isinstance(body, dict) or body.keys() != {"v", *names} or body["v"] != VERSION:
        raise BadNote("note.malformed")
    told: dict[str, Any] = {name: body[name] for name in names}
    texts = {"station", "realm", "hash", "sha256"}
    for name, value in told.items():
        if not isinstance(value, str) if name in texts else type(value) is not int or value < 0:
            raise BadNote("note.malformed")
    if any(len(told[name]) != 64 or not _HEX.issuperset(told[name]) for name in ("hash", "sha256")):
        raise BadNote("note.malformed")
    return BackupNote(**told)
