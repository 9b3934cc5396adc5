"""A station changes its key: mid-backlog, cut off at every step, and over a backup from before it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from app.__main__ import main
from app.assembly.backups import BackupPlan, all_backups, make_backup
from app.assembly.restoring import restore
from app.assembly.signing import public_keys, rotate, signing_key
from app.commands.registry_import import take_in
from app.floor.views import SyncKind
from app.host.key_change import NEXT_FILE, handed_over, keep_handed_over
from app.wire.batch import Batch, SignedEntry, pack
from app.wire.envelope import sign_entry
from app.wire.handover import Whose, hand_over
from registry import tables
from registry.engine import reading
from registry.intake import Verdict, deliver
from registry.keys import keys_after, spans
from registry.refused import Refused
from registry.service import Registry
from registry.streams import station_key
from station_db.faults import JournalRefused
from station_db.new_epoch import EpochDoor, PinTries, WhyOpened
from station_db.pen import Pen
from tests.evidence.second import second_says
from tests.fakes.kill_point import Point, killed_at
from tests.registry.opened import enrolled, opened_registry
from tests.registry.served import served
from tests.scenarios.keyed import Keyed
from tests.scenarios.two_histories import TWO

OTHER = Ed25519PrivateKey.from_private_bytes(b"\x66" * 32)


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    with opened_registry(f"sqlite:///{tmp_path / 'registry.sqlite'}", tmp_path / "registry.key") as opened:
        yield opened


@pytest.fixture
def front(registry: Registry) -> Iterator[httpx.Client]:
    with served(registry) as client:
        yield client


@pytest.fixture
def station(registry: Registry, front: httpx.Client, tmp_path: Path) -> Keyed:
    return Keyed(tmp_path / "station", registry, str(front.base_url))


def whose(station: Keyed) -> Whose:
    who = station.registry.identity
    return Whose(who.registry, who.realm, station.station)


def both_find_good(records: Path) -> None:
    assert main(["verify", "--journal-only", str(records)]) == 0
    assert second_says(records).verdict == "good"


def all_arrived(station: Keyed) -> None:
    told, view = station.deliver()
    assert (told[-1].kind, view.waiting) == (SyncKind.UP_TO_DATE, 0), told
    assert station.findings() == set()


def test_entries_of_both_keys_arrive_whenever_the_registry_hears_of_it(station: Keyed) -> None:
    station.record(2)
    all_arrived(station)
    first = station.public
    station.record(3)
    second = station.rotate()
    station.record(3)
    third = station.rotate()
    station.record(1)
    assert len({first, second, third}) == 3
    all_arrived(station)
    assert station.held(1) == list(range(1, 13))
    with reading(station.registry.engine) as connection:
        known = [(one.key, one.behind) for one in spans(connection, station.station)]
    assert known == [(first, (1, 0)), (second, (1, 7)), (third, (1, 11))]
    both_find_good(station.records)


def test_the_registry_learns_it_from_a_bundle_as_well(station: Keyed, tmp_path: Path) -> None:
    station.record(2)
    station.rotate()
    station.record(2)
    bundle = tmp_path / "bundle"
    assert main(["export", "--data", str(station.records), "--out", str(bundle)]) == 0
    both_find_good(bundle)
    done = take_in(station.registry, bundle)
    assert (done.fresh, done.odd) == (6, "")
    assert station.findings() == set()
    station.record(1)
    all_arrived(station)


def test_the_old_key_opens_nothing_any_more(station: Keyed) -> None:
    station.record(1)
    old = station.key
    station.rotate()
    all_arrived(station)
    head = station.record(1)
    with closing(station.open()) as store, store.unit() as unit:
        (entry,) = unit.journal.after(1, head.seq - 1, 1)
        before = unit.journal.entry(1, head.seq - 1)
    assert before is not None
    forged = Batch(
        "practice", station.station, 1, head.seq, before.hash, (SignedEntry(entry.raw, entry.sig),)
    )
    assert deliver(station.registry, station.station, 1, pack(forged, old))[0] is Verdict.EXPIRED
    assert station.held(1) == list(range(1, head.seq))
    with pytest.raises(JournalRefused, match=r"journal\.key_differs"):
        _with_key(station, old).open()


def test_an_entry_that_the_old_key_signed_behind_the_change_is_bad(station: Keyed) -> None:
    old = station.key
    station.rotate()
    station.record(1)
    _resign_newest(station, old)
    assert main(["verify", "--journal-only", str(station.records)]) == 1
    assert second_says(station.records).first_bad == (1, 3)


def _with_key(station: Keyed, key: Ed25519PrivateKey) -> Keyed:
    other = Keyed.__new__(Keyed)
    other.__dict__.update({**station.__dict__, "key": key})
    return other


def _resign_newest(station: Keyed, key: Ed25519PrivateKey) -> None:
    """The newest entry signed anew on the disk, by whoever has this key."""
    with closing(sqlite3.connect(station.records / "station.sqlite")) as connection, connection:
        seq, hashed = connection.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE journal SET sig = ? WHERE seq = ?", (sign_entry(key, hashed), seq))


ROTATING = {
    "the next key on the disk": Point("return", "make_next"),
    "the hand-over on the disk": Point("return", "keep_handed_over"),
    "the entry written": Point("return", "JournalStore.append"),
    "committed": Point("call", "HighWater.follow"),
    "before the new key takes its place": Point("call", "take_up"),
    "in place": Point("return", "settle", by="take_up"),
}


@pytest.mark.parametrize("step", ROTATING)
def test_cut_off_between_two_steps_the_station_goes_on(station: Keyed, step: str) -> None:
    station.record(1)
    was = station.public

    def act(_say: object) -> None:
        rotate(station.places, realm="practice", clock=station.clock, why="due")

    killed_at(ROTATING[step], act)
    station.key = signing_key(station.places)
    changed = step in ("committed", "before the new key takes its place", "in place")
    assert (station.public != was) == changed
    if changed:
        assert not (station.records / NEXT_FILE).exists()
    assert station.public in public_keys(station.places, station.public)
    station.record(1)
    station.rotate()
    station.record(1)
    all_arrived(station)
    both_find_good(station.records)


def test_a_backup_from_before_it_goes_on_under_the_new_key(station: Keyed, tmp_path: Path) -> None:
    """Two people open a new epoch; its first entry carries how the key that signs it came to be."""
    plan = BackupPlan(tmp_path / "backups", 5)
    station.record(1)
    all_arrived(station)
    made = make_backup(station.places, station.key, station.clock, plan)
    station.rotate()
    station.record(2)
    all_arrived(station)
    again = make_backup(station.places, station.key, station.clock, plan)
    ours = all_backups(plan.folder, *public_keys(station.places, station.public))
    assert [one.file for one in ours] == [again.file, made.file]
    restore(station.places, made.file, station.key, station.clock)
    with pytest.raises(JournalRefused, match=r"journal\.(restored|shorter_than_mark)"):
        station.open()
    _open_epoch(station)
    station.record(1)
    station.rotate()
    station.record(1)
    both_find_good(station.records)
    told, view = station.deliver()
    assert view.waiting == 0, told
    assert {code for code, _ in station.findings()} == {"epoch.station_lost"}


def _open_epoch(station: Keyed) -> None:
    pen = Pen(station.key, station.clock, station.ids)
    handovers = handed_over(station.records)
    door = EpochDoor.open(
        station.records, realm="practice", pen=pen, mark_dir=station.marks, handovers=handovers
    )
    with closing(door):
        kept = door.keep_aside(station.clock.now().utc)
        why = WhyOpened("restored", "from before the new key", {"P-1": 0, "P-2": 0})
        door.begin(TWO, why, kept, PinTries(station.marks, station.station))


def test_an_epoch_is_opened_under_no_key_that_was_not_handed_over_to(station: Keyed) -> None:
    image = station.copy(station.records.with_name("image"))
    station.record(2)
    station.put_back(image)
    stranger = _with_key(station, OTHER)
    with pytest.raises(JournalRefused, match=r"journal\.key_differs"):
        _open_epoch(stranger)
    keep_handed_over(station.records, (hand_over(OTHER, OTHER, whose(station)),))
    with pytest.raises(JournalRefused, match=r"journal\.key_differs"):
        _open_epoch(stranger)


def test_the_registry_follows_only_what_both_keys_of_this_station_signed(station: Keyed) -> None:
    new = Ed25519PrivateKey.from_private_bytes(b"\x77" * 32)
    mine = hand_over(station.key, new, whose(station))
    neighbour = enrolled(station.registry)
    odd = (
        replace(mine, proven=mine.handed),
        replace(mine, handed=mine.proven),
        replace(mine, public_key=OTHER.public_key().public_bytes_raw()),
        hand_over(OTHER, new, whose(station)),
        replace(hand_over(OTHER, new, whose(station)), replaces=station.public),
        hand_over(station.key, new, replace(whose(station), registry="rg-0")),
        hand_over(station.key, new, replace(whose(station), realm="production")),
        hand_over(station.key, new, replace(whose(station), station=neighbour.station)),
        hand_over(station.key, station.key, whose(station)),
    )
    for one in odd:
        assert keys_after(station.registry, station.station, (one,)) == (station.public,), one
    taken = hand_over(station.key, neighbour.key, whose(station))
    with pytest.raises(Refused) as caught:
        keys_after(station.registry, station.station, (taken,))
    assert (caught.value.status, caught.value.code) == (409, "station.key_known")
    assert keys_after(station.registry, station.station, (*odd, mine, mine))[-1] == mine.public_key
    with reading(station.registry.engine) as connection:
        assert station_key(connection, neighbour.station) == neighbour.key.public_key().public_bytes_raw()
        names = connection.execute(select(tables.station_key.c.station)).scalars().all()
    assert sorted(names) == sorted([station.station, station.station, neighbour.station])


def test_the_command_changes_it_and_says_what_to_do(
    station: Keyed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(station.records, folder)
    assert main(["keys", "rotate", "--data", str(folder)]) == 2
    assert "--why" in capsys.readouterr().err
    assert main(["keys", "show", "--data", str(tmp_path / "empty")]) == 1
    assert "enrol the station first" in capsys.readouterr().err
    assert main(["keys", "show", "--data", str(folder)]) == 0
    assert capsys.readouterr().out.split() == ["signs", "now:", station.public.hex()]
    assert main(["keys", "rotate", "--why", "someone left", "--data", str(folder)]) == 0
    new = capsys.readouterr().out.splitlines()[0].rsplit(" ", 1)[1]
    assert main(["keys", "show", "--data", str(folder)]) == 0
    assert capsys.readouterr().out.split() == ["signs", "now:", new, "earlier:", station.public.hex()]
