"""Whose signature beside is taken, command by command and person by person; Anne is signed in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import get_type_hints

import pytest

from app.domain.balance import Flag, Reason
from app.domain.closing import CLOSING
from app.domain.operator import Credentials
from app.domain.output import OutputCode
from app.domain.pack import Papers
from app.domain.procedure import HoldKind
from app.domain.refusals import Refusal
from app.domain.repeated_triage import ASKED
from app.domain.scan import ReadBy
from app.domain.traveller import traveller_for
from app.domain.triage import TriageClass
from app.floor import bench_commands as bench
from app.floor import commands as ask
from app.floor import hand_commands as hand
from app.floor import library_commands as lib
from app.floor import output_commands as out
from app.floor import shift_commands as shift
from app.floor.desk import ACTS
from app.floor.shift_views import SheetView
from tests.fakes.bench_hands import PICTURE, Hands
from tests.fakes.floor import ANNE, BO, CODE, LEAD, Floor, person, shown
from tests.fakes.library_hands import ENGINEER, LFP, OTHER_ENGINEER, LibraryHands
from tests.fakes.procedures import EVERY, NO_DEMANDS

LEFT = replace(person("1003"), active=False)
FORGED = "BG0000000000"
NOT_PROVEN: dict[str, tuple[Credentials, str]] = {
    "nothing": (Credentials(), "second.badge_and_pin"),
    "a badge alone": (shown(BO, pin=False), "second.badge_and_pin"),
    "a number and a PIN": (Credentials(number=BO.number, pin=BO.number[::-1]), "second.badge_and_pin"),
    "an empty badge": (Credentials(badge="", pin="2001"), "second.badge_and_pin"),
    "a badge that nobody has": (Credentials(badge=FORGED, pin="2001"), "operator.badge_unknown"),
    "the badge of somebody who has left": (shown(LEFT), "operator.badge_unknown"),
}
"""Taken for nobody, whatever it is to sign."""
PEOPLE = {"oneself": ANNE, "operator": BO, "supervisor": LEAD, "engineer": ENGINEER}
SAME, ROLE, LIBRARY = "second.same_person", "second.role", "draft.second_role"
ANYBODY_ELSE = {"oneself": SAME, "operator": "", "supervisor": "", "engineer": ""}
A_LEAD_BESIDE = {"oneself": SAME, "operator": ROLE, "supervisor": "", "engineer": ROLE}
Make = Callable[[Credentials], object]


def at_intake(floor: Floor) -> Make:
    code = floor.scanned(read_by=ReadBy.TYPED)
    return lambda who: ask.ReceivePack(code, Papers(none=True), PICTURE, second=who, typed_again=CODE)


def taken_over(floor: Floor) -> Make:
    paper = floor.scanned(traveller_for(TriageClass.A, "ST-002", 1).text)
    code, looked = floor.scanned(read_by=ReadBy.TYPED), dict.fromkeys(ASKED, "no")
    return lambda who: hand.TakeOverPack(paper, code, looked, PICTURE, second=who, typed_again=CODE)


def answered(floor: Floor) -> Make:
    pack = floor.received()
    floor.saved(ask.AnswerTriage(pack, "now", frozenset()))
    return lambda who: ask.CorrectAnswers(pack, "now", "asked the driver again", who)


def weighed(floor: Floor) -> tuple[Hands, str]:
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("lift")
    return hands, hands.view().run.id


def typed_weight(floor: Floor) -> Make:
    _, run = weighed(floor)
    words = ("28.44", "kg", "scale is away", PICTURE)
    return lambda who: out.TypeOutput(run, "lift", OutputCode.MOD, *words, who)


def wrong_weight(floor: Floor) -> Make:
    hands, _ = weighed(floor)
    output = hands.weigh().output.id
    return lambda who: out.CorrectOutput(output, "the wrong one", who)


def typed_reading(floor: Floor) -> Make:
    floor.under(NO_DEMANDS, EVERY)
    hands = Hands(floor, second=LEAD)
    hands.start(floor.stored(), EVERY.key)
    hands.to("outside")
    command = hands.typing(1, ("550", "400"))
    return lambda who: replace(command, second=who)


def measured_hold(floor: Floor) -> Make:
    hands = Hands(floor)
    hands.start(floor.stored())
    while (hold := hands.step().hold) is None or hold.kind is not HoldKind.MEASURED:
        hands.do_step()
    hands.read_all()
    command = hands.release()
    return lambda who: replace(command, second=who)


def red_balance(floor: Floor) -> Make:
    hands = Hands(floor)
    view = hands.start(floor.stored())
    while view.step is None or view.step.id != CLOSING:
        view = hands.do_this_step()
    assert view.balance is not None
    assert view.balance.balance.flag is Flag.RED
    return lambda who: bench.CloseRun(view.run.id, Reason.LOOKED_FOR.value, second=who)


def left_pack(floor: Floor) -> Make:
    hands = Hands(floor)
    hands.start(floor.stored())
    command = hands.leaving()
    return lambda who: replace(command, second=who)


def alarm(floor: Floor) -> Make:
    floor.do(ask.RaiseEmergency("bench"))
    return lambda who: ask.ClearEmergency("false alarm", who)


def sheet(floor: Floor, *before: tuple[str, Credentials, str], incoming: str) -> str:
    view = floor.do(shift.FreezeSheet(incoming))
    assert isinstance(view, SheetView), view
    for side, who, verdict in before:
        signed = floor.do(shift.SignSheet(view.sheet, side, who, verdict, remarks="not now"))
        assert isinstance(signed, SheetView), signed
    return view.sheet


def outgoing(floor: Floor) -> Make:
    frozen = sheet(floor, incoming=BO.number)
    return lambda who: shift.SignSheet(frozen, "outgoing", who, "handed")


def incoming(floor: Floor) -> Make:
    frozen = sheet(floor, ("outgoing", shown(ANNE), "handed"), incoming=BO.number)
    return lambda who: shift.SignSheet(frozen, "incoming", who, "refused", "not now")


def witness(floor: Floor) -> Make:
    both = (("outgoing", shown(ANNE), "handed"), ("incoming", shown(BO), "refused"))
    frozen = sheet(floor, *both, incoming=BO.number)
    return lambda who: shift.SignSheet(frozen, "witness", who, "witnessed")


SIGNED: dict[str, tuple[type, Callable[[Floor], Make], dict[str, str]]] = {
    "a typed code": (ask.ReceivePack, at_intake, ANYBODY_ELSE),
    "a typed code, taken over": (hand.TakeOverPack, taken_over, ANYBODY_ELSE),
    "answers taken back": (ask.CorrectAnswers, answered, ANYBODY_ELSE),
    "a typed weight": (out.TypeOutput, typed_weight, ANYBODY_ELSE),
    "a weight taken back": (out.CorrectOutput, wrong_weight, ANYBODY_ELSE),
    "a typed reading": (bench.TypeReading, typed_reading, A_LEAD_BESIDE),
    "a hold": (bench.ReleaseHold, measured_hold, ANYBODY_ELSE),
    "a red balance": (bench.CloseRun, red_balance, A_LEAD_BESIDE),
    "a pack that is left": (bench.LeavePack, left_pack, ANYBODY_ELSE),
    "the end of an alarm": (ask.ClearEmergency, alarm, {**A_LEAD_BESIDE, "oneself": ROLE}),
    "a sheet, going": (
        shift.SignSheet,
        outgoing,
        {"oneself": "", **dict.fromkeys(("operator", "supervisor", "engineer"), "sheet.not_the_outgoing")},
    ),
    "a sheet, coming": (shift.SignSheet, incoming, ANYBODY_ELSE),
    "a sheet, a witness": (shift.SignSheet, witness, {**A_LEAD_BESIDE, "oneself": ROLE}),
}


def code_of(answer: object) -> str:
    """The code of a refusal; "" for everything that was done."""
    return answer.code if isinstance(answer, Refusal) else ""


@pytest.fixture
def floor() -> Floor:
    floor = Floor(tick=timedelta(milliseconds=50))
    with floor.records.unit() as unit:
        for someone in (ENGINEER, LEFT):
            unit.roster.put(someone)
    floor.sign_in(ANNE)
    return floor


def judged(floor: Floor, make: Make, cells: dict[str, str]) -> None:
    """Every kind of credentials and every kind of person, each from the same moment."""
    at, before = floor.mark(), floor.entries()
    found = {}
    for name, (who, code) in NOT_PROVEN.items():
        assert (name, code_of(floor.do(make(who)))) == (name, code)
        assert floor.entries() == before, name
        floor.back_to(at)
    for name, someone in PEOPLE.items():
        mistyped = code_of(floor.do(make(shown(someone, pin=False)))), floor.entries() == before
        assert mistyped == ("second.badge_and_pin", True), name
        floor.back_to(at)
        wrong = code_of(floor.do(make(Credentials(badge=someone.badge, pin="0000"))))
        assert wrong in ("operator.pin_wrong", cells[name]), name
        assert wrong != "", name
        floor.back_to(at)
        found[name] = code_of(floor.do(make(shown(someone))))
        assert (floor.entries() == before) is bool(found[name]), name
        floor.back_to(at)
    assert found == cells


@pytest.mark.parametrize("name", SIGNED)
def test_a_signature_is_taken_of_just_whom_the_table_says(floor: Floor, name: str) -> None:
    _, prepare, cells = SIGNED[name]
    judged(floor, prepare(floor), cells)


def library(folder: Path) -> LibraryHands:
    """A library with a draft that an engineer has handed on; Anne could not sign for it if she were there."""
    hands = LibraryHands(folder)
    with hands.floor.records.unit() as unit:
        unit.roster.put(LEFT)
    return hands


def test_a_draft_is_published_by_somebody_of_the_library_who_had_no_hand_in_it(tmp_path: Path) -> None:
    hands = library(tmp_path)
    line = hands.waiting().line
    hands.floor.sign_in(ANNE)
    told = {**PEOPLE, "engineer": OTHER_ENGINEER, "its author": ENGINEER}
    cells = {"oneself": LIBRARY, "operator": LIBRARY, "its author": "draft.own_work"}
    for name, (who, code) in NOT_PROVEN.items():
        answer = hands.floor.do(replace(hands.publish(line), who=who))
        assert (name, code_of(answer)) == (name, code)
    at = hands.floor.mark()
    for name, someone in told.items():
        if cells.get(name):
            assert hands.refused(hands.publish(line, someone)) == cells[name]
            hands.floor.back_to(at)
    assert code_of(hands.floor.do(hands.publish(line, OTHER_ENGINEER))) == ""


@pytest.mark.parametrize(
    ("name", "code"), [("oneself", SAME), ("operator", LIBRARY), ("supervisor", ""), ("engineer", "")]
)
def test_a_procedure_is_withdrawn_by_two_of_the_library(tmp_path: Path, name: str, code: str) -> None:
    hands = library(tmp_path)
    hands.floor.sign_in(ENGINEER)
    who = {**PEOPLE, "oneself": ENGINEER, "engineer": OTHER_ENGINEER}[name]
    for shown_so, (credentials, refused) in NOT_PROVEN.items():
        answer = hands.floor.do(replace(hands.withdraw(LFP), who=credentials))
        assert (shown_so, code_of(answer)) == (shown_so, refused)
    assert code_of(hands.floor.do(hands.withdraw(LFP, who))) == code


def test_no_command_that_carries_a_signature_is_missing() -> None:
    carrying = {
        one for one in ACTS if any("Credentials" in str(kind) for kind in get_type_hints(one).values())
    }
    told = {command for command, _, _ in SIGNED.values()}
    assert told | {ask.SignIn, lib.PublishDraft, lib.WithdrawProcedure} == carrying
