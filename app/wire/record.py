"""A journal proven from its stored bytes: numbers, links, signatures, envelopes and epochs, row by row.

Works on raw rows and reads each entry once, so that a station's whole life is proven in seconds.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

from app.domain.key_facts import KeyRotated, RegistryKeyAdopted
from app.domain.record_entry import Inspected
from app.domain.record_finding import Finding
from app.wire.batch import is_hex
from app.wire.envelope import GENESIS, BadEnvelope, decode, entry_hash, entry_signature_holds
from app.wire.handover import BadHandover, Whose, handover_holds, read_handover

OPENED = "epoch.opened"
ENROLLED = "station.enrolled"
_HASH_BYTES, _SIG_BYTES, _KEY_HEX = 32, 64, 64

StoredRow = tuple[Any, Any, Any, Any, Any]
"""Epoch, number, raw, hash and signature as they lie in a file; a bundle keeps no hash and gives None."""


class Linked(NamedTuple):
    """A row with its hash, and what is wrong with its number, its form or its link.

    A named tuple, for one is made of every entry of a station's life, and it costs a third of a dataclass.
    """

    epoch: int
    seq: int
    raw: bytes
    hash: bytes
    sig: bytes
    wrong: tuple[Finding, ...] = ()


def linked(rows: Iterable[StoredRow]) -> Iterator[Linked]:
    """Walk rows in order. A row of another form is told by the row after it, or not given at all.

    The hash of every entry is computed over its own bytes. After a gap the link cannot be computed, so
    the row's own hash is taken on, and the gap itself is what is wrong.
    """
    epoch, seq = 0, 0
    prev: bytes | None = None
    for row in rows:
        at_epoch, at_seq, raw, stored, sig = row
        if not (
            type(raw) is type(sig) is bytes and len(sig) == _SIG_BYTES and _sound(at_epoch, at_seq, stored)
        ):
            yield Linked(*_place(row, epoch, seq), b"", b"", b"", (_malformed(row, epoch, seq),))
            epoch, seq, prev = *_place(row, epoch, seq), None
            continue
        wrong: tuple[Finding, ...] = ()
        if at_epoch == epoch and at_seq == seq + 1:
            pass
        elif at_epoch > epoch and at_seq == 1:  # its opening entry says which epoch it follows
            prev = GENESIS
        else:
            wrong = _out_of_line(at_epoch, at_seq, epoch=epoch, seq=seq)
            prev = None if at_seq != 1 else GENESIS
        epoch, seq = at_epoch, at_seq
        if prev is not None:
            computed = entry_hash(prev, raw)
            if stored is not None and computed != stored:
                wrong = (*wrong, Finding("entry.hash", epoch, seq))
        else:
            computed = stored if stored is not None else b""
        prev = computed if stored is None else stored
        yield Linked(epoch, seq, raw, prev, sig, wrong)


def _sound(epoch: object, seq: object, stored: object) -> bool:
    if not (type(epoch) is int and type(seq) is int and epoch > 0 and seq > 0):
        return False
    return stored is None or (type(stored) is bytes and len(stored) == _HASH_BYTES)


def _place(row: StoredRow, epoch: int, seq: int) -> tuple[int, int]:
    """Where a row of another form stands: by its own number when that is one, else behind the one before."""
    if type(row[0]) is int and type(row[1]) is int and row[0] > 0 and row[1] > 0:
        return row[0], row[1]
    return max(epoch, 1), seq + 1


def _malformed(row: StoredRow, epoch: int, seq: int) -> Finding:
    return Finding("entry.malformed", *_place(row, epoch, seq))


def _out_of_line(at_epoch: int, at_seq: int, *, epoch: int, seq: int) -> tuple[Finding, ...]:
    if (at_epoch, at_seq) <= (epoch, seq):
        return (Finding("entry.out_of_line", at_epoch, at_seq),)
    if at_epoch == epoch:
        return (Finding("entry.missing", epoch, seq + 1, {"last": at_seq - 1, "witness": "gap"}),)
    return (Finding("entry.missing", at_epoch, 1, {"last": at_seq - 1, "witness": "gap"}),)


def last_of(entry: Inspected) -> tuple[int, int, str] | None:
    """The entry before an `epoch.opened`, as it names it: epoch, number and hash."""
    last = entry.part("last")
    epoch, seq, hashed = (last.get(name) for name in ("epoch", "seq", "hash"))
    return (epoch, seq, str(hashed)) if type(epoch) is int and type(seq) is int else None


def _joined(
    row: Linked, last: tuple[int, int, str] | None, before: tuple[int, int, bytes] | None
) -> Iterator[Finding]:
    """The epoch before must end with the entry that two people wrote down as its last."""
    epoch, seq, hashed = before or (0, 0, b"")
    if last == (epoch, seq, hashed.hex()):
        return
    if last is not None and (epoch, seq) < last[:2] < (row.epoch, row.seq):
        first = (epoch, seq + 1) if last[0] == epoch else (last[0], 1)
        yield Finding("entry.missing", *first, {"last": last[1], "witness": "opening"})
    else:
        yield Finding("epoch.not_joined", row.epoch, row.seq)


# ---- what an entry says


def read_entry(raw: bytes) -> dict[str, Any]:
    """An entry's plain values, proven to be in canonical form.

    Writing what was read again must give the same bytes: that one comparison leaves no room for repeated
    keys, other numbers or other spellings, at a tenth of the cost of looking at every value.

    Raises:
        BadEnvelope: not an envelope, with the code of what is wrong.
    """
    try:
        body = _READ(raw.decode())
        sound = _WRITE(body).encode() == raw and isinstance(body, dict) and _well_formed(body)
    except (ValueError, RecursionError):
        sound = False
    if not sound:
        decode(raw)  # says more exactly what is wrong
        raise BadEnvelope("envelope.not_canonical")
    return cast(dict[str, Any], body)


def _no_float(_text: str) -> object:
    raise ValueError("a number that is not whole")


_READ = json.JSONDecoder(parse_float=_no_float, parse_constant=_no_float).decode
_WRITE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_KINDS: Mapping[str, type] = {
    "v": int,
    "realm": str,
    "station": str,
    "epoch": int,
    "seq": int,
    "id": str,
    "type": str,
    "sv": int,
    "at": int,
    "mono": int,
    "boot": str,
    "clk": dict,
    "data": dict,
    "base": dict,
    "refs": list,
}


_FIELDS = len(_KINDS) + 2  # with `op` and `sess`, which are texts or null


def _well_formed(body: Mapping[str, Any]) -> bool:
    kinds = {name: type(value) for name, value in body.items()}
    return (
        body.get("v") == 1
        and all(kinds.get(name) in (str, type(None)) for name in ("op", "sess"))
        and len(body) == _FIELDS + ("sig2" in body)
        and _KINDS.items() <= kinds.items()
    )


def inspected(body: Mapping[str, Any], hashed: bytes, *, place: tuple[int, int]) -> Inspected:
    """The values as the rules read them. `place` is where the entry stands, whatever it says itself."""
    second = body.get("sig2")
    signer = second.get("op") if isinstance(second, Mapping) else None
    return Inspected(
        epoch=place[0],
        seq=place[1],
        hash=hashed.hex(),
        type=body["type"],
        sv=body["sv"],
        at=body["at"],
        mono=body["mono"],
        boot=body["boot"],
        op=body["op"] if isinstance(body.get("op"), str) else "",
        sess=body["sess"] if isinstance(body.get("sess"), str) else "",
        second=signer if isinstance(signer, str) else "",
        data=body["data"],
        refs=tuple(_refs(body["refs"])),
        station=body["station"],
    )


def _refs(refs: list[Any]) -> Iterator[tuple[str, int, str]]:
    for ref in refs:
        if isinstance(ref, Mapping) and is_hex(ref.get("sha256"), 64) and type(ref.get("len")) is int:
            yield ref["sha256"], ref["len"], str(ref.get("mime", ""))


# ---- whose entries they are


@dataclass(slots=True)
class Signer:
    """Whose entries these are, as the entries themselves say, and the key that signs now."""

    station: str = ""
    realm: str = ""
    registry: str = ""
    registry_keys: tuple[bytes, ...] = ()
    keys: list[bytes] = field(default_factory=list)

    def holds(self, hashed: bytes, sig: bytes) -> bool:
        """Whether this entry is signed with the key that is valid now."""
        return bool(self.keys) and entry_signature_holds(self.keys[-1], hashed, sig)

    def take(self, key: bytes) -> None:
        """This key signs from here on."""
        self.keys.append(key)

    def follow(self, said: object) -> bool:
        """Take the key that the one now hands over to; False when this is no hand-over of ours."""
        try:
            one = read_handover(said)
        except BadHandover:
            return False
        whose = Whose(self.registry, self.realm, self.station)
        if not self.keys or one.replaces != self.keys[-1] or not handover_holds(one, whose):
            return False
        self.take(one.public_key)
        return True

    def adopt(self, said: object) -> bool:
        """Pin the key that the registry's newest hands over to; False when this is no hand-over of it."""
        try:
            one = read_handover(said)
        except BadHandover:
            return False
        newest = self.registry_keys[-1:]
        if newest != (one.replaces,) or not handover_holds(one, Whose(self.registry, self.realm)):
            return False
        self.registry_keys = (*self.registry_keys, one.public_key)
        return True


