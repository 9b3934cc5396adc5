"""What can be asked of the desk: orders in the imperative, questions as Ask."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.leaving_facts import AfterAlarm
from app.domain.operator import Credentials
from app.domain.pack import Papers
from app.domain.reading import WeightReading
from app.domain.scan import ScannedCode


@dataclass(frozen=True, slots=True)
class SignIn:
    """Take over the station with a badge, or with a number and a PIN."""

    credentials: Credentials


@dataclass(frozen=True, slots=True)
class SignOut:
    """Leave the station. `why` is "self" or "idle"."""

    why: str = "self"


@dataclass(frozen=True, slots=True)
class AskSecond:
    """May the owner of a badge sign as the second person? Records nothing; the PIN is still to come."""

    badge: str


@dataclass(frozen=True, slots=True)
class RecogniseCode:
    """Tell what a scanned code is, and which packs are already known by it. Records nothing."""

    code: ScannedCode


@dataclass(frozen=True, slots=True)
class JoinHalves:
    """Try two halves of a code printed apart. Records nothing."""

    first: ScannedCode
    second: ScannedCode


@dataclass(frozen=True, slots=True)
class KeepPlace:
    """Remember where the station is, so that a restart shows the same place."""

    place: str
    draft: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReceivePack:
    """Receive a pack by its code; without one it gets a label of our own.

    `photo` is needed for a typed code and for a pack without a code; of a code that the camera read it is the
    frame that it was read from. For a typed code `second` is the
    other person and `typed_again` what that person typed. `twin_confirmed` says that a pack with this
    code is known and this one stands beside it.
    """

    code: ScannedCode | None
    papers: Papers
    photo: bytes | None = None
    second: Credentials | None = None
    typed_again: str = ""
    twin_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class AnswerTriage:
    """Answer one group of triage questions: the ids that are a yes; the others are a no."""

    pack: str
    group: str
    yes: frozenset[str]


@dataclass(frozen=True, slots=True)
class TakeWeight:
    """Record a settled weight of a pack."""

    pack: str
    reading: WeightReading


@dataclass(frozen=True, slots=True)
class RoutePack:
    """Finish the intake: the rules choose the route, people the exact place."""

    pack: str
    location: str = ""


@dataclass(frozen=True, slots=True)
class CorrectAnswers:
    """Take back the answers to one triage group. Needs a second person: it may make a class better."""

    pack: str
    group: str
    reason: str
    second: Credentials


@dataclass(frozen=True, slots=True)
class CorrectWeight:
    """Take back the newest weight of a pack so that it is weighed again."""

    pack: str
    reason: str


@dataclass(frozen=True, slots=True)
class NoteDevice:
    """A device came, went or fell silent."""

    device: str
    before: str
    now: str
    reason: str


@dataclass(frozen=True, slots=True)
class RaiseEmergency:
    """The emergency bar was pressed. Never refused, signed in or not."""

    place: str
    pack: str | None = None


@dataclass(frozen=True, slots=True)
class ClearEmergency:
    """A supervisor ends the emergency with badge and PIN, and says what becomes of a run that it stopped."""

    reason: str
    lead: Credentials
    run: AfterAlarm = AfterAlarm.MAKE_SAFE


@dataclass(frozen=True, slots=True)
class AskFireSheet:
    """Which batteries lie where? `pack` is the one the alarm is about, None when it is about none."""

    pack: str | None = None


@dataclass(frozen=True, slots=True)
class AskResume:
    """Where was the station, who was signed in, what is saved?"""


@dataclass(frozen=True, slots=True)
class AskQueue:
    """Which packs are here, and which may be opened?"""


@dataclass(frozen=True, slots=True)
class AskPack:
    """Everything known about one pack."""

    pack: str


@dataclass(frozen=True, slots=True)
class AskDelivery:
    """What is saved here, at the registry, and waiting?"""


@dataclass(frozen=True, slots=True)
class AskBatch:
    """The next entries to deliver, at most `limit`. For the pump.

    `aside` says, as (epoch, number), how far the registry has set an epoch aside without acknowledging it.
    """

    limit: int
    aside: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class NoteDelivery:
    """A receipt came from the registry: raw bytes and signature, not yet believed.

    `sent` is the last entry of the batch that it answers (epoch, number), None when it answers none.
    """

    raw: bytes
    sig: bytes
    sent: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class AskAttachment:
    """The next photograph or document to deliver. For the pump, which passes over what it cannot send now."""

    passing_over: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NoteAttachment:
    """The registry says how much of an attachment it holds: raw bytes and signature, not yet believed."""

    raw: bytes
    sig: bytes
