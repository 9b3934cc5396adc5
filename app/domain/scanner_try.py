"""Trying a hand scanner that types: whether its keys are told from a person's, and whether they are right."""

from dataclasses import dataclass
from enum import Enum
from statistics import median
from typing import Final

KEY_GAP_MS: Final = 35
"""A scanner's keys follow each other within this; a person's do not."""
WIDEST_GAP_MS: Final = 80
"""No setting makes it more: who types fast has 90 ms between two keys."""
SCANS_WANTED: Final = 3
TEST_TEXT: Final = "PBTRYaqzwyAQZWY0189-_/:;?=&#%+.$"
"""The printed test code: letters that other layouts exchange, in both cases, and signs that they move."""
_LASTING: Final = 4  # P, B, T and R stand at one place on every Latin keyboard


class KeyboardFault(Enum):
    """What is wrong with the keys of a scanner that types."""

    CAPS_LOCK = "caps_lock"  # every letter has the other case
    OTHER_LAYOUT = "other_layout"  # the computer's keyboard is set to another country than the scanner's
    SIGNS_LOST = "signs_lost"  # not every sign came
    OTHER_CODE = "other_code"  # not the test code at all


@dataclass(frozen=True, slots=True)
class ScanTimes:
    """One scan as it was typed: `gaps_ms` between its keys, `ended` whether Enter or Tab came behind."""

    text: str
    gaps_ms: tuple[int, ...]
    ended: bool


@dataclass(frozen=True, slots=True)
class ScannerTried:
    """What scans of the test code showed together. Milliseconds; `median_ms` and `slowest_ms` of all gaps.

    `apart`: every gap is within the bound that parts scanners from people. `proposed_ms` is the bound that
    would fit this scanner, None where it fits already, or where no allowed bound would.
    """

    scans: int
    median_ms: int
    slowest_ms: int
    apart: bool
    ended: bool
    faults: tuple[KeyboardFault, ...]
    proposed_ms: int | None = None

    @property
    def good(self) -> bool:
        """Whether this scanner can be used as it is."""
        return self.apart and not self.faults


def keyboard_fault(text: str) -> KeyboardFault | None:
    """What one scan of the test code says of the keyboard; None when it came as printed."""
    if text == TEST_TEXT:
        return None
    if text == TEST_TEXT.swapcase():
        return KeyboardFault.CAPS_LOCK
    left = iter(TEST_TEXT)
    if 2 * len(text) >= len(TEST_TEXT) and all(sign in left for sign in text):
        return KeyboardFault.SIGNS_LOST
    if text[:_LASTING].upper() == TEST_TEXT[:_LASTING]:
        return KeyboardFault.OTHER_LAYOUT
    return KeyboardFault.OTHER_CODE


def judged(scans: tuple[ScanTimes, ...], *, key_gap_ms: int = KEY_GAP_MS) -> ScannerTried:
    """What these scans show together, held against a bound between two keys.

    Raises:
        ValueError: there is no scan.
    """
    if not scans:
        raise ValueError("nothing was scanned")
    gaps = [gap for scan in scans for gap in scan.gaps_ms] or [0]
    slowest = max(gaps)
    wanted = slowest + max(5, slowest // 4)  # a quarter to spare: a busy computer is late now and then
    found = [keyboard_fault(scan.text) for scan in scans]
    apart = slowest <= key_gap_ms
    return ScannerTried(
        scans=len(scans),
        median_ms=round(median(gaps)),
        slowest_ms=slowest,
        apart=apart,
        ended=all(scan.ended for scan in scans),
        faults=tuple(fault for fault in KeyboardFault if fault in found),
        proposed_ms=wanted if not apart and wanted <= WIDEST_GAP_MS else None,
    )
