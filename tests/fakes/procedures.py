"""Procedures for tests of runs: a short one, and one with every kind of step, with rules for them."""

from dataclasses import replace

from app.domain.hazard import Given, HazardRules, Lapse, Proof, Rule
from app.domain.output import OutputCode
from app.domain.procedure import (
    ABORT,
    RESUME,
    Act,
    Branch,
    Deviation,
    Energy,
    Finding,
    Hold,
    HoldKind,
    Option,
    Point,
    Procedure,
    Step,
    StepKind,
    Words,
)
from app.domain.quantity import Quantity

MOST_REREADS = 9


def words(text: str) -> Words:
    """The same in both languages, told apart by a mark."""
    return Words(f"{text}。", text)


def step(
    name: str,
    kind: StepKind,
    act: Act,
    energy: Energy = Energy.LIVE,
    *,
    points: tuple[Point, ...] = (),
    hold: Hold | None = None,
    outputs: tuple[OutputCode, ...] = (),
    guard: str | None = None,
) -> Step:
    """A step with the usual rest; what only few steps have is put in with `replace`."""
    return Step(
        id=name,
        kind=kind,
        act=act,
        title=words(name),
        detail=words(f"how to {name}"),
        energy=energy,
        people=2 if hold is not None else 1,
        ppe=("gloves_class0",),
        tools=(),
        points=points,
        hold=hold,
        outputs=outputs,
        guard=guard,
    )


def at_most(quantity: Quantity, limit: str, *names: str) -> tuple[Point, ...]:
    """Points that are good at a limit or below it."""
    return tuple(Point(quantity, "at_most", limit, words(name)) for name in names)


PROVE = at_most(Quantity.VOLTAGE, "prove_dead", "HV+ HV-", "HV+ case", "HV- case")
TERMINALS = tuple(point.words for point in PROVE)
SECTIONS = at_most(Quantity.VOLTAGE, "section_voltage", "section 1")
COOL = at_most(Quantity.TEMPERATURE, "surface_work", "hottest spot")
INSULATED = tuple(
    Point(Quantity.INSULATION, "at_least", "insulation_work", words(name)) for name in ("R+", "R-")
)
AIR = (
    *at_most(Quantity.HYDROGEN, "hydrogen_work", "hydrogen at the lid"),
    *at_most(Quantity.CARBON_MONOXIDE, "carbon_monoxide_work", "CO at the lid"),
)
REMEDIES = tuple(words(f"remedy {number}") for number in range(1, 5))
MEASURED = Hold(HoldKind.MEASURED, REMEDIES, MOST_REREADS)
JUDGED = Hold(HoldKind.JUDGEMENT, ())

SHORT = Procedure(
    id="short",
    version="1",
    sha256="5" * 64,
    family="LFP",
    title=words("a short one"),
    source="test",
    signer="PRACTICE",
    steps=(
        step("brief", StepKind.SHOW, Act.INFORM),
        step("identify", StepKind.SCAN, Act.IDENTIFY),
        step("ready", StepKind.HOLD, Act.PREPARE, hold=JUDGED),
        step("unplug", StepKind.CONFIRM, Act.REMOVE_SERVICE_PLUG),
        step("prove", StepKind.HOLD, Act.PROVE_DEAD, Energy.ISOLATED, points=PROVE, hold=MEASURED),
        step("drain", StepKind.WEIGH, Act.DRAIN_COOLANT, Energy.ISOLATED, outputs=(OutputCode.COOLANT,)),
        step("open", StepKind.CONFIRM, Act.OPEN_COVER, Energy.OPENED),
        step("look", StepKind.READ, Act.MEASURE_SECTIONS, Energy.OPENED, points=SECTIONS),
        step(
            "lift",
            StepKind.RECORD_OUTPUT,
            Act.LIFT_MODULE,
            Energy.MODULE,
            outputs=(OutputCode.MOD, OutputCode.CABLE),
        ),
        step("lock", StepKind.MAKE_SAFE, Act.INSULATE_TERMINALS, Energy.MODULE, guard="unplug"),
        step("cover", StepKind.MAKE_SAFE, Act.COVER_LIVE_PARTS, Energy.MODULE, guard="open"),
    ),
)
"""Eleven steps without a choice on the way."""


def _choose(name: str, *options: tuple[str, str]) -> Step:
    asked = tuple(Option(option, words(f"say {option}"), to) for option, to in options)
    return replace(step(name, StepKind.CHOOSE, Act.INFORM), options=asked)


def _branch(name: str, of: str, *cases: tuple[str, str]) -> Step:
    return replace(step(name, StepKind.BRANCH, Act.INFORM), branch=Branch(of, cases))


