"""A run at the bench, step by step: what is asked, what may be pressed, and where it ends."""

from app.domain.dismantling import RunState
from app.domain.pack import PackState
from app.floor.bench_commands import ConfirmStep
from app.floor.bench_views import BenchView
from tests.fakes.floor import CODE, OTHER_CODE
from tests.fakes.procedures import SHORT
from tests.ui.screens.bench.stand import BenchStand
from ui.screens.bench.state import Asking, Page, making_safe


def test_nothing_is_open_and_nothing_is_in_store(bench: BenchStand) -> None:
    bench.begin()
    assert bench.page is Page.EMPTY
    assert bench.state.empty is not None
    assert bench.state.empty.packs == ()


def test_a_pack_is_chosen_by_its_traveller_and_opened(bench: BenchStand) -> None:
    pack = bench.stored()
    bench.begin()
    bench.see(bench.floor.traveller(pack.id))
    assert (bench.state.chosen, bench.state.start.paper is not None) == (pack.id, True)
    assert bench.state.procedure == "", "two documents fit: one of them is chosen by hand"
    bench.do(bench.presenter.opening.open)
    assert bench.page is Page.EMPTY, "nothing is opened without a document"
    bench.do(lambda: bench.presenter.opening.choose_procedure(SHORT.key))
    bench.do(bench.presenter.opening.open)
    assert bench.page is Page.LOOK, "the paper that chose it is not asked for again"
    bench.do(bench.presenter.opening.answer)
    bench.do(bench.presenter.opening.answer)
    assert (bench.page, bench.step.id) == (Page.DO, "brief")
    assert len(bench.turned_down) == 0


def test_a_pack_from_the_queue_is_chosen_already(bench: BenchStand) -> None:
    pack = bench.stored()
    bench.begin(pack.id)
    assert (bench.state.chosen, bench.state.start.paper is not None) == (pack.id, False)
    bench.do(lambda: bench.presenter.opening.choose_procedure(SHORT.key))
    bench.do(bench.presenter.opening.open)
    assert bench.page is Page.PAPER


def test_a_pack_that_may_not_be_worked_is_named_and_not_chosen(bench: BenchStand) -> None:
    bench.stored()
    damaged = bench.floor.damaged(OTHER_CODE)
    bench.begin()
    bench.see(bench.floor.traveller(damaged))
    assert (bench.page, bench.refusal) == (Page.EMPTY, "")
    assert bench.state.chosen == damaged, "it may be made safe"
    held = bench.floor.received("04QPB7A0012H0JD5K0000555")
    bench.see("04QPB7A0012H0JD5K0000555")
    assert (bench.refusal, held == bench.state.chosen) == ("run.pack_not_stored", False)
    bench.do(lambda: bench.presenter.opening.choose(""))
    bench.see("no such code")
    assert bench.refusal == "paper.no_record"
    assert bench.state.chosen == ""
    assert len(bench.turned_down) == 2


def test_the_whole_way_to_a_closed_run(bench: BenchStand) -> None:
    bench.opened()
    seen = []
    while bench.page is not Page.ENDED:
        if not seen or seen[-1] != bench.step.id:
            seen.append(bench.step.id)
        bench.pass_step()
    assert seen == [step.id for step in SHORT.steps]
    assert bench.view.run.state is RunState.CLOSED
    assert bench.view.pack.state is PackState.DISMANTLED
    (ended,) = bench.ended.heard
    assert isinstance(ended, BenchView)
    assert len(bench.turned_down) == len(bench.held) == 0
    bench.do(bench.presenter.leave)
    assert len(bench.left) == 1


def test_another_pack_s_code_names_the_right_one(bench: BenchStand) -> None:
    bench.opened()
    bench.at("identify")
    resets = bench.camera.resets
    bench.see(OTHER_CODE)
    assert bench.state.refusal is not None
    assert bench.refusal == "run.other_code"
    assert bench.state.refusal.facts["tag"] == bench.view.pack.tag
    assert len(bench.turned_down) == 1
    assert bench.camera.resets == resets + 1, "the same wrong label is told again"
    bench.see(CODE)
    assert (bench.step.id, bench.refusal) == ("ready", "")


def test_pressing_twice_does_one_step(bench: BenchStand) -> None:
    bench.opened()
    bench.presenter.confirm()
    bench.presenter.confirm()
    bench.settle()
    assert bench.floor.types().count("step.done") == 1 or bench.step.id == "identify"
    assert bench.step.id == "identify"


