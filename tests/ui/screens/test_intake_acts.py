"""What the operator asks of the intake reaches the presenter, and a clean intake takes few actions."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.operator import Credentials
from app.domain.pack import PackState, Papers
from app.floor import commands as ask
from tests.fakes.floor import BO, LEAD, OTHER_CODE, Floor
from tests.ui.clip import look_of
from tests.ui.screens.intake_scenes import CODE, LORRY, Stand, in_window, pack, routing, scenes, seen, stand
from ui.place import ActionKind, RailState
from ui.screens.intake.state import IntakeState, IntakeStep, ScanWay
from ui.screens.intake.terms import age_text, class_so_far
from ui.shell.window import StationWindow
from ui.theme.tokens import Look
from ui.widgets.big_button import BigButton
from ui.widgets.code_plate import CodePlate
from ui.widgets.figures import kilograms
from ui.widgets.number_pad import NumberPad
from ui.widgets.text_pad import TextPad
from ui.widgets.tile_grid import TileGrid
from ui.widgets.weight_state import WeightKind
from ui.widgets.weight_view import WeightView


@pytest.fixture
def look(speak: Callable[[str], None]) -> Look:
    """The large screen, in English."""
    speak("en")
    return look_of("full")


def press(window: StationWindow, action: str) -> None:
    """Press the rail's button of that name, as a finger does."""
    button = window.findChild(BigButton, action)
    assert button is not None, action
    assert button.isEnabled(), action
    button.click()


def rail(made: Stand) -> RailState:
    """What the rail shows now."""
    return made.screen.rail()


def asked(made: Stand, kind: type[object]) -> object:
    """The one command of that kind."""
    (command,) = all_asked(made, kind)
    return command


def all_asked(made: Stand, kind: type[object]) -> list[object]:
    """Every command of that kind."""
    return [command for command in made.desk.commands if isinstance(command, kind)]


def offered(made: Stand) -> list[str]:
    """The ids that the rail offers, the primary last."""
    state = rail(made)
    return [
        action.id for action in (*state.secondaries, state.primary) if action is not None and action.enabled
    ]


@pytest.mark.parametrize(
    ("scene", "ids"),
    [
        ("source", ["queue"]),
        ("number", ["back"]),
        ("scan", ["source", "no_code", "type"]),
        ("no_code", ["back", "source", "photograph"]),
        ("type_first", ["back"]),
        ("sign_pin", ["back"]),
        ("confirm", ["source", "not_this", "confirm"]),
        ("twin", ["twin", "not_this"]),
        ("triage_now", ["queue", "answer"]),
        ("triage_case", ["queue", "take_back", "answer"]),
        ("weigh_settled", ["queue", "take_back"]),
        ("weigh_asked", ["queue", "take_back", "confirm"]),
        ("route_store", ["queue", "weigh_again", "take_back", "route"]),
        ("route_quarantine", ["queue", "take_back", "route"]),
    ],
)
def test_the_rail_offers(look: Look, scene: str, ids: list[str]) -> None:
    assert offered(stand(look, scene)) == ids


def test_a_twin_is_no_primary_answer(look: Look) -> None:
    state = rail(stand(look, "twin"))
    assert state.primary is not None
    assert state.primary.id == "not_this"
    assert [action.kind for action in state.secondaries] == [ActionKind.DANGER]


@pytest.mark.parametrize(
    ("scene", "action", "there"),
    [
        ("scan", "source", (IntakeStep.SOURCE, ScanWay.CAMERA)),
        ("scan", "no_code", (IntakeStep.SCAN, ScanWay.NO_CODE)),
        ("scan", "type", (IntakeStep.SCAN, ScanWay.TYPE_FIRST)),
        ("no_code", "back", (IntakeStep.SCAN, ScanWay.CAMERA)),
        ("type_second", "back", (IntakeStep.SCAN, ScanWay.CAMERA)),
        ("sign_badge", "back", (IntakeStep.SCAN, ScanWay.CAMERA)),
        ("confirm", "not_this", (IntakeStep.SCAN, ScanWay.CAMERA)),
        ("confirm", "source", (IntakeStep.SOURCE, ScanWay.CAMERA)),
        ("twin", "not_this", (IntakeStep.SCAN, ScanWay.CAMERA)),
    ],
)
def test_actions_that_only_turn_the_page(
    look: Look, qtbot: QtBot, scene: str, action: str, there: tuple[IntakeStep, ScanWay]
) -> None:
    made = stand(look, scene)
    window = in_window(look, made)
    qtbot.addWidget(window)
    press(window, action)
    assert (made.presenter.state.step, made.presenter.state.way) == there


