"""Handing over: numbers frozen, two people, nobody signs for another, and paper counted."""

from dataclasses import replace

import pytest

from app.domain.handover_given import TEN, Tick
from app.domain.handover_sheet import check_code
from app.domain.operator import Operator, Role
from app.domain.refusals import Refusal
from app.floor import commands as ask
from app.floor import shift_commands as shift
from app.floor.shift_views import SheetView, ShiftView
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import ANNE, BO, LEAD, Floor, person, shown

SECOND_LEAD = person("9002", role=Role.SUPERVISOR)


@pytest.fixture
def floor() -> Floor:
    made = Floor()
    with made.records.unit() as unit:
        unit.roster.put(SECOND_LEAD)
    made.sign_in()
    made.received()
    return made


def frozen(floor: Floor, incoming: Operator = BO, **words: object) -> SheetView:
    answer = floor.do(shift.FreezeSheet(incoming.number, **words))
    assert isinstance(answer, SheetView), answer
    return answer


def signed(floor: Floor, sheet: str, side: str, who: Operator, verdict: str, **more: object) -> object:
    return floor.do(shift.SignSheet(sheet, side, shown(who), verdict, **more))


def code_of(answer: object) -> str:
    assert isinstance(answer, Refusal), answer
    return answer.code


def keys(view: SheetView) -> tuple[str, ...]:
    return tuple(item.key for item in view.items)


def papers(view: SheetView) -> tuple[str, ...]:
    """What is read off the paper when every code on it is scanned."""
    return tuple(item.paper for item in view.items if item.paper)


def test_a_frozen_sheet_says_the_same_for_ever(floor: Floor):
    first = frozen(floor, ten=frozenset(TEN[:3]), equipment={"hoist": Tick(ticked=True, note="ok")})
    floor.saved(ask.NoteDevice("scale", "ready", "lost", "line.silent"))
    again = floor.do(shift.AskSheet(first.sheet))
    assert isinstance(again, SheetView)
    assert again.content == first.content
    assert again.check == first.check == check_code(first.content)


def test_the_next_shift_begins_behind_the_sheet_and_keeps_what_stands_open(floor: Floor):
    first = frozen(floor)
    floor.saved(ask.NoteDevice("scale", "ready", "lost", "line.silent"))
    second = frozen(floor)
    assert second.sheet != first.sheet
    assert second.content["A"]["entries"]["v"] == 1
    assert [item.tag for item in second.items if item.block == "C"] == [
        item.tag for item in first.items if item.block == "C"
    ]


def test_two_different_people_sign(floor: Floor):
    sheet = frozen(floor).sheet
    assert code_of(signed(floor, sheet, "incoming", BO, "accepted")) == "sheet.outgoing_first"
    assert code_of(signed(floor, sheet, "outgoing", BO, "handed")) == "sheet.not_the_outgoing"
    view = signed(floor, sheet, "outgoing", ANNE, "handed")
    assert isinstance(view, SheetView)
    again = signed(floor, sheet, "incoming", ANNE, "accepted", accepted=keys(view), scanned=papers(view))
    assert code_of(again) == "second.same_person"
    assert code_of(signed(floor, sheet, "outgoing", ANNE, "handed")) == "sheet.side_signed"
    done = signed(floor, sheet, "incoming", BO, "accepted", accepted=keys(view), scanned=papers(view))
    assert isinstance(done, SheetView)
    assert [(one.side, one.operator, one.second) for one in done.signatures] == [
        ("outgoing", ANNE.id, ANNE.id),
        ("incoming", BO.id, BO.id),
    ]


def test_a_badge_alone_signs_nothing(floor: Floor):
    sheet = frozen(floor).sheet
    before = floor.types()
    answer = floor.do(shift.SignSheet(sheet, "outgoing", shown(ANNE, pin=False), "handed"))
    assert code_of(answer) == "second.badge_and_pin"
    assert floor.types() == before


def test_every_open_item_is_gone_through_before_it_is_accepted(floor: Floor):
    view = frozen(floor)
    signed(floor, view.sheet, "outgoing", ANNE, "handed")
    assert keys(view)
    answer = signed(floor, view.sheet, "incoming", BO, "accepted", accepted=keys(view)[1:])
    assert code_of(answer) == "sheet.item_not_gone_through"


