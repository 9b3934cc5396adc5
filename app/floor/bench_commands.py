"""What can be asked of the desk at the bench: runs, steps, readings, holds and deviations."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.gas_seen import GasSeen
from app.domain.operator import Credentials
from app.domain.scan import ScannedCode
from app.domain.voltage import VoltageNow


@dataclass(frozen=True, slots=True)
class AskBench:
    """What is on the bench: the run in hand, or which packs may be opened by which procedure."""


@dataclass(frozen=True, slots=True)
class StartRun:
    """Begin to dismantle a stored pack, or to make one safe that is kept apart.

    `paper` is the traveller as it was read off this very pack; tapping a pack proves nothing. `looked` are
    the answers, by question, of the triage as it was repeated just now, "yes" or "no".
    """

    pack: str
    procedure: str
    paper: ScannedCode | None = None
    looked: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ConfirmStep:
    """A step that is shown, done by hand, makes safe, or has been waited for: it is done."""

    run: str
    step: str


@dataclass(frozen=True, slots=True)
class ScanStep:
    """A code was read at a step that asks for the pack's code."""

    run: str
    step: str
    code: ScannedCode


@dataclass(frozen=True, slots=True)
class KeepPhoto:
    """A photo step is done: `photo` is the picture to keep, as JPEG."""

    run: str
    step: str
    photo: bytes


@dataclass(frozen=True, slots=True)
class Choose:
    """A choose step is done: `option` is the id of the answer."""

    run: str
    step: str
    option: str


@dataclass(frozen=True, slots=True)
class TakeReading:
    """Take what the instrument shows now as the reading of a point, counted from 1."""

    run: str
    step: str
    point: int
    seen: VoltageNow | GasSeen


@dataclass(frozen=True, slots=True)
class TypeReading:
    """Take what a hand-held instrument shows as the reading of a point, counted from 1.

    `numbers` are as read off the instrument, in the order of `hand_held.ENTERED`; `photo` is a JPEG of its
    display, and `second` the other person who has looked at it.
    """

    run: str
    step: str
    point: int
    numbers: tuple[str, ...]
    photo: bytes | None
    second: Credentials | None


@dataclass(frozen=True, slots=True)
class GoOn:
    """Leave a step whose readings or outputs are recorded. `nothing` says that no output came of it."""

    run: str
    step: str
    nothing: bool = False


@dataclass(frozen=True, slots=True)
class ReleaseHold:
    """A second person opens the hold with badge and PIN; a judgement hold also needs a reason.

    `evidence_ms` is how long the readings stood on the screen, whole, before the badge could be shown.
    """

    run: str
    step: str
    second: Credentials
    reason: str = ""
    evidence_ms: int = 0


@dataclass(frozen=True, slots=True)
class TakeDeviation:
    """Something was found at the step in hand that the document has a way for; `note` is free text."""

    run: str
    step: str
    deviation: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class LeavePack:
    """Two people leave the pack at the step in hand.

    `reason` is a value of `LeaveReason`, `note` the words for another one; `done` are the ids of the
    make-safe steps that were ticked.
    """

    run: str
    step: str
    reason: str
    done: tuple[str, ...]
    second: Credentials
    note: str = ""


@dataclass(frozen=True, slots=True)
class ResumePack:
    """Somebody came back to a pack that was left."""

    run: str


@dataclass(frozen=True, slots=True)
class CloseRun:
    """End a run whose balance does not settle itself.

    `reason` is a value of `balance.Reason`, "" where none is due; `note` are the words for another one. A red
    balance needs a supervisor's signature as `second`.
    """

    run: str
    reason: str = ""
    note: str = ""
    second: Credentials | None = None


@dataclass(frozen=True, slots=True)
class AbortRun:
    """The run shall not go on: make safe what is owed, then quarantine."""

    run: str
    reason: str