def test_a_screen_that_is_behind_the_record_looks_again(bench: BenchStand) -> None:
    bench.opened()
    run = bench.view.run.id
    bench.floor.do(ConfirmStep(run, "brief"))
    bench.do(bench.presenter.confirm)
    assert bench.step.id == "identify"
    assert bench.refusal == "step.not_now"


def test_a_document_that_is_gone_is_told(bench: BenchStand) -> None:
    bench.opened()
    bench.floor.site.procedures.pop(SHORT.key)  # type: ignore[attr-defined]
    bench.begin()
    assert (bench.page, bench.refusal) == (Page.WAITING, "procedure.missing")


def test_a_judgement_needs_a_reason_before_the_badge(bench: BenchStand) -> None:
    bench.opened()
    bench.at("ready")
    assert (bench.page, bench.presenter.awaits_second) == (Page.JUDGE, False)
    bench.do(lambda: bench.presenter.signing.judge("other"))
    assert bench.page is Page.TYPED
    bench.do(lambda: bench.presenter.typed("  "))
    assert bench.page is Page.TYPED
    bench.do(lambda: bench.presenter.typed("TORCH FETCHED "))
    assert (bench.state.reason, bench.presenter.awaits_second) == ("TORCH FETCHED", True)
    bench.do(bench.presenter.signing.back)
    assert (bench.page, bench.state.reason) == (Page.JUDGE, "TORCH FETCHED")
    bench.do(lambda: bench.presenter.signing.judge("all_in_order"))
    bench.sign()
    assert bench.step.id == "unplug"
    released = next(one for one in bench.floor.entries() if one.type == "hold.released")
    assert released.data["reason"] == "all_in_order"


def test_giving_up_asks_why_and_whether_it_is_meant(bench: BenchStand) -> None:
    bench.opened()
    bench.at("prove")
    bench.do(bench.presenter.giving_up.ask)
    assert bench.page is Page.WHY
    bench.do(lambda: bench.presenter.giving_up.why("voltage_stays"))
    assert (bench.page, bench.state.reason) == (Page.SURE, "voltage_stays")
    bench.do(bench.presenter.back_to_step)
    assert (bench.page, bench.state.reason) == (Page.MEASURE, "")
    bench.do(bench.presenter.giving_up.confirm)
    assert "run.aborting" not in bench.floor.types(), "only what is asked can be confirmed"
    bench.do(bench.presenter.giving_up.ask)
    bench.do(lambda: bench.presenter.giving_up.why("other"))
    bench.do(lambda: bench.presenter.typed("STRANGE NOISE"))
    bench.do(bench.presenter.giving_up.confirm)
    assert making_safe(bench.state)
    assert (bench.step.id, bench.view.owed, bench.state.asking) == ("lock", 1, Asking.STEP)
    bench.do(bench.presenter.confirm)
    assert bench.page is Page.ENDED
    assert bench.view.run.abort_reason == "STRANGE NOISE"
    assert bench.view.pack.state is PackState.QUARANTINED
    assert len(bench.ended) == 1


def test_a_run_that_owes_nothing_ends_at_once(bench: BenchStand) -> None:
    bench.opened()
    bench.do(bench.presenter.giving_up.ask)
    bench.do(lambda: bench.presenter.giving_up.why("wrong_pack"))
    bench.do(bench.presenter.giving_up.confirm)
    assert bench.page is Page.ENDED
    assert bench.view.run.state is RunState.ABORTED


def test_an_answer_for_somebody_who_has_left_changes_nothing(bench: BenchStand) -> None:
    bench.opened()
    bench.presenter.confirm()
    bench.presenter.leave()
    shown = bench.state
    bench.settle()
    assert bench.state is shown
    bench.begin()
    assert bench.step.id == "identify"


def test_after_a_restart_the_bench_stands_at_its_step(bench: BenchStand) -> None:
    bench.opened()
    bench.at("unplug")
    bench.restart()
    assert (bench.page, bench.step.id, bench.state.restarted) == (Page.DO, "unplug", True)
    bench.do(bench.presenter.confirm)
    assert (bench.step.id, bench.state.restarted) == ("prove", False)
    assert len(bench.ended) == 0
