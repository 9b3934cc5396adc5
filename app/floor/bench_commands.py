"""What can be asked of the desk at the bench: runs, readings and holds."""

from dataclasses import dataclass

from app.domain.operator import Credentials
from app.domain.scan import ScannedCode
from app.domain.voltage import VoltageNow


@dataclass(frozen=True, slots=True)
class AskBench:
    """What is on the bench: the run in hand, or which packs may be opened by which procedure."""


@dataclass(frozen=True, slots=True)
class StartRun:
    """Begin to dismantle a stored pack. `code` is what was scanned to choose it, "" when it was tapped."""

    pack: str
    procedure: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmStep:
    """A step that is shown, done by hand, or makes safe: it is done."""

    run: str
    step: str


@dataclass(frozen=True, slots=True)
class ScanStep:
    """A code was read at a step that asks for the pack's code."""

    run: str
    step: str
    code: ScannedCode


@dataclass(frozen=True, slots=True)
class TakeReading:
    """Take what the meter shows now as the reading of a point, counted from 1."""

    run: str
    step: str
    point: int
    seen: VoltageNow


@dataclass(frozen=True, slots=True)
class GoOn:
    """Leave a step whose readings or outputs are recorded. `nothing` says that no output came of it."""

    run: str
    step: str
    nothing: bool = False


@dataclass(frozen=True, slots=True)
class ReleaseHold:
    """A second person opens the hold with badge and PIN; a judgement hold also needs a reason."""

    run: str
    step: str
    second: Credentials
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AbortRun:
    """The run shall not go on: make safe what is owed, then quarantine."""

    run: str
    reason: str
