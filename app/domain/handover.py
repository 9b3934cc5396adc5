"""What stands open at a station when one shift hands over to the next, and where each part of it was told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.domain.journal import Entry

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
MANY_SHEETS = 60
"""How many sheets back a correction can still name the sheet it corrects."""


@dataclass(frozen=True, slots=True, order=True)
class At:
    """An entry by its place in the journal, and its time in UTC milliseconds."""

    epoch: int
    seq: int
    ms: int


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight of a pack that counts; `source` is "instrument", "simulated" or "typed"."""

    at: At
    mass_mg: int
    source: str


@dataclass(frozen=True, slots=True)
class Move:
    """A pack was given a place: stored, held or quarantined. `due_ms` is when it must be looked at again."""

    at: At
    state: str
    triage_class: str
    location: str
    reasons: tuple[str, ...] = ()
    due_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A triage question that was answered yes."""

    at: At
    question: str


@dataclass(frozen=True, slots=True)
class PackHere:
    """A pack of this station. `classed` is the entry its class rests on, None while no class stands.

    `found` are the questions answered yes, one after the other. `moves` are the newest two; `apart` is the
    entry that first took it out of the normal flow.
    """

    id: str
    tag: str
    code: str
    chemistry: str
    received: At
    triage_class: str = ""
    classed: At | None = None
    found: tuple[Finding, ...] = ()
    weights: tuple[Weight, ...] = ()
    moves: tuple[Move, ...] = ()
    apart: At | None = None

    @property
    def state(self) -> str:
        """The value of `app.domain.pack.PackState` that the entries make."""
        if self.moves:
            return self.moves[-1].state
        if self.classed is None:
            return "received"
        return "weighed" if self.weights else "triaged"


@dataclass(frozen=True, slots=True)
class StepMade:
    """A step that was done or released; it left the pack in this state of energy. `answer` as in StepDone."""

    at: At
    step: str
    number: int
    energy: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class DeviationMade:
    """A deviation that was taken at a step of the main line."""

    at: At
    step: str
    deviation: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A measurement against its limit, as the entry says it; values are whole numbers of `limit_unit`."""

    at: At
    step: str
    number: int
    point: int
    verdict: str
    value: int | None
    printed: str
    unit: str
    unread: str
    limit_id: str
    limit_op: str
    limit_value: int | None
    limit_unit: str = "mV"  # sheets from before it was kept held readings against voltages only


@dataclass(frozen=True, slots=True)
class HoldOpen:
    """A hold that is shut: when it was raised (more than once, when read again), and on which reading."""

    step: str
    number: int
    kind: str
    raised: tuple[At, ...]
    reading: Reading | None


@dataclass(frozen=True, slots=True)
class PartOut:
    """An output of a run that has not ended; `code` is the output code, `source` as in `Weight`."""

    at: At
    code: str
    mass_mg: int
    source: str


@dataclass(frozen=True, slots=True)
class Aborting:
    """A run that will not go on, with its make-safe steps still to do."""

    at: At
    step: str
    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class LeftHere:
    """A pack that somebody left in the middle of its run; `second` is "" when nobody signed for it.

    `number` is the step in hand, None where it was not known; `reason` a code, or what was typed.
    """

    at: At
    number: int | None
    reason: str
    by: str
    second: str


@dataclass(frozen=True, slots=True)
class RunHere:
    """A run that has not ended. `readings` are those of the step in hand.

    `done` leaves out what only proved something again, for that moves a run on no further.
    """

    id: str
    pack: str
    started: At
    procedure: str
    version: str
    sha256: str
    steps: int
    done: tuple[StepMade, ...] = ()
    readings: tuple[Reading, ...] = ()
    holds: tuple[HoldOpen, ...] = ()
    parts: tuple[PartOut, ...] = ()
    aborting: Aborting | None = None
    deviations: tuple[DeviationMade, ...] = ()
    left: LeftHere | None = None


@dataclass(frozen=True, slots=True)
class Alarm:
    """An emergency that nobody has ended."""

    at: At
    place: str
    pack: str


@dataclass(frozen=True, slots=True)
class AirHere:
    """An alarm of a gas in the air. `raised` are its entries, one for each level that it reached.

    `level`, `sign`, `value_ppb` (None without a value), `limit` (in ppm, None without one) and `pack` (""
    when the bench was empty) are those of the newest.
    """

    raised: tuple[At, ...]
    gas: str
    level: str
    sign: str
    value_ppb: int | None
    limit: int | None
    pack: str


