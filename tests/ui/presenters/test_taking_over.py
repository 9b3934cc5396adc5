"""Another station's pack at the intake, step by step: paper, code, look, and what lies in the journal."""

from pytestqt.qtbot import QtBot

from app.domain.pack import PackState
from app.domain.traveller import traveller_for
from app.domain.triage import TriageClass
from app.floor import commands as ask
from tests.fakes.floor import CODE, OTHER_CODE
from tests.ui.presenters.bench import Bench
from tests.ui.presenters.test_intake_way import wait
from ui.screens.intake.screen import page_name
from ui.screens.intake.state import IntakeStep

PAPER = traveller_for(TriageClass.A, "ST-002", 5).text


def at_the_look(bench: Bench, paper: str = PAPER) -> None:
    """Paper and code were scanned, and yes was said."""
    bench.do(bench.intake.begin)
    bench.see(paper)
    bench.see(CODE)
    bench.do(bench.intake.confirm)


def test_a_pack_is_taken_over_from_its_paper_to_store(bench: Bench, qtbot: QtBot) -> None:
    bench.do(bench.intake.begin)
    bench.see(PAPER)
    assert (bench.state.step, page_name(bench.state)) == (IntakeStep.SCAN, "camera")
    bench.see(PAPER)
    assert bench.state.refusal is None, "its paper is still in view"
    bench.see(CODE)
    assert page_name(bench.state) == "take_over"
    bench.do(bench.intake.confirm)
    assert (bench.state.step, bench.state.group_number, bench.state.groups) == (IntakeStep.TRIAGE, 1, 2)
    bench.do(bench.intake.answer)
    assert bench.state.group_number == 2
    assert "pack.taken_over" not in bench.floor.types(), "nothing is recorded before the last answer"
    bench.do(bench.intake.answer)
    assert bench.floor.types()[-2:] == ["pack.taken_over", "triage.repeated"]
    assert bench.state.paper is None
    bench.scale.settle(bench.floor.weight("412.0"))
    wait(qtbot, bench, IntakeStep.ROUTE)
    bench.do(bench.intake.route)
    stored = bench.floor.do(ask.AskQueue())
    assert [one.state for one in stored.packs] == [PackState.STORED]  # type: ignore[attr-defined]
    assert len(bench.turned_down) == 0


def test_what_is_grave_does_not_wait_for_the_other_page(bench: Bench) -> None:
    at_the_look(bench)
    bench.do(lambda: bench.intake.toggle("T01"))
    bench.do(bench.intake.answer)
    looked = bench.floor.entries()[-1]
    assert (looked.type, looked.data["class"]) == ("triage.repeated", "EMERGENCY")
    assert bench.state.step is IntakeStep.ROUTE


def test_a_paper_of_class_c_goes_to_its_place_unweighed(bench: Bench) -> None:
    at_the_look(bench, traveller_for(TriageClass.C, "ST-002", 5).text)
    bench.do(bench.intake.answer)
    bench.do(bench.intake.answer)
    assert (bench.state.step, bench.pack.triage_class) == (IntakeStep.ROUTE, "C")


def test_the_way_back_records_nothing(bench: Bench) -> None:
    at_the_look(bench)
    bench.do(bench.intake.answer)
    bench.do(bench.intake.page_back)
    assert bench.state.group_number == 1
    bench.do(bench.intake.page_back)
    assert page_name(bench.state) == "take_over"
    bench.do(bench.intake.not_this)
    assert (bench.state.step, bench.state.paper is None) == (IntakeStep.SCAN, False)
    bench.see(OTHER_CODE)
    assert page_name(bench.state) == "take_over"
    bench.do(bench.intake.change_source)
    assert (bench.state.step, bench.state.paper) == (IntakeStep.SOURCE, None)
    assert not [one for one in bench.floor.types() if one.startswith("pack.")]


def test_our_own_paper_and_a_second_paper_are_told(bench: Bench) -> None:
    bench.do(bench.intake.begin)
    bench.see(traveller_for(TriageClass.A, "ST-001", 1).text)
    assert bench.state.refusal is not None
    assert bench.state.refusal.code == "takeover.own_paper"
    bench.see(PAPER)
    bench.see(CODE)
    bench.see(traveller_for(TriageClass.A, "ST-002", 6).text)
    assert bench.state.refusal is not None
    assert bench.state.refusal.code == "code.another_in_view"
    assert bench.state.paper is not None
    assert bench.state.paper.text == PAPER


def test_a_restart_in_the_middle_begins_with_the_paper_again(bench: Bench) -> None:
    at_the_look(bench)
    view = bench.resumed()
    assert bench.intake.resume(view)
    bench.settle()
    assert (bench.state.step, bench.state.paper) == (IntakeStep.SOURCE, None)
