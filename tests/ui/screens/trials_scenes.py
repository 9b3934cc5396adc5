"""The trial pages in every scene: python -m tests.ui.screens.trials_scenes FOLDER writes pictures."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from app.domain.candidate import BytesHeard, Candidate
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


HOLDERS = ("scale", "parts_scale", "meter", "gas", "scanner", "badge_reader", "pedal", "label_printer")
"""Every device that the settings may put on a line."""
PORTS = (
    Candidate("/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00", "FTDI FT232R", "A50285BI", True),
    Candidate("/dev/serial/by-id/usb-Honeywell_HF680-if00", "Honeywell HF680", "", True, "scanner"),
    Candidate("/dev/ttyS0"),
)
HEARD = BytesHeard(PORTS[0].port, b"S S     412.0 kg\r\n" * 3, 1240, read_as=(("mt-sics", "412.0 kg"),))
_LINE = TrialsState(TrialsPage.LINE, device="scale", candidates=PORTS, chosen=PORTS[0])


SCENES: Mapping[str, TrialsState] = {
    "list": TrialsState(),
    "lines": TrialsState(TrialsPage.LINES, device="scale", candidates=PORTS),
    "lines_others": TrialsState(
        TrialsPage.LINES,
        device="scale",
        candidates=tuple(replace(PORTS[0], port=f"/dev/{one}", used_by=one) for one in HOLDERS),
    ),
    "lines_none": TrialsState(TrialsPage.LINES, device="pedal"),
    "line_silent": replace(_LINE, heard=BytesHeard(PORTS[0].port)),
    "line_lost": replace(_LINE, heard=BytesHeard(PORTS[0].port, fault="line.no_port")),
    "line_bytes": replace(_LINE, heard=HEARD),
    "line_said": replace(_LINE, heard=HEARD, verdict=False, entry=1291),
    "line_own": replace(_LINE, chosen=replace(PORTS[0], used_by="scale"), shown="412.0 kg"),
    "line_taken": replace(
        _LINE, chosen=replace(PORTS[0], used_by="scanner"), heard=BytesHeard("x", fault="line.taken")
    ),
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
