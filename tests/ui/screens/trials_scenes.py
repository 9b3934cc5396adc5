"""The trial pages in every scene: python -m tests.ui.screens.trials_scenes FOLDER writes pictures."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from app.domain.refusals import refuse
from app.domain.scanner_try import TEST_TEXT, ScanTimes, judged
from tests.fakes.desk import RecordingDesk
from tests.ui.screens.outputs_scenes import paint
from tests.ui.screens.place_scenes import framed
from ui.bridge.desk import DeskBridge
from ui.screens.trials.presenter import TrialsPresenter
from ui.screens.trials.screen import TrialsScreen
from ui.screens.trials.state import TrialsPage, TrialsState
from ui.shell.window import StationWindow
from ui.theme.tokens import Look


def scan(gap_ms: int = 4, text: str = TEST_TEXT) -> ScanTimes:
    """One scan at an even pace."""
    return ScanTimes(text, (gap_ms,) * (len(text) - 1), True)


def _tried(*scans: ScanTimes) -> TrialsState:
    return TrialsState(TrialsPage.KEYBOARD, scans, judged(scans), entry=1287)


SCENES: Mapping[str, TrialsState] = {
    "list": TrialsState(),
    "keyboard": TrialsState(TrialsPage.KEYBOARD),
    "keyboard_one": TrialsState(TrialsPage.KEYBOARD, (scan(),)),
    "keyboard_good": _tried(scan(), scan(9), scan(6)),
    "keyboard_slow": _tried(scan(), scan(42), scan(6)),
    "keyboard_person": _tried(scan(95), scan(90), scan(120)),
    "keyboard_caps": _tried(scan(), scan(4, TEST_TEXT.swapcase()), scan()),
    "keyboard_layout": _tried(scan(), scan(4, TEST_TEXT.replace("y", "z")), scan()),
    "keyboard_lost": _tried(scan(), scan(4, TEST_TEXT[2:]), scan()),
    "keyboard_other": _tried(scan(), scan(4, "04QPB7A"), scan()),
    "keyboard_refused": replace(
        TrialsState(TrialsPage.KEYBOARD), refusal=refuse("operator.nobody_signed_in")
    ),
}


def trials_window(look: Look, scene: str) -> StationWindow:
    """The whole window in one scene."""
    bridge = DeskBridge(RecordingDesk())
    presenter = TrialsPresenter(bridge)
    presenter.state = SCENES[scene]
    place = TrialsScreen(look, presenter)
    presenter.setParent(place)
    bridge.setParent(place)
    return framed(look, place)


if __name__ == "__main__":
    paint(Path(sys.argv[1]), sys.argv[2:], "trials", SCENES, trials_window)
