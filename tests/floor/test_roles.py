"""Who may do what: every command of the desk and every role, cell by cell; what stands in no table is denied.

`OPEN` commands ask who is there by nothing; `SIGNED_IN` commands need somebody, whatever the role; `DRAWN`
commands need a role of the library. A signature beside has a table of its own.
"""

import dataclasses
from datetime import date

import pytest

from app.domain.fire_sheet import FireSheet
from app.domain.operator import Credentials, Operator, Role, level_gap
from app.domain.refusals import Refusal
from app.floor import air_commands as air
from app.floor import bench_commands as bench
from app.floor import commands as ask
from app.floor import hand_commands as hand
from app.floor import library_commands as lib
from app.floor import output_commands as out
from app.floor import scale_commands as scale
from app.floor import shift_commands as shift
from app.floor import start_commands as start
from app.floor import sync_commands as sync
from app.floor import tray_commands as tray
from app.floor import trial_commands as trial
from app.floor.bench_views import BenchView
from app.floor.desk import ACTS, FloorDesk
from app.floor.views import Saved
from tests.fakes.floor import ANNE, BO, LEAD, Floor, person, shipped
from tests.floor.role_scenes import ENGINEER, put_there, scene, some

TODAY = date(2026, 11, 2)
ACTORS: dict[str, Operator | None] = {
    "nobody": None,
    "operator": ANNE,
    "supervisor": LEAD,
    "engineer": ENGINEER,
}

OPEN: tuple[type, ...] = (
    ask.SignIn, ask.SignOut, ask.AskSecond, ask.RecogniseCode, ask.JoinHalves, ask.KeepPlace,
    ask.NoteDevice, ask.RaiseEmergency, ask.ClearEmergency, air.AskAir, air.NoteAir, ask.AskFireSheet,
    ask.AskResume, ask.AskQueue, ask.AskPack, ask.AskDelivery, ask.AskBatch, ask.NoteDelivery,
    ask.AskAttachment, ask.NoteAttachment, sync.AskChangesFrom, sync.NoteChanges, sync.NoteRegistryKeys,
    sync.AskHeldHere,
    start.AskTraveller, start.AskPaper, bench.AskBench, out.AskContainer, out.AskLabelsToPrint, out.NoteLabel,
    out.AskLabelsOwed, out.BeginLabel, out.EndBrokenPrints, out.AskLabelsToLookAt, out.AskTrace,
    out.AskCodeTrace, tray.AskTray, lib.AskLibrary, lib.AskDocument, lib.AskDifference, shift.AskShift,
    shift.AskSheet, shift.NoteSheetPrinted,
    scale.AskScales, hand.AskTakeOver,
)  # fmt: skip
SIGNED_IN: tuple[type, ...] = (
    ask.ReceivePack, ask.AnswerTriage, ask.TakeWeight, ask.RoutePack, ask.CorrectAnswers, ask.CorrectWeight,
    hand.HandOn, hand.ComeBack, hand.TakeOverPack,
    start.PrintTraveller, start.QuarantineWithoutPaper, start.QuarantineUnknown, bench.StartRun,
    bench.ConfirmStep, bench.ScanStep, bench.KeepPhoto, bench.Choose, bench.TakeReading, bench.TypeReading,
    bench.TakeDeviation, bench.GoOn, bench.CloseRun, bench.ReleaseHold, bench.AbortRun, bench.LeavePack,
    bench.ResumePack,
    out.WeighOutput, out.TypeOutput, out.CorrectOutput, out.KnowContainer, out.ReprintLabel, out.ProveLabel,
    out.BindLabel, out.AnswerLabel, tray.ScanTray, lib.PublishDraft, shift.FreezeSheet, shift.SignSheet,
    trial.NoteScanTimes, trial.NoteTrial,
    scale.CheckZero, scale.CheckScale,
)  # fmt: skip
DRAWN: tuple[type, ...] = (
    lib.DraftDocument, lib.ChangeStep, lib.HandOnDraft, lib.DropDraft, lib.WithdrawProcedure,
)  # fmt: skip
NOBODY, ROLE = "operator.nobody_signed_in", "draft.role"
CELLS: dict[type, dict[str, str]] = {
    **{one: dict.fromkeys(ACTORS, "") for one in OPEN},
    **{one: {**dict.fromkeys(ACTORS, ""), "nobody": NOBODY} for one in SIGNED_IN},
    **{one: {"nobody": NOBODY, "operator": ROLE, "supervisor": "", "engineer": ""} for one in DRAWN},
}
"""With what code a command is refused for who is there; "" when it is not."""
RECORDED_BY_NOBODY = {
    ask.SignIn, ask.SignOut, ask.NoteDevice, ask.RaiseEmergency, ask.ClearEmergency, air.NoteAir,
    out.NoteLabel, out.BeginLabel, out.EndBrokenPrints, shift.NoteSheetPrinted,
}  # fmt: skip
"""What may leave an entry though nobody is signed in: alarms, devices, printers, and who comes and goes."""