@pytest.mark.parametrize(
    ("scene", "action", "command"),
    [
        ("confirm", "confirm", ask.ReceivePack),
        ("twin", "twin", ask.ReceivePack),
        ("no_code", "photograph", ask.ReceivePack),
        ("triage_case_yes", "answer", ask.AnswerTriage),
        ("route_store", "route", ask.RoutePack),
        ("route_store", "weigh_again", ask.CorrectWeight),
        ("weigh_empty", "queue", ask.KeepPlace),
    ],
)
def test_actions_that_ask_the_desk(
    look: Look, qtbot: QtBot, scene: str, action: str, command: type[object]
) -> None:
    made = stand(look, scene)
    window = in_window(look, made)
    qtbot.addWidget(window)
    press(window, action)
    assert len(all_asked(made, command)) == 1


def test_what_is_asked_is_what_was_shown(look: Look) -> None:
    twin = stand(look, "twin")
    twin.screen.act("twin")
    received = asked(twin, ask.ReceivePack)
    assert isinstance(received, ask.ReceivePack)
    assert (received.twin_confirmed, received.code and received.code.text) == (True, CODE)
    found = stand(look, "triage_case_yes")
    found.screen.act("answer")
    assert asked(found, ask.AnswerTriage) == ask.AnswerTriage(
        "0192-1", "liquids_and_case", frozenset({"T03", "T05", "T06"})
    )
    routed = stand(look, "route_store")
    routed.screen.act("route")
    assert asked(routed, ask.RoutePack) == ask.RoutePack("0192-1", "A-03-2")


def test_tiles_of_the_source(look: Look, qtbot: QtBot) -> None:
    for tile, papers in (
        ("same", Papers(consignment="C-1123-02", sender=LORRY.sender, same_as_previous=True)),
        ("none", Papers(none=True)),
    ):
        made = stand(look, "source")
        window = in_window(look, made)
        qtbot.addWidget(window)
        grid = made.screen.findChild(TileGrid)
        assert grid is not None
        grid.tile(tile).click()
        assert (made.presenter.state.step, made.presenter.state.papers) == (IntakeStep.SCAN, papers)


def test_the_same_lorry_is_absent_where_there_was_none(look: Look) -> None:
    grid = stand(look, "source_first").screen.findChild(TileGrid)
    assert grid is not None
    with pytest.raises(KeyError):
        grid.tile("same")


def test_a_number_is_typed_and_taken(look: Look, qtbot: QtBot) -> None:
    made = stand(look, "number")
    window = in_window(look, made)
    qtbot.addWidget(window)
    type_in(made, "c-77")
    press(window, "enter")
    assert made.presenter.state.papers == Papers(consignment="C-77")
    assert made.presenter.state.step is IntakeStep.SCAN


def test_a_tile_is_chosen_and_taken_back(look: Look) -> None:
    made = stand(look, "triage_case")
    grid = made.screen.findChild(TileGrid)
    assert grid is not None
    grid.tile("T05").click()
    assert made.presenter.state.yes == {"T05"}
    primary = rail(made).primary
    assert primary is not None
    assert (primary.text, primary.second_line) == ("Yes, 1 found", "dented")
    grid.tile("T05").click()
    primary = rail(made).primary
    assert primary is not None
    assert primary.text == "No, none of these"


def test_two_people_type_and_the_second_signs(look: Look) -> None:
    floor = Floor()
    floor.sign_in()
    made = Stand.with_state(look, scenes()["scan"], answers=floor.do)
    made.screen.act("type")
    type_in(made, CODE)
    made.screen.act("enter")
    assert made.presenter.state.way is ScanWay.TYPE_SECOND
    assert text_pad(made).text == ""
    type_in(made, CODE[:-1] + "8")
    made.screen.act("enter")
    assert made.presenter.state.refusal is not None
    made.presenter.scanning.typed(CODE)
    made.presenter.code_seen(seen(BO.badge))
    pad = made.screen.findChild(NumberPad)
    assert pad is not None
    pad.entered.emit("2001")
    received = asked(made, ask.ReceivePack)
    assert isinstance(received, ask.ReceivePack)
    assert received.typed_again == CODE
    assert received.second == Credentials(badge=BO.badge, pin="2001")
    assert received.photo == made.camera.jpeg


def test_answers_are_taken_back_with_a_second_person(look: Look) -> None:
    made = stand(look, "triage_heat")
    made.screen.act("take_back")
    assert made.presenter.awaits_second
    assert offered(made) == ["back"]
    made.screen.act("back")
    assert not made.presenter.awaits_second
    made.screen.act("take_back")
    made.presenter.code_seen(seen(LEAD.badge))
    pad = made.screen.findChild(NumberPad)
    assert pad is not None
    assert pad.isVisibleTo(made.screen)
    pad.entered.emit("1009")
    correct = asked(made, ask.CorrectAnswers)
    assert isinstance(correct, ask.CorrectAnswers)
    assert (correct.group, correct.second) == ("liquids_and_case", Credentials(badge=LEAD.badge, pin="1009"))