def test_every_code_on_the_paper_is_read_before_the_shift_is_plainly_accepted(floor: Floor):
    other = frozen(floor)
    floor.saved(ask.NoteDevice("scale", "ready", "lost", "line.silent"))
    view = frozen(floor)
    signed(floor, view.sheet, "outgoing", ANNE, "handed")
    read = papers(view)
    assert read
    assert not set(read) & set(papers(other)), "each sheet has codes of its own"

    def accepting(*scanned: str, verdict: str = "accepted", remarks: str = "") -> object:
        more = {"accepted": keys(view), "scanned": scanned, "remarks": remarks}
        return signed(floor, view.sheet, "incoming", BO, verdict, **more)

    assert code_of(accepting(*read[1:])) == "sheet.item_not_read"
    assert code_of(accepting(*read[1:], *papers(other)[:1])) == "sheet.other_paper"
    assert code_of(accepting(*read[1:], *read[1:2])) in ("sheet.other_paper", "sheet.item_not_read")
    assert code_of(accepting(*read, "nonsense")) == "sheet.other_paper"
    done = accepting(*read[1:], verdict="accepted_with_remarks", remarks="one code is torn off")
    assert isinstance(done, SheetView)
    newest = floor.entries()[-1]
    assert tuple(newest.data["scanned"]) == read[1:]


def test_no_hold_is_opened_before_the_shift_is_taken_over():
    hands = Hands(bench_floor())
    floor = hands.floor
    with floor.records.unit() as unit:
        unit.roster.put(SECOND_LEAD)
    hands.start(floor.stored())
    hands.to("prove")
    hands.read_all()
    release = hands.release()
    view = frozen(floor)
    assert hands.refused(release) == "sheet.not_taken_over"
    signed(floor, view.sheet, "outgoing", ANNE, "handed")
    assert hands.refused(release) == "sheet.not_taken_over"
    signed(floor, view.sheet, "incoming", BO, "refused", remarks="the bench is not clean")
    assert hands.refused(release) == "sheet.not_taken_over"
    signed(floor, view.sheet, "witness", LEAD, "witnessed")
    hands.read_all()
    assert hands.done(hands.release()).step is not None
    assert floor.types()[-1] == "hold.released"


@pytest.mark.parametrize("verdict", ["accepted", "accepted_with_remarks"])
def test_a_shift_that_was_taken_over_opens_holds(verdict: str):
    hands = Hands(bench_floor())
    floor = hands.floor
    hands.start(floor.stored())
    hands.to("prove")
    view = frozen(floor)
    signed(floor, view.sheet, "outgoing", ANNE, "handed")
    more = {"accepted": keys(view), "scanned": papers(view), "remarks": "the light is dim"}
    assert isinstance(signed(floor, view.sheet, "incoming", BO, verdict, **more), SheetView)
    hands.read_all()
    hands.done(hands.release())
    assert floor.types()[-1] == "hold.released"


def test_remarks_and_a_refusal_say_why_and_a_refusal_is_witnessed_by_a_supervisor(floor: Floor):
    view = frozen(floor)
    signed(floor, view.sheet, "outgoing", ANNE, "handed")
    assert code_of(signed(floor, view.sheet, "incoming", BO, "refused")) == "sheet.needs_remarks"
    assert code_of(signed(floor, view.sheet, "witness", LEAD, "witnessed")) == "sheet.nothing_to_witness"
    refused = signed(floor, view.sheet, "incoming", BO, "refused", remarks="料架没有清点")
    assert isinstance(refused, SheetView)
    assert code_of(signed(floor, view.sheet, "witness", ANNE, "witnessed")) == "second.role"
    done = signed(floor, view.sheet, "witness", SECOND_LEAD, "witnessed")
    assert isinstance(done, SheetView)
    assert [one.side for one in done.signatures] == ["outgoing", "incoming", "witness"]


@pytest.mark.parametrize(
    ("side", "verdict"), [("outgoing", "accepted"), ("incoming", "handed"), ("nobody", "handed")]
)
def test_a_verdict_belongs_to_its_side(floor: Floor, side: str, verdict: str):
    sheet = frozen(floor).sheet
    assert code_of(signed(floor, sheet, side, ANNE, verdict)) == "sheet.no_such_verdict"


def test_who_takes_over_is_known_and_somebody_else(floor: Floor):
    for number, code in (("0000", "operator.number_unknown"), (ANNE.number, "second.same_person")):
        assert code_of(floor.do(shift.FreezeSheet(number))) == code
    with floor.records.unit() as unit:
        unit.roster.put(replace(BO, active=False))
    assert code_of(floor.do(shift.FreezeSheet(BO.number))) == "operator.number_unknown"


def test_items_come_from_the_lists_only(floor: Floor):
    for words in (
        {"ten": frozenset({"eleven"})},
        {"equipment": {"moon": Tick(ticked=True)}},
        {"shift_name": "midnight"},
    ):
        assert code_of(floor.do(shift.FreezeSheet(BO.number, **words))) == "sheet.no_such_item"