def about_the_person(answer: object) -> str:
    """The code, when a command was refused for who is there."""
    code = answer.code if isinstance(answer, Refusal) else ""
    return code if code in (NOBODY, ROLE) or code.startswith(("second.", "level.")) else ""


@pytest.mark.parametrize("actor", ACTORS)
def test_every_command_asks_for_just_whom_the_table_says(actor: str) -> None:
    told = scene()
    put_there(told.floor, ACTORS[actor])
    before, at = told.floor.entries(), told.floor.mark()
    found = {}
    for command in CELLS:
        answer = told.floor.do(some(command, told))
        found[command] = about_the_person(answer)
        if actor == "nobody" and command not in RECORDED_BY_NOBODY:
            assert told.floor.entries() == before, f"{command.__name__} is recorded though nobody is there"
        told.floor.back_to(at)
    assert found == {command: cells[actor] for command, cells in CELLS.items()}


def test_no_command_of_the_desk_is_missing_in_the_table() -> None:
    assert set(CELLS) == set(ACTS), "say in this table whom a new command asks for"
    assert len(CELLS) == len(OPEN) + len(SIGNED_IN) + len(DRAWN), "a command stands in two tables"


def test_what_stands_in_no_table_is_no_command_at_all() -> None:
    class Unheard:
        """Nothing the desk knows."""

    floor = Floor()
    with pytest.raises(KeyError):
        floor.do(Unheard())


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("needed", shipped().hazard_rules.levels)
@pytest.mark.parametrize("has", ["", "none", *shipped().hazard_rules.levels])
def test_a_level_opens_what_asks_for_no_more(has: str, needed: str, role: Role) -> None:
    """Whatever somebody's role: a supervisor without the qualification may not work the step either."""
    levels = shipped().hazard_rules.levels
    someone = dataclasses.replace(person("1234", role=role), level=has)
    gap = level_gap(someone, needed, levels=levels, today=TODAY)
    may = has in levels and levels.index(has) >= levels.index(needed)
    assert (gap is None) is may


def locked_out(floor: Floor, *people: Operator) -> None:
    """Their PINs were mistyped until none is taken any more."""
    for someone in people:
        for _ in range(floor.site.limits.value("pin_free_tries") + 1):
            floor.do(ask.SignIn(Credentials(number=someone.number, pin="0000")))
        answer = floor.do(ask.SignIn(Credentials(number=someone.number, pin=someone.number[::-1])))
        assert isinstance(answer, Refusal)
        assert answer.code == "operator.pin_locked"


def full_disk(floor: Floor) -> None:
    """No room for anything to begin with."""
    floor.site = dataclasses.replace(floor.site, free_room=lambda: 0)
    floor.desk = FloorDesk(floor.records.unit, floor.site)


@pytest.mark.parametrize("trouble", ["none", "PINs locked", "disk full", "disk silent"])
def test_stopping_and_the_alarm_are_never_locked(trouble: str) -> None:
    told = scene()
    floor, run = told.floor, str(told.words["run"])
    if trouble == "PINs locked":
        locked_out(floor, ANNE, BO, LEAD)
    elif trouble.startswith("disk"):
        full_disk(floor)
        if trouble == "disk silent":
            floor.site = dataclasses.replace(floor.site, free_room=lambda: None)
            floor.desk = FloorDesk(floor.records.unit, floor.site)
        refused = floor.do(some(ask.ReceivePack, told))
        assert isinstance(refused, Refusal)
    at = floor.mark()
    answers = [floor.do(bench.AbortRun(run, "no time left")), floor.do(ask.SignOut())]
    assert isinstance(answers[0], BenchView), answers[0]
    assert answers[1] is True
    floor.back_to(at)
    for actor in ACTORS.values():
        put_there(floor, actor)
        assert isinstance(floor.do(ask.RaiseEmergency("bench", None)), Saved)
        assert isinstance(floor.do(ask.AskFireSheet()), FireSheet)
        floor.back_to(at)


def test_a_badge_still_takes_over_while_the_pin_is_locked() -> None:
    floor = Floor()
    locked_out(floor, ANNE)
    assert floor.sign_in(ANNE).id == ANNE.id
