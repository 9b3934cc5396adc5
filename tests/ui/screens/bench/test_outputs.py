"""Outputs at the bench: chosen, weighed once by themselves, identified, typed by two, taken back."""

import pytest
from pytestqt.qtbot import QtBot

from app.domain.output import OutputCode
from app.domain.own_label import Prefix, mint
from app.floor.output_commands import CorrectOutput, TypeOutput, WeighOutput
from tests.fakes.floor import BO, CODE
from tests.ui.screens.bench.stand import BIN, BenchStand
from ui.screens.bench.state import Asking, Page

MODULE = "04QMB7A0012H0JD5K0000999"


@pytest.fixture
def at_lift(bench: BenchStand) -> BenchStand:
    """Where modules and cables come out."""
    bench.opened()
    bench.at("lift")
    for ear in (bench.accepted, bench.turned_down):
        ear.heard.clear()
    return bench


def weighed(qtbot: QtBot, bench: BenchStand, count: int) -> None:
    """Until so many outputs of this step are recorded and shown."""

    def there() -> bool:
        bench.settle()
        return bench.view.run.outputs_now == count

    qtbot.waitUntil(there, timeout=3000)


def looked(qtbot: QtBot, bench: BenchStand) -> None:
    """Until the presenter has looked at the scale some times more."""
    for _ in range(3):
        before = bench.state.trace
        qtbot.waitUntil(lambda before=before: bench.state.trace != before, timeout=3000)
        bench.settle()


def test_a_part_on_a_scale_without_a_word_for_still_is_taken_by_a_key(
    at_lift: BenchStand, qtbot: QtBot
) -> None:
    bench = at_lift
    bench.lay_unsaid("7.90", 1)
    looked(qtbot, bench)
    bench.presenter.weighing.confirm()
    assert bench.scale.confirmed == [], "nobody has said what it is"
    bench.choose(OutputCode.CABLE)
    looked(qtbot, bench)
    assert bench.view.run.outputs_now == 0
    bench.presenter.weighing.confirm()
    weighed(qtbot, bench, 1)
    assert bench.floor.entries()[-1].data["stability"] == "inferred"
    bench.choose(OutputCode.CABLE)
    bench.lay_unsaid("7.92", 1)  # the same load, a division further
    looked(qtbot, bench)
    bench.presenter.weighing.confirm()
    assert [one.printed for one in bench.scale.confirmed] == ["7.90"], "what is recorded is not asked about"
    bench.lay_unsaid("0.50", 2)
    looked(qtbot, bench)
    bench.presenter.weighing.confirm()
    weighed(qtbot, bench, 2)


def test_nothing_is_weighed_before_a_kind_is_chosen(at_lift: BenchStand, qtbot: QtBot) -> None:
    bench = at_lift
    bench.lay("7.90", 1)
    looked(qtbot, bench)
    assert bench.view.run.outputs_now == 0
    bench.choose(OutputCode.CABLE)
    weighed(qtbot, bench, 1)
    (output,) = bench.view.outputs
    assert (output.code, output.mass_mg, output.printed) == (OutputCode.CABLE, 7_900_000, "7.90")
    assert bench.state.output is None, "the next part may be another kind"
    assert bench.state.saved is not None
    bench.choose(OutputCode.CABLE)
    looked(qtbot, bench)
    assert bench.view.run.outputs_now == 1, "one placing is recorded once"
    bench.lay("0.50", 2)
    weighed(qtbot, bench, 2)


def test_a_module_waits_for_its_code(at_lift: BenchStand, qtbot: QtBot) -> None:
    bench = at_lift
    bench.choose(OutputCode.MOD)
    bench.lay("36.00", 1)
    looked(qtbot, bench)
    assert (bench.state.may_weigh, bench.view.run.outputs_now) == (False, 0)
    bench.see(CODE)
    assert (bench.state.piece, len(bench.turned_down)) == (None, 0), "the pack's own label lies in view"
    bench.see(MODULE)
    weighed(qtbot, bench, 1)
    assert (bench.view.outputs[0].text, bench.view.outputs[0].own_label) == (MODULE, False)
    assert (bench.state.output, bench.state.piece) == (OutputCode.MOD, None), "the next is a module too"