def test_a_late_enter_key_presses_nothing(look: Look, qtbot: QtBot, face: QApplication) -> None:
    made = stand(look, "confirm")
    window = in_window(look, made)
    qtbot.addWidget(window)
    window.show()
    face.processEvents()
    target = window.focusWidget() or window
    enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(target, enter)
    assert made.presenter.state.step is IntakeStep.CONFIRM
    assert all_asked(made, ask.ReceivePack) == []


def test_a_figure_that_nobody_calls_still_is_shown_and_asked_about(look: Look, qtbot: QtBot) -> None:
    made = stand(look, "weigh_asked")
    weight = made.screen.findChild(WeightView)
    assert weight is not None
    assert weight.state.kind is WeightKind.ASKED
    assert weight.spoken() == "still?: 412.0 kg"
    state = rail(made)
    assert state.primary is not None
    assert (state.primary.text, state.primary.second_line) == ("Take this weight", "412.0 kg")
    window = in_window(look, made)
    qtbot.addWidget(window)
    press(window, "confirm")
    assert [one.printed for one in made.scale.confirmed] == ["412.0"]


def test_no_weight_is_dashes_and_a_reason(look: Look) -> None:
    made = stand(look, "weigh_lost")
    weight = made.screen.findChild(WeightView)
    assert weight is not None
    assert weight.state.kind is WeightKind.NONE
    assert weight.spoken() == "no reading: --- kg"


def test_the_code_is_named_field_by_field(look: Look) -> None:
    plate = stand(look, "confirm").screen.findChild(CodePlate)
    assert plate is not None
    named = [(CODE[span.start : span.end], span.caption) for span in plate.state.spans]
    assert named == [
        ("04Q", "maker"),
        ("P", "pack"),
        ("B", "LFP"),
        ("7A", "spec"),
        ("0012H0J", "trace"),
        ("C5K", "date"),
        ("0000417", "serial"),
    ]


def test_a_clean_intake_takes_eight_actions(look: Look, qtbot: QtBot) -> None:
    floor = Floor()
    floor.sign_in()
    former = floor.received()
    floor.clean(former)
    floor.saved(ask.TakeWeight(former, floor.weight()))
    floor.saved(ask.RoutePack(former, ""))
    made = Stand.with_state(look, IntakeState(), answers=floor.do)
    window = in_window(look, made)
    qtbot.addWidget(window)
    finished: list[object] = []
    made.presenter.finished.connect(finished.append)
    actions = 0
    made.presenter.begin()
    grid = made.screen.findChild(TileGrid)
    assert grid is not None
    grid.tile("same").click()
    actions += 1
    made.presenter.code_seen(floor.scanned(OTHER_CODE))
    press(window, "confirm")
    actions += 1
    while made.presenter.state.step is IntakeStep.TRIAGE:
        press(window, "answer")
        actions += 1
    made.scale.settle(floor.weight("398.5", placing=7))
    qtbot.waitUntil(lambda: made.presenter.state.step is IntakeStep.ROUTE, timeout=5_000)
    press(window, "route")
    actions += 1
    (routed,) = finished
    assert getattr(routed, "state", None) is PackState.STORED
    assert actions <= 8
    assert floor.types()[-2:] == ["pack.routed", "label.ordered"]


def test_the_restart_is_told_until_work_has_gone_on(look: Look) -> None:
    floor = Floor()
    floor.sign_in()
    made = Stand.with_state(look, scenes()["source_resumed"], answers=floor.do)
    assert made.presenter.state.resumed
    made.presenter.no_papers()
    assert not made.presenter.state.resumed


@pytest.mark.parametrize(
    ("made_on", "words"),
    [
        ("2022-05-19", "2022-05-19, age 4½"),
        ("2022-06-23", "2022-06-23, age 4"),
        ("2025-11-24", "2025-11-24, under a year"),
        ("2027-01-01", "2027-01-01"),
        ("", "---"),
    ],
)
def test_age(look: Look, made_on: str, words: str) -> None:
    assert age_text(made_on, pack().received_at) == words


def test_class_so_far() -> None:
    assert class_so_far({"T13": "no"}) == ""
    assert class_so_far({"T13": "yes"}) == "B-doc"
    assert class_so_far({"T13": "yes"}, frozenset({"T05"})) == "B"
    assert class_so_far({}, frozenset({"T05", "T02"})) == "C"
    assert class_so_far(routing("A", PackState.WEIGHED).pack.answers) == "A"  # type: ignore[union-attr]


def test_kilograms_are_exact() -> None:
    assert [kilograms(amount) for amount in (500_000, 10_000_000, 20_000, 1)] == [
        "0.5 kg",
        "10 kg",
        "0.02 kg",
        "0.000001 kg",
    ]


def text_pad(made: Stand) -> TextPad:
    """The keyboard on the page."""
    pad = made.screen.findChild(TextPad)
    assert pad is not None
    return pad


def type_in(made: Stand, signs: str) -> None:
    """Type on a keyboard while the pad has the focus."""
    for sign in signs:
        press_key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(text_pad(made), press_key)
