"""Keys at the bench: an enter key pressed late presses nothing, and a PIN needs no touch before it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.output import OutputCode
from tests.fakes.floor import BO
from tests.fakes.instruments import BENCH_METER, PARTS_SCALE
from tests.ui.clip import let_go, look_of
from tests.ui.screens.bench.display import photograph
from tests.ui.screens.bench.stand import BenchStand
from ui.screens.bench.screen import BenchScreen
from ui.screens.bench.state import Asking, Page
from ui.shell.rail import ActionRail
from ui.shell.window import StationWindow
from ui.widgets.keys import Key
from ui.widgets.pack_list import PackList
from ui.widgets.tile import Tile


class Keyboard:
    """Presses buttons of the window by the enter key, and each time once more, too late."""

    def __init__(self, screen: str) -> None:
        self.bench = BenchStand()
        self.bench.camera.jpeg = photograph()
        look = look_of(screen)
        self.screen = BenchScreen(
            look,
            self.bench.presenter,
            self.bench.camera.view,
            now_ms=lambda: 60_000,
            meter=BENCH_METER,
            scale=PARTS_SCALE,
        )
        self.window = StationWindow(look)
        self.window.show_place(self.screen)
        self.window.resize(look.width_px, look.height_px)
        self.window.show()

    @property
    def focus(self) -> QWidget:
        """Where keys go."""
        return self.window.focusWidget() or self.window

    def enter_on(self, button: QWidget | None, name: str) -> None:
        """Enter on a button; then enter again, which must find nothing to press."""
        assert button is not None, name
        assert button.isVisible(), name
        assert button.isEnabled(), name
        button.setFocus(Qt.FocusReason.TabFocusReason)
        assert self.focus is button, name
        QTest.keyClick(button, Qt.Key.Key_Return)
        self.bench.settle()
        self.late(name)

    def late(self, after: str) -> None:
        """An enter key pressed late presses nothing."""
        QApplication.processEvents()
        before = self._stand()
        QTest.keyClick(self.focus, Qt.Key.Key_Return)
        self.bench.settle()
        assert self._stand() == before, after

    def _stand(self) -> tuple[object, ...]:
        """Everything that a press may change."""
        state = self.bench.state
        asked = (len(self.bench.desk.commands), len(self.bench.left), self.screen.rail())
        kept = (state.chosen, state.procedure, state.reason, state.other_badge, state.output, state.start)
        return (*asked, self.bench.page, state.asking, *kept, state.own_labels)

    def press(self, action: str) -> None:
        """A button of the rail."""
        (rail,) = (one for one in self.window.findChildren(ActionRail) if one.isVisible())
        self.enter_on(rail.button(action), action)

    def choose(self, words: str) -> None:
        """A tile of the stage, by how it begins."""
        QApplication.processEvents()  # a tile that was just made is shown by its layout
        tiles = [tile for tile in self.screen.findChildren(Tile) if tile.isVisible()]
        self.enter_on(next((one for one in tiles if one.state.title.startswith(words)), None), words)

    def type_pin(self, pin: str) -> None:
        """Figures and enter, wherever keys go now."""
        QTest.keyClicks(self.focus, pin)
        QTest.keyClick(self.focus, Qt.Key.Key_Return)
        self.bench.settle()

    def sign(self) -> None:
        """The second person: badge, then the PIN on the keyboard."""
        self.bench.read()
        self.bench.see(BO.badge)
        self.type_pin(BO.number[::-1])
        self.late("signed")

    def measure(self, printed: str) -> None:
        """Put the probes on and press."""
        self.bench.meter.at = self.bench.floor.moment()
        self.bench.meter.settle(printed)
        self.press("take_reading")


@pytest.fixture(params=["full", "low", "small"])
def keyboard(
    request: pytest.FixtureRequest, face: QApplication, speak: Callable[[str], None]
) -> Iterator[Keyboard]:
    """An empty bench in its window."""
    speak("en")
    made = Keyboard(request.param)
    yield made
    made.bench.presenter.stop()
    made.window.close()
    let_go(made.window)


def to_prove(keyboard: Keyboard) -> None:
    """Open a pack and stand at the hold that is measured."""
    pack = keyboard.bench.stored()
    keyboard.bench.begin()
    listed = keyboard.screen.findChild(PackList)
    assert listed is not None
    listed.setFocus(Qt.FocusReason.TabFocusReason)
    listed.chosen.emit(pack.id)
    keyboard.choose("a short one")
    keyboard.press("open")
    keyboard.bench.see(keyboard.bench.floor.traveller(pack.id))
    keyboard.late("the traveller")
    keyboard.press("answer")
    keyboard.press("answer")
    keyboard.press("done")
    keyboard.bench.see(keyboard.bench.view.pack.code)
    if keyboard.screen.rail().primary.id == "decide":  # type: ignore[union-attr]
        keyboard.press("decide")
    keyboard.choose("Checked")
    keyboard.sign()
    keyboard.press("done")
    assert keyboard.bench.step.id == "prove"


def to_lift(keyboard: Keyboard) -> None:
    """Where modules come out."""
    keyboard.bench.opened()
    keyboard.bench.at("lift")
    keyboard.choose("Modules")


def test_enter_pressed_late_does_nothing_all_along_a_run(keyboard: Keyboard) -> None:
    bench = keyboard.bench
    to_prove(keyboard)
    keyboard.measure("84.2")
    assert bench.page is Page.HELD
    for _ in range(3):
        keyboard.measure("3.1")
    keyboard.press("measure")
    keyboard.press("back")
    keyboard.sign()
    assert bench.step.id == "drain"
    keyboard.press("go_on")
    keyboard.press("nothing")
    keyboard.press("done")
    keyboard.measure("61.0")
    keyboard.press("go_on")
    assert bench.step.id == "lift"


def test_after_our_label_was_chosen_enter_does_nothing(keyboard: Keyboard, qtbot: QtBot) -> None:
    bench = keyboard.bench
    to_lift(keyboard)
    if any(action.id == "no_code" for action in keyboard.screen.rail().secondaries):
        keyboard.press("no_code")
    else:
        keyboard.press("more")
        keyboard.choose("The pieces carry no code")
    assert bench.state.own_labels
    bench.lay("36.00", 1)
    qtbot.waitUntil(lambda: bench.view.run.outputs_now == 1, timeout=3000)
    keyboard.late("recorded")
    keyboard.press("go_on")
    assert bench.step.id == "lock"


def test_the_second_person_s_pin_needs_no_touch(keyboard: Keyboard) -> None:
    bench = keyboard.bench
    to_prove(keyboard)
    for _ in range(3):
        keyboard.measure("3.1")
    keyboard.late("nobody has shown a badge yet")
    bench.read()
    bench.see(BO.badge)
    keyboard.type_pin("0000")
    assert bench.refusal == "operator.pin_wrong"
    keyboard.late("a wrong PIN")
    keyboard.type_pin(BO.number[::-1])
    assert bench.step.id == "drain"


def test_a_pin_entered_by_touch_leaves_the_keys_to_the_pad(keyboard: Keyboard) -> None:
    bench = keyboard.bench
    to_prove(keyboard)
    for _ in range(3):
        keyboard.measure("3.1")
    bench.read()
    bench.see(BO.badge)
    QTest.keyClicks(keyboard.focus, "0000")
    keys = [key for key in keyboard.screen.findChildren(Key) if key.isVisible()]
    keyboard.enter_on(next(key for key in keys if key.state.icon == "tick"), "tick")
    assert bench.refusal == "operator.pin_wrong"
    keyboard.type_pin(BO.number[::-1])
    assert bench.step.id == "drain"


def test_the_keys_are_the_pad_s_for_a_typed_weight_as_well(keyboard: Keyboard) -> None:
    bench = keyboard.bench
    bench.opened()
    bench.at("lift")
    bench.choose(OutputCode.CABLE)
    bench.do(bench.presenter.signing.type_amount)
    bench.do(lambda: bench.presenter.signing.amount_typed("7.90"))
    keyboard.choose("The scale does not answer")
    keyboard.press("photograph")
    assert bench.state.asking is Asking.SIGN_AMOUNT
    keyboard.sign()
    assert bench.view.outputs[0].mass_source == "typed"