def test_modules_without_codes_get_labels_of_ours_and_prove_them(at_lift: BenchStand, qtbot: QtBot) -> None:
    bench = at_lift
    bench.choose(OutputCode.MOD)
    bench.do(bench.presenter.weighing.without_code)
    bench.lay("36.00", 1)
    weighed(qtbot, bench, 1)
    bench.lay("36.10", 2)
    weighed(qtbot, bench, 2)
    first = bench.view.outputs[0]
    assert first.own_label
    assert bench.state.saved is not None
    assert bench.state.saved.job is not None
    bench.see(first.text)
    assert bench.view.outputs[0].proven
    bench.do(bench.presenter.weighing.with_code)
    assert not bench.state.may_weigh


def test_a_container_s_label_takes_its_tare_off(at_lift: BenchStand, qtbot: QtBot) -> None:
    bench = at_lift
    bench.see(BIN)
    assert bench.refusal == "container.unknown"
    bench.bin_known("1.00")
    bench.see(BIN)
    assert bench.state.container is not None
    bench.choose(OutputCode.CABLE)
    bench.lay("8.90", 1)
    weighed(qtbot, bench, 1)
    assert (bench.view.outputs[0].mass_mg, bench.view.outputs[0].container) == (7_900_000, BIN)
    assert bench.state.container is not None, "the next part lies in it too"
    bench.do(bench.presenter.weighing.without_container)
    bench.choose(OutputCode.CABLE)
    bench.lay("2.00", 2)
    weighed(qtbot, bench, 2)
    assert bench.view.outputs[1].mass_mg == 2_000_000


def test_a_refused_weight_is_tried_again_when_something_has_changed(
    at_lift: BenchStand, qtbot: QtBot
) -> None:
    bench = at_lift
    bench.bin_known("9.00")
    bench.see(BIN)
    bench.choose(OutputCode.CABLE)
    bench.lay("8.90", 1)
    looked(qtbot, bench)
    assert (bench.refusal, len(bench.turned_down)) == ("output.nothing_in_container", 1)
    bench.do(bench.presenter.weighing.without_container)
    weighed(qtbot, bench, 1)


def test_codes_at_the_wrong_time_are_told(at_lift: BenchStand) -> None:
    bench = at_lift
    bench.see(MODULE)
    assert bench.refusal == "output.choose_first"
    bench.choose(OutputCode.CABLE)
    bench.see(MODULE)
    assert bench.refusal == "output.no_pieces"
    bench.choose(OutputCode.CABLE)
    assert bench.state.output is None, "a tile is let go by pressing it again"
    bench.choose(OutputCode.COOLPL)
    assert bench.state.output is None, "only what the step offers"


def test_leaving_without_outputs_asks_once_more(at_lift: BenchStand) -> None:
    bench = at_lift
    bench.do(bench.presenter.go_on)
    assert (bench.page, bench.state.asking) == (Page.SURE, Asking.NOTHING_SURE)
    bench.do(bench.presenter.back_to_step)
    assert bench.page is Page.OUTPUT
    bench.do(bench.presenter.go_on)
    bench.do(lambda: bench.presenter.go_on(nothing=True))
    assert bench.step.id == "lock"
    assert bench.floor.entries()[-1].data["nothing"] is True


def test_a_step_with_one_kind_has_it_chosen(bench: BenchStand, qtbot: QtBot) -> None:
    bench.opened()
    bench.at("drain")
    assert bench.state.output is OutputCode.COOLANT
    bench.lay("6.70", 1)
    weighed(qtbot, bench, 1)
    assert not bench.state.may_weigh, "it comes once"
    bench.do(bench.presenter.go_on)
    assert bench.step.id == "open"


