"""How the code is had: scanned, in halves, as a twin, typed by two people, or not at all."""

import hashlib

import pytest

from app.domain.operator import Operator
from app.domain.own_label import Prefix, mint
from app.domain.pack import PackState, Papers
from app.domain.refusals import Refusal
from app.domain.scan import ReadBy
from app.floor import commands as ask
from app.wire.envelope import decode
from tests.fakes.floor import ANNE, BO, CODE, OTHER_CODE
from tests.ui.presenters.bench import Bench
from ui.screens.intake.state import IntakeStep, ScanWay

FRONT, BACK = CODE[:14], CODE[14:]
OTHER_BACK = OTHER_CODE[14:]
VIN = "LGWEESK53SH210918"
RECEIVED_VIN = "1M8GDM9AXKP042788"


def pin(someone: Operator) -> str:
    return someone.number[::-1]


def stored(bench: Bench, code: str = CODE) -> None:
    """A pack with this code was received and routed before."""
    pack = bench.floor.received(code)
    bench.floor.clean(pack)
    bench.floor.saved(ask.TakeWeight(pack, bench.floor.weight()))
    bench.floor.saved(ask.RoutePack(pack))


def typed(bench: Bench, text: str) -> None:
    bench.intake.scanning.typed(text)
    bench.settle()


def at_second_person(bench: Bench, code: str = CODE) -> None:
    """Both have typed the same."""
    bench.at_scan()
    bench.intake.scanning.type_code()
    typed(bench, code)
    typed(bench, code.lower())
    assert bench.state.way is ScanWay.SECOND_PERSON


# ---- papers


def test_the_same_lorry_as_the_pack_before(bench: Bench) -> None:
    bench.do(bench.intake.begin)
    bench.do(bench.intake.same_as_previous)
    assert bench.state.step is IntakeStep.SOURCE, "there was none before"
    bench.see("C-9")
    bench.see(VIN)
    assert bench.state.papers.vin == VIN
    bench.see(CODE)
    bench.do(bench.intake.confirm)
    assert bench.pack.papers == Papers(consignment="C-9", vin=VIN)
    bench.do(lambda: bench.floor.saved(ask.AnswerTriage(bench.pack.id, "now", frozenset({"T01"}))))
    bench.floor.saved(ask.RoutePack(bench.pack.id))
    bench.do(bench.intake.begin)
    assert bench.state.previous == Papers(consignment="C-9", vin=VIN)
    bench.do(bench.intake.same_as_previous)
    assert bench.state.papers == Papers(consignment="C-9", same_as_previous=True), "a car has its own VIN"


@pytest.mark.parametrize("number", ["", "  ", "\t\u3000"])
def test_an_empty_number_is_no_paper(bench: Bench, number: str) -> None:
    bench.do(bench.intake.begin)
    bench.do(lambda: bench.intake.consignment_named(number))
    assert (bench.state.step, bench.refusal) == (IntakeStep.SOURCE, "papers.number_missing")


def test_a_typed_number_is_trimmed_and_taken(bench: Bench) -> None:
    bench.do(bench.intake.begin)
    bench.do(lambda: bench.intake.consignment_named(" 2026-11/5 "))
    assert bench.state.papers.consignment == "2026-11/5"


def test_a_pack_code_is_no_paper(bench: Bench) -> None:
    bench.do(bench.intake.begin)
    heard = bench.camera.resets
    bench.see(CODE)
    assert (bench.state.step, bench.refusal) == (IntakeStep.SOURCE, "papers.first")
    assert bench.camera.resets > heard, "once the papers are chosen the code in view must count"
    bench.do(bench.intake.no_papers)
    assert bench.refusal == ""
    bench.see(CODE)
    bench.do(bench.intake.confirm)
    assert bench.pack.papers == Papers(none=True)


def test_the_source_can_be_changed_until_the_pack_is_received(bench: Bench) -> None:
    bench.do(bench.intake.begin)
    bench.see("C-1")
    bench.see(CODE)
    bench.do(bench.intake.change_source)
    assert (bench.state.step, bench.state.code) == (IntakeStep.SOURCE, None)
    bench.see("C-2")
    bench.see(CODE)
    bench.do(bench.intake.confirm)
    assert bench.pack.papers.consignment == "C-2"
    bench.do(bench.intake.change_source)
    assert bench.state.step is IntakeStep.TRIAGE


# ---- scanned


def test_a_vin_belongs_to_the_papers_and_the_pack_is_still_looked_for(bench: Bench) -> None:
    bench.at_scan()
    bench.see(RECEIVED_VIN)
    assert bench.state.step is IntakeStep.SCAN
    assert bench.state.papers.vin == RECEIVED_VIN
    bench.see(CODE)
    bench.see(VIN)
    assert bench.state.papers.vin == VIN, "also while the code waits for its confirmation"
    bench.do(bench.intake.confirm)
    assert bench.pack.papers.vin == VIN


