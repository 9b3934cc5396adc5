"""Everything the trial pages show."""

from dataclasses import dataclass
from enum import Enum

from app.domain.refusals import Refusal
from app.domain.scanner_try import KEY_GAP_MS, ScannerTried, ScanTimes


class TrialsPage(Enum):
    """What stands on the stage."""

    LIST = "list"
    KEYBOARD = "keyboard"


@dataclass(frozen=True, slots=True)
class TrialsState:
    """`scans` of the test code so far; `tried` is what they came to, once there are enough.

    `entry` is the number of the entry with the newest result. `bound_ms` parts scanners from people here.
    """

    page: TrialsPage = TrialsPage.LIST
    scans: tuple[ScanTimes, ...] = ()
    tried: ScannerTried | None = None
    bound_ms: int = KEY_GAP_MS
    entry: int | None = None
    refusal: Refusal | None = None
