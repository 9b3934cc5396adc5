"""A shift: what happened at the station since the last sheet was frozen, and what stands open at its end."""

from dataclasses import dataclass

from app.domain.handover import AirHere, At, BlindHere, LeftHere, PackHere, Reading, ScaleHere, Standing


@dataclass(frozen=True, slots=True)
class Received:
    """A pack came in. `typed_by` are the two who typed its code, `twin_of` a pack of the same code."""

    at: At
    pack: str
    typed_by: tuple[str, ...]
    twin_of: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pack's weight; `by` and `second` are who recorded it."""

    at: At
    pack: str
    mass_mg: int
    source: str
    by: str
    second: str


@dataclass(frozen=True, slots=True)
class PartWeighed:
    """An output, weighed; `text` is the code it is known by."""

    at: At
    run: str
    pack: str
    code: str
    text: str
    mass_mg: int
    source: str
    reason: str
    by: str
    second: str


@dataclass(frozen=True, slots=True)
class RunEnded:
    """A pack was dismantled. `in_mg` is None when it was never weighed.

    `solid_mg` is the mass of its solid outputs, `parts` the entries that weighed them, `typed` those
    entries among parts and weight of the pack that were typed.
    """

    at: At
    run: str
    pack: str
    in_mg: int | None
    out_mg: int
    solid_mg: int
    parts: tuple[At, ...]
    typed: tuple[At, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """A hold opened: who was at the station, who signed as the second person, and why."""

    at: At
    by: str
    second: str
    reason: str


@dataclass(frozen=True, slots=True)
class HoldStory:
    """A hold that was raised, or a judgement that was signed. Open while neither released nor given up."""

    run: str
    pack: str
    step: str
    number: int
    kind: str
    raised: tuple[At, ...]
    reading: Reading | None
    released: Release | None = None
    given_up: At | None = None

    @property
    def open(self) -> bool:
        """Whether it is still shut."""
        return self.released is None and self.given_up is None


@dataclass(frozen=True, slots=True)
class Breach:
    """A reading that did not pass, taken where no hold stands in the way."""

    run: str
    pack: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class AbortStory:
    """A run that ended early; `ended` is None while its make-safe steps are still to do."""

    begun: At
    run: str
    pack: str
    number: int
    reason: str
    ended: At | None = None
    energy: str = ""


@dataclass(frozen=True, slots=True)
class LeftStory:
    """A pack that was left; `ended` is None while nobody has come back to it or gone on with it."""

    left: LeftHere
    run: str
    pack: str
    ended: At | None = None


@dataclass(frozen=True, slots=True)
class AlarmStory:
    """An emergency; `cleared` is None while it lasts."""

    raised: At
    place: str
    pack: str
    cleared: At | None = None
    reason: str = ""
    second: str = ""


@dataclass(frozen=True, slots=True)
class AirStory:
    """An alarm of a gas in the air; `ended` is None while it stands."""

    alarm: AirHere
    ended: At | None = None


@dataclass(frozen=True, slots=True)
class BlindStory:
    """Gases that nobody saw during a run; `ended` is None until all are seen again or the run is over."""

    blind: BlindHere
    ended: At | None = None


@dataclass(frozen=True, slots=True)
class ScaleStory:
    """A check of a scale failed; `ended` is the check that passed, None while none has."""

    here: ScaleHere
    ended: At | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry was taken back. `sheet` names the earlier sheet that tells of it, "" for this shift's own.

    `old_mg` is the mass that no longer counts, where it was one.
    """

    at: At
    epoch: int
    seq: int
    corrected_type: str
    reason: str
    pack: str
    by: str
    second: str
    sheet: str
    old_mg: int | None


@dataclass(frozen=True, slots=True)
class DeviceStory:
    """How often a device failed; `reason` is the newest one."""

    device: str
    failed: tuple[At, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class LabelsOut:
    """Labels that came out of printers, and those printed again with the reasons."""

    printed: tuple[At, ...] = ()
    again: tuple[tuple[At, str, str], ...] = ()  # entry, text, reason


@dataclass(frozen=True, slots=True)
class InstrumentUsed:
    """An instrument that values came from; `until` is the end of its verification or calibration."""

    id: str
    serial: str
    until: str
    used: tuple[At, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Who signed in, who signed as a second person, and whose PIN was wrong: operator and the entries."""

    signed_in: tuple[tuple[str, tuple[At, ...]], ...] = ()
    seconds: tuple[tuple[str, tuple[At, ...]], ...] = ()
    wrong_pins: tuple[tuple[str, tuple[At, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class EpochStory:
    """A new epoch was opened over records that went back: by whom, over what, and why."""

    at: At
    found: str
    note: str
    by: str
    second: str


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Packs that changed hands between stations: entries of those that went, came back and were taken over.

    `confirmed` are entries by which the registry told that one of ours was taken over elsewhere.
    """

    on: tuple[At, ...] = ()
    back: tuple[At, ...] = ()
    over: tuple[At, ...] = ()
    confirmed: tuple[At, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """All that a handover sheet tells, in the order of the journal.

    `entries` are all entries of the shift, the one it begins behind first. `packs` are the packs the
    shift had to do with or that are still here, as they stood at the end. `earlier` is what stood open
    when it began. `raised` and `released` are the entries of all holds. `clocks` are jumps of the wall clock
    in milliseconds.
    """

    earlier: Standing
    standing: Standing
    entries: tuple[At, ...]
    packs: tuple[PackHere, ...]
    received: tuple[Received, ...]
    weighed: tuple[Weighed, ...]
    parts: tuple[PartWeighed, ...]
    ended: tuple[RunEnded, ...]
    raised: tuple[At, ...]
    released: tuple[At, ...]
    holds: tuple[HoldStory, ...]
    breaches: tuple[Breach, ...]
    aborts: tuple[AbortStory, ...]
    lefts: tuple[LeftStory, ...]
    alarms: tuple[AlarmStory, ...]
    air: tuple[AirStory, ...]
    blinds: tuple[BlindStory, ...]
    corrections: tuple[Correction, ...]
    devices: tuple[DeviceStory, ...]
    labels: LabelsOut
    instruments: tuple[InstrumentUsed, ...]
    people: People
    clocks: tuple[tuple[At, int], ...] = ()
    epochs: tuple[EpochStory, ...] = ()
    scales: tuple[ScaleStory, ...] = ()
    handed: HandedOver = HandedOver()

    @property
    def at_work(self) -> tuple[At, ...]:
        """The entries of the shift itself: those behind the entry it begins behind."""
        return self.entries[1:] if self.earlier.opened is not None else self.entries