def test_a_typed_weight_needs_reason_photograph_and_second_person(at_lift: BenchStand) -> None:
    bench = at_lift
    bench.do(bench.presenter.signing.type_amount)
    assert bench.page is Page.OUTPUT, "first what it is"
    bench.choose(OutputCode.CABLE)
    bench.do(bench.presenter.signing.type_amount)
    assert bench.page is Page.AMOUNT
    bench.do(lambda: bench.presenter.signing.amount_typed("7.90"))
    assert bench.page is Page.WHY
    bench.do(lambda: bench.presenter.signing.amount_why("other"))
    bench.do(lambda: bench.presenter.typed("DISPLAY ONLY"))
    assert bench.page is Page.PHOTOGRAPH
    bench.camera.jpeg = None
    bench.do(bench.presenter.signing.photograph)
    assert bench.refusal == "photo.no_picture"
    bench.camera.jpeg = b"\xff\xd8display"
    bench.do(bench.presenter.signing.photograph)
    assert (bench.page, bench.presenter.awaits_second) == (Page.SIGN, True)
    bench.do(bench.presenter.signing.back)
    assert bench.page is Page.PHOTOGRAPH
    bench.do(bench.presenter.signing.photograph)
    bench.sign()
    sent = bench.desk.last(TypeOutput)
    assert isinstance(sent, TypeOutput)
    assert (sent.printed, sent.unit, sent.reason, sent.photo) == (
        "7.90",
        "kg",
        "DISPLAY ONLY",
        b"\xff\xd8display",
    )
    assert bench.page is Page.OUTPUT
    assert bench.view.outputs[0].mass_source == "typed"
    assert (bench.state.amount, bench.state.reason, bench.state.other_badge) == ("", "", "")


def test_the_newest_output_is_taken_back_by_two(at_lift: BenchStand, qtbot: QtBot) -> None:
    bench = at_lift
    bench.choose(OutputCode.CABLE)
    bench.lay("7.90", 1)
    weighed(qtbot, bench, 1)
    output = bench.view.outputs[0]
    bench.do(lambda: bench.presenter.ask(Asking.TAKE_BACK_WHY))
    bench.do(lambda: bench.presenter.signing.take_back("wrong_kind"))
    bench.do(bench.presenter.signing.back)
    assert bench.state.asking is Asking.TAKE_BACK_WHY
    bench.do(lambda: bench.presenter.signing.take_back("wrong_kind"))
    bench.sign(BO, pin="0000")
    assert (bench.page, bench.refusal) == (Page.PIN, "operator.pin_wrong")
    bench.do(lambda: bench.presenter.signing.sign(BO.number[::-1]))
    sent = bench.desk.last(CorrectOutput)
    assert isinstance(sent, CorrectOutput)
    assert (sent.output, sent.reason) == (output.id, "wrong_kind")
    assert (bench.page, bench.view.outputs, bench.scale.again_asked) == (Page.OUTPUT, (), 1)
    bench.choose(OutputCode.CABLE)
    looked(qtbot, bench)
    assert bench.view.run.outputs_now == 0, "the old placing is still shown and does not count"


def test_a_piece_weighed_twice_is_refused_and_another_code_tries_again(
    at_lift: BenchStand, qtbot: QtBot
) -> None:
    bench = at_lift
    bench.choose(OutputCode.MOD)
    bench.see(MODULE)
    bench.lay("36.00", 1)
    weighed(qtbot, bench, 1)
    bench.see(MODULE)
    bench.lay("36.10", 2)
    looked(qtbot, bench)
    assert bench.refusal == "output.already_recorded"
    bench.lay("36.10", 2)  # the floor's clock runs faster than the weight may be old
    bench.see(MODULE[:-1] + "8")
    weighed(qtbot, bench, 2)
    assert sum(isinstance(one, WeighOutput) for one in bench.desk.commands) == 3


def test_the_scale_is_looked_at_only_where_it_is_shown(bench: BenchStand) -> None:
    bench.opened()
    bench.at("drain")
    assert bench.presenter.weighing.looking
    bench.do(bench.presenter.giving_up.ask)
    assert not bench.presenter.weighing.looking
    bench.do(bench.presenter.back_to_step)
    assert bench.presenter.weighing.looking
    bench.presenter.stop()
    assert not bench.presenter.weighing.looking


def test_an_own_label_of_another_kind_is_no_module(at_lift: BenchStand, qtbot: QtBot) -> None:
    bench = at_lift
    bench.choose(OutputCode.MOD)
    bench.see(mint(Prefix.CE, "0A1"))
    bench.lay("36.00", 1)
    looked(qtbot, bench)
    assert bench.refusal == "code.not_a_piece"
