"""Codes of readers on a line come where those of a scanner that types come, and what is none is said."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.reading import Health
from app.domain.scan import ReaderNow, ScannedCode, from_serial_reader
from tests.fakes.floor import BO, CODE
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


@pytest.mark.parametrize("place", [*PlaceName, None])
def test_a_reader_on_a_line_reaches_what_one_that_types_reaches(
    station: Station, place: PlaceName | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Place by place, and under the alarm: the same ear, the same words."""
    heard: list[tuple[object, ...]] = []
    if place is None:
        station.face.window.emergency_raised.emit()
        monkeypatch.setattr(station.face.emergency, "code_seen", lambda code: heard.append(_said(code)))
    else:
        station.face.go(place)
        station.bot.waitUntil(lambda: station.face.desk.waiting == 0)
        monkeypatch.setattr(station.face.places, "hear", lambda at, code: heard.append((at, *_said(code))))
        monkeypatch.setattr(
            station.face.desk, "ask", lambda command, _then: heard.append((type(command), command))
        )
    for text in (CODE, BO.badge, "]d2" + CODE):
        typed(station, text)
        on_a_line(station, text)
    assert len(heard) == 6
    assert heard[::2] == heard[1::2]


def _said(code: ScannedCode) -> tuple[object, ...]:
    return code.text, code.payload, code.symbology, code.symbology_id


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
