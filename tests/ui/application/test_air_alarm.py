"""A gas alarm in the middle of any step: on every screen, in the ear, and at the bench nothing goes on."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.gas import Gas
from app.domain.reading import Unread
from app.domain.tone import Tone
from tests.fakes.air import ShownAir
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.papers import FakePapers
from tests.fakes.watches import ShownCamera, ShownGas, ShownMeter, ShownScale
from tests.ui.clip import look_of
from tests.ui.presenters.bench import PromptDesk
from tests.ui.presenters.test_air import FloorClock
from tests.ui.presenters.test_places import facts
from ui.application.air import AirAlarm
from ui.application.doors import Bridges, Doors
from ui.application.face import Face
from ui.screens.bench.state import Page, page_of
from ui.shell.air_banner import AirBanner
from ui.shell.navigator import PlaceName
from ui.shell.wedge import Wedge
from ui.theme.tokens import Language
from ui.widgets.big_button import BigButton


class KeptTones:
    """The port `Tones`, remembering."""

    available = True

    def __init__(self) -> None:
        self.played: list[Tone] = []
        self.alarm = False

    def play(self, name: Tone) -> None:
        self.played.append(name)

    def start_alarm(self) -> None:
        self.alarm = True

    def stop_alarm(self) -> None:
        self.alarm = False

    def close(self) -> None:
        self.alarm = False


class Station:
    """A face over a floor with a pack at a step that asks no gas."""

    def __init__(self, app: QApplication, bot: QtBot) -> None:
        self.floor, self.bot, self.tones = bench_floor(), bot, KeptTones()
        self.meter = ShownAir(self.floor.moment)
        hands = Hands(self.floor)
        hands.start(self.floor.stored())
        hands.to("unplug")
        desk = PromptDesk(self.floor)
        doors = Doors(
            desk=desk,
            camera=ShownCamera(),
            scale=ShownScale(),
            parts_scale=ShownScale(),
            voltmeter=ShownMeter(),
            gas=ShownGas(),
            air=self.meter,
            clock=FloorClock(self.floor),
            facts=facts(),
            site=("I1", "A", "119"),
            papers=FakePapers(desk.ask),
            tones=self.tones,
            idle_minutes=5,
            try_delivery=lambda: None,
            restart=lambda: None,
        )
        self.bridges = Bridges()
        self.face = Face(app, look_of("full"), doors, self.bridges)
        self.face.window.resize(1920, 1080)
        self.face.begin()
        self.face.open_bench()
        bot.waitUntil(lambda: self.face.bench.state.view is not None)
        self.face.speak(Language.EN)

    @property
    def page(self) -> Page:
        """The page of the bench."""
        return page_of(self.face.bench.state)

    @property
    def banner(self) -> AirBanner | None:
        """The banner while it is shown."""
        return self.face.window.banner

    def tick(self, seconds: int = 0) -> None:
        """The face's clock ticks, every 5 s of those that go by."""
        (tick,) = self.face.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
        for _ in range(seconds // 5):
            self.floor.clock.pass_by(timedelta(seconds=5))
            tick.timeout.emit()
        tick.timeout.emit()

    def shows(self, gas: Gas, shows: str | Unread) -> None:
        """Another value, and the tick that sees it."""
        self.meter.shows[gas] = shows
        self.tick()

    def press(self, words: str) -> None:
        """A button of the banner."""
        assert self.banner is not None
        buttons = self.banner.findChildren(BigButton)
        (button,) = [one for one in buttons if one.isVisibleTo(self.face.window) and words in one.state.verb]
        button.click()


@pytest.fixture
def station(face: QApplication, qtbot: QtBot) -> Iterator[Station]:
    made = Station(face, qtbot)
    yield made
    made.face.end()
    for wedge in face.findChildren(Wedge):  # it would hear the keys of every test that follows
        face.removeEventFilter(wedge)
        wedge.deleteLater()


def test_an_alarm_shuts_the_step_in_hand_and_stands_on_every_screen(station: Station) -> None:
    assert (station.page, station.banner) == (Page.DO, None)
    station.shows(Gas.HYDROGEN, "5020")
    station.bot.waitUntil(lambda: station.page is Page.BARRED)
    assert station.floor.types()[-1] == "air.alarm"
    for place in PlaceName:
        if place is not PlaceName.INTAKE:
            station.face.go(place)
        assert station.banner is not None, place
        assert "5,020 ppm" in station.banner.accessibleName()
    station.face.speak(Language.ZH)
    assert station.banner is not None
    assert "氢" in station.banner.accessibleName()


def test_when_it_is_over_the_step_opens_and_the_banner_goes(station: Station) -> None:
    station.shows(Gas.HYDROGEN, "5020")
    station.bot.waitUntil(lambda: station.page is Page.BARRED)
    station.shows(Gas.HYDROGEN, "10")
    assert station.banner is not None
    station.tick(65)
    station.bot.waitUntil(lambda: station.page is Page.DO)
    assert station.banner is None
    assert station.floor.types()[-1] == "air.cleared"


def test_it_sounds_until_it_is_silenced_and_the_banner_stays(station: Station) -> None:
    station.shows(Gas.CARBON_MONOXIDE, "17")
    assert station.tones.played == [Tone.AIR]
    alarm = station.face.air.findChildren(AirAlarm)[0]
    (again,) = alarm.findChildren(QTimer)
    again.timeout.emit()
    assert station.tones.played == [Tone.AIR] * 2
    slow = again.interval()
    station.press("Silence")
    assert not again.isActive()
    assert station.banner is not None
    station.tick(20)
    assert station.tones.played == [Tone.AIR] * 2
    station.shows(Gas.CARBON_MONOXIDE, "34")
    assert again.isActive()
    assert again.interval() < slow
    assert not station.tones.alarm, "the emergency is not raised by itself"


def test_at_the_second_level_one_press_raises_the_emergency(station: Station) -> None:
    station.shows(Gas.HYDROGEN, "5020")
    assert station.banner is not None
    assert not station.banner.offers
    station.shows(Gas.HYDROGEN, "12000")
    assert station.face.emergency.state is None
    station.press("Leave")
    station.bot.waitUntil(lambda: station.face.emergency.state is not None)
    assert (station.tones.alarm, station.floor.types()[-1]) == (True, "run.stopped")
    station.tick()
    assert not station.banner.offers, "it is on already"


def test_a_word_of_the_meters_thread_is_looked_at_without_waiting_for_the_tick(station: Station) -> None:
    station.meter.shows[Gas.VOC] = "60"
    station.bridges.devices.tell_gas(station.meter.now())
    station.bot.waitUntil(lambda: station.banner is not None)


def test_at_the_bench_it_is_told_which_gas_nobody_sees(station: Station) -> None:
    def told() -> list[str]:
        return [one.text for one in station.face.window._notices if one.id == "air"]

    station.shows(Gas.HYDROGEN, Unread.DISCONNECTED)
    station.tick(15)
    assert told() == ["Air not watched: H2"]
    assert station.floor.types()[-1] == "air.blind"
    assert (station.page, station.banner) == (Page.DO, None), "it bars nothing and is no alarm"
    assert station.face.setup.state.unseen
    station.face.go(PlaceName.QUEUE)
    assert told() == []
    station.face.open_bench()
    station.shows(Gas.HYDROGEN, "0")
    station.tick(65)
    assert told() == []
    assert "air.seen" in station.floor.types()


def test_an_alarm_from_before_the_start_stands_on_the_first_screen(face: QApplication, qtbot: QtBot) -> None:
    first = Station(face, qtbot)
    first.shows(Gas.HYDROGEN, "5020")
    first.face.end()
    first.floor.restart()
    first.face.air.state = type(first.face.air.state)()
    first.meter.shows[Gas.HYDROGEN] = "0"
    first.face.air.begin()
    assert first.banner is not None
    assert "hydrogen 0 ppm" in first.banner.accessibleName()
    for wedge in face.findChildren(Wedge):
        face.removeEventFilter(wedge)
        wedge.deleteLater()
