"""Giving a run up: what is owed comes next, in order, then quarantine, and nothing gets better by it."""

from datetime import timedelta

import pytest

from app.domain.dismantling import Action, RunState
from app.domain.label import JobState
from app.domain.pack import PackState
from app.domain.procedure import Energy
from app.floor import bench_commands as bench
from app.floor import output_commands as out
from app.floor.output_views import LabelsToPrint
from tests.fakes.bench_hands import FAILS, Hands, bench_floor
from tests.fakes.floor import BO, Floor, shown
from tests.fakes.procedures import SHORT

IDS = [step.id for step in SHORT.steps]
OWED = {number: ["lock"] * (number >= 4) + ["cover"] * (number >= 7) for number in range(1, 12)}
LADDER = list(Energy)


@pytest.fixture
def floor() -> Floor:
    return bench_floor()


@pytest.fixture
def hands(floor: Floor) -> Hands:
    hands = Hands(floor)
    hands.start(floor.stored())
    return hands


@pytest.mark.parametrize("step", IDS)
def test_an_abort_at_every_step_makes_safe_what_is_owed_and_quarantines(
    floor: Floor, hands: Hands, step: str
):
    before = hands.to(step)
    number = SHORT.number(step)
    left = [name for name in OWED[number] if name not in before.run.done]
    view = hands.abort("the voltage stays")
    aborting = next(one for one in reversed(floor.entries()) if one.type == "run.aborting").data
    assert (aborting["step"], aborting["number"]) == (step, number)
    for place, name in enumerate(left):
        assert (view.run.state, view.allowed) == (RunState.MAKING_SAFE, {Action.CONFIRM})
        assert view.step == SHORT.step(name)
        assert view.owed == len(left) - place
        assert "run.aborted" not in floor.types()
        view = hands.done(bench.ConfirmStep(view.run.id, name))
        assert view.run.energy is before.run.energy
    assert floor.types()[-3:] == ["run.aborted", "pack.quarantined", "label.ordered"]
    assert (view.run.state, view.step, view.allowed) == (RunState.ABORTED, None, frozenset())
    aborted = floor.entries()[-3].data
    assert (aborted["energy"], aborted["reason"]) == (before.run.energy.value, "the voltage stays")


def test_what_the_way_out_leaves_is_never_better_than_what_was_given_up(floor: Floor, hands: Hands):
    hands.to("open")
    given_up = hands.abort().run.energy
    hands.to_the_end()
    energies = [
        Energy(one.data["energy"]) for one in floor.entries() if one.type in ("step.done", "run.aborted")
    ]
    since = energies[-3:]  # lock, cover, aborted
    assert all(LADDER.index(energy) <= LADDER.index(given_up) for energy in since)
    assert since == [Energy.ISOLATED] * 3


def test_the_pack_is_quarantined_where_it_stands_with_a_time_to_look_again(floor: Floor, hands: Hands):
    hands.to("prove")
    hands.read(FAILS)
    hands.abort()
    pack = hands.to_the_end().pack
    assert (pack.state, pack.triage_class, pack.location) == (PackState.QUARANTINED, "C", "A3-02")
    entry = next(one for one in reversed(floor.entries()) if one.type == "pack.quarantined")
    assert entry.data["reasons"] == ["RUN_ABORTED"]
    assert pack.recheck_due is not None
    assert timedelta(minutes=59) < pack.recheck_due - entry.at <= timedelta(hours=1)


def test_a_quarantine_label_is_ordered_in_the_same_breath(floor: Floor, hands: Hands):
    hands.abort()
    orders = floor.do(out.AskLabelsToPrint())
    assert isinstance(orders, LabelsToPrint)
    (label,) = [order.label for order in orders.orders]
    pack = hands.floor.entries()[-2].data["pack"]
    text = floor.traveller(pack)
    assert (label.text, label.title_en, label.print_no) == (text, "QUARANTINE, do not open", 1)
    with floor.records.unit() as unit:
        (job,) = unit.labels.of(text)
    assert (job.about, job.pack, job.state, job.reason) == (pack, pack, JobState.WAITING, "")


def test_an_aborted_pack_is_not_opened_again(floor: Floor, hands: Hands):
    pack = hands.view().pack.id
    hands.abort()
    assert hands.refused(floor.starting(pack, SHORT.key)) == "run.pack_not_stored"
    assert hands.empty().packs == ()


@pytest.mark.parametrize("reason", ["", "   ", "\n\t\u3000"])
def test_an_abort_needs_a_reason(floor: Floor, hands: Hands, reason: str):
    assert hands.refused(bench.AbortRun(hands.view().run.id, reason)) == "correct.needs_reason"
    assert hands.view().run.state is RunState.ACTIVE


def test_a_run_is_given_up_once(hands: Hands):
    run = hands.to("prove").run.id
    hands.abort()
    assert hands.refused(bench.AbortRun(run, "again")) == "step.not_allowed"
    hands.to_the_end()
    assert hands.refused(bench.AbortRun(run, "again")) == "run.none"


def test_nothing_but_making_safe_is_left(floor: Floor, hands: Hands):
    hands.to("prove")
    hands.read_all()
    release = hands.release()
    run = hands.abort().run.id
    refused = {
        "step.not_now": [
            release,
            bench.TakeReading(run, "prove", 1, floor.meter()),
            bench.ConfirmStep(run, "prove"),
            bench.ConfirmStep(run, "cover"),
            bench.GoOn(run, "drain", nothing=True),
        ],
        "step.not_allowed": [
            bench.ReleaseHold(run, "lock", shown(BO), "reason"),
            bench.TakeReading(run, "lock", 1, floor.meter()),
            bench.ScanStep(run, "lock", floor.scanned()),
            bench.GoOn(run, "lock", nothing=True),
            hands.weighing(code=SHORT.step("lift").outputs[0]),
        ],
    }
    for code, commands in refused.items():
        for command in commands:
            assert hands.refused(command) == code
    assert hands.view().run.readings == ()


def test_making_safe_comes_back_after_a_restart(floor: Floor, hands: Hands):
    hands.to("look")
    before = hands.abort()
    for again in (floor.restart, floor.reboot):
        again()
        assert hands.view() == before
    hands.done(bench.ConfirmStep(before.run.id, "lock"))
    floor.reboot()
    view = hands.view()
    assert (view.step, view.owed) == (SHORT.step("cover"), 1)


def test_what_came_out_before_stays_of_the_aborted_run(floor: Floor, hands: Hands):
    hands.to("lift")
    saved = hands.weigh()
    hands.abort()
    view = hands.to_the_end()
    assert saved.output in view.outputs
    assert "run.closed" not in floor.types()
