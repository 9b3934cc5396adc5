"""A pedal in a real window with a field in focus: one act a tread, and no key of it in the field."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.command_code import PlainAct
from app.settings.keys import PEDAL_ACTS, PEDAL_KEYS
from tests.ui.shell.test_wedge import Bench, bench
from ui.shell.pedal import KEYS, Pedal
from ui.shell.wedge import Wedge

__all__ = ["bench"]  # the fixture


@pytest.fixture
def trodden(face: QApplication) -> Iterator[list[PlainAct]]:
    """What a pedal of two keys asks for, beside a scanner that types."""
    wedge = Wedge(face)
    pedal = Pedal(face, {PlainAct.NEXT: "F13", PlainAct.REPEAT: "PageDown"})
    acts: list[PlainAct] = []
    pedal.trodden.connect(acts.append)
    yield acts
    for made in (pedal, wedge):
        face.removeEventFilter(made)
        made.deleteLater()


def test_a_tread_is_one_act_and_types_nothing(bench: Bench, trodden: list[PlainAct]) -> None:
    bench.key(Qt.Key.Key_F13, "", gap=500)
    bench.key(Qt.Key.Key_PageDown, "", gap=500)
    bench.key(Qt.Key.Key_F14, "", gap=500)  # a key that nobody gave to the pedal
    assert trodden == [PlainAct.NEXT, PlainAct.REPEAT]
    assert bench.field.text() == ""


def test_a_foot_that_stays_down_repeats_nothing(bench: Bench, trodden: list[PlainAct]) -> None:
    bench.key(Qt.Key.Key_F13, "", gap=500, release=False)
    for _ in range(8):
        bench.key(Qt.Key.Key_F13, "", gap=30, repeat=True, release=False)
    assert trodden == [PlainAct.NEXT]


def test_a_tread_in_the_middle_of_a_scan_breaks_no_code(
    bench: Bench, trodden: list[PlainAct], face: QApplication, qtbot: QtBot
) -> None:
    (wedge,) = face.findChildren(Wedge)[-1:]
    with qtbot.waitSignal(wedge.scanned, timeout=2000) as told:
        bench.type("p2611", gap=4)
        bench.key(Qt.Key.Key_F13, "", gap=4)
        bench.type("0417", gap=4)
        bench.key(Qt.Key.Key_Return, "\r", gap=4)
    assert told.args == ["p26110417"]
    assert trodden == [PlainAct.NEXT]
    assert bench.field.text() == ""


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_a_key_with_another_is_a_person(
    bench: Bench, trodden: list[PlainAct], modifier: Qt.KeyboardModifier
) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F13, modifier, "")
    QCoreApplication.sendEvent(bench.field.windowHandle(), event)
    assert trodden == []


def test_a_key_that_x11_calls_otherwise_is_known_by_its_place(bench: Bench, trodden: list[PlainAct]) -> None:
    place = 191  # KEY_F13 of input-event-codes.h, and eight
    event = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Launch5, Qt.KeyboardModifier.NoModifier, place, 0, 0, ""
    )
    QCoreApplication.sendEvent(bench.field.windowHandle(), event)
    assert trodden == [PlainAct.NEXT]


def test_the_settings_know_the_pedals_keys_and_acts() -> None:
    assert set(PEDAL_KEYS) == set(KEYS)
    assert [PlainAct(act) for act in PEDAL_ACTS] == [PlainAct.NEXT, PlainAct.BACK, PlainAct.REPEAT]


def test_no_pedal_key_writes_anything_or_presses_a_button() -> None:
    pressing = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape}
    assert not pressing & set(KEYS.values())
    assert all(key.value >= Qt.Key.Key_Escape.value for key in KEYS.values())  # what writes lies below
