"""The registry changes its key: stations follow, old receipts stay proven, an old key says nothing new."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.__main__ import main
from app.domain.key_facts import RegistryKeyAdopted
from app.floor.registry_keys import RegistryKeysNoted, registry_keys
from app.floor.sync_commands import NoteRegistryKeys
from app.floor.views import SyncKind
from app.sync.registry import KeysTold
from app.wire.handover import Whose, hand_over
from registry.engine import reading
from registry.key_file import handed_file, next_file
from registry.own_keys import handovers
from registry.refused import RegistryRefused
from registry.service import open_registry, rotate_key, say_restored
from tests.evidence.second import second_says
from tests.fakes.kill_point import Point, killed_at
from tests.fakes.registry import Away
from tests.registry.opened import opened_registry
from tests.scenarios.two_histories import Beside, History
from tests.sync.test_pump import Bench

FRESH = Ed25519PrivateKey.from_private_bytes(b"\x31" * 32)
OTHER = Ed25519PrivateKey.from_private_bytes(b"\x32" * 32)


class Plant:
    """A registry that is opened anew, and one station."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database, self.key_file = f"sqlite:///{folder / 'registry.sqlite'}", folder / "registry.key"
        with opened_registry(self.database, self.key_file) as registry:
            self.station = History(folder / "station", registry)
            self.clock = registry.clock

    def delivered(self) -> set[str]:
        """Deliver to a registry that has just been opened; the findings."""
        registry = open_registry(self.database, key_file=self.key_file, clock=self.clock)
        with closing(registry):
            self.station.registry, self.station.beside = registry, Beside(registry)
            told, view = self.station.deliver()
            assert (told[-1].kind, view.waiting) == (SyncKind.UP_TO_DATE, 0), told
            return {code for code, _ in self.station.findings()}


@pytest.fixture
def plant(tmp_path: Path) -> Iterator[Plant]:
    return Plant(tmp_path)


def test_stations_follow_and_old_receipts_stay_proven(plant: Plant) -> None:
    plant.station.record(1)
    assert plant.delivered() == set()
    for count in (1, 2):
        for _ in range(count):
            rotate_key(plant.database, plant.key_file)
        plant.station.record(1)
        assert plant.delivered() == set()
    with closing(plant.station.open()) as store, store.unit() as unit:
        known = registry_keys(unit)
        adopted = unit.journal.newest_of({RegistryKeyAdopted.type}, 10)
        assert unit.receipts.checked() >= 3
    assert (len(known.ever), len(adopted)) == (4, 3)
    assert known.now == known.ever[-1:]
    assert main(["verify", "--journal-only", str(plant.station.records)]) == 0
    assert second_says(plant.station.records).verdict == "good"


def test_a_backup_of_the_database_from_before_is_put_right_from_beside_the_key(plant: Plant) -> None:
    plant.station.record(1)
    plant.delivered()
    file = plant.folder / "registry.sqlite"
    before = file.read_bytes()
    rotate_key(plant.database, plant.key_file)
    plant.delivered()
    file.write_bytes(before)
    say_restored(plant.database)
    plant.station.record(1)
    plant.delivered()
    handed_file(plant.key_file).unlink()
    file.write_bytes(before)
    with pytest.raises(RegistryRefused) as caught:
        open_registry(plant.database, key_file=plant.key_file)
    assert caught.value.code == "key.other"


ROTATING = {
    "the next key on the disk": Point("return", "make_key"),
    "the hand-over on the disk": Point("return", "keep_handovers"),
    "written and not committed": Point("return", "note_handovers"),
    "before the new key takes its place": Point("call", "current_key", by="rotate_key"),
    "in place": Point("return", "Path.replace", by="current_key"),
}


@pytest.mark.parametrize("step", ROTATING)
def test_cut_off_between_two_steps_the_registry_starts_and_stations_follow(plant: Plant, step: str) -> None:
    plant.station.record(1)
    plant.delivered()
    killed_at(ROTATING[step], lambda _say: _rotate(plant))
    assert plant.delivered() == set()
    rotate_key(plant.database, plant.key_file)
    plant.station.record(1)
    assert plant.delivered() == set()
    assert not next_file(plant.key_file).exists()
    changed = step in ("before the new key takes its place", "in place")
    with (
        closing(open_registry(plant.database, key_file=plant.key_file)) as registry,
        reading(registry.engine) as connection,
    ):
        assert len(handovers(connection)) == 1 + changed


def _rotate(plant: Plant) -> None:
    rotate_key(plant.database, plant.key_file)


def test_a_key_that_was_handed_over_says_nothing_new_and_a_strangers_never_does() -> None:
    bench = Bench(2)
    bench.steps(4)
    old = bench.registry.key
    bench.registry.change_key(FRESH)
    bench.add(1)
    bench.steps(4)
    assert bench.view().waiting == 0
    bench.registry.key = old
    bench.add(1)
    bench.steps(2)
    assert (bench.told[-1].code, bench.view().waiting) == ("receipt.signature", 1)
    bench.registry.change_key(OTHER)  # by the old key: it has handed over before, to another
    bench.steps(2)
    assert (bench.told[-1].code, bench.view().waiting) == ("receipt.signature", 1)
    bench.registry.key = FRESH
    bench.steps(4)
    assert bench.view().waiting == 0


def test_nothing_but_a_hand_over_of_this_registry_is_taken_on() -> None:
    bench = Bench(1)
    key, site = bench.registry.key, bench.floor.site
    odd = (
        hand_over(OTHER, FRESH, Whose(site.registry, site.realm)),
        hand_over(key, FRESH, Whose("REG-2", site.realm)),
        hand_over(key, FRESH, Whose(site.registry, "production")),
        hand_over(key, FRESH, Whose(site.registry, site.realm, site.station)),
    )
    assert bench.floor.do(NoteRegistryKeys(odd)) == RegistryKeysNoted(0)
    assert RegistryKeyAdopted.type not in bench.floor.types()
    good = hand_over(key, FRESH, Whose(site.registry, site.realm))
    assert bench.floor.do(NoteRegistryKeys((*odd, good, good))) == RegistryKeysNoted(1)
    assert bench.floor.types().count(RegistryKeyAdopted.type) == 1


@pytest.mark.parametrize("answer", [Away("registry.slow"), KeysTold(())])
def test_without_news_of_keys_it_stays_with_the_one_it_has(answer: KeysTold | Away) -> None:
    bench = Bench(2)
    bench.registry.key = OTHER
    bench.registry.keys = lambda: answer  # type: ignore[method-assign]
    rests = bench.steps(3)
    assert bench.told[-1].code == "receipt.signature"
    assert min(rests) > 0
