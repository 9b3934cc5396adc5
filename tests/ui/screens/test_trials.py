"""The trial pages: whole in every language, and what they hear is what is recorded."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.scanner_try import SCANS_WANTED, TEST_TEXT
from tests.ui.application.test_attention import Station
from tests.ui.clip import cut_words, let_go
from tests.ui.screens.place_checks import SCREENS, TONGUES, look_for
from tests.ui.screens.plain_acts import plain_faults
from tests.ui.screens.trials_scenes import SCENES, scan, trials_window
from tests.ui.shell.test_wedge import Bench
from ui.screens.trials.state import TrialsPage
from ui.shell.navigator import PlaceName
from ui.shell.wedge import Wedge


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("tongue", TONGUES)
def test_every_scene_is_whole(screen: str, tongue: str, speak: Callable[[str], None]) -> None:
    speak(tongue)
    look = look_for(screen, tongue)
    for scene in SCENES:
        window = trials_window(look, scene)
        assert [*cut_words(window), *plain_faults(window, "trials")] == [], scene
        let_go(window)


@pytest.fixture
def station(face: QApplication, qtbot: QtBot) -> Iterator[Station]:
    made = Station(face, qtbot)
    yield made
    made.face.end()
    for wedge in face.findChildren(Wedge):  # it would hear the keys of every test that follows
        face.removeEventFilter(wedge)
        wedge.deleteLater()


def at_the_keyboard(station: Station) -> Bench:
    station.face.setup.trials_asked.emit()
    assert station.face.navigator.name is PlaceName.TRIALS
    station.face.trials.choose("keyboard")
    station.face.window.show()
    return Bench(station.face.window)


def test_three_scans_are_judged_and_recorded_once(station: Station) -> None:
    bench = at_the_keyboard(station)
    for _ in range(SCANS_WANTED + 1):  # one too many is nobody's
        station.face.ears.keys.scanned.emit(scan(8))
    station.bot.waitUntil(lambda: station.face.trials.state.tried is not None)
    tried = [entry for entry in station.floor.entries() if entry.type == "device.tried"]
    assert [(one.data["good"], one.data["seen"]["slowest_ms"]) for one in tried] == [(True, 8)]
    assert station.face.trials.state.entry == tried[0].seq
    assert bench is not None


def test_while_it_is_tried_a_scanner_asks_for_nothing_and_afterwards_it_does(station: Station) -> None:
    bench = at_the_keyboard(station)
    bench.type(TEST_TEXT, gap=4)
    station.face.trials.back()
    assert station.face.trials.state.page is TrialsPage.LIST
    with station.bot.waitSignal(station.face.ears.wedge.scanned, timeout=2000) as told:
        bench.type("p26110417", gap=4)
        bench.key(Qt.Key.Key_Return, "\r", gap=4)
    assert told.args == ["p26110417"]


def test_an_alarm_gives_the_keys_back(station: Station) -> None:
    bench = at_the_keyboard(station)
    station.face.window.emergency_raised.emit()
    with station.bot.waitSignal(station.face.ears.wedge.scanned, timeout=2000):
        bench.type("bg1001a", gap=4)
