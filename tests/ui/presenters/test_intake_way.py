"""The clean intake, step by step: what is asked, what is shown, what lies in the journal afterwards."""

from pytestqt.qtbot import QtBot

from app.domain.pack import PackState, Papers
from app.floor import commands as ask
from tests.fakes.floor import CODE, OTHER_CODE
from tests.ui.presenters.bench import Bench, Ear
from ui.screens.intake.state import IntakeStep


def wait(qtbot: QtBot, bench: Bench, step: IntakeStep) -> None:
    """Until the intake stands at a step."""

    def there() -> bool:
        bench.settle()
        return bench.state.step is step

    qtbot.waitUntil(there, timeout=3000)


def looked(qtbot: QtBot, bench: Bench, times: int = 3) -> None:
    """Until the presenter has looked at the scale some times more."""
    before = bench.scale.looks
    qtbot.waitUntil(lambda: bench.scale.looks >= before + times, timeout=3000)
    bench.settle()


def test_a_clean_pack_from_papers_to_store(bench: Bench, qtbot: QtBot) -> None:
    finished = Ear(bench.intake.finished)
    bench.do(bench.intake.begin)
    assert (bench.state.step, bench.state.previous) == (IntakeStep.SOURCE, None)
    bench.see("C-4711")
    assert bench.state.step is IntakeStep.SCAN
    assert bench.state.papers == Papers(consignment="C-4711")
    bench.see(CODE)
    assert bench.state.step is IntakeStep.CONFIRM
    assert bench.state.code is not None
    assert bench.state.code.identity.text == CODE
    assert "pack.received" not in bench.floor.types(), "nothing is recorded before the confirmation"
    bench.do(bench.intake.confirm)
    groups = []
    while bench.state.step is IntakeStep.TRIAGE:
        assert bench.state.group is not None
        groups.append((bench.state.group_number, bench.state.group.id))
        bench.do(bench.intake.answer)
    assert [number for number, _ in groups] == [1, 2, 3, 4, 5]
    bench.scale.settle(bench.floor.weight("412.0"))
    wait(qtbot, bench, IntakeStep.ROUTE)
    assert bench.pack.mass is not None
    assert bench.pack.mass.printed == "412.0"
    assert bench.state.entry == len(bench.floor.entries())
    bench.see("A3-02")
    assert bench.state.location == "A3-02"
    bench.do(bench.intake.route)
    (done,) = finished.heard
    assert (done.state, done.location, done.triage_class) == (PackState.STORED, "A3-02", "A")  # type: ignore[attr-defined]
    assert bench.floor.types()[2:] == (
        ["pack.received"] + ["triage.answered"] * 5 + ["weight.taken", "pack.routed", "label.ordered"]
    )
    assert bench.resumed().place == "queue"
    assert len(bench.turned_down) == 0


def test_pressing_twice_records_once(bench: Bench) -> None:
    bench.at_scan()
    bench.see(CODE)
    bench.intake.confirm()
    bench.intake.confirm()
    bench.settle()
    bench.intake.answer()
    bench.intake.answer()
    bench.settle()
    assert bench.floor.types().count("pack.received") == 1
    assert not bench.state.busy


def test_a_scale_without_a_word_for_still_is_believed_by_a_key(bench: Bench, qtbot: QtBot) -> None:
    bench.at_weigh(CODE)
    bench.intake.confirm_weight()
    bench.scale.ask(bench.floor.weight())
    looked(qtbot, bench)
    assert bench.scale.confirmed == [], "pressed before anything was asked"
    assert "weight.taken" not in bench.floor.types(), "equal frames alone are no weight"
    bench.scale.ask(bench.floor.weight("411.5"))
    bench.intake.confirm_weight()
    assert [one.printed for one in bench.scale.confirmed] == ["412.0"], "what the person has seen"
    looked(qtbot, bench)
    assert "weight.taken" not in bench.floor.types(), "the figure that was confirmed is not there any more"
    bench.do(bench.intake.confirm_weight)
    wait(qtbot, bench, IntakeStep.ROUTE)
    taken = bench.floor.entries()[-1].data
    assert (taken["printed"], taken["stability"]) == ("411.5", "inferred")


