"""The trial pages: whole in every language, and what they hear is what is recorded."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.candidate import BytesHeard, Candidate
from app.domain.moment import Moment
from app.domain.reading import Health, ScaleNow
from app.domain.scan import from_hand_scanner, from_serial_reader
from app.domain.scanner_try import SCANS_WANTED, TEST_TEXT
from app.domain.units import parse_mass
from tests.fakes.work_unit import START
from tests.ui.application.test_attention import Station
from tests.ui.clip import cut_words, let_go
from tests.ui.presenters.bench import PromptDesk
from tests.ui.screens.place_checks import SCREENS, TONGUES, look_for
from tests.ui.screens.plain_acts import plain_faults
from tests.ui.screens.trials_scenes import HOLDERS, SCENES, scan, trials_window
from tests.ui.shell.test_wedge import Bench
from ui.bridge.desk import DeskBridge
from ui.screens.trials.presenter import TrialsPresenter
from ui.screens.trials.state import TrialsPage
from ui.shell.navigator import PlaceName
from ui.shell.wedge import Wedge
from ui.widgets.card_list import ROW_ROLE
from ui.widgets.row_list import RowList

AT = Moment(START, 60_000, "boot-1")


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("tongue", TONGUES)
def test_every_scene_is_whole(screen: str, tongue: str, speak: Callable[[str], None]) -> None:
    speak(tongue)
    look = look_for(screen, tongue)
    for scene in SCENES:
        window = trials_window(look, scene)
        assert [*cut_words(window), *plain_faults(window, "trials")] == [], scene
        let_go(window)


def test_a_line_that_a_device_has_is_never_called_free(speak: Callable[[str], None]) -> None:
    speak("en")
    window = trials_window(look_for("full", "en"), "lines_others")
    (rows,) = window.findChildren(RowList)
    told = [rows.model().index(number, 0).data(ROW_ROLE).state for number in range(rows.model().rowCount())]
    assert len(set(told)) == len(HOLDERS)
    assert "free" not in told
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


class OneLine:
    """The port `DeviceTrials` with one line; `says` is what came off it."""

    def __init__(self, used_by: str = "") -> None:
        self.port = Candidate("/dev/serial/by-id/usb-x", "USB Serial", "A5", True, used_by)
        self.says: BytesHeard | None = None
        self.asked: list[tuple[str, int]] = []

    def candidates(self) -> tuple[Candidate, ...]:
        """One."""
        return (self.port,)

    def listen(self, port: str, baud: int) -> None:
        """Remember."""
        self.asked.append((port, baud))

    def heard(self) -> BytesHeard | None:
        """What was put there."""
        return self.says

    def hush(self) -> bool:
        """Silence."""
        self.says = None
        return True


def tried(station: Station, line: OneLine, device: str) -> TrialsPresenter:
    """Somebody at the page of a device, with a line in hand."""
    scales = {"scale": station.face._doors.scale}
    presenter = TrialsPresenter(DeskBridge(PromptDesk(station.floor)), line, scales=scales)
    presenter.choose(device)
    presenter.lines.choose(line.port.port)
    return presenter


def test_what_came_off_a_line_is_recorded_with_what_somebody_says_of_it(station: Station) -> None:
    line = OneLine()
    presenter = tried(station, line, "scanner")
    presenter.lines.say(True)  # nothing came yet: there is nothing to say
    presenter.lines.next_baud()
    assert line.asked == [(line.port.port, 9600), (line.port.port, 19_200)]
    line.says = BytesHeard(line.port.port, b"PK7\r", 4, read_as=(("scanner cr", "PK7"),))
    presenter.lines.look()
    presenter.lines.say(False)
    station.bot.waitUntil(lambda: presenter.state.entry is not None)
    (entry,) = [one for one in station.floor.entries() if one.type == "device.tried"]
    assert (entry.data["device"], entry.data["trial"], entry.data["good"]) == ("scanner", "bytes", False)
    assert (entry.data["port"], entry.data["serial"]) == (line.port.port, "A5")
    assert entry.data["seen"] == {"bytes": 4, "newest": "504b370d", "baud": 19_200, "scanner cr": "PK7"}
    presenter.lines.say(True)
    assert sum(one.type == "device.tried" for one in station.floor.entries()) == 1
    presenter.stop()


def test_the_stations_own_scale_and_reader_are_tried_as_the_station_hears_them(station: Station) -> None:
    line = OneLine("scale")
    presenter = tried(station, line, "scale")
    assert line.asked == [], "its line is not opened a second time"
    station.face._doors.scale.shows = ScaleNow(parse_mass("412.0", "kg"), None, None, Health.READY, AT)
    presenter.lines.look()
    presenter.lines.say(True)
    station.bot.waitUntil(lambda: presenter.state.entry is not None)
    presenter.stop()
    reader = tried(station, OneLine("scanner"), "scanner")
    reader.code_seen(from_hand_scanner("PK7", AT))
    assert reader.state.shown == "", "a scanner that types is another one"
    reader.code_seen(from_serial_reader(b"PK7", "PK7", AT))
    reader.lines.say(True)
    station.bot.waitUntil(lambda: reader.state.entry is not None)
    reader.stop()
    found = [one.data for one in station.floor.entries() if one.type == "device.tried"]
    assert [(one["trial"], one["seen"]) for one in found] == [
        ("weight", {"shown": "412.0 kg"}),
        ("scan", {"shown": "PK7"}),
    ]
