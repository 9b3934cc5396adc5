"""Ways to tamper with records, each with the first entry that it spoils."""

import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.journal import Head
from app.wire.envelope import GENESIS, canonical, entry_hash
from tests.evidence.sealed import Row, Sealed

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tampered:
    """What was done: the first entry that is bad, None when no entry is but something beside them."""

    first_bad: Place | None


Tamper = Callable[[Sealed, random.Random], Tampered]


def _some(made: Sealed, draw: random.Random, *, least: int = 1) -> int:
    """The place of a row, not the enrolment unless told."""
    return draw.randrange(least, len(made.rows))


def _at(row: Row) -> Place:
    return row[0], row[1]


def _changed(raw: bytes, draw: random.Random) -> bytes:
    """The same entry saying something else, in perfect form."""
    body = json.loads(raw)
    body["data"] = {**body["data"], "note": f"{draw.random():.6f}"}
    return canonical(body)


# ---- entries


def edit(made: Sealed, draw: random.Random) -> Tampered:
    """Other words under the old hash and signature."""
    place = _some(made, draw, least=0)
    epoch, seq, raw, hashed, sig = made.rows[place]
    made.rows[place] = (epoch, seq, _changed(raw, draw), hashed, sig)
    return Tampered((epoch, seq))


def edit_and_link(made: Sealed, draw: random.Random) -> Tampered:
    """Other words, and every hash from there on computed anew; nothing can sign them."""
    place = _some(made, draw)
    epoch, seq, raw, _, sig = made.rows[place]
    made.rows[place] = (epoch, seq, _changed(raw, draw), b"", sig)
    _link_from(made, place)
    return Tampered((epoch, seq))


def _link_from(made: Sealed, place: int) -> None:
    for at in range(place, len(made.rows)):
        epoch, seq, raw, _, sig = made.rows[at]
        if seq == 1 and at > place:
            return
        behind = made.rows[at - 1][3] if at and made.rows[at - 1][0] == epoch else GENESIS
        made.rows[at] = (epoch, seq, raw, entry_hash(behind, raw), sig)


def drop(made: Sealed, draw: random.Random) -> Tampered:
    """An entry is taken out, and its number stays empty."""
    place = _some(made, draw, least=0)
    gone = made.rows.pop(place)
    if gone[1] == 1 and not any(row[0] == gone[0] for row in made.rows):
        return Tampered((gone[0], 1))
    return Tampered(_at(gone))


def drop_and_number(made: Sealed, draw: random.Random) -> Tampered:
    """An entry is taken out, and those behind it move up."""
    place = draw.choice([at for at in range(len(made.rows) - 1) if made.rows[at][0] == made.rows[at + 1][0]])
    gone = made.rows.pop(place)
    _number_from(made, place, -1)
    return Tampered(_at(gone))


def insert(made: Sealed, draw: random.Random) -> Tampered:
    """An entry of before stands once more, and those behind it move down."""
    place = _some(made, draw)
    epoch, seq = _at(made.rows[place])
    again = made.rows[draw.randrange(place)]
    _number_from(made, place, 1)
    made.rows.insert(place, (epoch, seq, again[2], again[3], again[4]))
    return Tampered((epoch, seq))


def insert_own(made: Sealed, draw: random.Random) -> Tampered:
    """An entry of somebody's own making, well linked, under his own key, at the end."""
    stranger = Ed25519PrivateKey.from_private_bytes(draw.randbytes(32))
    body = json.loads(made.rows[-1][2])
    row = made.add({**body, "type": "device.changed", "refs": []}, epoch=body["epoch"], key=stranger)
    return Tampered(_at(row))


def _number_from(made: Sealed, place: int, by: int) -> None:
    epoch = made.rows[place][0]
    for at in range(place, len(made.rows)):
        if made.rows[at][0] == epoch:
            made.rows[at] = (epoch, made.rows[at][1] + by, *made.rows[at][2:])


def swap(made: Sealed, draw: random.Random) -> Tampered:
    """Two entries change places and keep their numbers."""
    one, other = sorted(draw.sample(range(len(made.rows)), 2))
    first, second = made.rows[one], made.rows[other]
    made.rows[one] = (*first[:2], *second[2:])
    made.rows[other] = (*second[:2], *first[2:])
    return Tampered(_at(first))


def sign_anew(made: Sealed, draw: random.Random) -> Tampered:
    """Everything from some entry on is written anew under another key, in perfect form."""
    stranger = Ed25519PrivateKey.from_private_bytes(draw.randbytes(32))
    place = _some(made, draw)
    epoch = made.rows[place][0]
    old = made.rows[place:]
    del made.rows[place:]
    for row in (one for one in old if one[0] == epoch):
        made.add(json.loads(_changed(row[2], draw)), epoch=epoch, key=stranger)
    for row in (one for one in old if one[0] != epoch):
        made.rows.append(row)
    return Tampered(_at(old[0]))


