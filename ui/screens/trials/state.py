"""Everything the trial pages show."""

from dataclasses import dataclass
from enum import Enum

from app.domain.candidate import BytesHeard, Candidate
from app.domain.refusals import Refusal
from app.domain.scanner_try import KEY_GAP_MS, ScannerTried, ScanTimes

LINE_DEVICES = ("scale", "parts_scale", "meter", "scanner", "badge_reader", "pedal")
"""What hangs on a line and can be tried there."""
BAUDS = (9600, 19_200, 38_400, 57_600, 115_200, 1200, 2400, 4800)


class TrialsPage(Enum):
    """What stands on the stage."""

    LIST = "list"
    KEYBOARD = "keyboard"
    LINES = "lines"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class TrialsState:
    """`scans` of the test code so far; `tried` is what they came to, once there are enough.

    `device` is what is tried on a line, `candidates` the lines there are, `chosen` the one in hand at `baud`.
    `heard` are its bytes; where it is the station's own, `shown` is what the station makes of it instead.
    `verdict` is what somebody said of it. `entry` is the number of the entry with the newest result.
    `bound_ms` parts scanners from people here.
    """

    page: TrialsPage = TrialsPage.LIST
    scans: tuple[ScanTimes, ...] = ()
    tried: ScannerTried | None = None
    bound_ms: int = KEY_GAP_MS
    device: str = ""
    candidates: tuple[Candidate, ...] = ()
    chosen: Candidate | None = None
    baud: int = BAUDS[0]
    heard: BytesHeard | None = None
    shown: str = ""
    verdict: bool | None = None
    entry: int | None = None
    refusal: Refusal | None = None

    @property
    def own(self) -> bool:
        """Whether the line in hand is that of this device already."""
        return self.chosen is not None and self.chosen.used_by == self.device

    @property
    def anything(self) -> bool:
        """Whether anything was seen that a verdict could rest on."""
        return bool(self.shown) if self.own else self.heard is not None and self.heard.count > 0