@pytest.mark.parametrize(("first", "second"), [(FRONT, BACK), (BACK, FRONT)])
def test_halves_in_either_order(bench: Bench, first: str, second: str) -> None:
    bench.at_scan()
    bench.see(first)
    assert bench.state.step is IntakeStep.SCAN
    assert bench.state.half is not None
    bench.see(first)
    assert bench.state.half is not None, "the same half again waits on"
    bench.see(second)
    assert bench.state.code is not None
    assert bench.state.code.identity.text == CODE
    assert bench.state.half is None
    bench.do(bench.intake.confirm)
    assert bench.pack.code == CODE


def test_halves_that_do_not_fit_begin_again(bench: Bench) -> None:
    bench.at_scan()
    bench.see(BACK)
    bench.see(OTHER_BACK)
    assert bench.refusal == "code.halves_do_not_fit"
    assert bench.state.half is None
    bench.see(FRONT)
    bench.see(BACK)
    assert bench.state.step is IntakeStep.CONFIRM


def test_a_whole_code_beside_a_half_is_the_pack(bench: Bench) -> None:
    bench.at_scan()
    bench.see(FRONT)
    bench.see(CODE)
    assert bench.state.step is IntakeStep.CONFIRM
    assert bench.state.half is None


def test_halves_joined_after_looking_again_are_let_go(bench: Bench) -> None:
    bench.at_scan()
    bench.see(FRONT)
    bench.intake.code_seen(bench.floor.scanned(BACK))
    bench.intake.not_this()
    bench.settle()
    assert (bench.state.step, bench.state.code) == (IntakeStep.SCAN, None)


def test_a_rejected_code_is_refused_and_heard_again(bench: Bench) -> None:
    bench.at_scan()
    heard = bench.camera.resets
    bench.see(CODE[:-1])
    assert (bench.state.step, bench.refusal) == (IntakeStep.SCAN, "code.rejected")
    assert bench.camera.resets == heard + 1
    bench.see("")
    assert bench.refusal == "code.rejected"
    bench.see(CODE)
    assert bench.refusal == ""


def test_another_code_beside_the_one_to_confirm_is_named(bench: Bench) -> None:
    bench.at_scan()
    bench.see(CODE)
    bench.see(CODE)
    assert bench.refusal == ""
    bench.see(OTHER_CODE)
    assert bench.state.refusal is not None
    assert (bench.refusal, bench.state.refusal.facts["code"]) == ("code.another_in_view", OTHER_CODE)
    assert bench.state.code is not None
    assert bench.state.code.identity.text == CODE


def test_a_bin_is_no_pack(bench: Bench) -> None:
    bench.at_scan()
    bench.see(mint(Prefix.BN, "12"))
    bench.do(bench.intake.confirm)
    assert bench.refusal == "code.not_a_pack"
    bench.do(bench.intake.not_this)
    bench.see(CODE)
    bench.do(bench.intake.confirm)
    assert bench.state.step is IntakeStep.TRIAGE


# ---- twins


def test_a_twin_is_shown_and_can_be_left_alone(bench: Bench) -> None:
    stored(bench)
    before = bench.floor.types()
    bench.at_scan()
    bench.see(CODE)
    assert bench.state.code is not None
    assert len(bench.state.code.known) == 1
    bench.do(bench.intake.confirm)
    assert bench.refusal == "pack.already_received"
    bench.do(bench.intake.not_this)
    assert (bench.state.step, bench.state.code, bench.refusal) == (IntakeStep.SCAN, None, "")
    assert bench.floor.types() == before


def test_a_second_pack_with_the_same_code_is_held(bench: Bench) -> None:
    stored(bench)
    bench.at_scan()
    bench.see(CODE)
    bench.do(bench.intake.confirm_twin)
    assert bench.pack.twin_of is not None
    bench.floor.clean(bench.pack.id)
    bench.floor.saved(ask.TakeWeight(bench.pack.id, bench.floor.weight(placing=2)))
    bench.intake.resume(bench.resumed())
    bench.do(bench.intake.route)
    queue = bench.floor.do(ask.AskQueue())
    assert [pack.state for pack in queue.packs] == [PackState.HELD_PAPERS, PackState.STORED]  # type: ignore[attr-defined]


# ---- typed by two people


def test_two_people_type_and_the_second_signs(bench: Bench) -> None:
    at_second_person(bench)
    assert bench.intake.awaits_second
    bench.see(BO.badge)
    assert bench.state.other_badge == BO.badge
    bench.do(lambda: bench.intake.scanning.sign_typed(pin(BO)))
    assert bench.state.step is IntakeStep.TRIAGE
    entry = bench.floor.entries()[-1]
    assert (entry.data["read_by"], entry.data["typed_by"]) == (ReadBy.TYPED.value, [ANNE.id, BO.id])
    assert bench.floor.photographs.kept, "the label was photographed"