@dataclass(frozen=True, slots=True)
class BlindHere:
    """Gases that a run goes on blind for, `whys` in the same order; `left` are those not seen yet."""

    at: At
    run: str
    pack: str
    gases: tuple[str, ...]
    whys: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeighedHere:
    """Something was weighed; `what` is the label that people know it by."""

    at: At
    what: str


@dataclass(frozen=True, slots=True)
class ScaleHere:
    """The checks of one kind ("zero" or "weight") on one scale, and what was weighed since the newest good
    one.

    `last` and `verdict` are the newest check of all, `passed` the newest good one, None when there was none.
    `failed` are those that failed since, `off_mg` and `allowed_mg` of the newest of them. `weighed` are the
    newest weighings since `passed`, and `more` counts those before them.
    """

    scale: str
    serial: str
    kind: str
    last: At | None = None
    verdict: str = ""
    passed: At | None = None
    failed: tuple[At, ...] = ()
    off_mg: int | None = None
    allowed_mg: int | None = None
    weighed: tuple[WeighedHere, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Present:
    """Who is signed in at the station."""

    at: At
    operator: str


@dataclass(frozen=True, slots=True)
class DeviceHere:
    """A device as it was last told of."""

    at: At
    device: str
    now: str
    reason: str


@dataclass(frozen=True, slots=True)
class PrinterHere:
    """The newest print of a printer; `prints` is "label" or "sheet", `fault` "" when it was taken."""

    at: At
    prints: str
    printer: str
    fault: str


@dataclass(frozen=True, slots=True)
class LabelDue:
    """A label that was ordered and has not come out of a printer."""

    at: At
    job: str
    text: str
    pack: str


@dataclass(frozen=True, slots=True)
class SheetMade:
    """An earlier sheet: the entry that froze it, and the entries it tells of, within that entry's epoch."""

    at: At
    sheet: str
    first_seq: int
    last_seq: int


@dataclass(frozen=True, slots=True)
class SheetSigned:
    """One side's signature under the newest sheet."""

    at: At
    sheet: str
    side: str
    operator: str
    verdict: str
    remarks: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything open at the station; `opened` is the entry behind which the shift began.

    All parts are in the order in which the journal told them. `sheets` are the newest `MANY_SHEETS`.
    """

    opened: At | None = None
    packs: tuple[PackHere, ...] = ()
    runs: tuple[RunHere, ...] = ()
    alarm: Alarm | None = None
    present: tuple[Present, ...] = ()
    devices: tuple[DeviceHere, ...] = ()
    printers: tuple[PrinterHere, ...] = ()
    labels: tuple[LabelDue, ...] = ()
    sheets: tuple[SheetMade, ...] = ()
    signed: tuple[SheetSigned, ...] = ()
    air: tuple[AirHere, ...] = ()
    blind: tuple[BlindHere, ...] = ()
    scales: tuple[ScaleHere, ...] = ()


NOTHING_STANDS = Standing()
"""A station before its first entry."""


def at_of(entry: Entry) -> At:
    """Where and when an entry stands."""
    return At(entry.epoch, entry.seq, milliseconds_of(entry))


def milliseconds_of(entry: Entry) -> int:
    """The entry's time in whole UTC milliseconds since 1970."""
    return (entry.at - _BEGINNING) // timedelta(milliseconds=1)


def class_now(pack: PackHere) -> tuple[str, At | None]:
    """The class that counts, and the entry that says it: the newest of triage and route."""
    told = [(move.at, move.triage_class) for move in pack.moves if move.triage_class]
    if pack.classed is not None:
        told.append((pack.classed, pack.triage_class))
    if not told:
        return "", None
    at, triage_class = max(told)
    return triage_class, at


def energy_of(run: RunHere) -> tuple[str, At]:
    """The state of energy a run has reached, and the entry that left it so."""
    return (run.done[-1].energy, run.done[-1].at) if run.done else ("live", run.started)


def spans(entries: Iterable[At]) -> list[list[int]]:
    """Entries as short lists: [epoch, seq], or [epoch, first, last] for neighbours without a gap."""
    found: list[list[int]] = []
    for epoch, seq in sorted({(at.epoch, at.seq) for at in entries}):
        if found and found[-1][0] == epoch and found[-1][-1] == seq - 1:
            found[-1] = [epoch, found[-1][1], seq]
        else:
            found.append([epoch, seq])
    return found
