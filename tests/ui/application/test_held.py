"""A hold of another station arrives while hands are on a pack: said at once, and the next hold stays shut."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.pack_hold import Told
from app.floor.remote_views import ChangesNoted
from app.floor.sync_commands import NoteChanges
from tests.fakes.floor import CODE
from tests.fakes.told_pages import hold, page, ruling
from tests.ui.application.test_air_alarm import Station
from ui.screens.bench.state import Page
from ui.shell.navigator import PlaceName
from ui.shell.wedge import Wedge

HELD = hold(CODE)


@pytest.fixture
def station(face: QApplication, qtbot: QtBot) -> Iterator[Station]:
    made = Station(face, qtbot)
    yield made
    made.face.end()
    for wedge in face.findChildren(Wedge):  # it would hear the keys of every test that follows
        face.removeEventFilter(wedge)
        wedge.deleteLater()


def hear(station: Station, *told: Told, after: int = 0) -> None:
    """The registry tells it, and the sync thread says so."""
    signed = page(station.floor.registry_key, told, after=after)
    noted = station.floor.do(NoteChanges(signed.raw, signed.sig, after))
    assert isinstance(noted, ChangesNoted)
    station.face._bridges.sync.tell_heard(noted)


def notices(station: Station) -> list[str]:
    """What the rail tells."""
    return [one.code for one in station.face._told._standing.values()]


def test_it_is_said_on_every_screen_until_it_is_over(station: Station, qtbot: QtBot) -> None:
    assert notices(station) == []
    hear(station, HELD)
    qtbot.waitUntil(lambda: notices(station) == ["remote.in_hand"])
    qtbot.waitUntil(lambda: station.face.bench.state.view.held_elsewhere is not None)
    station.face.go(PlaceName.DELIVERY)
    assert notices(station) == ["remote.in_hand"]
    hear(station, ruling(HELD), after=1)
    qtbot.waitUntil(lambda: notices(station) == [])


def test_what_is_told_of_other_packs_disturbs_nobody(station: Station, qtbot: QtBot) -> None:
    before = station.face.bench.state.view
    hear(station, hold("ELSEWHERE"))
    qtbot.waitUntil(lambda: station.face.desk.waiting == 0)
    assert notices(station) == []
    assert station.face.bench.state.view is before


def test_the_next_hold_is_shut(station: Station, qtbot: QtBot) -> None:
    hear(station, HELD)
    station.face.bench.confirm()
    qtbot.waitUntil(lambda: station.page is Page.BARRED)
    assert [one.code for one in station.face.bench.state.view.barred] == ["remote.class_c"]