def sign_all_anew(made: Sealed, draw: random.Random) -> Tampered:
    """The whole journal under another key, enrolment and all; receipts and mark have seen the old."""
    seen = [(one[2], one[3]) for one in made.receipts]
    seen += [(made.mark.epoch, made.mark.seq)] if made.mark is not None else []
    made.key = Ed25519PrivateKey.from_private_bytes(draw.randbytes(32))
    old, made.rows = made.rows, []
    for row in old:
        body = json.loads(row[2])
        if body["type"] == "station.enrolled":
            body["data"]["public_key"] = made.public_key.hex()
        if body["type"] == "entry.corrected":
            body["data"]["hash"] = made.rows[body["data"]["seq"] - 1][3].hex()
        if body["type"] == "epoch.opened":
            body["data"]["last"]["hash"] = made.head.hash.hex()
        made.add(body, epoch=row[0])
    return Tampered(min(seen))


# ---- the file as a whole


def truncate(made: Sealed, draw: random.Random) -> Tampered:
    """The newest entries are gone; receipts and mark have seen them."""
    lost = draw.randrange(1, min(10, len(made.rows) - 1))
    made.receipts = [one for one in made.receipts if (one[2], one[3]) <= _at(made.rows[-1 - lost])]
    return _cut(made, len(made.rows) - lost)


def roll_back(made: Sealed, draw: random.Random) -> Tampered:
    """An older copy of the file lies there, and the mark is the only one who knows, or a receipt."""
    kept = draw.randrange(2, len(made.rows))
    if draw.random() < 0.5:
        made.receipts = [one for one in made.receipts if (one[2], one[3]) <= _at(made.rows[kept - 1])]
        return _cut(made, kept)
    made.receipts.clear()
    made.acknowledge(len(made.rows) - 1)
    made.mark = Head(*_at(made.rows[kept - 1]), made.rows[kept - 1][3])
    return _cut(made, kept)


def _cut(made: Sealed, kept: int) -> Tampered:
    newest = made.rows[-1]
    del made.rows[kept:]
    last = made.rows[-1]
    return Tampered((last[0], last[1] + 1) if last[0] == newest[0] else (newest[0], 1))


def lose_end_of_epoch(made: Sealed, draw: random.Random) -> Tampered:
    """The end of an epoch is gone, and the next one names it."""
    first = next((at for at, row in enumerate(made.rows) if row[0] > 1), None)
    if first is None:
        return truncate(made, draw)
    lost = draw.randrange(1, min(6, first - 1))
    del made.rows[first - lost : first]
    return Tampered((1, first - lost + 1))


# ---- what stands beside


def remove_receipt(made: Sealed, draw: random.Random) -> Tampered:
    """A receipt that another one follows is taken out."""
    while len(made.receipts) < 2:
        made.acknowledge(draw.randrange(len(made.rows)))
    gone = draw.randrange(len(made.receipts) - 1)
    made.receipts[gone] = (b"", *made.receipts[gone][1:])  # its number is left behind
    return Tampered(None)


def spoil_receipt(made: Sealed, draw: random.Random) -> Tampered:
    """A receipt with one bit turned over."""
    if not made.receipts:
        made.acknowledge(len(made.rows) - 1)
    at = draw.randrange(len(made.receipts))
    raw, sig, *beside = made.receipts[at]
    raw, sig = (_flipped(raw, draw), sig) if draw.random() < 0.5 else (raw, _flipped(sig, draw))
    made.receipts[at] = (raw, sig, *beside)
    return Tampered(None)


def forge_receipt(made: Sealed, draw: random.Random) -> Tampered:
    """A receipt that somebody else has signed."""
    own, made.registry = made.registry, Ed25519PrivateKey.from_private_bytes(draw.randbytes(32))
    made.acknowledge(draw.randrange(len(made.rows)))
    made.registry = own
    return Tampered(None)


def spoil_photograph(made: Sealed, draw: random.Random) -> Tampered:
    """A picture with one bit turned over."""
    places: dict[str, Place] = {}
    for row in made.rows:
        for ref in json.loads(row[2])["refs"]:
            places.setdefault(ref["sha256"], _at(row))
    if not places:
        return edit(made, draw)
    name = draw.choice(sorted(places))
    made.files[name] = _flipped(made.files[name], draw)
    return Tampered(places[name])


def _flipped(content: bytes, draw: random.Random) -> bytes:
    turned = bytearray(content)
    turned[draw.randrange(len(turned))] ^= 1 << draw.randrange(8)
    return bytes(turned)


def flip(made: Sealed, draw: random.Random) -> Tampered:
    """One bit of an entry's bytes, its hash or its signature."""
    place = _some(made, draw, least=0)
    epoch, seq, *parts = made.rows[place]
    part = draw.choice((0, 0, 1, 2))
    parts[part] = _flipped(parts[part], draw)
    made.rows[place] = (epoch, seq, *parts)
    return Tampered((epoch, seq))


KINDS: Mapping[str, Tamper] = {
    "edit": edit,
    "edit and link": edit_and_link,
    "drop": drop,
    "drop and number": drop_and_number,
    "insert": insert,
    "insert own": insert_own,
    "swap": swap,
    "sign anew": sign_anew,
    "sign all anew": sign_all_anew,
    "truncate": truncate,
    "roll back": roll_back,
    "lose end of epoch": lose_end_of_epoch,
    "remove receipt": remove_receipt,
    "spoil receipt": spoil_receipt,
    "forge receipt": forge_receipt,
    "spoil photograph": spoil_photograph,
    "flip": flip,
}
