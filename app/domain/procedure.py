"""A procedure as the bench follows it: a main line of steps, and deviations that leave it and come back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from app.domain.output import OutputCode
from app.domain.quantity import Quantity


class StepKind(Enum):
    """What a step asks for."""

    SHOW = "show"  # look, then go on
    SCAN = "scan"  # read a code
    CONFIRM = "confirm"  # done by hand, said so
    READ = "read"  # readings, recorded beside a limit; they do not bar the way
    WEIGH = "weigh"  # the mass of something, as an output
    PHOTO = "photo"  # a photograph that stays with the entry
    CHOOSE = "choose"  # one answer of several; the answer may lead elsewhere
    BRANCH = "branch"  # nothing is asked: the way follows from an earlier answer or reading
    WAIT = "wait"  # a time that must pass, counted by the station
    HOLD = "hold"  # barred until measured, or judged, and released
    RECORD_OUTPUT = "record_output"  # pieces that come out: any number, each weighed
    MAKE_SAFE = "make_safe"  # owed from its guard step on, whatever ends the run


class Energy(Enum):
    """How much electrical danger is left: the five cells of the energy ladder, from above."""

    LIVE = "live"  # full pack voltage at the terminals
    ISOLATED = "isolated"  # service plug out and locked, terminals proven dead; inside still live
    OPENED = "opened"  # cover off: inner parts at pack voltage can be touched
    SECTIONED = "sectioned"  # no section above the touch limit
    MODULE = "module"  # single modules only


class HoldKind(Enum):
    """What opens a hold."""

    MEASURED = "measured"  # a PASSED live reading at every point, and a second person
    JUDGEMENT = "judgement"  # a second person and a reason


class Act(Enum):
    """What hands do in a step, from a closed list. What an act needs is judged outside the procedures."""

    INFORM = "inform"
    PREPARE = "prepare"
    IDENTIFY = "identify"
    MEASURE_OUTSIDE = "measure_outside"  # insulation, surface temperature, gas, before anything is opened
    REMOVE_SERVICE_PLUG = "remove_service_plug"
    PROVE_DEAD = "prove_dead"
    INSULATE_TERMINALS = "insulate_terminals"
    DRAIN_COOLANT = "drain_coolant"
    OPEN_COVER = "open_cover"
    FREE_GLUE = "free_glue"  # blade, wire or cold at a glued lid or block: cells can be cut
    FREE_FASTENER = "free_fastener"  # drill or grind a seized screw: swarf and heat over live parts
    INSPECT_INSIDE = "inspect_inside"
    MEASURE_GAS = "measure_gas"
    CUT_BUSBAR = "cut_busbar"
    MEASURE_SECTIONS = "measure_sections"
    REMOVE_PART = "remove_part"
    LIFT_MODULE = "lift_module"
    LIFT_BLOCK = "lift_block"  # the glued cell block of a pack without modules, whole or in sections
    MOVE_PACK = "move_pack"  # onto another place, whole
    FEED_CRUSHER = "feed_crusher"
    WEIGH_PART = "weigh_part"
    COVER_LIVE_PARTS = "cover_live_parts"
    WATCH_HEAT = "watch_heat"  # stay and look for heat after something was disturbed
    SET_APART = "set_apart"  # into the quarantine box or yard
    CLEAN_UP = "clean_up"


class Finding(Enum):
    """What a deviation is about, from a closed list."""

    SEIZED_FASTENER = "seized_fastener"
    GLUED_LID = "glued_lid"
    ALREADY_OPENED = "already_opened"
    MISSING_MODULE = "missing_module"
    EXTRA_MODULE = "extra_module"
    SWAPPED_MODULE = "swapped_module"
    SWELLING = "swelling"
    LEAK = "leak"
    OTHER_BUILD = "other_build"  # the pack is not built as the document says


ABORT = "abort"
"""Where an option, a case or a deviation leads when the run shall be given up."""

RESUME = "resume"
"""Where a deviation leads when its step comes up again as if nothing had been."""


@dataclass(frozen=True, slots=True)
class Words:
    """One text of a document in both languages; neither is ever empty in a document without defects."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Point:
    """One place to measure: what, which side of which signed limit of the site is good, and its name.

    `op` is "at_most" or "at_least", compared on the absolute value for voltages; `limit` an id of the
    site's table.
    """

    quantity: Quantity
    op: str
    limit: str
    words: Words


