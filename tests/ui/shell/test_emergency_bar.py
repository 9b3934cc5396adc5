"""The bar: kept pressed 0.6 s it raises the alarm, touched in passing it does not."""

import pytest
from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.clip import look_of
from ui.shell.emergency_bar import HOLD_MS, EmergencyBar

pytestmark = pytest.mark.usefixtures("face")


@pytest.fixture
def bar(qtbot: QtBot) -> EmergencyBar:
    made = EmergencyBar(look_of("full"))
    qtbot.addWidget(made)
    made.resize(1920, made.height())
    made.show()
    return made


@pytest.mark.parametrize("x", [10, 960, 1900])
def test_kept_pressed_anywhere_it_raises_once_after_600_ms(bar: EmergencyBar, qtbot: QtBot, x: int) -> None:
    clock = QElapsedTimer()
    raised: list[int] = []
    bar.raised.connect(lambda: raised.append(clock.elapsed()))
    clock.start()
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(x, 50))
    qtbot.waitUntil(lambda: bool(raised), timeout=5000)
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(x, 50))
    assert raised[0] >= HOLD_MS - 1
    assert len(raised) == 1
    assert bar.share() == 0.0


def test_let_go_early_it_forgets(bar: EmergencyBar, qtbot: QtBot) -> None:
    raised: list[bool] = []
    bar.raised.connect(lambda: raised.append(True))
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    qtbot.waitUntil(lambda: bar.share() > 0.1, timeout=5000)
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert bar.share() == 0.0
    with qtbot.assertNotEmitted(bar.raised, wait=HOLD_MS + 100):
        pass
    assert raised == []


def test_sliding_along_the_bar_does_not_break_the_press(bar: EmergencyBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.raised, timeout=5000):
        QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
        QTest.mouseMove(bar, QPoint(900, 60))


def test_a_finger_counts_and_a_second_finger_changes_nothing(bar: EmergencyBar, qtbot: QtBot) -> None:
    finger = QTest.createTouchDevice()
    touch = QTest.touchEvent(bar, finger)
    touch.press(1, QPoint(300, 40), bar).commit()
    assert bar.share() >= 0.0
    with qtbot.waitSignal(bar.raised, timeout=5000):
        touch.stationary(1).press(2, QPoint(900, 40), bar).commit()
    touch.release(1, QPoint(300, 40), bar).release(2, QPoint(900, 40), bar).commit()


def test_a_thing_lying_on_the_keyboard_is_no_emergency(bar: EmergencyBar) -> None:
    QTest.keyPress(bar, Qt.Key.Key_Space)
    assert bar.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert bar.share() == 0.0


def test_the_fill_shows_how_long_it_was_pressed(bar: EmergencyBar, qtbot: QtBot) -> None:
    rest = bar.grab().toImage()
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(960, 50))
    qtbot.waitUntil(lambda: bar.share() > 0.3, timeout=5000)
    pressed = bar.grab().toImage()
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(960, 50))
    inside = QPoint(220, 5)
    assert rest.pixelColor(inside) != pressed.pixelColor(inside)
