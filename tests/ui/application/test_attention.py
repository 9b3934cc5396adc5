"""The camera looks with everything wherever a code is waited for, also where no page shows its picture."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.host.tones import NoTones
from tests.fakes.air import ShownAir
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.papers import FakePapers
from tests.fakes.watches import ShownCamera, ShownGas, ShownMeter, ShownScale
from tests.ui.clip import look_of
from tests.ui.presenters.bench import PromptDesk
from tests.ui.presenters.test_places import facts
from tests.ui.screens.bench.stand import StillClock
from ui.application.doors import Bridges, Doors
from ui.application.face import Face
from ui.screens.bench.state import Page, page_of
from ui.shell.navigator import PlaceName
from ui.shell.wedge import Wedge


class Station:
    """A face over a floor with somebody signed in; the camera counts how often it is asked to attend."""

    def __init__(self, app: QApplication, bot: QtBot) -> None:
        self.floor = bench_floor()
        self.camera, self.bot = ShownCamera(), bot
        desk = PromptDesk(self.floor)
        doors = Doors(
            desk=desk,
            camera=self.camera,
            scale=ShownScale(),
            parts_scale=ShownScale(),
            voltmeter=ShownMeter(),
            gas=ShownGas(),
            air=ShownAir(StillClock().now),
            clock=StillClock(),
            facts=facts(),
            site=("I1", "A", "119"),
            papers=FakePapers(desk.ask),
            tones=NoTones(),
            idle_minutes=5,
            try_delivery=lambda: None,
            restart=lambda: None,
        )
        self.face = Face(app, look_of("full"), doors, Bridges())
        self.face.begin()

    def attended(self) -> int:
        """How often while the face's clock ticks twice."""
        before = self.camera.attended
        (tick,) = self.face.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
        for _ in range(2):
            tick.timeout.emit()
        return self.camera.attended - before


@pytest.fixture
def station(face: QApplication, qtbot: QtBot) -> Iterator[Station]:
    made = Station(face, qtbot)
    yield made
    made.face.end()
    for wedge in face.findChildren(Wedge):  # it would hear the keys of every test that follows
        face.removeEventFilter(wedge)
        wedge.deleteLater()


def test_places_that_wait_for_codes_wake_the_camera_and_others_let_it_rest(station: Station) -> None:
    for place in (PlaceName.QUEUE, PlaceName.OUTPUTS, PlaceName.SHIFT):
        station.face.go(place)
        assert station.attended() > 0, place
    for place in (PlaceName.DELIVERY, PlaceName.SETUP):
        station.face.go(place)
        assert station.attended() == 0, place


def test_at_the_bench_it_is_the_page_that_waits(station: Station) -> None:
    hands = Hands(station.floor)
    hands.start(station.floor.stored())
    station.face.open_bench()
    station.bot.waitUntil(lambda: station.face.bench.state.view is not None)
    assert page_of(station.face.bench.state) is Page.DO
    assert station.attended() == 0
    hands.to("lift")
    station.face.open_bench()
    station.bot.waitUntil(lambda: page_of(station.face.bench.state) is Page.OUTPUT)
    assert station.attended() > 0


def test_an_alarm_waits_for_the_leads_badge(station: Station) -> None:
    station.face.go(PlaceName.DELIVERY)
    station.face.window.emergency_raised.emit()
    assert station.attended() > 0