_OPENED = Energy.OPENED
_SEIZED = Deviation(
    id="seized",
    finding=Finding.SEIZED_FASTENER,
    title=words("a bolt will not turn"),
    at=("open",),
    to=RESUME,
    steps=(
        step("free", StepKind.CONFIRM, Act.FREE_FASTENER, Energy.ISOLATED),
        step("watch", StepKind.HOLD, Act.WATCH_HEAT, Energy.ISOLATED, points=COOL, hold=MEASURED),
    ),
)
_OPEN_BEFORE = Deviation(
    id="open_before",
    finding=Finding.ALREADY_OPENED,
    title=words("it was opened before"),
    at=("ready", "wet"),
    to="unplug",
    steps=(
        step("picture_it", StepKind.PHOTO, Act.PREPARE),
        step("judge_it", StepKind.HOLD, Act.PREPARE, hold=JUDGED),
    ),
)
_SWOLLEN = Deviation(
    id="swollen",
    finding=Finding.SWELLING,
    title=words("something is swollen"),
    at=("lift", "parted"),
    to=ABORT,
    steps=(step("show_it", StepKind.PHOTO, Act.INFORM, _OPENED),),
)

EVERY = Procedure(
    id="every",
    version="1",
    sha256="6" * 64,
    family="LFP",
    title=words("every kind"),
    source="test",
    signer="PRACTICE",
    steps=(
        replace(step("brief", StepKind.SHOW, Act.INFORM), dwell_s=5, picture="service_plug"),
        step("identify", StepKind.SCAN, Act.IDENTIFY),
        step("ready", StepKind.HOLD, Act.PREPARE, hold=JUDGED),
        replace(
            step("outside", StepKind.HOLD, Act.MEASURE_OUTSIDE, points=(*INSULATED, *COOL), hold=MEASURED),
            level="2S",
        ),
        _choose("wet", ("yes", ""), ("no", "unplug"), ("opened", "open_before"), ("unsure", ABORT)),
        step("drain", StepKind.WEIGH, Act.WEIGH_PART, outputs=(OutputCode.COOLANT,)),
        step("unplug", StepKind.CONFIRM, Act.REMOVE_SERVICE_PLUG),
        replace(step("bleed", StepKind.WAIT, Act.INFORM), wait="bleed_wait"),
        step("prove", StepKind.HOLD, Act.PROVE_DEAD, Energy.ISOLATED, points=PROVE, hold=MEASURED),
        step("air", StepKind.HOLD, Act.MEASURE_GAS, Energy.ISOLATED, points=AIR, hold=MEASURED),
        step("open", StepKind.CONFIRM, Act.OPEN_COVER, _OPENED),
        step("inside", StepKind.PHOTO, Act.INFORM, _OPENED),
        step("look", StepKind.READ, Act.MEASURE_SECTIONS, _OPENED, points=SECTIONS),
        _branch("by_look", "look", ("PASSED", "lift"), ("UNREAD", ABORT)),
        _choose("parted", ("yes", ""), ("swollen", "swollen")),
        step("lift", StepKind.RECORD_OUTPUT, Act.LIFT_MODULE, Energy.MODULE, outputs=(OutputCode.MOD,)),
        step("lock", StepKind.MAKE_SAFE, Act.INSULATE_TERMINALS, Energy.MODULE, guard="unplug"),
        step("cover", StepKind.MAKE_SAFE, Act.COVER_LIVE_PARTS, Energy.MODULE, guard="open"),
        step("stay", StepKind.MAKE_SAFE, Act.WATCH_HEAT, Energy.MODULE, guard="free"),
    ),
    deviations=(_SEIZED, _OPEN_BEFORE, _SWOLLEN),
    supervised=True,
)
"""Every kind of step, an option to every kind of target, and a deviation of every way on."""


_CLASSES = frozenset({"A", "B", "B-doc", "C"})
NO_DEMANDS = HazardRules(
    version="test",
    sha256="7" * 64,
    signer="PRACTICE",
    source="test",
    levels=("1S", "2S", "3S"),
    proofs={},
    descents=(),
    rules={
        act: Rule(
            act, Energy.LIVE, 1, "", ppe=frozenset(), proofs=frozenset(), owes=frozenset(), classes=_CLASSES
        )
        for act in Act
    },
)
"""Rules under which every act may be done at any time, for tests of something else."""

_DEAD = Proof(
    "terminals_dead",
    Given.MEASURED,
    frozenset({Act.PROVE_DEAD}),
    2,
    quantity=Quantity.VOLTAGE,
    op="at_most",
    limit="prove_dead",
    points=len(PROVE),
    lapses=frozenset({Lapse.RESTART, Lapse.LEFT}),
)
DEAD_FIRST = replace(
    NO_DEMANDS,
    proofs={_DEAD.id: _DEAD},
    rules={
        **NO_DEMANDS.rules,
        Act.OPEN_COVER: replace(NO_DEMANDS.rules[Act.OPEN_COVER], proofs=frozenset({_DEAD.id})),
    },
)
"""Rules that ask one thing: terminals proven dead since this start before the cover comes off."""
