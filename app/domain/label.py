"""What stands on a label of ours, whatever printer or paper it comes out of."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


@dataclass(frozen=True, slots=True)
class Label:
    """One label to print.

    `text` is the code itself (a label text with its check character); `job` names the print order, the
    same for every attempt of it; `print_no` is 1 for the original and is printed from the second on.
    `lines` are (caption in Chinese, caption in English, value); values may come from outside and are hostile.
    """

    text: str
    job: str
    print_no: int
    title_zh: str
    title_en: str
    lines: tuple[tuple[str, str, str], ...]
    made_at: datetime
    practice: bool


POOL = "pool"
"""Why there is an order without a print: the label was printed beforehand, and then stuck on."""


class JobState(Enum):
    """What became of a print order."""

    WAITING = "waiting"
    SENDING = "sending"  # on its way to the printer; over a power cut nobody knows what became of it
    PRINTED = "printed"  # the printer took it whole
    FAILED = "failed"


class Fate(Enum):
    """Whether the paper of an order exists, as far as the station knows."""

    OUT = "out"
    OWED = "owed"  # surely not; it is printed as soon as the printer can, under the same order
    NEVER = "never"  # surely not, and no waiting helps: somebody must change something and order anew
    UNKNOWN = "unknown"  # somebody must look: printed blindly once more it would be there twice


# Nothing of it came out: it was not sent, or its end was not. Any code that is not named here is UNKNOWN.
_OWED = frozenset(
    f"printer.{word}"
    for word in (
        *("offline", "refused", "not_ready", "cut_off", "timeout"),
        *("head_open", "paper_jam", "out_of_labels", "ribbon_out", "too_hot", "trouble", "paused", "busy"),
        *("disk_full", "folder_unwritable"),
    )
)
NEVER_FAULTS = frozenset({"printer.not_drawable", "printer.not_fitted", "printer.not_out"})


def fate_of(fault: str) -> Fate:
    """What a printer's word on a job means for its paper."""
    if not fault:
        return Fate.OUT
    if fault in _OWED:
        return Fate.OWED
    return Fate.NEVER if fault in NEVER_FAULTS else Fate.UNKNOWN


@dataclass(frozen=True, slots=True)
class LabelJob:
    """One order to print a label, and what became of it.

    `about` is the id of what the label belongs to (an output, a pack, or a container's text), `pack` the
    pack it belongs to, "" for a container. `proven` says that the label was scanned back.
    """

    job: str
    text: str
    about: str
    print_no: int
    reason: str
    pack: str
    ordered_at: datetime
    state: JobState
    fault: str
    proven: bool

    @property
    def fate(self) -> Fate:
        """Whether its paper exists. One that waits is owed, one that is being sent is unknown."""
        if self.state is JobState.WAITING:
            return Fate.OWED
        return Fate.UNKNOWN if self.state is JobState.SENDING else fate_of(self.fault)
