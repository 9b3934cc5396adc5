"""Facts as the journal keeps them: what happened at the station, in the past tense, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class PhotoRef:
    """A photograph named by its content."""

    sha256: str
    length: int
    mime: str = "image/jpeg"


class Fact:
    """Something that happened. `type` and `sv` name the fact and the version of its `data`."""

    type: ClassVar[str]
    sv: ClassVar[int] = 1

    def body(self) -> dict[str, Any]:
        """The plain values for the envelope's `data`, by the names of the fields.

        `triage_class` is written as "class", which no field in Python can be called.
        """
        told = {one.name: getattr(self, one.name) for one in fields(self)}  # type: ignore[arg-type]
        return {"class" if name == "triage_class" else name: _plain(value) for name, value in told.items()}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


@dataclass(frozen=True, slots=True)
class StationEnrolled(Fact):
    """First entry of epoch 1: the key every later entry is signed with, and whom the station trusts."""

    type: ClassVar[str] = "station.enrolled"
    public_key: str
    registry: str
    registry_keys: tuple[str, ...]
    label: str
    app_version: str


@dataclass(frozen=True, slots=True)
class OperatorSignedIn(Fact):
    """Somebody took over the station. `by` is "badge" or "pin"; `language` what it now speaks."""

    type: ClassVar[str] = "operator.signed_in"
    operator: str
    by: str
    language: str


@dataclass(frozen=True, slots=True)
class OperatorSignedOut(Fact):
    """Somebody left the station. `why` is "self", "other" (somebody else signed in) or "idle"."""

    type: ClassVar[str] = "operator.signed_out"
    operator: str
    why: str


@dataclass(frozen=True, slots=True)
class PinRefused(Fact):
    """A wrong PIN. The count survives a restart because it is here."""

    type: ClassVar[str] = "operator.pin_refused"
    operator: str


@dataclass(frozen=True, slots=True)
class PackReceived(Fact):
    """A pack is ours from now on: what its code said, who read it and how, and what papers came.

    `payload` are the decoded bytes as hex, nothing repaired. `typed_by` names the two people who
    typed an unreadable code. `twin_of` names the pack that already carries the same code. `symbology_id`
    is the identifier without which GS1 data could not be told from other text.
    """

    type: ClassVar[str] = "pack.received"
    pack: str
    tag: str
    code: str
    kind: str
    level: str
    reasons: tuple[str, ...]
    fields: Mapping[str, str]
    payload: str
    symbology: str
    read_by: str
    reads: int
    decoder: str
    simulated: bool
    papers: Mapping[str, str | bool]
    typed_by: tuple[str, ...] = ()
    twin_of: str | None = None
    symbology_id: str = ""


@dataclass(frozen=True, slots=True)
class TriageAnswered(Fact):
    """One group of triage questions was answered; `answers` is question id to "yes" or "no".

    `triage_class` is what the rules make of all answers so far, "" while it cannot be told.
    """

    type: ClassVar[str] = "triage.answered"
    pack: str
    form: str
    group: str
    answers: Mapping[str, str]
    triage_class: str


@dataclass(frozen=True, slots=True)
class WeightTaken(Fact):
    """A settled weight: milligrams beside the printed string, the raw frame and the instrument.

    `fitness` is what stood against the scale at that moment, by the words of `scale_fitness.Unfit`; nothing
    when it was fit. Entries from before scales were checked do not have it.
    """

    type: ClassVar[str] = "weight.taken"
    pack: str
    mass_mg: int
    printed: str
    unit: str
    tare_mg: int | None
    instrument: Mapping[str, Any]
    raw: str
    source: str
    stability: str
    taken_at: int
    fitness: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackRouted(Fact):
    """Intake is finished: the pack goes to store, or is held for a person's decision."""

    type: ClassVar[str] = "pack.routed"
    pack: str
    triage_class: str
    state: str
    location: str


@dataclass(frozen=True, slots=True)
class PackQuarantined(Fact):
    """The pack may not be opened anywhere; `recheck_due` is when somebody must look at it again."""

    type: ClassVar[str] = "pack.quarantined"
    pack: str
    triage_class: str
    reasons: tuple[str, ...]
    location: str
    recheck_due: int


@dataclass(frozen=True, slots=True)
class EntryCorrected(Fact):
    """An earlier entry no longer counts, and why. The earlier entry stays readable for ever."""

    type: ClassVar[str] = "entry.corrected"
    epoch: int
    seq: int
    hash: str
    corrected_type: str
    reason: str
    pack: str | None = None


@dataclass(frozen=True, slots=True)
class DeviceChanged(Fact):
    """A device came, went or fell silent. `reason` is a stable code, "" when it is well."""

    type: ClassVar[str] = "device.changed"
    device: str
    before: str
    now: str
    reason: str


@dataclass(frozen=True, slots=True)
class EmergencyRaised(Fact):
    """Somebody pressed the emergency bar."""

    type: ClassVar[str] = "emergency.raised"
    place: str
    pack: str | None = None


@dataclass(frozen=True, slots=True)
class EmergencyCleared(Fact):
    """A supervisor ended the emergency with badge and PIN."""

    type: ClassVar[str] = "emergency.cleared"
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it stands in the journal. `raw` is the record, the rest is read out of it.

    `mono_ms` counts since boot and is comparable only under the same `boot`; `second` is the id of the
    second person who signed with badge and PIN, and `meaning` what that signature meant.
    """

    epoch: int
    seq: int
    id: str
    type: str
    sv: int
    at: datetime
    operator: str | None
    session: str | None
    data: Mapping[str, Any]
    raw: bytes = field(repr=False)
    hash: bytes = field(repr=False)
    sig: bytes = field(repr=False)
    boot: str = ""
    mono_ms: int = 0
    second: str | None = None
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry of an epoch; `seq` 0 and the genesis hash when there is none yet."""

    epoch: int
    seq: int
    hash: bytes
