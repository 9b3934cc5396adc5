"""The window's measures, what it passes on, and how it changes its look."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.clip import look_of
from tests.ui.shell.scenes import BarePlace, card, rail, window
from ui.place import Place, RailState
from ui.shell.emergency_bar import EmergencyBar
from ui.shell.emergency_tiles import LeadButton, PersonTile
from ui.shell.fault_page import FaultKind, FaultPage, FaultState
from ui.shell.navigator import Navigator, PlaceName
from ui.shell.rail import ActionRail
from ui.shell.strip import Strip
from ui.shell.window import StationWindow
from ui.theme.tokens import Language, Look
from ui.widgets.big_button import BigButton
from ui.widgets.painted import HALO

pytestmark = pytest.mark.usefixtures("face")


def _rail(made: StationWindow) -> ActionRail:
    found = made.findChild(ActionRail)
    assert found is not None
    return found


def _button(made: StationWindow, action: str) -> BigButton:
    found = _rail(made).button(action)
    assert found is not None
    return found


def _face(button: BigButton, made: StationWindow) -> QRect:
    corner = button.mapTo(made, button.rect().topLeft())
    return QRect(corner, button.size()).adjusted(HALO, HALO, -HALO, -HALO)


def test_the_parts_have_the_measures_of_the_21_inch_screen() -> None:
    look = look_of("full", practice=False)
    made = window(look, "work")
    strip, bar = made.findChild(Strip), made.findChild(EmergencyBar)
    assert strip is not None
    assert bar is not None
    assert strip.height() == look.mm(16)
    assert (bar.height(), bar.width()) == (look.mm(25.6), 1920)
    assert bar.geometry().bottom() == 1079
    assert _rail(made).width() == look.mm(91)
    primary = _face(_button(made, "weigh"), made)
    assert (primary.width(), primary.height()) == (pytest.approx(look.mm(81), abs=2), look.mm(36))
    assert bar.y() - (primary.bottom() + 1) == look.mm(15)
    lowest = _face(_button(made, "other"), made)
    assert primary.top() - (lowest.bottom() + 1) == look.mm(15)
    assert lowest.height() == look.mm(20.4)
    assert made.place is not None
    assert made.place.width() + _rail(made).width() == 1920


def test_the_primary_stands_at_the_same_place_whatever_is_asked() -> None:
    look = look_of("full")
    made = window(look, "work")
    before = _face(_button(made, "weigh"), made)
    place = made.place
    assert isinstance(place, Place)
    place.show_rail(RailState(primary=rail(look).primary))
    assert _face(_button(made, "weigh"), made) == before


def test_an_action_reaches_the_open_place_once(qtbot: QtBot) -> None:
    made = window(look_of("full"), "work")
    qtbot.addWidget(made)
    _button(made, "weigh").click()
    place = made.place
    assert isinstance(place, BarePlace)
    assert place.asked == ["weigh"]


class Changing(BarePlace):
    """Takes its action away while it is being asked for it."""

    def act(self, action: str) -> None:
        """Show an empty rail."""
        super().act(action)
        self.show_rail(RailState())


def test_a_button_may_be_taken_away_by_its_own_press(qtbot: QtBot) -> None:
    look = look_of("full")
    made = StationWindow(look)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    place = Changing(look)
    made.show_place(place)
    place.show_rail(rail(look))
    QTest.mouseClick(_button(made, "weigh"), Qt.MouseButton.LeftButton)
    assert place.asked == ["weigh"]
    assert _rail(made).button("weigh") is None
    qtbot.waitUntil(lambda: not _rail(made).findChildren(BigButton), timeout=3000)


def test_a_page_never_covers_the_emergency_bar() -> None:
    made = window(look_of("full"), "cannot_record")
    page, bar = made.findChild(FaultPage), made.findChild(EmergencyBar)
    assert page is not None
    assert bar is not None
    assert not page.geometry().intersects(bar.geometry())
    assert made.children().index(bar) > made.children().index(page)


def test_a_place_opened_during_a_fault_stays_under_it() -> None:
    look = look_of("full")
    made = window(look, "defect")
    later = BarePlace(look)
    made.show_place(later)
    page = made.findChild(FaultPage)
    assert made.children().index(page) > made.children().index(later)


def test_the_fault_page_asks_for_what_can_be_done(qtbot: QtBot) -> None:
    made = window(look_of("full"), "cannot_record")
    qtbot.addWidget(made)
    page = made.findChild(FaultPage)
    assert page is not None
    with qtbot.waitSignal(made.retry_asked, timeout=2000):
        page.findChildren(BigButton)[0].click()
    made.show_fault(FaultState(FaultKind.DEFECT, recorded_until="10:41"))
    again = [found for found in made.findChildren(FaultPage) if found is not page]
    assert "10:41" in "".join(again[0].lines())
    with qtbot.waitSignal(made.restart_asked, timeout=2000):
        again[0].findChildren(BigButton)[0].click()


def test_the_card_tells_who_was_found_and_that_it_was_a_false_alarm(qtbot: QtBot) -> None:
    made = window(look_of("full"), "emergency")
    qtbot.addWidget(made)
    assert made.card is not None
    missing = [tile for tile in made.card.findChildren(PersonTile) if tile.isEnabled()]
    with qtbot.waitSignal(made.person_found, timeout=2000) as told:
        missing[0].click()
    assert told.args == ["op-2"]
    lead = made.card.findChild(LeadButton)
    assert lead is not None
    with qtbot.waitSignal(made.false_alarm_asked, timeout=2000):
        lead.click()


def test_the_card_stays_the_same_while_its_clock_runs() -> None:
    look = look_of("full")
    made = window(look, "emergency")
    before = made.card
    made.show_emergency(card(look))
    assert made.card is before
    made.show_emergency(None)
    assert made.card is None


class Factory:
    """Builds bare places and remembers for which look."""

    def __init__(self) -> None:
        self.looks: list[Look] = []

    def __call__(self, look: Look) -> Place:
        self.looks.append(look)
        return BarePlace(look)


def test_a_new_look_builds_the_open_place_and_the_shell_anew(
    qtbot: QtBot, face: QApplication, speak: Callable[[str], None]
) -> None:
    english, chinese = look_of("full"), look_of("full", Language.ZH)
    made = StationWindow(english)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    factory = Factory()
    navigator = Navigator(made, {PlaceName.QUEUE: factory})
    with qtbot.waitSignal(navigator.opened, timeout=2000):
        navigator.go(PlaceName.QUEUE)
    navigator.go(PlaceName.QUEUE)
    assert factory.looks == [english]
    speak("zh")
    navigator.wear(chinese)
    assert factory.looks == [english, chinese]
    bars = [bar for bar in made.findChildren(EmergencyBar) if bar.isVisibleTo(made)]
    assert ["紧急" in bar.accessibleName() for bar in bars] == [True]
    with pytest.raises(KeyError):
        navigator.go(PlaceName.SETUP)
