"""Handing over: two sign with badge and PIN, nothing unseen is accepted, and a restart loses nothing."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from app.floor import commands as ask
from app.floor.shift_commands import AskShift, FreezeSheet, SignSheet
from tests.fakes.floor import ANNE, BO, LEAD
from tests.fakes.papers import NOT_DRAWN
from tests.hostile import HOSTILE
from tests.ui.presenters.bench import LateDesk
from tests.ui.screens.shift.stand import ZHOU, ShiftStand, handed_over
from ui.screens.shift.paper_words import REASONS, on_the_sheet
from ui.screens.shift.state import ShiftPage, Side, next_side


def sides(stand: ShiftStand) -> list[tuple[str, str, str]]:
    return [(one.side, one.operator, one.verdict) for one in stand.sheet.signatures]


def test_a_shift_is_handed_over_and_taken_over(stand: ShiftStand) -> None:
    stand.at_items()
    stand.do(stand.presenter.signatures.accept)
    assert stand.page is ShiftPage.ITEMS, "not everything was gone through"
    stand.see_all()
    stand.do(stand.presenter.signatures.accept)
    assert stand.page is ShiftPage.SIGN
    stand.sign_as(BO)
    assert sides(stand) == [("outgoing", ANNE.id, "handed"), ("incoming", BO.id, "accepted")]
    assert (stand.page, next_side(stand.sheet)) == (ShiftPage.SHEET, None)
    assert stand.sheet.signatures[1].accepted == tuple(item.key for item in stand.sheet.items)
    read = stand.floor.entries()[-1].data["scanned"]
    assert list(read) == [item.paper for item in stand.sheet.items if item.paper]
    stand.do(stand.presenter.sheet.close)
    assert (stand.page, stand.state.to_sign) == (ShiftPage.SO_FAR, None)


def test_what_cannot_be_read_is_touched_and_taken_over_with_a_remark_only(stand: ShiftStand) -> None:
    stand.at_items()
    stand.touch_all()
    stand.do(stand.presenter.signatures.accept)
    assert stand.page is ShiftPage.ITEMS, "no code was read"
    acts = stand.presenter.signatures
    stand.do(acts.find_fault)
    stand.do(lambda: acts.choose_reason("paper_unread"))
    stand.do(acts.accept_with_remarks)
    stand.sign_as(BO)
    assert sides(stand)[1] == ("incoming", BO.id, "accepted_with_remarks")
    assert stand.floor.entries()[-1].data["scanned"] == []


def test_the_paper_of_another_sheet_is_said_to_be_one(stand: ShiftStand) -> None:
    stand.at_items()
    for text in ("PBI:00000000:1", f"PBI:{stand.sheet.check}:999", *(f"PBI:{text}" for text in HOSTILE)):
        stand.presenter.sheet.scan(text)
        assert stand.refusal == "sheet.other_paper", text
    before = stand.state
    for text in (*HOSTILE, stand.sheet.sheet, "001PB310000000D7R0000002"):
        stand.presenter.sheet.scan(text)
    assert stand.state == before
    assert not stand.state.gone


def test_what_was_read_off_the_paper_stays_read(stand: ShiftStand) -> None:
    stand.at_items()
    item = next(one for one in stand.sheet.items if one.paper)
    for _ in range(2):
        stand.presenter.code_seen(stand.floor.scanned(item.paper))
    assert stand.state.scanned == (item.paper,)
    stand.do(lambda: stand.presenter.sheet.touch(item.key))
    assert item.key in stand.state.gone


def test_an_item_touched_twice_was_not_gone_through(stand: ShiftStand) -> None:
    stand.at_items()
    stand.touch_all()
    key = stand.sheet.items[0].key
    stand.do(lambda: stand.presenter.sheet.touch(key))
    stand.do(stand.presenter.signatures.accept)
    assert stand.page is ShiftPage.ITEMS
    for text in HOSTILE:
        stand.presenter.sheet.touch(text)
    assert key not in stand.state.gone


def test_the_same_person_never_signs_twice(stand: ShiftStand) -> None:
    stand.at_items()
    stand.see_all()
    stand.do(stand.presenter.signatures.accept)
    stand.sign_as(ANNE)
    assert stand.refusal == "second.same_person"
    assert stand.state.signing is not None
    assert stand.state.signing.badge == "", "another badge is asked for"
    stand.sign_as(BO)
    assert len(stand.sheet.signatures) == 2


def test_another_one_cannot_sign_for_the_outgoing(stand: ShiftStand) -> None:
    stand.at_sheet()
    stand.do(stand.presenter.signatures.ask_next)
    stand.sign_as(BO)
    assert stand.refusal == "sheet.not_the_outgoing"
    assert stand.sheet.signatures == ()


def test_a_wrong_pin_asks_for_the_pin_again_and_a_pin_without_a_badge_is_nothing(stand: ShiftStand) -> None:
    stand.at_sheet()
    stand.do(stand.presenter.signatures.ask_next)
    before = len(stand.desk.commands)
    stand.pin("1001")
    assert len(stand.desk.commands) == before
    stand.show(ANNE)
    stand.pin("0000")
    assert stand.refusal == "operator.pin_wrong"
    assert stand.state.signing is not None
    assert stand.state.signing.badge == ANNE.badge
    stand.pin(ANNE.number[::-1])
    assert [side for side, _, _ in sides(stand)] == ["outgoing"]


def test_no_pin_stays_in_a_state(stand: ShiftStand) -> None:
    stand.at_sheet()
    stand.do(stand.presenter.signatures.ask_next)
    stand.show(ANNE)
    stand.pin("86421357")
    assert "86421357" not in repr(stand.state)


def test_a_refused_shift_says_why_and_is_witnessed(stand: ShiftStand) -> None:
    stand.at_items()
    acts = stand.presenter.signatures
    stand.do(acts.find_fault)
    stand.do(acts.turn_down)
    assert stand.page is ShiftPage.WHY, "first say why"
    stand.do(lambda: acts.choose_reason("not_clean"))
    stand.do(acts.type_reason)
    stand.do(lambda: acts.reason_typed("OIL AT BENCH 2"))
    stand.do(acts.turn_down)
    stand.sign_as(BO)
    assert sides(stand)[1] == ("incoming", BO.id, "refused")
    both = REASONS["not_clean"]
    assert stand.sheet.signatures[1].remarks == f"{both.zh} {both.en}; OIL AT BENCH 2"
    assert next_side(stand.sheet) is Side.WITNESS
    stand.do(acts.ask_next)
    stand.sign_as(ANNE)
    assert stand.refusal == "second.role"
    stand.sign_as(ZHOU)
    assert sides(stand)[2] == ("witness", ZHOU.id, "witnessed")


def test_remarks_need_words_and_everything_gone_through(stand: ShiftStand) -> None:
    stand.at_items()
    acts = stand.presenter.signatures
    stand.do(acts.find_fault)
    stand.do(lambda: acts.choose_reason("records"))
    stand.do(acts.accept_with_remarks)
    assert stand.page is ShiftPage.WHY
    stand.do(stand.presenter.sheet.go_through)
    stand.see_all()
    stand.do(acts.find_fault)
    stand.do(acts.accept_with_remarks)
    stand.sign_as(BO)
    assert sides(stand)[1] == ("incoming", BO.id, "accepted_with_remarks")


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_typed_as_a_reason_is_words(stand: ShiftStand, text: str) -> None:
    stand.at_items()
    acts = stand.presenter.signatures
    stand.do(acts.find_fault)
    stand.do(lambda: acts.choose_reason(text))
    assert stand.state.reasons == frozenset()
    stand.do(lambda: acts.reason_typed(text))
    stand.do(acts.turn_down)
    if not text.strip():
        assert stand.page is ShiftPage.WHY
        return
    stand.sign_as(BO)
    assert sides(stand)[1] == ("incoming", BO.id, "refused")


def test_a_signature_let_go_leads_back_to_where_it_was_asked_for(stand: ShiftStand) -> None:
    stand.at_sheet()
    stand.do(stand.presenter.signatures.ask_next)
    stand.do(stand.presenter.signatures.let_go)
    assert (stand.page, stand.state.signing) == (ShiftPage.SHEET, None)
    stand.do(stand.presenter.signatures.ask_next)
    stand.sign_as(ANNE)
    stand.do(stand.presenter.signatures.ask_next)
    stand.see_all()
    stand.do(stand.presenter.signatures.accept)
    stand.do(stand.presenter.signatures.let_go)
    assert stand.page is ShiftPage.ITEMS
    stand.do(stand.presenter.signatures.find_fault)
    stand.do(lambda: stand.presenter.signatures.choose_reason("unclear"))
    stand.do(stand.presenter.signatures.turn_down)
    stand.do(stand.presenter.signatures.let_go)
    assert stand.page is ShiftPage.WHY


# ---- what a restart leaves


def test_a_frozen_sheet_is_offered_again_after_a_restart(stand: ShiftStand) -> None:
    stand.at_sheet()
    sheet = stand.sheet.sheet
    stand.restart()
    stand.do(stand.presenter.begin)
    assert stand.state.to_sign is not None
    assert stand.state.to_sign.sheet == sheet
    stand.do(lambda: stand.presenter.sheet.open(sheet))
    assert (stand.page, stand.state.looking_back) == (ShiftPage.SHEET, False)
    stand.do(stand.presenter.signatures.ask_next)
    stand.sign_as(ANNE)
    stand.restart()
    stand.do(stand.presenter.begin)
    assert stand.state.to_sign is not None
    assert stand.state.to_sign.outgoing_signed


@pytest.mark.parametrize(
    ("verdict", "witnessed", "waits"),
    [
        ("accepted", False, False),
        ("accepted_with_remarks", False, False),
        ("refused", False, True),
        ("refused", True, False),
    ],
)
def test_what_still_waits_for_a_signature(
    stand: ShiftStand, verdict: str, witnessed: bool, waits: bool
) -> None:
    stand.floor.received()
    view = handed_over(stand, verdict)
    if witnessed:
        stand.presenter.begin()
        stand.settle()
        stand.do(lambda: stand.presenter.sheet.open(view.sheet))
        stand.do(stand.presenter.signatures.ask_next)
        stand.sign_as(LEAD)
    stand.restart()
    stand.do(stand.presenter.begin)
    assert (stand.state.to_sign is not None) is waits


def test_an_answer_after_leaving_is_for_nobody(qapp: QApplication) -> None:
    stand = ShiftStand(LateDesk)
    stand.at_freeze()
    stand.presenter.check_list.freeze()
    stand.presenter.leave()
    stand.settle()
    assert (stand.page, len(stand.left)) == (ShiftPage.FREEZE, 1)
    stand.do(stand.presenter.begin)
    assert stand.state.to_sign is not None, "it was frozen all the same"
    assert not stand.state.busy
    stand.presenter.stop()


def test_one_act_at_a_time(qapp: QApplication) -> None:
    stand = ShiftStand(LateDesk)
    stand.at_freeze()
    stand.presenter.check_list.freeze()
    stand.presenter.check_list.freeze()
    stand.settle()
    assert sum(isinstance(command, FreezeSheet) for command in stand.desk.commands) == 1
    stand.do(stand.presenter.signatures.ask_next)
    stand.show(ANNE)
    stand.presenter.signatures.sign(ANNE.number[::-1])
    stand.presenter.signatures.sign(ANNE.number[::-1])
    stand.settle()
    assert sum(isinstance(command, SignSheet) for command in stand.desk.commands) == 1
    assert stand.refusal == ""
    stand.presenter.stop()


# ---- looking, printing, looking back


def test_the_shift_is_asked_for_again_while_it_is_shown(stand: ShiftStand) -> None:
    stand.do(stand.presenter.begin)
    asked = sum(isinstance(command, AskShift) for command in stand.desk.commands)
    stand.floor.received()
    stand.floor.clock.pass_by(timedelta(minutes=3))
    stand.do(stand.presenter.look)
    assert stand.state.shift is not None
    assert stand.state.shift.so_far.received == 1
    assert sum(isinstance(command, AskShift) for command in stand.desk.commands) == asked + 1
    stand.do(stand.presenter.check_list.begin)
    stand.do(stand.presenter.look)
    assert sum(isinstance(command, AskShift) for command in stand.desk.commands) == asked + 2


def test_pages_are_drawn_once_for_each_width_and_anew_for_each_signature(stand: ShiftStand) -> None:
    stand.at_sheet()
    assert stand.papers.previewed == []
    for width in (900, 900, 0, 700):
        stand.do(lambda px=width: stand.presenter.sheet.see(px))  # type: ignore[misc]
    sheet = stand.sheet.sheet
    assert stand.papers.previewed == [(sheet, 900), (sheet, 700)]
    before = stand.state.paper.pages
    assert before
    stand.do(stand.presenter.signatures.ask_next)
    stand.sign_as(ANNE)
    assert stand.papers.previewed[2:] == [(sheet, 700)]
    assert stand.state.paper.pages != before


def test_pages_that_come_late_are_for_the_sheet_they_were_asked_for(qapp: QApplication) -> None:
    stand = ShiftStand(late_papers=True)
    stand.floor.received()
    first = handed_over(stand)
    stand.floor.saved(ask.NoteDevice("scale", "ready", "lost", "line.silent"))
    second = handed_over(stand)
    stand.do(stand.presenter.begin)
    stand.do(stand.presenter.show_sheets)
    stand.do(lambda: stand.presenter.sheet.open(first.sheet))
    stand.presenter.sheet.see(400)
    stand.do(stand.presenter.sheet.print_out)
    stand.do(lambda: stand.presenter.sheet.open(second.sheet))
    stand.papers.settle()
    assert stand.state.sheet is not None
    assert stand.state.sheet.sheet == second.sheet
    assert not stand.state.paper.printing
    assert [sheet for sheet, _ in stand.papers.previewed] == [first.sheet, second.sheet]
    stand.presenter.stop()


def test_a_print_is_counted_by_the_record_and_a_fault_is_told(stand: ShiftStand) -> None:
    stand.at_sheet()
    assert stand.sheet.prints == 0
    stand.do(stand.presenter.sheet.print_out)
    assert (stand.sheet.prints, stand.state.paper.print_fault) == (1, "")
    stand.papers.fault = "printer.queue_stopped"
    before = len(stand.turned_down)
    stand.do(stand.presenter.sheet.print_out)
    assert stand.state.paper.print_fault == "printer.queue_stopped"
    assert len(stand.turned_down) == before + 1
    assert stand.papers.printed == [stand.sheet.sheet]
    assert (stand.sheet.prints, stand.sheet.print_fault) == (1, "printer.queue_stopped")
    stand.papers.fault = ""
    stand.do(stand.presenter.sheet.print_out)
    assert stand.state.paper.print_fault == ""
    assert (stand.sheet.prints, stand.sheet.print_fault) == (2, "")


def test_one_print_at_a_time(qapp: QApplication) -> None:
    stand = ShiftStand(late_papers=True)
    stand.at_sheet()
    stand.presenter.sheet.print_out()
    stand.presenter.sheet.print_out()
    assert stand.state.paper.printing
    stand.papers.settle()
    stand.settle()
    assert (stand.papers.printed, stand.state.paper.printing) == ([stand.sheet.sheet], False)
    stand.presenter.stop()


def test_a_sheet_that_cannot_be_drawn_can_still_be_signed(qapp: QApplication) -> None:
    stand = ShiftStand(draw=lambda _sheet, _width: NOT_DRAWN)
    stand.at_sheet()
    stand.presenter.sheet.see(500)
    assert (stand.state.paper.pages, stand.state.paper.fault) == ((), NOT_DRAWN)
    stand.do(stand.presenter.signatures.ask_next)
    stand.sign_as(ANNE)
    assert len(stand.sheet.signatures) == 1
    stand.presenter.stop()


def test_looking_back_returns_to_the_list_and_an_unknown_sheet_is_refused(stand: ShiftStand) -> None:
    stand.floor.received()
    view = handed_over(stand)
    stand.do(stand.presenter.begin)
    stand.do(stand.presenter.show_sheets)
    assert stand.state.shift is not None
    assert [line.sheet for line in stand.state.shift.sheets] == [view.sheet]
    stand.do(lambda: stand.presenter.sheet.open("no such sheet"))
    assert (stand.page, stand.refusal) == (ShiftPage.SHEETS, "sheet.unknown")
    stand.do(lambda: stand.presenter.sheet.open(view.sheet))
    assert stand.state.looking_back
    stand.do(stand.presenter.signatures.ask_next)
    assert stand.page is ShiftPage.SHEET, "nothing is left to sign"
    stand.do(stand.presenter.sheet.close)
    assert stand.page is ShiftPage.SHEETS
    stand.do(stand.presenter.show_so_far)
    assert stand.page is ShiftPage.SO_FAR


def test_what_is_said_keeps_the_order_of_its_list() -> None:
    assert on_the_sheet(REASONS, set(), "  ") == ""
    assert on_the_sheet(REASONS, {"differs", "abnormal"}, "X").startswith(REASONS["abnormal"].zh)