def test_prints_that_came_out_are_told_apart_from_tries_that_failed(floor: Floor):
    view = frozen(floor)
    assert prints(floor, view.sheet) == (0, "")
    floor.saved(shift.NoteSheetPrinted(view.sheet, "office", "printer.queue_unknown"))
    assert prints(floor, view.sheet) == (0, "printer.queue_unknown")
    floor.saved(shift.NoteSheetPrinted(view.sheet, "office", ""))
    assert prints(floor, view.sheet) == (1, "")
    floor.saved(shift.NoteSheetPrinted(view.sheet, "office", "printer.queue_stopped"))
    assert prints(floor, view.sheet) == (1, "printer.queue_stopped")
    tries = [entry.data["print_no"] for entry in floor.entries() if entry.type == "sheet.printed"]
    assert tries == [1, 2, 3]
    assert code_of(floor.do(shift.NoteSheetPrinted("none", "office", ""))) == "sheet.unknown"


def test_however_often_another_sheet_was_tried_the_older_one_keeps_its_prints_and_signatures(floor: Floor):
    first = frozen(floor)
    signed(floor, first.sheet, "outgoing", ANNE, "handed")
    floor.saved(shift.NoteSheetPrinted(first.sheet, "office", ""))
    second = frozen(floor)
    for _ in range(130):
        floor.saved(shift.NoteSheetPrinted(second.sheet, "office", "printer.queue_stopped"))
    assert prints(floor, first.sheet) == (1, "")
    assert prints(floor, second.sheet) == (0, "printer.queue_stopped")


def prints(floor: Floor, sheet: str) -> tuple[int, str]:
    """What the sheet says of its prints; the list says the same."""
    view, running = floor.do(shift.AskSheet(sheet)), floor.do(shift.AskShift())
    assert isinstance(view, SheetView)
    assert isinstance(running, ShiftView)
    (line,) = [one for one in running.sheets if one.sheet == sheet]
    assert (line.prints, line.print_fault) == (view.prints, view.print_fault)
    return view.prints, view.print_fault


def test_the_list_says_whether_somebody_still_has_to_sign(floor: Floor):
    def waits(sheet: str) -> tuple[bool, bool]:
        (line,) = [one for one in floor.do(shift.AskShift()).sheets if one.sheet == sheet]
        return line.waits, line.witnessed

    view = frozen(floor)
    assert waits(view.sheet) == (True, False)
    signed(floor, view.sheet, "outgoing", ANNE, "handed")
    assert waits(view.sheet) == (True, False)
    signed(floor, view.sheet, "incoming", BO, "refused", remarks="料架没有清点")
    assert waits(view.sheet) == (True, False)
    signed(floor, view.sheet, "witness", SECOND_LEAD, "witnessed")
    assert waits(view.sheet) == (False, True)
    floor.saved(ask.NoteDevice("scale", "ready", "lost", "line.silent"))
    taken = frozen(floor)
    signed(floor, taken.sheet, "outgoing", ANNE, "handed")
    signed(floor, taken.sheet, "incoming", BO, "accepted", accepted=keys(taken), scanned=papers(taken))
    assert waits(taken.sheet) == (False, False)


def test_the_running_shift_says_who_looks_at_it_and_who_may_work_here(floor: Floor):
    with floor.records.unit() as unit:
        unit.roster.put(replace(BO, active=False))
    running = floor.do(shift.AskShift())
    assert isinstance(running, ShiftView)
    assert running.reader is not None
    assert running.reader.id == ANNE.id
    assert {one.id: one.active for one in running.people}[BO.id] is False
    floor.do(ask.SignOut())
    assert floor.do(shift.AskShift()).reader is None


def test_the_running_shift_shows_itself_and_the_sheets_before_it(floor: Floor):
    view = frozen(floor)
    floor.clean(next(iter(_open_packs(floor))))
    running = floor.do(shift.AskShift())
    assert isinstance(running, ShiftView)
    assert running.entries == 5
    assert running.so_far.received == 0
    assert [(line.sheet, line.outgoing_signed, line.prints) for line in running.sheets] == [
        (view.sheet, False, 0)
    ]
    assert {one.number for one in running.people} >= {ANNE.number, BO.number}


def test_a_correction_is_told_on_the_next_sheet_and_the_old_one_stays(floor: Floor):
    pack = next(iter(_open_packs(floor)))
    floor.clean(pack)
    floor.saved(ask.TakeWeight(pack, floor.weight()))
    first = frozen(floor)
    floor.saved(ask.CorrectWeight(pack, "hung on the rope"))
    second = frozen(floor)
    told = [row for row in second.content["E"] if row["kind"]["v"] == "correction"]
    assert [row["sheet"]["v"] for row in told] == [first.sheet]
    same = floor.do(shift.AskSheet(first.sheet))
    assert isinstance(same, SheetView)
    assert same.content == first.content


def test_nobody_signed_in_hands_nothing_over(floor: Floor):
    floor.do(ask.SignOut())
    assert code_of(floor.do(shift.FreezeSheet(BO.number))) == "operator.nobody_signed_in"
    assert code_of(floor.do(shift.AskSheet("none"))) == "sheet.unknown"


def _open_packs(floor: Floor) -> tuple[str, ...]:
    with floor.records.unit() as unit:
        return tuple(pack.id for pack in unit.packs.open_intakes())