@dataclass(frozen=True, slots=True)
class Hold:
    """What bars a step. `remedies` are the things to do now when it fails, in order.

    `rereads` is how often each point may be read without passing before only giving up is left; 0 in a
    judgement hold.
    """

    kind: HoldKind
    remedies: tuple[Words, ...]
    rereads: int = 0


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choose step. `to` is the id of a later step, of a deviation, ABORT, or "" to go on."""

    id: str
    title: Words
    to: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """Where the way goes by what an earlier step said: a choose step's answer, or a read step's verdict.

    `of` is that step. `cases` are (answer, target), targets as in `Option.to`; an answer that no case names
    goes on with the next step. The verdict of a read step is the worst of its points: UNREAD, FAILED, PASSED.
    """

    of: str
    cases: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step on one screen.

    `energy` is the state it leaves when done. `level` is the least qualification of everybody who must be
    there ("" for none), `people` how many that are. `points` are there for read steps and measured holds;
    `hold` for hold steps; `outputs` for weigh (one) and record_output (one or more); `options` for choose,
    `branch` for branch, `wait` (the id of a limit in seconds) for wait steps; `guard` for make-safe steps:
    the id of the step from whose beginning on they are owed, for hands may have begun it. What a make-safe
    step says of `energy` holds at the end of a whole run only; on the way out of a run it changes nothing.
    `dwell_s` is the least time the step takes by nature: leaving it faster is flagged in the record.
    `picture` names a drawing among the resources, "" when there is none.
    """

    id: str
    kind: StepKind
    act: Act
    title: Words
    detail: Words
    energy: Energy
    people: int
    ppe: tuple[str, ...]
    tools: tuple[Words, ...]
    level: str = ""
    dwell_s: int = 0
    picture: str = ""
    points: tuple[Point, ...] = ()
    hold: Hold | None = None
    outputs: tuple[OutputCode, ...] = ()
    options: tuple[Option, ...] = ()
    branch: Branch | None = None
    wait: str = ""
    guard: str | None = None


@dataclass(frozen=True, slots=True)
class Deviation:
    """A way off the main line for something found. Offered at the steps named in `at`, nowhere else.

    `to` is where its last step leads: RESUME (the step it was taken at comes up again), ABORT, or the id of
    a main step that stands after every step in `at`.
    """

    id: str
    finding: Finding
    title: Words
    at: tuple[str, ...]
    to: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Procedure:
    """A document as it was adopted, pinned by `sha256` (hex, of its bytes).

    `classes` are the triage classes it may be used for. `supervised` says that the second person of every
    hold must be a supervisor. Make-safe steps stand last in the main line: a run that ends well walks those
    whose guard was begun.
    """

    id: str
    version: str
    sha256: str
    family: str
    title: Words
    source: str
    signer: str
    steps: tuple[Step, ...]
    deviations: tuple[Deviation, ...] = ()
    classes: tuple[str, ...] = ("A",)
    supervised: bool = False
    _steps: Mapping[str, Step] = field(init=False, repr=False, compare=False)
    _lines: Mapping[str, Deviation] = field(init=False, repr=False, compare=False)
    _asked: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # The prover asks for steps a hundred thousand times; of two with one id the first counts.
        object.__setattr__(self, "_steps", {step.id: step for step in reversed(tuple(self.every_step()))})
        lines = {step.id: line for line in reversed(self.deviations) for step in line.steps}
        main = {step.id for step in self.steps}
        object.__setattr__(self, "_lines", {name: line for name, line in lines.items() if name not in main})
        asked = frozenset(step.branch.of for step in self.every_step() if step.branch is not None)
        object.__setattr__(self, "_asked", asked)

    def step(self, step: str) -> Step:
        """The step of an id, in the main line or in a deviation. Raises KeyError when there is none."""
        return self._steps[step]

    def every_step(self) -> Iterator[Step]:
        """The steps of the main line in order, then those of the deviations."""
        yield from self.steps
        for deviation in self.deviations:
            yield from deviation.steps

    def asks_of(self, step: str) -> bool:
        """Whether a branch turns by what this step said."""
        return step in self._asked

    def number(self, step: str) -> int:
        """The place of a step in the main line, from 1; of a deviation's step that of the first step where
        the deviation is offered. Raises KeyError when the procedure has none.
        """
        for place, found in enumerate(self.steps, 1):
            if found.id == step:
                return place
        deviation = self.deviation_of(step)
        if deviation is None:
            raise KeyError(step)
        return min(self.number(at) for at in deviation.at)

    def deviation(self, deviation: str) -> Deviation:
        """The deviation of an id. Raises KeyError when there is none."""
        for found in self.deviations:
            if found.id == deviation:
                return found
        raise KeyError(deviation)

    def deviation_of(self, step: str) -> Deviation | None:
        """The deviation a step belongs to, None for a step of the main line."""
        return self._lines.get(step)

    @property
    def key(self) -> str:
        """How a run names its document among the adopted ones."""
        return f"{self.id}@{self.version}"


PPE_WORDS = frozenset(
    {
        "gloves_class0",
        "leather_overgloves",
        "face_shield",
        "arc_clothing",
        "safety_shoes",
        "half_mask",
        "chemical_gloves",
    }
)
"""The protective gear a step can ask for; the words for them are the screen's."""
