"""Walks of the protocol's state machine, and planted defects that such walks find."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from app.floor.views import SyncKind
from tests.conftest import COUNTS
from tests.sync.protocol_ground import FAULTS, Rules, Template, made
from tests.sync.protocol_machine import Walk, play
from tests.sync.protocol_mutants import MUTANTS, QUICK
from tests.sync.protocol_plant import ProtocolPlant, believed

LONG = {"walks": 400, "steps": 40}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Template]:
    one = made(tmp_path_factory.mktemp("template"))
    yield one
    one.line.close()


@contextmanager
def walking(template: Template) -> Iterator[ProtocolPlant]:
    """A walk led by hand; everything that is promised is looked at in its end."""
    walk = Walk(template, Rules(), Counter())
    yield walk.plant
    for check in (walk.registry_is_one_history, walk.evidence_is_only_added_to):
        check()
    walk.what_is_acknowledged_is_held()
    walk.teardown()


def in_peace(plant: ProtocolPlant, times: int = 8) -> None:
    for _ in range(times):
        plant.exchange()


def test_whatever_befalls_it_nothing_is_lost_doubled_or_mixed(
    template: Template, record_property: Callable[[str, object], None]
) -> None:
    tally = play(template, Rules(), walks=5, steps=14)
    record_property(COUNTS, f"walks of the protocol: {dict(tally)}")
    assert tally["walks"] >= 5
    assert tally["entries"] > 0


@pytest.mark.long
def test_long_walks_come_through_everything(
    template: Template, record_property: Callable[[str, object], None]
) -> None:
    tally = play(template, Rules(), **LONG)
    record_property(COUNTS, f"walks of the protocol: {dict(tally)}")
    assert tally["walks"] >= LONG["walks"]
    assert (
        min(
            tally[name]
            for name in (*FAULTS, "rewound", "epochs opened", "keys changed", "registry keys changed")
        )
        > 0
    )


@pytest.mark.parametrize("name", QUICK)
def test_a_planted_defect_is_found(name: str, template: Template) -> None:
    found_by_walking(MUTANTS[name], template, walks=200, steps=20)


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(MUTANTS))
def test_every_planted_defect_is_found(name: str, template: Template) -> None:
    found_by_walking(MUTANTS[name], template, **LONG)


def found_by_walking(rules: Rules, template: Template, *, walks: int, steps: int) -> None:
    """By the same walks each time, so that the gate never fails by lot."""
    with pytest.raises(AssertionError):
        play(template, rules, walks=walks, steps=steps, shortest=False, derandomize=True)


def test_there_are_enough_planted_defects_on_either_side() -> None:
    sides = Counter(name.split()[1] for name in MUTANTS)
    assert min(sides["station"], sides["registry"]) >= 6
    assert set(QUICK) <= MUTANTS.keys()


# What walks have found, each by the shortest way


def test_a_reply_from_before_the_registry_came_back_acknowledges_nothing(template: Template) -> None:
    with walking(template) as plant:
        plant.record(2)
        in_peace(plant)
        plant.back_up()
        plant.record(3)
        plant.exchange(("carried", 0), ("reply lost", 0))
        late = len(plant.replies) - 1
        assert believed(plant.replies[late]).acked_seq == 6
        plant.restore(0, told=True)
        plant.stop()
        plant.start()  # it hears the number that it knows, of a registry that came back
        plant.exchange(("carried", 0), ("portal", 0))
        plant.exchange(("old reply instead", late))
        assert (plant.told[-1].kind, plant.told[-1].code) == (SyncKind.ATTENTION, "receipt.old")
        assert plant.delivery().receipted == 3


def twin_in_the_way(plant: ProtocolPlant) -> None:
    """Another computer has delivered 2 entries from the same disk, and ours goes on in a second epoch."""
    plant.copy_disk()
    plant.record(2)
    in_peace(plant)
    plant.put_back(0, with_mark=True)
    plant.record(11)
    in_peace(plant, 2)
    assert plant.told[-1].code == "receipt.hash_differs"
    plant.stop()
    plant.start()
    assert plant.epochs_opened == 1


def test_all_of_another_history_is_kept_as_evidence_however_many_batches_it_takes(template: Template) -> None:
    with walking(template) as plant:
        plant.record(1)
        in_peace(plant)
        twin_in_the_way(plant)
        in_peace(plant, 20)
        assert plant.delivery().waiting == 0
        assert [row[1] for row in plant.registry_rows("diverging") if row[0] == 1] == list(range(3, 14))


def test_evidence_that_a_restored_registry_lost_is_sent_again(template: Template) -> None:
    with walking(template) as plant:
        plant.record(1)
        in_peace(plant)
        plant.back_up()
        twin_in_the_way(plant)
        in_peace(plant, 20)
        plant.restore(0, told=True)
        in_peace(plant, 20)
        assert plant.told[-1].kind is SyncKind.UP_TO_DATE
        kept = [row[:3] for table in ("entry", "diverging") for row in plant.registry_rows(table)]
        assert set(plant.journal()) <= set(kept)
