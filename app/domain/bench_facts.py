"""Facts of the bench as the journal keeps them: runs, readings, holds, outputs, containers and labels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from app.domain.journal import Fact


@dataclass(frozen=True, slots=True)
class RunStarted(Fact):
    """A pack is being dismantled by a procedure, pinned by version and hash of the document's bytes.

    `triage_class` is the pack's when it was opened; `rules` and `rules_sha256` name the hazard rules that
    stood over the run at its start. `paper` is the traveller that was read off this very pack, by `read_by`,
    `claim` the mark of the station that it names as the one that received the pack, and `repeated` the entry
    [epoch, number] of the triage as it was repeated before the start; empty in records from before these were
    demanded.
    """

    type: ClassVar[str] = "run.started"
    run: str
    pack: str
    procedure: str
    version: str
    sha256: str
    steps: int
    scanned: str
    triage_class: str = ""
    rules: str = ""
    rules_sha256: str = ""
    paper: str = ""
    read_by: str = ""
    claim: str = ""
    repeated: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class StepDone(Fact):
    """A step was done. `energy` is the state it left; `scanned` the code it asked for, "" when none.

    `dwell_ms` is how long the step stood on the screen, None when the station was restarted meanwhile;
    `nothing` says that a step which asks for outputs had none. `answer` is the option of a choose step, or
    the worst verdict of a read step; `quick` says that it was left faster than it takes by nature; `again`
    that it was done once more only to prove what had lapsed; `waited_s` is the time a wait step let pass.
    `shown` is what the hazard rules made of it: {energy, proofs}, the state since then and the proofs given.
    """

    type: ClassVar[str] = "step.done"
    run: str
    pack: str
    step: str
    number: int
    kind: str
    act: str
    energy: str
    scanned: str
    dwell_ms: int | None
    nothing: bool = False
    answer: str = ""
    quick: bool = False
    again: bool = False
    waited_s: int = 0
    shown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadingTaken(Fact):
    """A measurement against a limit: PASSED, FAILED or UNREAD. Stays for ever, whatever follows.

    `point` numbers the place measured, from 1; `value` is in `base_unit` (mV), None when UNREAD and then
    `unread` says why. `limit` names the signed limit: id, op, value, unit, version, signer. `touch`
    counts how often the probes were put on since the meter was switched on, 0 when it cannot be told.
    `same_in_row` is how many readings in a row had this very value, 0 while they are too few to be odd.
    `typed` are the numbers as somebody read them off a hand-held instrument, by their names.
    """

    type: ClassVar[str] = "reading.taken"
    run: str
    pack: str
    step: str
    number: int
    point: int
    quantity: str
    verdict: str
    value: int | None
    base_unit: str
    printed: str
    unit: str
    unread: str
    limit: Mapping[str, Any]
    instrument: Mapping[str, Any]
    raw: str
    source: str
    taken_at: int
    touch: int = 0
    same_in_row: int = 0
    again: bool = False
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HoldRaised(Fact):
    """A hold shut on a failed or missing reading. `kind` is "measured" or "judgement"."""

    type: ClassVar[str] = "hold.raised"
    run: str
    pack: str
    step: str
    number: int
    kind: str
    point: int
    verdict: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class HoldReleased(Fact):
    """A hold opened: a second person signed. `readings` are the numbers of the entries it rests on.

    `evidence_ms` is how long those readings stood on the screen before the signature, None for a judgement.
    The rest as in `StepDone`.
    """

    type: ClassVar[str] = "hold.released"
    run: str
    pack: str
    step: str
    number: int
    kind: str
    energy: str
    reason: str
    readings: tuple[int, ...]
    evidence_ms: int | None = None
    quick: bool = False
    again: bool = False
    shown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DeviationTaken(Fact):
    """Something was found that the document has a way for. `step` is the main step it was found at."""

    type: ClassVar[str] = "deviation.taken"
    run: str
    pack: str
    step: str
    number: int
    deviation: str
    finding: str
    note: str


@dataclass(frozen=True, slots=True)
class RunAborting(Fact):
    """The run will not go on: from here only its make-safe steps are left, then quarantine.

    `by` says what gave it up: "" for somebody, "option" or "deviation" when the document leads there,
    "emergency" when an alarm stopped it; then `reason` is "after_emergency".
    """

    type: ClassVar[str] = "run.aborting"
    run: str
    pack: str
    step: str
    number: int
    reason: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class RunAborted(Fact):
    """An aborted run was made safe; its pack is in quarantine from here on."""

    type: ClassVar[str] = "run.aborted"
    run: str
    pack: str
    energy: str
    reason: str


@dataclass(frozen=True, slots=True)
class RunClosed(Fact):
    """Every step is done and every hold open. Masses in milligrams; `in_mg` None when never weighed.

    `whole` says that the pack was made safe and not taken apart; `pack.quarantined` follows. `balance` is
    what it was closed on: {flag, why, in_mg, out_mg, wip_mg, open_mg, u_mg, tolerance_mg, reason, note,
    limits}; `why` says why there is none, `limits` are {id: [value, version, signer]}. It is empty in records
    from before a balance was demanded.
    """

    type: ClassVar[str] = "run.closed"
    run: str
    pack: str
    energy: str
    in_mg: int | None
    out_mg: int
    outputs: int
    whole: bool = False
    balance: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ContainerKnown(Fact):
    """An empty container was weighed: from here its tare goes with its label.

    `stability` and `fitness` as of a weight; entries from before they were kept have neither.
    """

    type: ClassVar[str] = "container.known"
    container: str
    tare_mg: int
    printed: str
    unit: str
    instrument: Mapping[str, Any]
    raw: str
    source: str
    taken_at: int
    stability: str = ""
    fitness: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutputRecorded(Fact):
    """An output of a pack, weighed. `source` "typed" carries a reason, a photograph and a second person.

    `mass_mg` is net, `gross_mg` what lay on the scale, `tare_mg` the container's. `printed` and `unit` are
    the scale's own words for the gross mass, or what was typed. `fitness` is what stood against the scale, as
    of a pack's weight.
    """

    type: ClassVar[str] = "output.recorded"
    output: str
    run: str
    pack: str
    step: str
    code: str
    text: str
    own_label: bool
    container: str
    mass_mg: int
    gross_mg: int
    tare_mg: int
    printed: str
    unit: str
    instrument: Mapping[str, Any]
    raw: str
    source: str
    stability: str
    reason: str
    taken_at: int
    fitness: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrayScanned(Fact):
    """A whole tray of a pack's modules or cells, scanned at once; its photograph is named in the refs.

    `codes` are {row, column, text, symbology, symbology_id}, `unread` {row, column, cause}: rows from the
    top and columns from the left, from 1, null where something lies between the places. `reason` says why
    places were left unread, "" when none was. `container` is the tray's own label, "" when it has none.
    """

    type: ClassVar[str] = "tray.scanned"
    tray: str
    run: str
    pack: str
    container: str
    rows: int
    columns: int
    codes: tuple[Mapping[str, Any], ...]
    unread: tuple[Mapping[str, Any], ...]
    reason: str
    taken_at: int


@dataclass(frozen=True, slots=True)
class LabelOrdered(Fact):
    """A label is to be printed. `print_no` is 1 for the original; a reprint says why.

    `voids` is the order whose paper is worth nothing from now on, "" for the original.
    """

    type: ClassVar[str] = "label.ordered"
    job: str
    text: str
    about: str
    print_no: int
    reason: str
    pack: str
    voids: str = ""


@dataclass(frozen=True, slots=True)
class LabelSending(Fact):
    """A printer is about to be sent an order; what became of it is unknown until `label.printed` tells."""

    type: ClassVar[str] = "label.sending"
    job: str
    text: str
    printer: str


@dataclass(frozen=True, slots=True)
class LabelPrinted(Fact):
    """What became of a print order: `fault` is "" when the printer took it, else a stable code.

    `looked` is "yes" or "no" when a person looked whether the paper is there, "pool" when a label printed
    beforehand was stuck on instead, "" when the printer told.
    """

    type: ClassVar[str] = "label.printed"
    job: str
    text: str
    printer: str
    fault: str
    pack: str
    looked: str = ""


@dataclass(frozen=True, slots=True)
class LabelBound(Fact):
    """A label that was printed beforehand is stuck on a thing.

    `instead_of` is the text of the label that it stands in for, "" when the thing had none of ours.
    """

    type: ClassVar[str] = "label.bound"
    job: str
    text: str
    about: str
    pack: str
    instead_of: str


@dataclass(frozen=True, slots=True)
class LabelProven(Fact):
    """A printed label was scanned back where it belongs."""

    type: ClassVar[str] = "label.proven"
    text: str
    about: str
    read_by: str
    pack: str
