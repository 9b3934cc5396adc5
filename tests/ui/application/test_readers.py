"""Codes of readers on a line come where those of a scanner that types come, and what is none is said."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.reading import Health
from app.domain.scan import ReaderNow, from_serial_reader
from tests.fakes.floor import BO, CODE, LEAD
from tests.ui.application.test_attention import Station
from ui.shell.navigator import PlaceName
from ui.shell.wedge import Wedge


@pytest.fixture
def station(face: QApplication, qtbot: QtBot) -> Iterator[Station]:
    made = Station(face, qtbot)
    yield made
    made.face.end()
    for wedge in face.findChildren(Wedge):  # it would hear the keys of every test that follows
        face.removeEventFilter(wedge)
        wedge.deleteLater()


def typed(station: Station, text: str) -> None:
    station.face.hear_wedge(text)


def on_a_line(station: Station, text: str) -> None:
    at = station.face._doors.clock.now()
    station.face._bridges.devices.tell_code(from_serial_reader(text.encode(), text, at))


Read = Callable[[Station, str], None]


@pytest.mark.parametrize("read", [typed, on_a_line])
def test_a_badge_opens_the_station(station: Station, read: Read) -> None:
    station.face.sign_out()
    station.bot.waitUntil(lambda: station.face.navigator.name is PlaceName.SIGN_IN)
    read(station, BO.badge)
    station.bot.waitUntil(lambda: station.face.operator is not None)
    assert station.face.operator is not None
    assert station.face.operator.id == BO.id


@pytest.mark.parametrize("read", [typed, on_a_line])
@pytest.mark.parametrize("place", [place for place in PlaceName if place is not PlaceName.SIGN_IN])
def test_a_badge_takes_over_at_every_place(station: Station, place: PlaceName, read: Read) -> None:
    station.face.go(place)
    read(station, LEAD.badge)
    station.bot.waitUntil(lambda: station.face.operator is not None)
    assert station.face.operator is not None
    assert station.face.operator.id == LEAD.id


@pytest.mark.parametrize("read", [typed, on_a_line])
def test_a_badge_under_the_alarm_is_the_leads(station: Station, read: Read) -> None:
    station.face.window.emergency_raised.emit()
    station.face.emergency.ask_lead()
    read(station, LEAD.badge)
    state = station.face.emergency.state
    assert state is not None
    assert state.lead_badge == LEAD.badge


@pytest.mark.parametrize("read", [typed, on_a_line])
def test_a_code_comes_to_the_open_place(station: Station, read: Read) -> None:
    station.face.begin_intake()
    station.face.intake.no_papers()
    read(station, CODE)
    station.bot.waitUntil(lambda: station.face.intake.state.code is not None)
    seen = station.face.intake.state.code
    assert seen is not None
    assert seen.identity.text == CODE


def test_what_was_no_code_is_said_until_the_next_good_one(
    station: Station, speak: Callable[[str], None]
) -> None:
    speak("en")
    tell = station.face._bridges.devices.tell_reader
    tell(ReaderNow("scanner", Health.STALE, "reader.several_lines"))
    assert _told_of_readers(station) == ["reader.several_lines"]
    tell(ReaderNow("badge_reader", Health.STALE, "reader.no_badge"))
    tell(ReaderNow("scanner", Health.READY))
    assert _told_of_readers(station) == ["reader.no_badge"]
    tell(ReaderNow("badge_reader", Health.LOST, "disconnected"))
    assert _told_of_readers(station) == []
    station.bot.waitUntil(lambda: station.face.desk.waiting == 0)
    noted = [entry.data for entry in station.floor.entries() if entry.type == "device.changed"]
    assert [(one["device"], one["now"]) for one in noted][-4:] == [
        ("scanner", "stale"),
        ("badge_reader", "stale"),
        ("scanner", "ready"),
        ("badge_reader", "lost"),
    ]


def _told_of_readers(station: Station) -> list[str]:
    standing = station.face._told._standing
    return [one.code for name, one in standing.items() if name.startswith("reader ")]