def test_the_second_person_typing_something_else_is_told_and_types_again(bench: Bench) -> None:
    bench.at_scan()
    bench.intake.scanning.type_code()
    typed(bench, CODE)
    typed(bench, OTHER_CODE)
    assert (bench.state.way, bench.refusal) == (ScanWay.TYPE_SECOND, "code.typed_differs")
    typed(bench, f" {CODE[:12]} {CODE[12:].lower()} ")
    assert bench.state.way is ScanWay.SECOND_PERSON


def test_the_same_person_cannot_be_the_second(bench: Bench) -> None:
    at_second_person(bench)
    bench.see(ANNE.badge)
    bench.do(lambda: bench.intake.scanning.sign_typed(pin(ANNE)))
    assert (bench.state.step, bench.refusal) == (IntakeStep.SCAN, "second.same_person")
    bench.see(BO.badge)
    assert bench.refusal == ""
    bench.do(lambda: bench.intake.scanning.sign_typed("0000"))
    assert bench.refusal == "operator.pin_wrong"
    bench.do(lambda: bench.intake.scanning.sign_typed(pin(BO)))
    assert bench.state.step is IntakeStep.TRIAGE


def test_a_typed_code_that_cannot_be_is_refused_at_once(bench: Bench) -> None:
    bench.at_scan()
    bench.intake.scanning.type_code()
    typed(bench, CODE[:20])
    assert (bench.state.way, bench.refusal) == (ScanWay.TYPE_FIRST, "code.rejected")
    bench.do(bench.intake.scanning.back_to_camera)
    assert (bench.state.way, bench.refusal) == (ScanWay.CAMERA, "")


def test_without_a_picture_nothing_is_typed_and_nothing_labelled(bench: Bench) -> None:
    bench.at_scan()
    bench.camera.jpeg = None
    bench.intake.scanning.type_code()
    assert (bench.state.way, bench.refusal) == (ScanWay.CAMERA, "photo.no_picture")
    bench.intake.scanning.no_code()
    bench.do(bench.intake.scanning.photograph_and_label)
    assert bench.refusal == "photo.no_picture"
    assert "pack.received" not in bench.floor.types()


def test_a_pack_without_a_code_gets_a_label_of_ours(bench: Bench) -> None:
    bench.at_scan()
    bench.intake.scanning.no_code()
    bench.see(CODE)
    assert bench.state.code is None, "the camera is for the photograph now"
    bench.do(bench.intake.scanning.photograph_and_label)
    assert bench.pack.code.startswith("PK")
    assert len(bench.floor.photographs.kept) == 1
    assert not bench.state.has_photo, "the photograph belongs to this pack alone"


def test_a_photograph_is_not_carried_to_the_next_pack(bench: Bench) -> None:
    bench.at_scan()
    bench.intake.scanning.type_code()
    bench.do(bench.intake.scanning.back_to_camera)
    bench.see(CODE)
    bench.do(bench.intake.confirm)
    assert bench.floor.photographs.kept == {}


def test_the_frame_that_a_code_was_read_from_is_kept_with_the_pack(bench: Bench) -> None:
    frame = b"\xff\xd8the frame it was read from"
    bench.camera.read_from[CODE.encode()] = frame
    bench.at_scan()
    bench.see(CODE)
    bench.do(bench.intake.confirm)
    assert list(bench.floor.photographs.kept.values()) == [frame]
    (ref,) = decode(bench.floor.entries()[-1].raw).refs
    assert ref["sha256"] == hashlib.sha256(frame).hexdigest()


# ---- answers that come late


def test_a_code_explained_after_typing_began_does_not_disturb_it(late_bench: Bench) -> None:
    bench = late_bench
    bench.at_scan()
    bench.intake.code_seen(bench.floor.scanned(CODE))
    bench.intake.scanning.type_code()
    bench.settle()
    assert (bench.state.step, bench.state.way) == (IntakeStep.SCAN, ScanWay.TYPE_FIRST)
    assert bench.state.code is None


def test_a_late_answer_is_not_for_the_next_intake(late_bench: Bench) -> None:
    bench = late_bench
    bench.at_scan()
    bench.intake.code_seen(bench.floor.scanned(CODE))
    bench.intake.leave()
    bench.do(bench.intake.begin)
    assert (bench.state.step, bench.state.code) == (IntakeStep.SOURCE, None)
    bench.do(bench.intake.no_papers)
    bench.see(CODE)
    bench.intake.confirm()
    bench.intake.leave()
    bench.intake.begin()
    bench.settle()
    assert bench.state.step is IntakeStep.SOURCE
    bench.do(bench.intake.no_papers)
    bench.see(OTHER_CODE)
    bench.do(bench.intake.confirm)
    assert isinstance(bench.state.refusal, Refusal)
    assert bench.refusal == "pack.intake_open"