_CHANGES_KEYS: Mapping[str, Callable[[Signer, object], bool]] = {
    KeyRotated.type: Signer.follow,
    RegistryKeyAdopted.type: Signer.adopt,
}


class Provenance:
    """Checks each linked row: its signature, its envelope, and how its epoch begins."""

    def __init__(self, station_key: bytes | None = None) -> None:
        self.signer = Signer()
        self.heads: list[tuple[int, int, bytes]] = []
        self.openings: dict[int, Inspected] = {}
        self._expected = station_key

    def look_at(self, row: Linked) -> tuple[Inspected | None, list[Finding]]:
        """The entry when it can be read, and everything that is wrong with it."""
        found = list(row.wrong)
        before = self.heads[-1] if self.heads else None
        self._note_head(row)
        if not row.raw:
            return None, found
        entry, body, wrong = self._read(row)
        if entry is None or body is None:
            found.append(wrong or Finding("entry.envelope", row.epoch, row.seq, {"why": ""}))
            self._check_signature(row, found)
            return None, found
        if not self.signer.keys:
            self._enrol(row, entry, body, found)
        handed = entry.type != OPENED or all(map(self.signer.follow, entry.listed("handed")))
        self._check_signature(row, found)
        if entry.type in _CHANGES_KEYS:
            handed = _CHANGES_KEYS[entry.type](self.signer, entry.data)
        if not handed:
            found.append(Finding("key.not_handed", row.epoch, row.seq))
        found += [Finding(code, row.epoch, row.seq) for code in self._contradictions(row, body)]
        found += self._beginning(row, entry, before)
        if entry.type == OPENED:
            self._open(entry)
        return entry, found

    def _note_head(self, row: Linked) -> None:
        head = (row.epoch, row.seq, row.hash)
        if self.heads and self.heads[-1][0] == row.epoch:
            self.heads[-1] = head
        else:
            self.heads.append(head)

    def _read(self, row: Linked) -> tuple[Inspected | None, dict[str, Any] | None, Finding | None]:
        try:
            body = read_entry(row.raw)
        except BadEnvelope as broken:
            return None, None, Finding("entry.envelope", row.epoch, row.seq, {"why": broken.code[:80]})
        return inspected(body, row.hash, place=(row.epoch, row.seq)), body, None

    def _check_signature(self, row: Linked, found: list[Finding]) -> None:
        if not self.signer.holds(row.hash, row.sig):
            found.append(Finding("entry.signature", row.epoch, row.seq))

    def _enrol(self, row: Linked, entry: Inspected, body: Mapping[str, Any], found: list[Finding]) -> None:
        self.signer.station, self.signer.realm = body["station"], body["realm"]
        said = entry.text("public_key")
        key = bytes.fromhex(said) if entry.type == ENROLLED and is_hex(said, _KEY_HEX) else b""
        self.signer.registry = entry.text("registry")
        self.signer.registry_keys = tuple(
            bytes.fromhex(one) for one in entry.listed("registry_keys") if is_hex(one, _KEY_HEX)
        )
        self.signer.take(key)
        if not key:
            found.append(Finding("entry.not_enrolled", row.epoch, row.seq))
        elif self._expected is not None and self._expected != key:
            found.append(Finding("entry.other_key", row.epoch, row.seq))

    def _contradictions(self, row: Linked, body: Mapping[str, Any]) -> Iterator[str]:
        if (body["epoch"], body["seq"]) != (row.epoch, row.seq):
            yield "entry.other_number"
        if body["station"] != self.signer.station:
            yield "entry.other_station"
        if body["realm"] != self.signer.realm:
            yield "entry.other_realm"

    def _beginning(
        self, row: Linked, entry: Inspected, before: tuple[int, int, bytes] | None
    ) -> Iterator[Finding]:
        """Epoch 1 begins with the enrolment, each later one with an entry that names the last one before."""
        first, code = row.seq == 1, ""
        if (entry.type == ENROLLED) != (first and row.epoch == 1):
            code = "entry.not_enrolled" if first and row.epoch == 1 else "entry.enrolled_again"
        elif (entry.type == OPENED) != (first and row.epoch > 1):
            code = "epoch.not_opened" if first else "epoch.opened_within"
        if code:
            yield Finding(code, row.epoch, row.seq)
        if entry.type == OPENED and first:
            yield from _joined(row, last_of(entry), before)

    def _open(self, entry: Inspected) -> None:
        self.openings[entry.epoch] = entry
        fresh = entry.text("public_key")
        # Signed with the key before it, which vouches so for the one that follows.
        if is_hex(fresh, _KEY_HEX) and bytes.fromhex(fresh) != self.signer.keys[-1]:
            self.signer.take(bytes.fromhex(fresh))