def test_a_weight_is_taken_once_for_each_placing(bench: Bench, qtbot: QtBot) -> None:
    bench.at_weigh(CODE)
    bench.scale.swing(bench.floor.weight())
    looked(qtbot, bench)
    assert "weight.taken" not in bench.floor.types(), "a moving scale is not captured"
    bench.scale.settle(bench.floor.weight())
    wait(qtbot, bench, IntakeStep.ROUTE)
    bench.do(bench.intake.weigh_again)
    assert bench.state.step is IntakeStep.WEIGH
    assert bench.scale.again_asked == 1
    looked(qtbot, bench)
    assert bench.floor.types().count("weight.taken") == 1, "the old placing is still shown and does not count"
    bench.scale.settle(bench.floor.weight("411.5", placing=2))
    wait(qtbot, bench, IntakeStep.ROUTE)
    assert bench.pack.mass is not None
    assert bench.pack.mass.printed == "411.5"
    assert bench.floor.types()[-3:] == ["weight.taken", "entry.corrected", "weight.taken"]


def test_after_a_restart_weighing_again_does_not_take_the_old_placing(bench: Bench, qtbot: QtBot) -> None:
    pack = bench.floor.received()
    bench.floor.clean(pack)
    bench.floor.saved(ask.TakeWeight(pack, bench.floor.weight()))
    assert bench.intake.resume(bench.resumed())
    bench.scale.settle(bench.floor.weight())
    bench.do(bench.intake.weigh_again)
    looked(qtbot, bench)
    assert bench.floor.types().count("weight.taken") == 1


def test_the_load_of_the_pack_before_is_not_taken_for_the_next(bench: Bench, qtbot: QtBot) -> None:
    bench.at_weigh(CODE)
    bench.scale.settle(bench.floor.weight())
    wait(qtbot, bench, IntakeStep.ROUTE)
    bench.do(bench.intake.route)
    bench.at_weigh(OTHER_CODE)
    looked(qtbot, bench)
    assert bench.state.step is IntakeStep.WEIGH
    bench.scale.settle(bench.floor.weight("336.5", placing=2))
    wait(qtbot, bench, IntakeStep.ROUTE)


def test_a_refused_weight_may_be_tried_again_after_coming_back(bench: Bench, qtbot: QtBot) -> None:
    bench.at_weigh(CODE)
    bench.floor.do(ask.SignOut("idle"))
    bench.scale.settle(bench.floor.weight())
    looked(qtbot, bench)
    assert bench.refusal == "operator.nobody_signed_in"
    assert len(bench.turned_down) == 1, "one placing is refused once, not ten times a second"
    bench.intake.leave()
    bench.floor.sign_in()
    bench.scale.settle(bench.floor.weight())
    assert bench.intake.resume(bench.resumed())
    wait(qtbot, bench, IntakeStep.ROUTE)


def test_nothing_is_weighed_behind_an_operator_who_has_left(bench: Bench) -> None:
    bench.at_triage(CODE)
    for _ in range(4):
        bench.do(bench.intake.answer)
    bench.intake.answer()
    bench.intake.leave()
    bench.scale.settle(bench.floor.weight())
    bench.settle()
    assert bench.scale.looks == 0
    assert not bench.intake._weighing.looking
    assert bench.resumed().place == "queue"
    assert bench.intake.resume(bench.resumed())
    assert bench.state.step is IntakeStep.WEIGH


def test_the_trace_follows_the_scale_and_ends_without_a_reading(bench: Bench, qtbot: QtBot) -> None:
    bench.at_weigh(CODE)
    bench.scale.swing(bench.floor.weight("400.0"))
    looked(qtbot, bench)
    assert {mass for _, mass in bench.state.trace} == {400_000_000}
    bench.scale.lift()
    looked(qtbot, bench)
    assert bench.state.trace == ()
    assert bench.state.scale is not None
    assert bench.state.scale.mass is None
