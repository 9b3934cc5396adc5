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


class JobState(Enum):
    """What became of a print order."""

    WAITING = "waiting"
    PRINTED = "printed"  # the printer took it whole
    FAILED = "failed"


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
