"""A procedure as the bench follows it: steps in order, each with its act and its hold."""

from dataclasses import dataclass
from enum import Enum

from app.domain.output import OutputCode


class StepKind(Enum):
    """What a step asks for."""

    SHOW = "show"  # look, then go on
    SCAN = "scan"  # read a code
    CONFIRM = "confirm"  # done by hand, said so
    READ = "read"  # an instrument's reading, recorded beside a limit; does not bar the way
    WEIGH = "weigh"  # the mass of something, as an output
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
    REMOVE_SERVICE_PLUG = "remove_service_plug"
    PROVE_DEAD = "prove_dead"
    INSULATE_TERMINALS = "insulate_terminals"
    DRAIN_COOLANT = "drain_coolant"
    OPEN_COVER = "open_cover"
    INSPECT_INSIDE = "inspect_inside"
    CUT_BUSBAR = "cut_busbar"
    MEASURE_SECTIONS = "measure_sections"
    REMOVE_PART = "remove_part"
    LIFT_MODULE = "lift_module"
    WEIGH_PART = "weigh_part"
    COVER_LIVE_PARTS = "cover_live_parts"
    CLEAN_UP = "clean_up"


@dataclass(frozen=True, slots=True)
class Words:
    """One text of a document in both languages; neither is ever empty in a document without defects."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Check:
    """What is measured: the points in order, all against one signed limit of the site.

    `op` is "at_most" or "at_least", compared on the absolute value for voltages; `limit` an id of the
    site's table. `quantity` is "voltage" in schema 1.
    """

    quantity: str
    op: str
    limit: str
    points: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Hold:
    """What bars a step. `remedies` are the things to do now when it fails, in order."""

    kind: HoldKind
    remedies: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step on one screen.

    `energy` is the state it leaves when done. `check` is there for read steps and measured holds; `hold`
    for hold steps; `outputs` for weigh (one) and record_output (one or more); `guard` for make-safe steps:
    the id of the step from whose beginning on they are owed, for hands may have begun it. What a make-safe
    step says of `energy` holds at the end of a whole run only; on the way out of a run it changes nothing.
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
    check: Check | None = None
    hold: Hold | None = None
    outputs: tuple[OutputCode, ...] = ()
    guard: str | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """A document as it was adopted, pinned by `sha256` (hex, of its bytes).

    Make-safe steps stand last: a run that ends well walks them too.
    """

    id: str
    version: str
    sha256: str
    family: str
    title: Words
    source: str
    signer: str
    steps: tuple[Step, ...]

    def step(self, step: str) -> Step:
        """The step of an id. Raises KeyError when the procedure has none."""
        for found in self.steps:
            if found.id == step:
                return found
        raise KeyError(step)

    def number(self, step: str) -> int:
        """The place of a step, from 1. Raises KeyError when the procedure has none."""
        return self.steps.index(self.step(step)) + 1

    @property
    def key(self) -> str:
        """How a run names its document among the adopted ones."""
        return f"{self.id}@{self.version}"


PPE_WORDS = frozenset(
    {"gloves_class0", "leather_overgloves", "face_shield", "arc_clothing", "safety_shoes", "half_mask"}
)
"""The protective gear a step can ask for; the words for them are the screen's."""
