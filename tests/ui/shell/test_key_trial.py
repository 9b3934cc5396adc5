"""The keys of a trial with their times: nothing reaches a field, and the scanner's own clock counts."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.scanner_try import TEST_TEXT, ScanTimes
from tests.ui.shell.test_wedge import Bench, bench
from ui.shell.key_trial import OVER_MS, KeyTrial
from ui.shell.wedge import Wedge

__all__ = ["bench"]  # the fixture


@pytest.fixture
def trial(face: QApplication) -> Iterator[KeyTrial]:
    wedge = Wedge(face)
    made = KeyTrial(face)
    made.listen(True)
    yield made
    made.listen(False)
    face.removeEventFilter(wedge)
    for one in (made, wedge):
        one.deleteLater()


def test_a_scan_is_told_with_every_gap_and_types_nothing(bench: Bench, trial: KeyTrial, qtbot: QtBot) -> None:
    with qtbot.waitSignal(trial.scanned, timeout=2000) as told:
        bench.type(TEST_TEXT[:6], gap=7)
        bench.type(TEST_TEXT[6:], gap=48)  # slower than any person: in the trial it is a scan all the same
        bench.key(Qt.Key.Key_Return, "\r", gap=7)
    (scan,) = told.args
    assert (scan.text, scan.ended) == (TEST_TEXT, True)
    assert scan.gaps_ms == (7,) * 5 + (48,) * (len(TEST_TEXT) - 6)
    assert bench.field.text() == ""


def test_a_scan_without_ending_is_over_after_silence(bench: Bench, trial: KeyTrial, qtbot: QtBot) -> None:
    with qtbot.waitSignal(trial.scanned, timeout=OVER_MS + 2000) as told:
        bench.type("abcd", gap=5)
    assert told.args == [ScanTimes("abcd", (5, 5, 5), False)]


def test_afterwards_keys_are_anybodys_again(bench: Bench, trial: KeyTrial, qtbot: QtBot) -> None:
    bench.type("ab", gap=120)
    trial.listen(False)
    bench.type("cd", gap=120)
    qtbot.waitUntil(lambda: bench.field.text() == "cd", timeout=2000)
