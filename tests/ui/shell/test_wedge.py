"""A scanner in a real window with a field in focus: the field gets nothing of a scan and all of a person."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.scan import ScannedCode, from_hand_scanner
from tests.contracts.hand_scanner import HandScannerContract
from tests.fakes.hand_clock import real_moment
from ui.shell.wedge import Wedge

_NONE = Qt.KeyboardModifier.NoModifier


class Bench:
    """A field in focus and somebody at the keys; the times are the events' own."""

    def __init__(self, field: QLineEdit) -> None:
        self.field = field
        self.at = 10_000

    def key(self, key: Qt.Key, text: str, *, gap: int, repeat: bool = False, release: bool = True) -> None:
        self.at += gap
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)[: 2 if release else 1]:
            event = QKeyEvent(kind, key, _NONE, text, repeat)
            event.setTimestamp(self.at)
            QCoreApplication.sendEvent(self.field.windowHandle(), event)

    def type(self, text: str, *, gap: int) -> None:
        for letter in text:
            self.key(Qt.Key(ord(letter.upper())), letter, gap=gap)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    field.setFocus()
    field.activateWindow()
    qtbot.waitUntil(field.hasFocus, timeout=3000)
    return Bench(field)


@pytest.fixture
def wedge(face: QApplication) -> Iterator[Wedge]:
    made = Wedge(face)
    yield made
    face.removeEventFilter(made)
    made.deleteLater()


def test_a_scan_is_told_and_never_typed(bench: Bench, wedge: Wedge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(wedge.scanned, timeout=2000) as told:
        bench.type("p26110417", gap=5)
        bench.key(Qt.Key.Key_Return, "\r", gap=5)
    assert told.args == ["p26110417"]
    assert bench.field.text() == ""


def test_a_scan_without_ending_is_told_after_silence(bench: Bench, wedge: Wedge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(wedge.scanned, timeout=2000) as told:
        bench.type("04qpb7a", gap=5)
    assert told.args == ["04qpb7a"]
    assert bench.field.text() == ""


def test_a_person_types_into_the_field_in_order(bench: Bench, wedge: Wedge, qtbot: QtBot) -> None:
    told: list[str] = []
    wedge.scanned.connect(told.append)
    bench.type("abc", gap=120)
    qtbot.waitUntil(lambda: bench.field.text() == "abc", timeout=2000)
    assert told == []


def test_enter_of_a_person_comes_after_the_last_letter(bench: Bench, wedge: Wedge, qtbot: QtBot) -> None:
    seen: list[str] = []
    bench.field.returnPressed.connect(lambda: seen.append(bench.field.text()))
    bench.type("42", gap=90)
    bench.key(Qt.Key.Key_Return, "\r", gap=90)
    assert seen == ["42"]


def test_a_key_held_down_is_a_person(bench: Bench, wedge: Wedge, qtbot: QtBot) -> None:
    told: list[str] = []
    wedge.scanned.connect(told.append)
    bench.key(Qt.Key.Key_X, "x", gap=100, release=False)
    for _ in range(6):
        bench.key(Qt.Key.Key_X, "x", gap=30, repeat=True, release=False)
    assert bench.field.text() == "xxxxxxx"
    assert told == []


def test_backspace_after_letters_finds_them_there(bench: Bench, wedge: Wedge) -> None:
    bench.type("ab", gap=90)
    bench.key(Qt.Key.Key_Backspace, "\b", gap=90)
    assert bench.field.text() == "a"


def test_typing_right_after_a_scan_reaches_the_field(bench: Bench, wedge: Wedge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(wedge.scanned, timeout=2000):
        bench.type("badge77", gap=4)
        bench.key(Qt.Key.Key_Tab, "\t", gap=4)
    bench.type("9", gap=500)
    qtbot.waitUntil(lambda: bench.field.text() == "9", timeout=2000)
    assert bench.field.hasFocus()


class TestScannerThatTypes(HandScannerContract):
    """What a scanner on a line must do, one that types must do as well."""

    @pytest.fixture(autouse=True)
    def _set_up(self, bench: Bench, wedge: Wedge, qtbot: QtBot) -> None:
        self._bench, self._qtbot = bench, qtbot
        self._codes: list[ScannedCode] = []
        wedge.scanned.connect(lambda text: self._codes.append(from_hand_scanner(text, real_moment())))

    def scan(self, *texts: str) -> None:
        """Each code with Enter behind it, a second after the one before."""
        for text in texts:
            self._bench.at += 1000
            self._bench.type(text, gap=4)
            self._bench.key(Qt.Key.Key_Return, "\r", gap=4)

    def heard(self, count: int) -> Sequence[ScannedCode]:
        """Wait."""
        self._qtbot.waitUntil(lambda: len(self._codes) >= count, timeout=2000)
        return self._codes
